/// The word that somebody probably meant.
enum Suggestion {
    /// A hint such as ` (did you mean --store?)`, or nothing where no word is near.
    ///
    /// - Parameters:
    ///   - typed: What was typed.
    ///   - words: What is known, each as it would have to be typed.
    static func hint(for typed: String, among words: [String]) -> String {
        nearest(to: typed, among: words).map { " (did you mean \($0)?)" } ?? ""
    }

    /// The word with the fewest typing errors, at most two. Otherwise the shortest word that begins with what was typed, or with
    /// which that begins.
    static func nearest(to typed: String, among words: [String]) -> String? {
        // The dashes tell nothing apart.
        func letters(_ word: String) -> [Character] { Array(word.drop { $0 == "-" }) }
        let given = letters(typed)
        // Long texts are no typing errors, and would take long.
        guard (1...60).contains(given.count) else { return nil }
        let near = words.map { (word: $0, errors: errors(between: given, and: letters($0))) }
            // As many errors as letters are another word.
            .filter { $0.errors <= min(2, letters($0.word).count - 1, given.count - 1) }
            .min { $0.errors < $1.errors }
        if let near { return near.word }
        return words.filter { word in
            let word = letters(word)
            return min(word.count, given.count) > 1
                && (word.starts(with: given) || given.starts(with: word))
        }.min { $0.count < $1.count }
    }

    /// How many letters must be inserted, left out or replaced to make one word of another.
    ///
    /// - Complexity: O(m·n) for words of m and n letters.
    private static func errors(between first: [Character], and second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in second.indices {
                let replaced = diagonal + (letter == second[place] ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(replaced, row[place] + 1, row[place + 1] + 1)
            }
        }
        return row[second.count]
    }
}
