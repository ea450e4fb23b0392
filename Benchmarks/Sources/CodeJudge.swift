internal import CreativeIntelligence
internal import Foundation

/// Distinguishes codes in links from words by the frequency of letter pairs in text written by people.
///
/// It is independent of the namer. Letters are judged by the frequency of their pairs in a reference text. Digits are accepted
/// at the beginning or end of a word, as in `xmas25` or `15s`.
struct CodeJudge {
    private var pairs: [String: Double] = [:]

    /// Learns the frequencies of letter pairs from reference texts.
    init(_ texts: [String]) {
        var counts: [String: Int] = [:]
        var total = 0
        for text in texts {
            for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
                for pair in Self.pairs(of: word) {
                    counts[pair, default: 0] += 1
                    total += 1
                }
            }
        }
        pairs = counts.mapValues { Double($0) / Double(max(1, total)) }
    }

    /// Returns whether a lower-case word is a code such as an ID, a hash, or random letters and digits.
    func isCode(_ word: String) -> Bool {
        let digits = word.count(where: \.isNumber)
        guard digits < word.count else { return digits >= 5 }
        if word.count > 24 { return true }
        let runs = word.split(omittingEmptySubsequences: true) { $0.isNumber }
        if digits > 0 {
            let isOneRun = runs.count == 1 && (word.first?.isLetter == true || word.last?.isLetter == true)
            let ends = word.first?.isNumber == true && word.last?.isNumber == true
            if !isOneRun || ends || (digits > 2 && digits != 4) { return true }
        }
        return runs.contains { isRandom($0) }
    }

    private func isRandom(_ letters: Substring) -> Bool {
        guard letters.count >= 5, letters.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        let rare = Self.pairs(of: letters).count { pairs[$0, default: 0] < 2e-5 }
        return rare * 5 >= letters.count
    }

    private static func pairs(of word: Substring) -> [String] {
        zip(word, word.dropFirst()).map { "\($0)\($1)" }
    }
}
