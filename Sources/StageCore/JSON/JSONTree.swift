/// A JSON value whose objects keep the order of their members and compare names by bytes.
///
/// Foundation's readers store names in dictionaries of `String`, which treat composed and decomposed letters as equal: tokens of
/// a vocabulary would be lost.
package enum JSONTree: Sendable {
    case null
    case bool(Bool)
    /// A number without fraction or exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number, finite.
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([Member])

    /// A member of an object.
    package struct Member: Sendable {
        package var name: String
        package var value: JSONTree

        package init(name: String, value: JSONTree) {
            self.name = name
            self.value = value
        }
    }

    /// The value of the first member with a name, or `nil` if there is none.
    ///
    /// - Complexity: O(members)
    package subscript(name: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    package var string: String? { if case .string(let value) = self { value } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    package var array: [JSONTree]? { if case .array(let values) = self { values } else { nil } }
    package var isNull: Bool { if case .null = self { true } else { false } }

    /// The value as a whole number, written with or without a fraction.
    package var integer: Int? {
        switch self {
        case .integer(let value): Int(exactly: value)
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }
}

extension JSONTree: Equatable {
    /// Returns whether both are the same value, regardless of the order of members.
    package static func == (left: JSONTree, right: JSONTree) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.sorted { $0.name < $1.name }.elementsEqual(right.sorted { $0.name < $1.name }) {
                    $0.name.utf8.elementsEqual($1.name.utf8) && $0.value == $1.value
                }
        default: false
        }
    }
}
