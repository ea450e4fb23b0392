internal import Foundation

/// Functions that turn untrusted text into words suitable for campaign names.
enum NameText {
    /// The maximum length of a name, in characters.
    static let longest = 60

    /// Returns only the letters and digits, in lower case, for comparing names.
    static func letters(of text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Returns a name without parts that are not allowed in one; `nil` if nothing is left.
    static func cleaned(_ text: String) -> String? {
        // The lengths of schemes and macros are bounded, so that each letter starts a search of limited
        // length.
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

    /// Returns whether a text may contain an address, a macro, an escape or a long number. Rules out most texts
    /// without a pattern search.
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

    /// Returns the text truncated at the end of a word, with an ellipsis if anything is missing.
    static func shortened(_ text: String, to limit: Int) -> String {
        guard text.count > limit else { return text }
        let cut = text.prefix(max(1, limit - 1))
        let atWord = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
        let kept = atWord.count * 2 >= cut.count ? atWord : cut
        return kept.trimmingCharacters(in: CharacterSet(charactersIn: " -–,;:")) + "…"
    }

    /// Returns third-party text on one line, without control characters, truncated to a number of
    /// characters.
    static func shown(_ text: String, to limit: Int) -> String {
        // A character may consist of any number of scalars, and a text of any number of characters.
        let drawable = text.unicodeScalars.prefix(16 * limit).map { isDrawable($0) ? $0 : " " }
        let line = String(String.UnicodeScalarView(drawable)).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        return shortened(String(line.unicodeScalars.prefix(4 * limit)), to: limit)
    }

    /// Returns whether a scalar is safe to display. Control characters and marks that change the text direction
    /// could make one name look like another.
    static func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            false
        default: true
        }
    }
}
