/// Phrases and what they are evidence of.
///
/// A phrase is folded words; `#` stands for any number, `$` for any currency, `word*` for every word that begins so, and `…` for up to three
/// words of one sentence.
struct Lexicon: Sendable {
    /// A phrase that was found.
    struct Match: Sendable {
        var evidence: AdEvidence
        var range: Range<Int>
    }

    private struct Phrase: Sendable {
        var parts: [String]
        var evidence: AdEvidence
    }

    /// Of English, German, French and Spanish together.
    static let standard = Lexicon(english + english2 + german + french + spanish)

    /// By the first letters of the first part.
    private var phrases: [String: [Phrase]] = [:]
    private static let keyLength = 3

    /// Makes a lexicon of lines such as `pain: tired of, sick of`.
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

    /// All that is found: of one kind no two overlap, and the longest comes first.
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
