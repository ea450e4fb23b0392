/// Functions that remove ad-server macros from text.
///
/// Macros that a server did not replace (`%%CLICK_URL_UNESC%%`, `${CLICK_URL}`, `[CACHEBUSTER]`,
/// `__CAMPAIGN_NAME__`, `{{campaign.name}}`, `{lpurl}`, and their percent-encoded forms) carry no
/// information about the creative, and their percent signs would break decoding. Macros are recognised
/// by their brackets, not by their names: see ``MacroScanner``.
package enum MacroCleaner {
    /// Returns text written by people without macros.
    ///
    /// - Complexity: O(n).
    package static func clean(_ text: String) -> String {
        replaced(in: text, context: .text) { _ in "" } ?? text
    }

    /// Returns the field with a mark in place of each macro, so that the surrounding parts stay
    /// separate.
    static func marked(_ field: String) -> String {
        replaced(in: field, context: .link, by: marking) ?? field
    }

    /// The mark of a macro: a private-use character, which no page contains as a letter.
    static let mark: Character = "\u{E000}"

    /// The mark of a macro for the landing page, such as `{lpurl}` or `%%DEST_URL%%`.
    static let landingMark: Character = "\u{E001}"

    /// Returns whether a character is the mark of a macro.
    static func isMark(_ character: Character) -> Bool { character == mark || character == landingMark }

    private static func marking(_ macro: ArraySlice<UInt8>) -> String {
        let name = String(decoding: macro, as: UTF8.self).lowercased().filter(\.isLetter)
        guard !notLanding.contains(where: name.contains) else { return String(mark) }
        return String(
            landingWords.contains(where: name.contains) || name.hasSuffix("url") ? landingMark : mark)
    }

    private static let landingWords = [
        "deeplink", "dest", "final", "landing", "lpurl", "redirect", "targeturl",
    ]
    private static let notLanding = ["cache", "click", "page", "pub", "ref", "site", "source"]

    /// Returns a parameter value or path segment without macros and the separators next to them; `nil`
    /// if nothing is left.
    static func filledIn(_ component: String, context: MacroScanner.Context) -> String? {
        let isMarked = component.utf8.contains(0xEE) && component.contains(where: isMark)
        guard
            let cleaned = replaced(in: component, context: context, by: marking)
                ?? (isMarked ? component : nil)
        else { return component }
        let left = cleaned.split(whereSeparator: isMark).filter { $0.contains { $0.isLetter || $0.isNumber } }
        guard !left.isEmpty else { return nil }
        return left.map { String($0.drop(while: isTie).reversed().drop(while: isTie).reversed()) }
            .joined(separator: "-")
    }

    /// Returns whether a text consists only of macros.
    static func isMacro(_ text: String) -> Bool {
        guard !text.isEmpty, let left = replaced(in: text, context: .value, by: { _ in "" }) else {
            return false
        }
        return !left.contains { $0.isLetter || $0.isNumber }
    }

    private static func isTie(_ character: Character) -> Bool { "-_.+|:~ ,;".contains(character) }

    /// Returns the text with its macros replaced, or `nil` if it has none.
    private static func replaced(
        in text: String, context: MacroScanner.Context, by replacement: (ArraySlice<UInt8>) -> String
    ) -> String? {
        // Most text has no macros; checking for a bracket byte costs far less than the scan.
        guard mayHoldMacro(text.utf8) else { return nil }
        var scanner = MacroScanner(text, context: context)
        let ranges = scanner.ranges()
        guard !ranges.isEmpty else { return nil }
        let utf8 = Array(text.utf8)
        var result: [UInt8] = []
        var start = 0
        for range in ranges {
            result += utf8[start..<range.lowerBound]
            result += replacement(utf8[range]).utf8
            start = range.upperBound
        }
        return String(decoding: result + utf8[start...], as: UTF8.self)
    }

    private static func mayHoldMacro(_ text: String.UTF8View) -> Bool {
        var previous: UInt8 = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "%"), UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "["),
                UInt8(ascii: "<"),
                UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "^"):
                return true
            case UInt8(ascii: "("), UInt8(ascii: "_"):
                if previous == byte { return true }
            default: break
            }
            previous = byte
        }
        return false
    }
}
