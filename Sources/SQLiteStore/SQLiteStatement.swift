internal import CSQLite
internal import JobScheduling
internal import SQLStores

/// A prepared statement. As in SQLite, parameters are numbered from 1 and columns from 0.
final class SQLiteStatement {
    let handle: OpaquePointer
    private let connection: SQLiteConnection
    let columnNames: [String]

    init(_ handle: OpaquePointer, of connection: SQLiteConnection) {
        self.handle = handle
        self.connection = connection
        columnNames = (0..<sqlite3_column_count(handle)).map {
            String(cString: sqlite3_column_name(handle, $0))
        }
    }

    deinit {
        sqlite3_finalize(handle)
    }

    func bind(_ value: Int64, at index: Int32) throws {
        try check(sqlite3_bind_int64(handle, index, value))
    }

    func bind(_ value: Int64?, at index: Int32) throws {
        try check(value.map { sqlite3_bind_int64(handle, index, $0) } ?? sqlite3_bind_null(handle, index))
    }

    func bind(_ value: Double?, at index: Int32) throws {
        try check(value.map { sqlite3_bind_double(handle, index, $0) } ?? sqlite3_bind_null(handle, index))
    }

    func bind(_ text: String?, at index: Int32) throws {
        guard let text else { return try check(sqlite3_bind_null(handle, index)) }
        try bind(text, at: index)
    }

    func bind(_ text: String, at index: Int32) throws {
        // A C string ends with a zero byte, so that an empty text has an address too.
        try check(
            text.withCString {
                sqlite3_bind_text64(
                    handle, index, $0, UInt64(text.utf8.count), copied, UInt8(SQLITE_UTF8))
            })
    }

    func bind(_ bytes: [UInt8], at index: Int32) throws {
        // A null pointer would bind NULL instead of an empty value.
        guard !bytes.isEmpty else { return try check(sqlite3_bind_zeroblob(handle, index, 0)) }
        try check(
            bytes.withUnsafeBytes {
                sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), copied)
            })
    }

    /// Advances to the next row. Returns `false` after the last row; the statement can then be run again.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(handle)
            return false
        case let status:
            let failure = connection.failure(status)
            sqlite3_reset(handle)
            throw failure
        }
    }

    /// Ends a run before its last row and releases its locks.
    func reset() {
        sqlite3_reset(handle)
    }

    /// Runs the statement to completion.
    func run() throws {
        while try step() {}
    }

    /// The kind of value in a column. Bytes count as text.
    enum ValueKind { case null, integer, real, text }

    func kind(_ column: Int32) -> ValueKind {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        default: .text
        }
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func optionalReal(_ column: Int32) -> Double? {
        isNull(column) ? nil : sqlite3_column_double(handle, column)
    }

    /// Calls a closure with the bytes of a column, which are valid until the next step.
    func withBytes<Value, Failure: Error>(
        _ column: Int32, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let bytes = sqlite3_column_blob(handle, column)
        return try body(
            UnsafeRawBufferPointer(
                start: bytes, count: bytes == nil ? 0 : Int(sqlite3_column_bytes(handle, column))))
    }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func text(_ column: Int32) -> String {
        guard let bytes = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
        return Array(
            UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    private func check(_ status: Int32) throws {
        guard status == SQLITE_OK else { throw connection.failure(status) }
    }
}

/// The value of `SQLITE_TRANSIENT`, which tells SQLite to copy the bytes. Swift does not import the macro.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// The operations that the tables of a store use.
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

    func transaction<Value>(_ access: SQLAccess, _ body: () throws -> Value) throws -> Value {
        try transaction(writing: access != .reading, body)
    }
}
