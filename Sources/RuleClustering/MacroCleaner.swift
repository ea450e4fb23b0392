internal import Foundation

/// Takes ad-server macros out of text before it is decoded.
///
/// What a server did not fill in (`%%CLICK_URL_UNESC%%`, `${CLICK_URL}`, `[CACHEBUSTER]`,
/// `{{campaign.name}}`, `{lpurl}`, and the same percent-encoded) says nothing about the creative, and
/// its percent signs would break decoding.
package enum MacroCleaner {
    /// The text without macros.
    ///
    /// - Complexity: O(n).
    package static func clean(_ text: String) -> String {
        // Most text holds none; the look for a telling character costs far less than the patterns do.
        guard text.utf8.contains(where: { opening.contains($0) }) else { return text }
        var cleaned = text
        for (mark, pattern) in patterns where cleaned.contains(mark) {
            cleaned = pattern.stringByReplacingMatches(
                in: cleaned, range: NSRange(cleaned.startIndex..., in: cleaned), withTemplate: "")
        }
        return cleaned
    }

    /// Whether a text is a macro and nothing else.
    static func isMacro(_ text: String) -> Bool {
        !text.isEmpty && clean(text).allSatisfy { $0.isWhitespace || $0.isPunctuation }
    }

    private static let opening = Set("%$[{".utf8)

    /// The patterns, each with what a text must hold to match it.
    private static let patterns: [(mark: String, pattern: NSRegularExpression)] = [
        ("%%", "%%[A-Za-z][A-Za-z0-9_ :.]{1,60}%%"),
        ("${", #"\$\{[A-Za-z0-9_.:-]{1,60}\}"#),
        ("%24", "%24(?:%7B|\\{)[A-Za-z0-9_.:-]{1,60}(?:%7D|\\})"),
        ("{{", #"\{\{ ?[A-Za-z0-9_.:-]{1,60} ?\}\}"#),
        ("%7B%7B", "%7B%7B(?:%20)?[A-Za-z0-9_.:-]{1,60}(?:%20)?%7D%7D"),
        ("{", #"\{[A-Za-z][A-Za-z0-9_.:]{1,60}\}"#),
        ("%7B", "%7B[A-Za-z][A-Za-z0-9_.:]{1,60}%7D"),
        ("[", #"\[[A-Z][A-Z0-9_]{2,60}\]"#),
        ("%5B", "%5B[A-Z][A-Z0-9_]{2,60}%5D"),
    ].compactMap { mark, pattern in
        (try? NSRegularExpression(pattern: pattern, options: [])).map { (mark, $0) }
    }
}
