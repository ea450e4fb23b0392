internal import CreativeModel
internal import DistinctiveTerms
internal import Foundation
internal import RuleClustering

extension DraftFacets {
    /// The paths of members, the one that comes first first.
    static func pages(of members: [CreativeSignals], brand: BrandWords, known: Set<String>) -> [Page] {
        var indices: [[String]: Int] = [:]
        var pages: [Page] = []
        for member in members {
            guard let path = member.page?.segments, !path.isEmpty else { continue }
            if let index = indices[path] {
                pages[index].count += 1
            } else {
                indices[path] = pages.count
                let segments = segments(of: member, known: known).map(brand.removed)
                pages.append(Page(segments: segments.filter { $0.readable != nil }, count: 1))
            }
        }
        return pages
    }

    /// The readable segments of a member's path in their order: no container of values, no language, no file's ending.
    static func segments(of member: CreativeSignals, known: Set<String>) -> [Slug] {
        guard let page = member.page else { return [] }
        return page.segments.enumerated().compactMap { index, segment in
            if AdLanguage.isLocale(segment) { return nil }
            // In `/campaigns/spring` the value tells, not the word before it.
            if index + 1 < page.segments.count, containers.contains(segment) { return nil }
            let name = withoutEnding(segment)
            if index > 0 || page.segments.count == 1, defaultPages.contains(name) { return nil }
            return Slug(spelling(of: name, [member]), known: known).readable
        }
    }

    /// A code that most members' links share: their hint, else the last segment of the path.
    static func code(_ hint: String?, _ members: [CreativeSignals]) -> String? {
        let segment = common(members.map { $0.page?.segments.last.map(withoutEnding) })
        for candidate in [hint, segment.map { spelling(of: $0, members) }].compactMap(\.self) {
            let tokens = Slug(candidate).tokens.filter { token in
                token.shape == .code && token.text.count <= 16
                    && token.text.range(of: "[0-9]{6,}", options: .regularExpression) == nil
            }
            if let code = tokens.first?.text, let cleaned = NameText.cleaned(code) {
                return cleaned.prefix(1).uppercased() + cleaned.dropFirst()
            }
        }
        return nil
    }

    /// A text of the link as the link itself spells it: signals are lower-case.
    static func spelling(of text: String, _ members: [CreativeSignals]) -> String {
        guard !text.isEmpty else { return text }
        for member in members.prefix(20) {
            guard var url = member.creative.landingURL else { continue }
            for _ in 0..<3 {
                if let range = url.range(of: text, options: [.caseInsensitive, .literal]) {
                    return String(url[range])
                }
                guard url.contains("%"), let decoded = url.removingPercentEncoding else { break }
                url = decoded
            }
        }
        return text
    }

    /// The subdomain that nearly all members lead to, else the domain that most do, where it is not called like the brand.
    static func site(of members: [CreativeSignals], brand: String) -> String? {
        let hosts = members.map(\.host)
        guard let domain = common(hosts.map { $0?.registrableDomain }) else { return nil }
        let own = NameText.letters(of: brand)
        let host = Tally(hosts.compactMap { $0?.withoutCommonPrefix }).ranked.first
        if let host, host.count * 5 >= members.count * 4, host.value.hasSuffix(domain),
            let label = host.value.dropLast(domain.count).split(separator: ".").last,
            let words = Slug(String(label)).readable, !AdLanguage.isLocale(String(label))
        {
            let text = NameText.cleaned(words.text)
            if let text, !own.contains(NameText.letters(of: text)) { return text }
        }
        guard let name = BrandName.siteName(domain) else { return nil }
        let letters = NameText.letters(of: name)
        return own.contains(letters) || letters.contains(own) ? nil : name
    }

    private static func withoutEnding(_ segment: String) -> String {
        segment.replacingOccurrences(of: "\\.[a-z]{2,5}[0-9]?$", with: "", options: .regularExpression)
    }

    private static let containers: Set<String> = [
        "campaign", "campaigns", "lp", "offer", "offers", "page", "pages", "promo", "promos", "promotion",
        "promotions",
    ]
    /// What servers show where a path names a folder.
    private static let defaultPages: Set<String> = ["default", "home", "index"]
}
