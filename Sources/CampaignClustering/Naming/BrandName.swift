internal import CreativeModel
internal import DistinctiveTerms
internal import Foundation
internal import RuleClustering

/// What people call the owner of a campaign: its app, else the advertiser, else the domain.
enum BrandName {
    /// The brand of a draft.
    ///
    /// - Parameter advertiser: How the owner's advertiser is spelled, where it is known.
    static func of(_ draft: CampaignDraft, _ members: [CreativeSignals], advertiser: String?) -> String {
        if members.count(where: { $0.app != nil }) * 2 > members.count, let app = appName(members) {
            // The advertiser's own spelling where the app has its name.
            return advertiser.flatMap { NameText.letters(of: $0) == NameText.letters(of: app) ? $0 : nil }
                ?? app
        }
        if let advertiser { return advertiser }
        let owner: String? =
            switch draft.owner {
            case .advertiser(let name): words(of: name.folded)
            case .domain(let domain): siteName(domain)
            case .app(let app):
                words(of: app.id.split(separator: ".").last.map(String.init) ?? app.id)
            case .unknown: nil
            }
        if let owner { return owner }
        if let domain = Tally(members.compactMap(\.domain)).mostFrequent, let name = siteName(domain) {
            return name
        }
        let weeks = members.compactMap { $0.creative.launchedAt }.map { ISOWeek(Day($0, in: .gmt)) }
        return weeks.min().map { "Week \($0)" } ?? "Campaign"
    }

    /// What the App Store calls the app of most members, else the telling part of its package name.
    private static func appName(_ members: [CreativeSignals]) -> String? {
        guard let app = Tally(members.compactMap(\.app)).mostFrequent else { return nil }
        let slugs = members.filter { $0.app == app }.flatMap { $0.page?.apps.compactMap(\.slug) ?? [] }
        if let name = Tally(slugs).mostFrequent.flatMap({ words(of: $0) }) { return name }
        guard app.store == .googlePlay else { return nil }
        // `com.nova.skyrunner.android` is Skyrunner: the ending names a platform, the beginning a company.
        let parts = app.id.split(separator: ".").map(String.init)
        let platforms = ["android", "app", "free", "game", "mobile", "prod"]
        return (parts.dropFirst().last { !platforms.contains($0) } ?? parts.last).flatMap {
            words(of: $0)
        }
    }

    /// The first label of a domain, in words.
    static func siteName(_ domain: String) -> String? {
        let label = domain.split(separator: ".").first.map(String.init) ?? domain
        let readable =
            label.hasPrefix("xn--") ? (URLComponents(string: "https://\(domain)")?.host ?? label) : label
        let name = readable.split(separator: ".").first.map(String.init) ?? readable
        return words(of: name) ?? NameText.cleaned(name)
    }

    private static func words(of identifier: String) -> String? {
        Slug(identifier).readable.flatMap { NameText.cleaned(Slug(tokens: Array($0.tokens.prefix(6))).text) }
    }
}

/// The words of a brand, and how links and files write them.
struct BrandWords: Sendable {
    /// The words, folded.
    let words: [String]
    /// Its first words in one, as domains and files write them, from two words on: `bluekite` of “Blue Kite GmbH”.
    private let joined: Set<String>
    private let initials: String

    init(_ brand: String) {
        let words = WordSegmenter().words(in: brand).map(\.folded)
        self.words = words
        joined = Set((1...max(1, words.count)).map { words.prefix($0).joined() }.filter { $0.count >= 5 })
            .union([words.joined()])
        initials = words.count >= 3 ? String(words.compactMap(\.first)) : ""
    }

    /// Whether a token is the brand in one word or by its initials, with a year or without.
    func isWritten(as token: String) -> Bool {
        let letters = String(token.prefix { $0.isLetter })
        guard !letters.isEmpty, token.dropFirst(letters.count).allSatisfy(\.isNumber) else { return false }
        return letters == initials || letters == words.joined()
            || (words.first != letters && joined.contains(letters))
    }

    /// A slug without the brand at its beginning, and without what ``isWritten(as:)`` anywhere.
    func removed(from slug: Slug) -> Slug {
        var tokens = slug.tokens
        let shared = zip(tokens, words).prefix { $0.folded == $1 }.count
        // One short word that a brand happens to begin with, such as “the”, is part of what follows.
        if shared > 1 || (shared == 1 && (words[0].count > 3 || words.count == 1)) {
            tokens.removeFirst(shared)
        }
        tokens.removeAll { isWritten(as: $0.folded) }
        return Slug(tokens: tokens)
    }
}
