/// Phrases and the evidence they give.
///
/// A phrase consists of folded words; `#` stands for any number, `$` for any currency, `word*` for every word with that
/// beginning, and `…` for up to three words of one sentence.
struct Lexicon: Sendable {
    /// A phrase found in a text.
    struct Match: Sendable {
        var evidence: AdEvidence
        var range: Range<Int>
    }

    private struct Phrase: Sendable {
        var parts: [String]
        var evidence: AdEvidence
    }

    /// The lexicon of English, German, French and Spanish together.
    static let standard = Lexicon(english + english2 + german + french + spanish)

    /// The phrases by the first letters of the first part.
    private var phrases: [String: [Phrase]] = [:]
    private static let keyLength = 3

    /// Creates a lexicon from lines such as `pain: tired of, sick of`.
    ///
    /// - Precondition: Each line names a kind of evidence.
    init(_ lines: [(AdEvidence, String)]) {
        for (evidence, line) in lines {
            for phrase in line.split(separator: ",") {
                let parts = phrase.split(whereSeparator: \.isWhitespace).map(String.init)
                guard let first = parts.first else { continue }
                let key = String(first.prefix { $0 != "*" }.prefix(Self.keyLength))
                phrases[key, default: []].append(Phrase(parts: parts, evidence: evidence))
            }
        }
    }

    /// Returns all matches: those of one kind do not overlap, and longer ones take precedence.
    ///
    /// - Complexity: O(tokens × phrases with one beginning).
    func matches(in tokens: [String]) -> [Match] {
        var matches: [Match] = []
        var ends: [AdEvidence: Int] = [:]
        for start in tokens.indices {
            var longest: [AdEvidence: Int] = [:]
            for phrase in candidates(for: tokens[start]) where ends[phrase.evidence] ?? 0 <= start {
                guard let end = PhraseList.end(of: phrase.parts[...], in: tokens, at: start) else { continue }
                longest[phrase.evidence] = max(longest[phrase.evidence] ?? 0, end)
            }
            for evidence in AdEvidence.allCases {
                guard let end = longest[evidence] else { continue }
                matches.append(Match(evidence: evidence, range: start..<end))
                ends[evidence] = end
            }
        }
        return matches
    }

    private func candidates(for token: String) -> [Phrase] {
        phrases[String(token.prefix(Self.keyLength))] ?? []
    }
}

/// Phrases that are searched in order: see ``Lexicon`` for the notation.
struct PhraseList: Sendable {
    private let phrases: [[String]]

    /// Creates a list of phrases separated by commas.
    init(_ line: String) {
        phrases = line.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    /// Returns the range of the first phrase found, and of several that begin there the longest.
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

    /// Returns the end of a phrase that begins at an index, if it matches.
    static func end(of parts: ArraySlice<String>, in tokens: [String], at index: Int) -> Int? {
        guard let part = parts.first else { return index }
        guard part != "…" else {
            var skipped = index
            for _ in 0...3 {
                if let end = end(of: parts.dropFirst(), in: tokens, at: skipped) { return end }
                guard skipped < tokens.count, !AdText.isEnd(tokens[skipped]) else { return nil }
                skipped += 1
            }
            return nil
        }
        guard index < tokens.count else { return nil }
        let fits = part.hasSuffix("*") ? tokens[index].hasPrefix(part.dropLast()) : tokens[index] == part
        return fits ? end(of: parts.dropFirst(), in: tokens, at: index + 1) : nil
    }
}
