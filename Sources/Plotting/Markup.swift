internal import Foundation

/// Text and numbers as SVG has them.
enum Markup {
    /// Text that was not written by us: escaped, without control characters, shortened.
    static func text(_ text: String, limit: Int = 60) -> String {
        let short = text.count > limit ? text.prefix(limit - 1) + "…" : text[...]
        var result = ""
        for scalar in short.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += " "
            // XML has no place for these.
            case "\u{FFFE}", "\u{FFFF}": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Text at a place, with more attributes if need be.
    static func label(
        _ text: String, _ x: Double, _ y: Double, _ anchor: String, limit: Int = 60, extra: String = ""
    ) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\"\(extra)>\(self.text(text, limit: limit))</text>"
    }

    /// A place on paper with one decimal, which is finer than a screen.
    static func number(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
