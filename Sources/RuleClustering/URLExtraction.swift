internal import Foundation

/// Finds the URLs in a field that may hold macros, encoded text or several of them.
enum URLExtraction {
    /// The URLs of a field in their order, without macros and with at most three layers of percent
    /// encoding taken off.
    static func urls(in field: String) -> [String] {
        let cleaned = unwrappedEncoding(of: MacroCleaner.clean(field))
            .trimmingCharacters(in: noise)
        guard !cleaned.isEmpty else { return [] }
        return pieces(of: cleaned).filter { $0.contains(".") || $0.contains("://") }
    }

    /// Takes off percent encoding as long as it hides the scheme.
    static func unwrappedEncoding(of text: String) -> String {
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

    /// Splits at white space, and at `,`, `;` or `|` where another URL begins behind it.
    private static func pieces(of text: String) -> [String] {
        let marked = text.replacingOccurrences(
            of: "[\\s,;|\"'<>]+(?=(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)", with: "\n", options: .regularExpression)
        return marked.split(whereSeparator: \.isWhitespace).map {
            $0.description.trimmingCharacters(in: noise)
        }
        .filter { !$0.isEmpty }
    }
}
