/// Reading of answers whose form is not certain: what is of another kind is nothing.
extension JSONValue {
    /// The member, or `null` of what has none.
    package subscript(member: String) -> JSONValue {
        if case .object(let members) = self { members[member] ?? .null } else { .null }
    }

    /// The values of an array; none of anything else.
    package var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }

    /// The text of a string; empty of anything else.
    package var stringValue: String { if case .string(let text) = self { text } else { "" } }
}
