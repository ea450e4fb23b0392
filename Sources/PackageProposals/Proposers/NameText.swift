/// Names of packages as text.
enum NameText {
    /// No name is longer, in characters.
    static let limit = 60

    /// Parts with spaces between, without those that repeat a word, cut at a word.
    static func joined(_ parts: [String]) -> String {
        var words: [Substring] = []
        for part in parts {
            let new = part.split(separator: " ")
            let isRepeated = new.allSatisfy { word in
                words.contains { $0.lowercased() == word.lowercased() }
            }
            if !isRepeated { words += new }
        }
        return cut(words.map { $0.filter { !$0.isNewline } }.joined(separator: " "), to: limit)
    }

    /// The text with an ending, the text shortened where both together are too long.
    static func cut(_ text: String, appending ending: String) -> String {
        let end = cut(ending, to: limit / 2)
        return cut(text, to: limit - end.count) + end
    }

    /// The text, shortened at the end of a word where it is too long.
    static func cut(_ text: String, to limit: Int) -> String {
        guard text.count > limit else { return text }
        let head = text.prefix(limit - 1)
        let end = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        return "\(end)…"
    }
}
