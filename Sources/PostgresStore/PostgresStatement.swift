internal import SQLStores

/// A statement of a connection. Parameters are counted from 1, columns from 0.
final class PostgresStatement: SQLStatement {
    private let sql: String
    private let connection: PostgresConnection
    /// The prepared statement, and the number of the session that it belongs to.
    private var plan: PostgresPlan
    private var session: Int
    private var values: [SQLValue] = []
    private var rows: PostgresRows?
    private var row: Int32 = -1
    let columnNames: [String]

    init(_ sql: String, on connection: PostgresConnection) throws {
        self.sql = sql
        self.connection = connection
        (plan, session) = try connection.plan(for: sql)
        columnNames = plan.columns.map(\.name)
    }

    func bind(_ value: SQLValue, at parameter: Int) {
        while values.count < parameter { values.append(.null) }
        values[parameter - 1] = value
    }

    func step() throws -> Bool {
        if rows == nil {
            if session != connection.sessionNumber { (plan, session) = try connection.plan(for: sql) }
            rows = try connection.run(plan, values)
            row = -1
        }
        row += 1
        guard let rows, row < rows.count else {
            rows = nil
            return false
        }
        return true
    }

    func reset() {
        rows = nil
        values.removeAll(keepingCapacity: true)
    }

    func type(of column: Int) -> SQLType? { rows?.type(row, column) }

    func integer(of column: Int) -> Int64 { rows?.integer(row, column) ?? 0 }

    func real(of column: Int) -> Double { rows?.real(row, column) ?? 0 }

    func text(of column: Int) -> String? { rows?.text(row, column) }

    func withBytes<Value>(of column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value {
        guard let rows else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return try withExtendedLifetime(rows) { try body(rows.bytes(row, column)) }
    }
}
