/// Text of a source for a message: in quotation marks, at most 60 characters of it, control characters
/// escaped.
///
/// - Complexity: O(1), as no more than the beginning is read.
func quoted(_ text: some CustomStringConvertible) -> String {
    let whole = text.description
    let head = whole.prefix(60)
    let shown = head.unicodeScalars.prefix(240).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
        default: String(scalar)
        }
    }
    return "“\(shown.joined())\(head.endIndex == whole.endIndex ? "" : "…")”"
}
