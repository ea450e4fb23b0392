internal import Foundation

/// Finds the URLs in a field that may hold macros, encoded text or several of them.
enum URLExtraction {
    /// The URLs of a field in their order, without macros and with at most three layers of percent
    /// encoding taken off.
    static func urls(in field: String) -> [String] {
        let cleaned = trimmed(unwrappedEncoding(of: MacroCleaner.clean(field)))
        guard !cleaned.isEmpty else { return [] }
        return pieces(of: cleaned).filter { $0.contains(".") || $0.contains("://") }
    }

    /// Takes off percent encoding as long as it hides the scheme.
    static func unwrappedEncoding(of text: String) -> String {
        // A scheme that is hidden has a percent sign; most text has none.
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var text = text
        for _ in 0..<3 {
            guard text.range(of: hiddenScheme, options: .regularExpression) != nil,
                let decoded = text.removingPercentEncoding
            else { break }
            text = decoded
        }
        return text
    }

    /// A scheme at the beginning whose colon or slashes are still encoded, `Https%3A%2F%2F` or
    /// `https%253A%252F%252F`.
    private static let hiddenScheme = "^\\W*[A-Za-z][A-Za-z0-9+.-]*(:|%(25)*3[Aa])(%(25)*2[Ff]){2}"

    /// White space and the marks that people put between or around URLs; a leading `//` stays.
    private static let noise = CharacterSet(charactersIn: "\"'<>,;|").union(.whitespacesAndNewlines)
        .union(.controlCharacters)

    /// The text without noise around it.
    private static func trimmed(_ text: String) -> String {
        // Most text has none: a look at both ends costs less than a walk over sets of characters.
        guard let first = text.utf8.first, let last = text.utf8.last else { return text }
        return isPlain(first) && isPlain(last) ? text : text.trimmingCharacters(in: noise)
    }

    /// Whether a byte is part of a URL and of nothing else.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: "%"),
            UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "#"):
            true
        default: false
        }
    }

    /// Splits at white space, and at `,`, `;` or `|` where another URL begins behind it.
    private static func pieces(of text: String) -> [String] {
        if text.utf8.allSatisfy(isPlain) { return [text] }
        let marked = text.replacingOccurrences(
            of: "[\\s,;|\"'<>]+(?=(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)", with: "\n", options: .regularExpression)
        return marked.split(whereSeparator: \.isWhitespace).map {
            trimmed($0.description)
        }
        .filter { !$0.isEmpty }
    }
}
