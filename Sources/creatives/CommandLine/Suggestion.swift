/// Suggestions for mistyped words.
enum Suggestion {
    /// Returns a hint such as ` (did you mean --store?)`, or an empty string if no word is similar.
    ///
    /// - Parameters:
    ///   - typed: The text typed.
    ///   - words: The known words, as they would be typed.
    static func hint(for typed: String, among words: [String]) -> String {
        nearest(to: typed, among: words).map { " (did you mean \($0)?)" } ?? ""
    }

    /// Returns the word with the fewest typing errors, at most two. Otherwise returns the shortest word that
    /// is a prefix of the text or begins with it.
    static func nearest(to typed: String, among words: [String]) -> String? {
        // The dashes carry no information.
        func letters(_ word: String) -> [Character] { Array(word.drop { $0 == "-" }) }
        let given = letters(typed)
        // Long texts are not typing errors, and would take long to compare.
        guard (1...60).contains(given.count) else { return nil }
        let near = words.map { (word: $0, errors: errors(between: given, and: letters($0))) }
            // A word with as many errors as letters is a different word.
            .filter { $0.errors <= min(2, letters($0.word).count - 1, given.count - 1) }
            .min { $0.errors < $1.errors }
        if let near { return near.word }
        return words.filter { word in
            let word = letters(word)
            return min(word.count, given.count) > 1
                && (word.starts(with: given) || given.starts(with: word))
        }.min { $0.count < $1.count }
    }

    /// Returns the number of insertions, deletions and replacements between two words.
    ///
    /// - Complexity: O(m·n) for words of m and n letters.
    private static func errors(between first: [Character], and second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for position in second.indices {
                let replaced = diagonal + (letter == second[position] ? 0 : 1)
                diagonal = row[position + 1]
                row[position + 1] = min(replaced, row[position] + 1, row[position + 1] + 1)
            }
        }
        return row[second.count]
    }
}
