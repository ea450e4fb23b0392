public import CreativeModel

/// How many deals of a run use each word: what all use says nothing about any.
public struct CatalogueWords: Sendable {
    private let counts: [String: Int]
    private let dealCount: Int

    /// Counts the words of names and concepts.
    public init(_ deals: [Deal]) {
        var counts: [String: Int] = [:]
        for deal in deals { for word in Self.words(of: deal) { counts[word, default: 0] += 1 } }
        self.counts = counts
        dealCount = deals.count
    }

    /// In how many deals of the run a word stands, as a share in 0...1.
    func share(of word: String) -> Double { Double(counts[word] ?? 0) / Double(max(1, dealCount)) }

    /// The words of a deal's name and concepts, lower-cased, each once: of letters, three at least.
    static func words(of deal: Deal) -> Set<String> {
        let texts = [deal.name].compactMap(\.self) + deal.concepts
        return Set(texts.flatMap { words(in: $0) })
    }

    static func words(in text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count >= 3 }
    }
}
