/// One column of the current row of a statement.
///
/// Reading is strict: a value of a different type throws ``UnreadableCell``.
package struct SQLCell {
    let statement: any SQLStatement
    /// The index of the column, from 0.
    let column: Int

    var isNull: Bool { statement.type(of: column) == nil }

    func integer() throws -> Int64 {
        guard statement.type(of: column) == .integer else { throw unreadable("an integer") }
        return statement.integer(of: column)
    }

    /// Returns the value as a real number. Integers are accepted, because databases store 1.0 as 1.
    func real() throws -> Double {
        switch statement.type(of: column) {
        case .real: statement.real(of: column)
        case .integer: Double(statement.integer(of: column))
        default: throw unreadable("a number")
        }
    }

    func text() throws -> String {
        guard statement.type(of: column) == .text, let text = statement.text(of: column) else {
            throw unreadable("text in UTF-8")
        }
        return text
    }

    /// Returns the value as text, whatever its type. Bytes that are not UTF-8 are replaced.
    func repairedText() throws -> String {
        switch statement.type(of: column) {
        case .integer: String(statement.integer(of: column))
        case .real: String(statement.real(of: column))
        case nil: throw unreadable("text")
        case .text, .bytes: try statement.withBytes(of: column) { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Calls a closure with the bytes of the value, which are valid until the next step.
    func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value {
        guard statement.type(of: column) == .bytes else { throw unreadable("bytes") }
        return try statement.withBytes(of: column, body)
    }

    /// Returns the error for a value that is invalid in its column.
    func unreadable(_ expectation: String) -> UnreadableCell {
        UnreadableCell(column: statement.columnNames[column], value: shown, expectation: expectation)
    }

    /// The value for a message.
    var shown: String {
        switch statement.type(of: column) {
        case nil: "NULL"
        case .integer: String(statement.integer(of: column))
        case .real: String(statement.real(of: column))
        case .text: statement.text(of: column) ?? "text that is not UTF-8"
        case .bytes: "bytes"
        }
    }
}

/// A value that is invalid in its column.
package struct UnreadableCell: Error {
    /// The table and the key of the row, if known.
    var row: String?
    var column: String
    var value: String
    var expectation: String
}

/// A value that its column cannot store.
struct UnwritableValue: Error {
    var value: String
    var expectation: String

    init(_ value: String, _ expectation: String) {
        self.value = value
        self.expectation = expectation
    }
}

/// A value as stored in a database.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// The type of a value that is not NULL.
package enum SQLType: Sendable, Hashable {
    case integer
    case real
    case text
    case bytes

    /// The type of a column for such values.
    var kind: SQLColumnKind {
        switch self {
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .bytes: .bytes
        }
    }
}
