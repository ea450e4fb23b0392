/// The themes of an account in words, each in its most frequent spelling.
///
/// Facets inside the words are shown if nearly all names of the theme have the same: `Loyalty Week` is no week of an audience.
struct ThemeLabels {
    private var words: [String: [String: Int]] = [:]
    private var spellings: [String: [String: Int]] = [:]
    private var folded: [String: [String: Int]] = [:]

    /// Counts the tokens of a name.
    ///
    /// - Parameter count: The number of creatives with the name.
    mutating func add(_ tokens: [NameTable.Token], to key: String, count: Int) {
        let short = tokens.flatMap { $0.words + [$0.number].compactMap(\.self) }.joined(separator: " ")
        let long = tokens.flatMap(\.spelling).joined(separator: " ")
        words[key, default: [:]][short, default: 0] += count
        spellings[key, default: [:]][long, default: 0] += count
        folded[key, default: [:]][FoldedText.letters(of: long), default: 0] += count
    }

    /// Returns the theme with a key in words.
    func label(_ key: String) -> String? {
        let counts = folded[key] ?? [:]
        let isUsual = (counts.values.max() ?? 0) * 10 >= counts.values.reduce(0, +) * 8
        return Self.usual((isUsual ? spellings : words)[key] ?? [:])
    }

    /// Returns the most frequent text; of equally frequent ones the one in most words: `Summer Sale` before `SUMMERSALE`.
    static func usual(_ counts: [String: Int]) -> String? {
        counts.max { ($0.value, $0.key.count, $1.key) < ($1.value, $1.key.count, $0.key) }?.key
    }
}
