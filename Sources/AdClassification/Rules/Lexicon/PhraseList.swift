/// Some phrases that are looked for in turn: see ``Lexicon`` for how they are written.
struct PhraseList: Sendable {
    private let phrases: [[String]]

    /// Makes a list of phrases with commas between them.
    init(_ line: String) {
        phrases = line.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    /// Where the first of them is, and the longest of those that begin there.
    ///
    /// - Complexity: O(tokens × phrases).
    func first(in tokens: some RandomAccessCollection<String>) -> Range<Int>? {
        let tokens = Array(tokens)
        for start in tokens.indices {
            let ends = phrases.compactMap { Self.end(of: $0[...], in: tokens, at: start) }
            if let end = ends.max(), end > start { return start..<end }
        }
        return nil
    }

    /// Where a phrase ends that begins at a place, if it does.
    static func end(of parts: ArraySlice<String>, in tokens: [String], at place: Int) -> Int? {
        guard let part = parts.first else { return place }
        guard part != "…" else {
            var skipped = place
            for _ in 0...3 {
                if let end = end(of: parts.dropFirst(), in: tokens, at: skipped) { return end }
                guard skipped < tokens.count, !AdText.isEnd(tokens[skipped]) else { return nil }
                skipped += 1
            }
            return nil
        }
        guard place < tokens.count else { return nil }
        let fits = part.hasSuffix("*") ? tokens[place].hasPrefix(part.dropLast()) : tokens[place] == part
        return fits ? end(of: parts.dropFirst(), in: tokens, at: place + 1) : nil
    }
}
