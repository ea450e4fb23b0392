/// Text from outside for a message: in quotation marks, no more than its beginning, control characters escaped.
///
/// - Parameter limit: The most characters that are shown.
/// - Complexity: O(`limit`), as no more than the beginning is read.
package func quoted(_ text: some CustomStringConvertible, limit: Int = 60) -> String {
    let whole = text.description
    let head = whole.prefix(limit)
    // A character may be made of any number of scalars.
    let shown = head.unicodeScalars.prefix(4 * limit).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
        default: String(scalar)
        }
    }
    return "“\(shown.joined())\(head.endIndex == whole.endIndex ? "" : "…")”"
}
