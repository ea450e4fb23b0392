internal import CreativeModel

/// The name of a package: the topic of its deals, with the quality and the format shared by nearly all.
struct PackageName {
    let text: String

    /// The share of the deals from which a value applies to all of them.
    private static let majority = 0.6
    private static let nearlyAll = 0.75

    init(of deals: [Deal], words: CatalogueWords) {
        let shares = Shares(deals)
        let quality = shares.leading(\.commercial.qualityTier, from: Self.nearlyAll).map(Self.title)
        let theme = Self.theme(shares, deals, words)
        let audience = Self.audience(deals)?.shown(to: NameText.limit / 3)
        let format = shares.leading(\.format, from: Self.nearlyAll).map(Self.title)
        let name = NameText.joined([quality, theme, format].compactMap(\.self))
        text =
            audience.flatMap { $0.isEmpty ? nil : NameText.cut(name, appending: " – \(Self.title($0))") }
            ?? name
    }

    /// Returns the segment that most deals reach.
    private static func audience(_ deals: [Deal]) -> String? {
        guard let segment = PackageFacts(of: deals).audiences.first else { return nil }
        return Shares(deals).share(reaching: segment) >= majority ? segment : nil
    }

    private static func theme(_ shares: Shares, _ deals: [Deal], _ words: CatalogueWords) -> String {
        shares.leading(\.taxonomy.tier3, from: majority) ?? shares.leading(\.taxonomy.tier2, from: majority)
            ?? pair(shares)
            ?? distinctiveWords(deals, words)
            ?? shares.leading(\.taxonomy.tier1, from: majority)
            ?? shares.leading(\.taxonomy.tier2, from: 0.3) ?? shares.leading(\.taxonomy.tier1, from: 0.3)
            ?? "Mixed Inventory"
    }

    /// Returns two subcategories that together cover nearly all deals.
    private static func pair(_ shares: Shares) -> String? {
        let ranked = shares.ranked(\.taxonomy.tier2)
        guard ranked.count >= 2, ranked[0].share >= 0.3, ranked[0].share + ranked[1].share >= nearlyAll else {
            return nil
        }
        return "\(ranked[0].value) & \(ranked[1].value)"
    }

    /// Returns the one or two words that most of these deals use and few others do.
    private static func distinctiveWords(_ deals: [Deal], _ words: CatalogueWords) -> String? {
        var counts: [String: Int] = [:]
        for deal in deals {
            for word in CatalogueWords.topicalWords(of: deal) { counts[word, default: 0] += 1 }
        }
        let scored = counts.filter { Double($0.value) >= 0.4 * Double(deals.count) }.map { word, count in
            (word: word, score: Double(count) / Double(deals.count) - words.share(of: word))
        }.filter { $0.score >= 0.3 }.sorted { ($1.score, $0.word) < ($0.score, $1.word) }
        guard !scored.isEmpty else { return nil }
        return scored.prefix(2).map { title($0.word) }.joined(separator: " ")
    }

    /// Returns a text as a title: words are capitalised unless they contain a capital, and known abbreviations are in
    /// capitals.
    static func title(_ text: String) -> String {
        let known = ["ctv": "CTV", "ott": "OTT", "dooh": "DOOH", "ros": "ROS"]
        return text.split(separator: " ").map { word in
            known[word.lowercased()]
                ?? (word.contains { $0.isUppercase }
                    ? String(word) : word.prefix(1).uppercased() + word.dropFirst())
        }.joined(separator: " ")
    }
}

/// The shares of some deals that have the same value.
struct Shares {
    private let deals: [Deal]

    init(_ deals: [Deal]) { self.deals = deals }

    /// Returns the values with their shares of all deals, the greatest first, in the most frequent spelling.
    func ranked(_ value: (Deal) -> String?) -> [(value: String, share: Double)] {
        let spellings = Dictionary(
            grouping: deals.compactMap { value($0)?.withoutControls.onOneLine }.filter { !$0.isEmpty }
        ) {
            $0.lowercased()
        }
        return spellings.map { _, texts in
            let spelled = Dictionary(grouping: texts, by: \.self).max {
                ($0.value.count, $1.key) < ($1.value.count, $0.key)
            }
            return (value: spelled?.key ?? "", share: Double(texts.count) / Double(max(1, deals.count)))
        }.sorted { ($1.share, $0.value) < ($0.share, $1.value) }
    }

    /// Returns the share of deals that list an audience segment, ignoring case.
    func share(reaching segment: String) -> Double {
        let count = deals.count { deal in
            deal.audience.segments.contains { $0.lowercased() == segment.lowercased() }
        }
        return Double(count) / Double(max(1, deals.count))
    }

    /// Returns the most frequent value if its share reaches the minimum.
    func leading(_ value: (Deal) -> String?, from least: Double) -> String? {
        ranked(value).first.flatMap { $0.share >= least ? $0.value : nil }
    }
}
