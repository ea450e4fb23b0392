internal import StageCore

/// An open database: its connection and its prepared statements.
///
/// Values are passed to statements as parameters, never as part of their text. Results are read as records
/// (``rows(_:_:_:)``), single values (``values(_:as:_:)``) or rows of several tables (``forEach(_:_:_:)``), by column
/// name. A value of the wrong type or form for its column throws ``SQLStoreError/Code/corrupt``.
package final class SQLDatabase {
    package let connection: any SQLConnection
    let dialect: SQLDialect
    /// The locks of the current transaction; see ``rowLock``.
    var access = SQLAccess.reading
    private var queries: [String: SQLQuery] = [:]
    private var recordQueries: [RecordStatement: SQLQuery] = [:]

    /// The key of a table's prepared statement, so that its text need not be hashed.
    private struct RecordStatement: Hashable {
        enum Kind { case insertion, insertionWithoutKey, appending, upsertion, update }

        var record: ObjectIdentifier
        var kind: Kind
    }

    package init(_ connection: any SQLConnection) {
        self.connection = connection
        dialect = connection.dialect
    }

    /// The clause that locks the selected row of a job or a run until the end of the transaction.
    var rowLock: String { dialect.rowLock(access) }

    /// The clause that locks the selected rows which no other transaction holds.
    var freeRowLock: String { dialect.freeRowLock(access) }

    // MARK: Writing

    /// Runs a statement to completion.
    package func run(_ sql: String, _ parameters: any SQLColumnValue...) throws {
        let query = try query(sql, parameters)
        defer { query.finish() }
        while try query.statement.step() {}
    }

    /// Inserts a row.
    package func insert<Row: SQLRecord>(_ row: Row) throws {
        try write(row, by: .insertion, Row.table.insertion, .all)
    }

    /// Inserts a row under a key assigned by the database.
    ///
    /// - Returns: The key.
    package func insertNew<Row: SQLRecord>(_ row: Row) throws -> Int64 {
        try write(
            row, by: .insertionWithoutKey,
            Row.table.insertionWithoutKey + dialect.returning(Row.table.key[0]), .others)
            ?? connection.lastInsertedKey
    }

    /// Inserts a row under a key assigned by the database, without waiting for the key.
    package func append<Row: SQLRecord>(_ row: Row) throws {
        try write(row, by: .appending, Row.table.insertionWithoutKey, .others)
    }

    /// Inserts a row, or updates the row with the same key.
    package func upsert<Row: SQLRecord>(_ row: Row) throws {
        try write(row, by: .upsertion, Row.table.upsertion, .all)
    }

    /// Updates the row with the same key.
    package func update<Row: SQLRecord>(_ row: Row) throws {
        try write(row, by: .update, Row.table.update, .others, .key)
    }

    /// - Returns: The key of the row, if the statement returns it.
    @discardableResult
    private func write<Row: SQLRecord>(
        _ row: Row, by kind: RecordStatement.Kind, _ sql: @autoclosure () -> String,
        _ parts: SQLRowEncoder.Part...
    ) throws -> Int64? {
        let name = RecordStatement(record: ObjectIdentifier(Row.self), kind: kind)
        let query = try recordQueries[name] ?? SQLQuery(connection.statement(sql()))
        recordQueries[name] = query
        defer { query.finish() }
        var next = 1
        for part in parts { next = try bind(row, to: query.statement, part, from: next) }
        var key: Int64?
        while try query.statement.step() { key = query.statement.integer(of: 0) }
        return key
    }

    /// Binds columns of a row, and returns the next parameter.
    func bind<Row: SQLRecord>(
        _ row: Row, to target: any SQLBinding, _ part: SQLRowEncoder.Part, from first: Int = 1
    ) throws -> Int {
        var row = row
        var encoder = SQLRowEncoder(target, isKey: Row.table.isKey, part: part, from: first)
        do {
            try row.code(&encoder)
        } catch let value as UnwritableValue {
            throw SQLStoreError(
                .failed, connection.name, "\(value.value) cannot be stored, expected \(value.expectation)")
        }
        return encoder.parameter
    }

    // MARK: Reading

    /// Returns rows of a table.
    ///
    /// - Parameter conditions: The clauses after the table name, such as `WHERE id = ? ORDER BY id`.
    package func rows<Row: SQLRecord>(
        _ type: Row.Type = Row.self, _ conditions: String = "", _ parameters: any SQLColumnValue...
    ) throws -> [Row] {
        var rows: [Row] = []
        try forEach(Row.table.selection + " " + conditions, parameters) { rows.append(try $0.record()) }
        return rows
    }

    /// Returns the first row of a table that matches conditions.
    package func first<Row: SQLRecord>(
        _ type: Row.Type = Row.self, _ conditions: String = "", _ parameters: any SQLColumnValue...
    ) throws -> Row? {
        try first(Row.table.selection + " " + conditions, parameters) { try $0.record() }
    }

    /// Returns the values in the first column of all rows, without NULL.
    package func values<Value: SQLColumnValue>(
        _ sql: String, as type: Value.Type = Value.self, _ parameters: any SQLColumnValue...
    ) throws -> [Value] {
        var values: [Value] = []
        try forEach(sql, parameters) { row in
            if let value: Value = try row.firstValue() { values.append(value) }
        }
        return values
    }

    /// Returns the value in the first column of the first row, or `nil` if there is no row or the value is NULL.
    package func value<Value: SQLColumnValue>(
        _ sql: String, as type: Value.Type = Value.self, _ parameters: any SQLColumnValue...
    ) throws -> Value? {
        try first(sql, parameters) { try $0.firstValue() } ?? nil
    }

    /// Returns whether a statement has at least one row.
    package func exists(_ sql: String, _ parameters: any SQLColumnValue...) throws -> Bool {
        try first(sql, parameters) { _ in true } ?? false
    }

    /// Calls a closure with each row of a statement. The row is valid only within the call.
    package func forEach(
        _ sql: String, _ parameters: any SQLColumnValue..., body: (SQLRow) throws -> Void
    ) throws {
        try forEach(sql, parameters, body)
    }

    package func forEach(
        _ sql: String, _ parameters: [any SQLColumnValue], _ body: (SQLRow) throws -> Void
    ) throws {
        let query = try query(sql, parameters)
        defer { query.finish() }
        while try query.statement.step() { try read(query, body) }
    }

    private func first<Value>(
        _ sql: String, _ parameters: [any SQLColumnValue], _ body: (SQLRow) throws -> Value
    ) throws -> Value? {
        let query = try query(sql, parameters)
        defer { query.finish() }
        return try query.statement.step() ? try read(query, body) : nil
    }

    private func read<Value>(_ query: SQLQuery, _ body: (SQLRow) throws -> Value) throws -> Value {
        do {
            return try body(SQLRow(query: query))
        } catch let cell as UnreadableCell {
            let location = cell.row.map { "\(quoted($0)): " } ?? ""
            throw damage(
                "\(location)column \(cell.column) holds \(quoted(cell.value)), expected \(cell.expectation)")
        }
    }

    // MARK: Statements

    private func query(_ sql: String, _ parameters: [any SQLColumnValue]) throws -> SQLQuery {
        let query = try idleQuery(sql)
        query.isRunning = true
        do {
            for (index, value) in parameters.enumerated() {
                try query.statement.bind(value.encoded(), at: index + 1)
            }
        } catch {
            query.finish()
            throw error
        }
        return query
    }

    /// Returns a statement that is not running. While its rows are being read, nested calls prepare another one.
    private func idleQuery(_ sql: String) throws -> SQLQuery {
        if let known = queries[sql] {
            return known.isRunning ? SQLQuery(try connection.statement(sql)) : known
        }
        let query = SQLQuery(try connection.statement(sql))
        queries[sql] = query
        return query
    }

    /// Returns an error about damaged contents of the database.
    package func damage(_ what: String) -> SQLStoreError {
        SQLStoreError(.corrupt, connection.name, "\(what): the database is damaged, restore a backup")
    }
}

extension SQLColumnValue {
    fileprivate func encoded() throws -> SQLValue { try Self.encode(self) }
}
