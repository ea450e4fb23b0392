package import CreativeModel
internal import DenseLinearAlgebra

/// A deal as one line of text for an embedder.
///
/// The parts, in order and joined by ` | `: name, platform, format, category, subcategory, topic, the first five concepts,
/// whether it is suitable for families, the risk, the first three audience segments, demographics, quality, volume, the first
/// three publishers. An unknown part is omitted with its label.
package struct DealText: Sendable, Hashable {
    /// The line; empty if only the ID is known.
    package let line: String

    /// Creates the line of a deal.
    package init(_ deal: Deal) {
        var parts = Parts()
        parts.add(deal.name)
        parts.add("SSP", deal.ssp)
        parts.add("Format", deal.format)
        parts.add("Category", deal.taxonomy.tier1)
        parts.add("Subcategory", deal.taxonomy.tier2)
        parts.add("Topic", deal.taxonomy.tier3)
        parts.add("Concepts", deal.concepts.prefix(5))
        if deal.safety.isFamilySafe == true { parts.add("Family Safe") }
        parts.add("Risk", deal.safety.risk?.rawValue)
        parts.add("Audience", deal.audience.segments.prefix(3))
        parts.add("Demographics", deal.audience.demographics)
        parts.add("Quality", deal.commercial.qualityTier)
        parts.add("Volume", deal.commercial.volumeTier)
        parts.add("Publishers", deal.publishers.prefix(3))
        line = parts.joined
    }
}

private struct Parts {
    private var texts: [String] = []

    var joined: String { texts.joined(separator: " | ") }

    mutating func add(_ text: String?) {
        guard let text = text?.onOneLine, !text.isEmpty else { return }
        texts.append(text)
    }

    mutating func add(_ label: String, _ text: String?) {
        guard let text = text?.onOneLine, !text.isEmpty else { return }
        texts.append("\(label): \(text)")
    }

    mutating func add(_ label: String, _ list: some Sequence<String>) {
        add(label, list.map(\.onOneLine).filter { !$0.isEmpty }.joined(separator: ", "))
    }
}

extension String {
    /// The words separated by single spaces, without line breaks and surrounding space.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// The number of deals in a run that use each word. A word that all deals use distinguishes none.
struct CatalogueWords: Sendable {
    private let counts: [String: Int]
    private let dealCount: Int

    /// Counts the words of names, concepts, segments, taxonomy and publishers.
    init(_ deals: [Deal]) {
        var counts: [String: Int] = [:]
        for deal in deals { for word in Self.words(of: deal) { counts[word, default: 0] += 1 } }
        self.counts = counts
        dealCount = deals.count
    }

    /// Returns the share of the run's deals that contain a word, in 0...1.
    func share(of word: String) -> Double { Double(counts[word] ?? 0) / Double(max(1, dealCount)) }

    /// Returns the rarity of a word: ln (N + 1) / (n + 1) for a word in n deals of N (K. Spärck Jones, "A statistical
    /// interpretation of term specificity", Journal of Documentation 28(1), 1972, doi:10.1108/eb026526).
    func rarity(of word: String) -> Double {
        Double.logarithm(Double(dealCount + 1) / Double((counts[word] ?? 0) + 1))
    }

    /// Returns the words of a deal's name, concepts, segments, taxonomy and publishers, in lower case, each once, with at
    /// least three letters.
    static func words(of deal: Deal) -> Set<String> {
        let taxonomy = [deal.taxonomy.tier1, deal.taxonomy.tier2, deal.taxonomy.tier3]
        let texts =
            (taxonomy + [deal.name]).compactMap(\.self) + deal.concepts + deal.audience.segments
            + deal.publishers
        return Set(texts.flatMap { words(in: $0) })
    }

    /// Returns the words of a deal's name and concepts, which may be used in a package's name.
    static func topicalWords(of deal: Deal) -> Set<String> {
        Set(([deal.name].compactMap(\.self) + deal.concepts).flatMap { words(in: $0) })
    }

    private static func words(in text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count >= 3 }
    }
}
