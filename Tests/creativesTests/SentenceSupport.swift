import Foundation
import StageCore

/// Checks sentences in the output independently of the code that produces them.
enum Sentences {
    private static let nouns = [
        "creative", "campaign", "deal", "package", "cluster", "ad", "day", "row", "job", "run", "query",
        "impression",
        "click", "warning", "edit", "call", "prompt", "token", "file", "other",
    ]

    /// Returns the positions where a number and its noun do not agree: `1 creatives`, `2 creative`.
    static func disagreements(in text: String) -> [String] {
        var found: [String] = []
        let words = text.split { $0.isWhitespace }.map {
            $0.trimmingCharacters(in: CharacterSet(charactersIn: "(),.;:“”—…"))
        }
        for (number, next) in zip(words, words.dropFirst()) {
            let digits = number.filter { $0 != "," }
            guard !digits.isEmpty, digits.allSatisfy(\.isNumber) else { continue }
            let plurals = nouns.map { $0 == "query" ? "queries" : $0 + "s" }
            if digits == "1" ? plurals.contains(next) : nouns.contains(next) && next != "other" {
                found.append("\(number) \(next)")
            }
        }
        return found
    }

    /// Returns the number at the beginning of a text.
    static func number(_ text: some StringProtocol) -> Int? {
        Int(String(text.prefix { $0.isNumber || $0 == "," }).filter { $0 != "," })
    }

    /// Returns amounts in whole units by currency, as in the outputs: `EUR 1,200 + USD 310`; for amounts of
    /// 100 or more.
    static func money(_ spend: [String: Int]) -> String {
        spend.sorted { $0.key < $1.key }.map { currency, amount in
            let digits = String(amount)
            var text = ""
            for (index, digit) in digits.enumerated() {
                if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
                text.append(digit)
            }
            return "\(currency) \(text)"
        }.joined(separator: " + ")
    }

    /// Returns the lines after the one with a prefix, up to the next empty line.
    static func lines(below start: String, in output: String) -> [String] {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let index = lines.firstIndex(where: { $0.hasPrefix(start) }) else { return [] }
        return Array(lines[(index + 1)...].prefix { !$0.isEmpty })
    }
}
