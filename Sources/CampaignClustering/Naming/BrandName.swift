internal import CreativeModel
internal import DistinctiveTerms
internal import Foundation
internal import RuleClustering

/// The name of a campaign's owner: its app, else the advertiser, else the domain.
enum BrandName {
    /// Returns the brand of a draft.
    ///
    /// - Parameter advertiser: The spelling of the owner's advertiser, if it is known.
    static func of(_ draft: CampaignDraft, _ members: [CreativeSignals], advertiser: String?) -> String {
        if members.count(where: { $0.app != nil }) * 2 > members.count, let app = appName(members) {
            // Uses the advertiser's spelling if the app has its name.
            return advertiser.flatMap { NameText.letters(of: $0) == NameText.letters(of: app) ? $0 : nil }
                ?? app
        }
        if let advertiser { return advertiser }
        let owner: String? =
            switch draft.owner {
            case .advertiser(let name): words(of: name.folded)
            case .domain(let domain): placeName(members) ?? siteName(domain)
            case .app(let app):
                words(of: app.id.split(separator: ".").last.map(String.init) ?? app.id)
            case .account, .unknown: nil
            }
        if let owner { return owner }
        // Copy names the campaigns of an account, compared among all of them.
        if draft.owner == .account, draft.method == .words { return "" }
        if let domain = Tally(members.compactMap(\.domain)).mostFrequent, let name = siteName(domain) {
            return name
        }
        // The name alone says which campaign it is.
        if draft.method == .name, draft.name.flatMap(NameText.cleaned) != nil { return "" }
        let weeks = members.compactMap { $0.creative.launchedAt }.map { ISOWeek(Day($0, in: .gmt)) }
        return weeks.min().map { "Week \($0)" } ?? "Campaign"
    }

    /// Returns the App Store name of most members' app, else the informative part of its package name.
    private static func appName(_ members: [CreativeSignals]) -> String? {
        guard let app = Tally(members.compactMap(\.app)).mostFrequent else { return nil }
        let slugs = members.filter { $0.app == app }.flatMap { $0.page?.apps.compactMap(\.slug) ?? [] }
        if let name = Tally(slugs).mostFrequent.flatMap({ words(of: $0) }) { return name }
        guard app.store == .googlePlay else { return nil }
        // `com.nova.skyrunner.android` is Skyrunner: the last part names a platform, the first part a
        // company.
        let parts = app.id.split(separator: ".").map(String.init)
        let platforms = ["android", "app", "free", "game", "mobile", "prod"]
        return (parts.dropFirst().last { !platforms.contains($0) } ?? parts.last).flatMap {
            words(of: $0)
        }
    }

    /// Returns the name of the account on a shared site, in its most frequent spelling.
    private static func placeName(_ members: [CreativeSignals]) -> String? {
        Tally(members.compactMap(\.placeName)).mostFrequent.flatMap(words)
    }

    /// Returns the first label of a domain, in words.
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

/// The words of a brand, and their spellings in links and files.
struct BrandWords: Sendable {
    /// The words, folded.
    let words: [String]
    /// The joined first words, as in domains and file names, if there are two or more: `bluekite` for
    /// “Blue Kite GmbH”.
    private let joined: Set<String>
    private let initials: String

    init(_ brand: String) {
        let words = WordSegmenter().words(in: brand).map(\.folded)
        self.words = words
        joined = Set((1...max(1, words.count)).map { words.prefix($0).joined() }.filter { $0.count >= 5 })
            .union([words.joined()])
        initials = words.count >= 3 ? String(words.compactMap(\.first)) : ""
    }

    /// Returns whether a token is the brand as one word or by its initials, with or without a year.
    func isWritten(as token: String) -> Bool {
        let letters = String(token.prefix { $0.isLetter })
        guard !letters.isEmpty, token.dropFirst(letters.count).allSatisfy(\.isNumber) else { return false }
        return letters == initials || letters == words.joined()
            || (words.first != letters && joined.contains(letters))
    }

    /// Returns a slug without the brand at its start, and without tokens for which ``isWritten(as:)``
    /// is true.
    func removed(from slug: Slug) -> Slug {
        var tokens = slug.tokens
        let shared = zip(tokens, words).prefix { $0.folded == $1 }.count
        // A single short word at the start of a brand, such as “the”, belongs to the following words.
        if shared > 1 || (shared == 1 && (words[0].count > 3 || words.count == 1)) {
            tokens.removeFirst(shared)
        }
        tokens.removeAll { isWritten(as: $0.folded) }
        return Slug(tokens: tokens)
    }
}
