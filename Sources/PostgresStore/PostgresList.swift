internal import SQLStores

extension SQLListForm {
    /// Arrays of PostgreSQL, which are written as text such as `{"a","b"}`.
    static let postgres = SQLListForm(
        comparison: { parameter, kind in
            // A subquery is joined. An array would be converted, and searched from its start, for each row of a table that
            // is read without an index.
            let type = kind == .integer ? "bigint" : kind == .date ? "date" : "text"
            return "ANY (SELECT unnest(\(parameter)::text::\(type)[]))"
        }, text: text)

    private static let text: @Sendable ([SQLValue]) -> String = { values in
        var text = "{"
        for (index, value) in values.enumerated() {
            if index > 0 { text += "," }
            switch value {
            case .integer(let integer): text += String(integer)
            case .text(let element): append(element, to: &text)
            default: preconditionFailure("lists contain integers or texts")
            }
        }
        return text + "}"
    }

    private static func append(_ element: String, to text: inout String) {
        text += "\""
        for scalar in element.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        text += "\""
    }
}
