import Foundation
import StageCore

/// Checks what an output says, without the code that says it.
enum Sentences {
    private static let nouns = [
        "creative", "campaign", "deal", "package", "cluster", "ad", "day", "row", "job", "run", "query",
        "impression",
        "click", "warning", "edit", "call", "prompt", "token", "file", "other",
    ]

    /// Places where a number and its noun do not agree: `1 creatives`, `2 creative`.
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

    /// The number at the beginning of a text.
    static func number(_ text: some StringProtocol) -> Int? {
        Int(String(text.prefix { $0.isNumber || $0 == "," }).filter { $0 != "," })
    }

    /// Whole units by currency as the outputs write them: `EUR 1,200 + USD 310`; of amounts of 100 or more.
    static func money(_ spend: [String: Int]) -> String {
        spend.sorted { $0.key < $1.key }.map { currency, amount in
            let digits = String(amount)
            var text = ""
            for (place, digit) in digits.enumerated() {
                if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
                text.append(digit)
            }
            return "\(currency) \(text)"
        }.joined(separator: " + ")
    }

    /// The lines below one that begins so, down to the next empty line.
    static func lines(below start: String, in output: String) -> [String] {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let place = lines.firstIndex(where: { $0.hasPrefix(start) }) else { return [] }
        return Array(lines[(place + 1)...].prefix { !$0.isEmpty })
    }
}
