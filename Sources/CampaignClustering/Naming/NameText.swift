internal import Foundation

/// Makes words fit to be read in a campaign's name out of untrusted text.
enum NameText {
    /// The longest name, in characters.
    static let longest = 60

    /// Letters and digits alone, lower-case: what names are compared by.
    static func letters(of text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// A name that people wrote, without what must not stand in one; `nil` where nothing is left.
    static func cleaned(_ text: String) -> String? {
        // Schemes and macros of bounded lengths: each letter may begin one, and looks no further.
        var result = text
        if mayHoldTechnicalText(text) {
            result = text.replacingOccurrences(
                of:
                    "(?i)(?:[a-z][a-z0-9+.-]{0,40}://|www\\.)\\S*|%%[^%]*%%|\\$\\{[^}]{0,400}\\}|\\{\\{[^}]{0,400}\\}\\}|%[0-9a-f]{2}|[0-9]{6,}",
                with: " ", options: .regularExpression)
        }
        result = String(
            String.UnicodeScalarView(
                result.unicodeScalars.map { isDrawable($0) ? $0 : " " }))
        result = result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        result = result.trimmingCharacters(in: CharacterSet(charactersIn: " -–_|/,;:"))
        return result.isEmpty || !result.contains { $0.isLetter || $0.isNumber } ? nil : result
    }

    /// Whether an address, a macro, an escape or a long number may be in a text: spares most texts the search for patterns.
    private static func mayHoldTechnicalText(_ text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            digits = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? digits + 1 : 0
            switch byte {
            case UInt8(ascii: ":"), UInt8(ascii: "%"), UInt8(ascii: "{"), UInt8(ascii: "w"),
                UInt8(ascii: "W"):
                return true
            default: if digits >= 6 { return true }
            }
        }
        return false
    }

    /// The text cut at a word's end, with an ellipsis where anything is missing.
    static func shortened(_ text: String, to limit: Int) -> String {
        guard text.count > limit else { return text }
        let cut = text.prefix(max(1, limit - 1))
        let atWord = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
        let kept = atWord.count * 2 >= cut.count ? atWord : cut
        return kept.trimmingCharacters(in: CharacterSet(charactersIn: " -–,;:")) + "…"
    }

    /// Text of others on one line, without what steers a terminal, and no longer than so many characters.
    static func shown(_ text: String, to limit: Int) -> String {
        // A character may be made of any number of scalars, and a text of any number of characters.
        let drawable = text.unicodeScalars.prefix(16 * limit).map { isDrawable($0) ? $0 : " " }
        let line = String(String.UnicodeScalarView(drawable)).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        return shortened(String(line.unicodeScalars.prefix(4 * limit)), to: limit)
    }

    /// Control characters, and marks that turn the direction of what follows, could make one name look like
    /// another.
    static func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            false
        default: true
        }
    }
}
