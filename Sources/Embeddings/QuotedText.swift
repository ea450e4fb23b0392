/// Text of a model for a message: in quotation marks, at most 200 characters of it, control characters escaped.
func quoted(_ text: String) -> String {
    let head = text.prefix(200)
    let shown = head.unicodeScalars.prefix(800).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
        default: String(scalar)
        }
    }
    return "“\(shown.joined())\(head.endIndex == text.endIndex ? "" : "…")”"
}
