/// The kind of a run of letters and digits, judged by its form alone.
///
/// Links, file names and booking names mix words with codes. Codes are recognised by digits among
/// letters, by length, and by sequences of letters that are unusual in words of European languages
/// (`LetterTriples`). Runs in other scripts count as words.
package enum WordShape: Sendable, Hashable {
    /// A word: `shoes`, `möwe`, `春`.
    case word
    /// A word or mark with a year or number, as people write it: `xmas25`, `phase2`, `15s`, `q4`,
    /// `fy18`.
    case numbered
    /// A year from 1900 to 2099.
    case year
    /// A number of one, two or four digits.
    case number
    /// A size or a version: `300x250`, `v2`, `03`.
    case technical
    /// An ID, a hash, random letters or digits.
    case code

    /// Classifies a run of letters and digits.
    ///
    /// - Complexity: O(n).
    package init(_ token: some StringProtocol) {
        let text = token.lowercased()
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
        let count = isPlain ? text.utf8.count : text.count
        let digits = isPlain ? text.utf8.count(where: Self.isDigit) : text.count(where: \.isNumber)
        if digits == count {
            self = Self.number(text)
        } else if !isPlain {
            self = count > 32 ? .code : .word
        } else if digits == 0 {
            self = Self.isRandom(text, least: 2) || Self.isStrewn(String(token)) ? .code : .word
        } else {
            self = Self.mixed(text, digits: digits)
        }
    }

    private static func number(_ text: String) -> WordShape {
        if text.count == 4, let value = Int(text), (1900...2099).contains(value) { return .year }
        // A leading zero indicates a version.
        if text.count == 2, text.first == "0" { return .technical }
        return [1, 2, 4].contains(text.count) ? .number : .code
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Classifies ASCII letters with digits before, after or among them.
    private static func mixed(_ text: String, digits: Int) -> WordShape {
        let front = text.utf8.prefix(while: isDigit)
        let back = text.utf8.suffix(text.utf8.reversed().prefix(while: isDigit).count)
        let middle = text.utf8.dropFirst(front.count).dropLast(back.count)
        if isTechnical(text.utf8) { return .technical }
        if middle.contains(where: isDigit) || (!front.isEmpty && !back.isEmpty) {
            // Short ones such as `b2b` and `m4a` are well-known marks.
            return text.utf8.count <= 4 ? .numbered : .code
        }
        if isRandom(String(Substring(middle)), least: 1) { return .code }
        if front.isEmpty {
            return back.count <= 2 || isYear(back) ? .numbered : .code
        }
        let isCount =
            front.first != UInt8(ascii: "0")
            && (front.count <= 2 || (middle.count <= 2 && front.count <= 4))
        return isCount || isYear(front) ? .numbered : .code
    }

    private static func isYear(_ digits: Substring.UTF8View) -> Bool {
        digits.count == 4 && (Int(Substring(digits)).map { (1900...2099).contains($0) } ?? false)
    }

    /// Returns whether a token is a size such as `300x250`, or a version such as `v2`.
    private static func isTechnical(_ text: String.UTF8View) -> Bool {
        if text.first == UInt8(ascii: "v"), text.count <= 3, text.dropFirst().allSatisfy(isDigit) {
            return true
        }
        let parts = text.split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
    }

    /// Returns whether the sequence of lower-case letters is unusual in words.
    private static func isRandom(_ letters: String, least: Int) -> Bool {
        if letters.count > 24 { return LetterTriples.unusualCount(in: letters) > letters.count / 8 }
        // Abbreviations have unusual triples too, and are meaningful to their authors.
        guard letters.count >= 5 else { return hasRun(letters) }
        let unusual = LetterTriples.unusualCount(in: letters)
        return (unusual >= least && unusual * 5 >= letters.count) || hasRun(letters)
    }

    /// Returns whether a letter occurs four times in a row.
    private static func hasRun(_ letters: String) -> Bool {
        var length = 0
        var last: Character?
        for letter in letters {
            length = letter == last ? length + 1 : 1
            last = letter
            if length == 4 { return true }
        }
        return false
    }

    /// Returns whether a token has scattered capitals, as in `aXbYcz`.
    private static func isStrewn(_ token: String) -> Bool {
        guard token.count >= 5 else { return false }
        let rises = zip(token, token.dropFirst()).count { $0.isLowercase && $1.isUppercase }
        return rises >= 2 && rises * 3 >= token.count - 1
    }
}
