internal import CSQLite
internal import JobScheduling
internal import SQLStores

/// What the tables of a store need of a statement.
extension SQLiteStatement: SQLStatement {
    func bind(_ value: SQLValue, at parameter: Int) throws {
        let index = Int32(parameter)
        switch value {
        case .null: try bind(nil as Int64?, at: index)
        case .integer(let integer): try bind(integer, at: index)
        case .real(let real): try bind(real, at: index)
        case .text(let text): try bind(text, at: index)
        case .bytes(let bytes): try bind(bytes, at: index)
        }
    }

    func type(of column: Int) -> SQLType? {
        switch sqlite3_column_type(handle, Int32(column)) {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .bytes
        default: nil
        }
    }

    func integer(of column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    func real(of column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

    func text(of column: Int) -> String? {
        guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(validating: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func withBytes<Value>(of column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value {
        let bytes = sqlite3_column_blob(handle, Int32(column))
        let count = bytes == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column)))
        return try body(UnsafeRawBufferPointer(start: bytes, count: count))
    }
}

extension SQLiteConnection: SQLConnection {
    var name: String { path }
    var lastInsertedKey: Int64 { lastInsertedRow }

    func statement(_ sql: String) throws -> any SQLStatement { try prepare(sql) }

    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)? { nil }
}
