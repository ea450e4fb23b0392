internal import CreativeModel
internal import Foundation

/// A column title in a form for comparison: without case, accents, underscores and spacing, and without additions such as a currency
/// (`Amount spent (EUR)`) or a zone (`Start Date (in UTC)`).
struct TitleText: Hashable {
    /// The text that is compared.
    let text: String
    /// The currency that the title names.
    let currency: CurrencyCode?

    /// Creates the comparison form of a title.
    init(_ title: String) {
        var words = Self.spaced(title)
        var currency: CurrencyCode?
        if let open = words.lastIndex(where: { $0 == "(" || $0 == "[" }), let close = words.last,
            close == ")" || close == "]"
        {
            let inner = words[words.index(after: open)..<words.index(before: words.endIndex)]
                .trimmingCharacters(in: .whitespaces)
            if let code = CurrencySign.code(inner.utf8) {
                currency = code
                words = String(words[..<open])
            } else if let sign = CurrencySign.all.first(where: { $0.bytes.elementsEqual(inner.utf8) }) {
                currency = sign.currency
                words = String(words[..<open])
            } else if inner.lowercased().hasPrefix("in utc") || inner == "UTC" {
                words = String(words[..<open])
            }
        }
        text = Self.folded(words)
        self.currency = currency
    }

    /// Returns the text without case and accents, with single spaces.
    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.lowercased().split(separator: " ").joined(separator: " ")
        }
        let lowered = text.replacingOccurrences(of: "İ", with: "i").lowercased()
            .replacingOccurrences(of: "ı", with: "i").replacingOccurrences(of: "ł", with: "l")
            .replacingOccurrences(of: "ß", with: "ss")
        return lowered.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
            .split(separator: " ").joined(separator: " ")
    }

    /// Returns the title with plain spaces, apostrophes and brackets.
    private static func spaced(_ title: String) -> String {
        var result = ""
        for scalar in title.unicodeScalars {
            switch scalar {
            case "_", "#", "\t", "\u{A0}", "\u{202F}", "\n", "\r": result += " "
            case "\u{FEFF}", "\u{200B}", "\u{200E}", "\u{200F}": break
            case "’", "‘", "´", "`": result += "'"
            case "（": result += "("
            case "）": result += ")"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result.trimmingCharacters(in: .whitespaces)
    }
}
