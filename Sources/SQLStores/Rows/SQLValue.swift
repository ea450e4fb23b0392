/// A value as a database keeps it.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// The type of a value that is not null.
package enum SQLType: Sendable, Hashable {
    case integer
    case real
    case text
    case bytes

    /// The name of the type in the definition of a column.
    var keyword: String {
        switch self {
        case .integer: "INTEGER"
        case .real: "REAL"
        case .text: "TEXT"
        case .bytes: "BLOB"
        }
    }
}
