/// Text of others in Markdown.
enum Markdown {
    /// Text of which nothing becomes markup, nor the end of a table's cell, and of which nothing turns the direction of writing or is
    /// there without being seen; the joiner of emoji and of some scripts stays.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "+", "!", "|", "~", "@":
                result += "\\\(scalar)"
            default:
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: result += " "
                case .format where scalar.value != 0x200D: continue
                default: result.unicodeScalars.append(scalar)
                }
            }
        }
        // Bare addresses become links on some sites.
        return result.replacing("://", with: "\\://").replacing(/(?i)www\./) { "\($0.output.dropLast())\\." }
    }

    static func row(_ cells: [String]) -> String { "| \(cells.map(escaped).joined(separator: " | ")) |" }
}
