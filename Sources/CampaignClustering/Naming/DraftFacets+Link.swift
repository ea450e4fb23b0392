internal import CreativeModel
internal import DistinctiveTerms
internal import Foundation
internal import RuleClustering

extension DraftFacets {
    /// Returns the segments in the paths of at least a fifth of the members. Rarer segments are not
    /// characteristic of the campaign, and there may be as many as members.
    static func sharedSegments(
        of members: [CreativeSignals], brand: BrandWords, known: Set<String>
    ) -> [SharedSegment] {
        var paths: [[String]: (member: Int, count: Int)] = [:]
        var order: [[String]] = []
        for (index, member) in members.enumerated() {
            guard let path = member.page?.segments, !path.isEmpty else { continue }
            if paths[path] == nil { order.append(path) }
            paths[path, default: (index, 0)].count += 1
        }
        var found: [Slug: SharedSegment] = [:]
        for path in order {
            guard let (member, count) = paths[path] else { continue }
            let page = segments(of: members[member], known: known).map(brand.removed)
                .filter { $0.readable != nil }
            var seen: Set<Slug> = []
            for (depth, slug) in page.enumerated() where seen.insert(slug).inserted {
                found[slug, default: SharedSegment(slug: slug, count: 0, depth: depth)].count += count
            }
        }
        return found.values.filter { $0.count * 5 >= members.count }
            .sorted { ($0.depth, $0.count, $0.slug.text) < ($1.depth, $1.count, $1.slug.text) }
    }

    /// Returns the readable segments of a member's path in order, without containers, languages and
    /// file extensions.
    static func segments(of member: CreativeSignals, known: Set<String>) -> [Slug] {
        guard let page = member.page else { return [] }
        return page.segments.enumerated().compactMap { index, segment in
            if AdLanguage.isLocale(segment) { return nil }
            // In `/campaigns/spring`, the value is informative, not the word before it.
            if index + 1 < page.segments.count, containers.contains(segment) { return nil }
            let name = withoutEnding(segment)
            if index > 0 || page.segments.count == 1, defaultPages.contains(name) { return nil }
            return Slug(spelling(of: name, [member]), known: known).readable
        }
    }

    /// Returns a code shared by the links of most members: from their hint, else from the last path
    /// segment.
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

    /// Returns a text as spelled in the link, because signals are lower-case.
    static func spelling(of text: String, _ members: [CreativeSignals]) -> String {
        guard !text.isEmpty else { return text }
        let isPlain = text.utf8.allSatisfy(Self.isSmallASCII)
        for member in members.prefix(20) {
            guard var url = member.creative.landingURL else { continue }
            // A fast path for links without capitals, without Foundation.
            if isPlain, url.utf8.allSatisfy(Self.isSmallASCII), url.utf8.firstRange(of: text.utf8) != nil {
                return text
            }
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

    /// Returns the subdomain of nearly all members, else the domain of most, unless it resembles the
    /// brand.
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

    private static func isSmallASCII(_ byte: UInt8) -> Bool { byte < 0x80 && !(0x41...0x5A).contains(byte) }

    private static func withoutEnding(_ segment: String) -> String {
        guard segment.utf8.contains(UInt8(ascii: ".")) else { return segment }
        return segment.replacingOccurrences(of: "\\.[a-z]{2,5}[0-9]?$", with: "", options: .regularExpression)
    }

    private static let containers: Set<String> = [
        "campaign", "campaigns", "lp", "offer", "offers", "page", "pages", "promo", "promos", "promotion",
        "promotions",
    ]
    /// The pages that servers show for a folder.
    private static let defaultPages: Set<String> = ["default", "home", "index"]
}
