/// The current row of a statement. Columns are read by name.
package struct SQLRow {
    let query: SQLQuery

    /// Returns the value of a column that is never NULL.
    package func value<Value: SQLColumnValue>(_ name: String, as type: Value.Type = Value.self) throws
        -> Value
    {
        try Value.decode(cell(name))
    }

    /// Returns the value of a nullable column.
    package func optional<Value: SQLColumnValue>(_ name: String, as type: Value.Type = Value.self) throws
        -> Value?
    {
        let cell = try cell(name)
        return cell.isNull ? nil : try Value.decode(cell)
    }

    /// Returns the value of a column in a given format.
    package func value<Format: SQLColumnFormat>(_ name: String, in format: Format.Type) throws -> Format.Value
    {
        try Format.decode(cell(name))
    }

    /// Returns whether a column is NULL.
    package func isNull(_ name: String) throws -> Bool { try cell(name).isNull }

    /// Calls a closure with the bytes of a column, which are valid within the call.
    package func withBytes<Value>(
        _ name: String, _ body: (UnsafeRawBufferPointer) throws -> Value
    ) throws -> Value {
        try cell(name).withBytes(body)
    }

    /// Returns the row as a record of a table.
    ///
    /// - Parameter alias: The alias of a table whose columns were selected by ``SQLTable/columns(of:)``; `nil` if the
    ///   statement selects the columns under their own names.
    package func record<Row: SQLRecord>(_ type: Row.Type = Row.self, of alias: String? = nil) throws -> Row {
        var row = Row()
        var decoder = SQLRowDecoder(query.statement, indices: try query.indices(of: Row.self, alias))
        do {
            try row.code(&decoder)
            try row.check()
        } catch var cell as UnreadableCell {
            let keys = try query.indices(of: Row.self, alias).enumerated().filter {
                Row.table.isKey[$0.offset]
            }
            let values = keys.map { SQLCell(statement: query.statement, column: $0.element).shown }
            cell.row =
                "\(Row.table.name), \(Row.table.key.joined(separator: " ")) \(values.joined(separator: " "))"
            throw cell
        }
        return row
    }

    func firstValue<Value: SQLColumnValue>() throws -> Value? {
        let cell = SQLCell(statement: query.statement, column: 0)
        return cell.isNull ? nil : try Value.decode(cell)
    }

    private func cell(_ name: String) throws -> SQLCell {
        SQLCell(statement: query.statement, column: try query.index(of: name))
    }
}

/// A statement with the indices of its columns by name.
final class SQLQuery {
    let statement: any SQLStatement
    var isRunning = false
    private var indexByName: [String: Int]
    private var indicesByRecord: [RecordName: [Int]] = [:]

    private struct RecordName: Hashable {
        var type: ObjectIdentifier
        var alias: String?
    }

    init(_ statement: any SQLStatement) {
        self.statement = statement
        // Column names are case-insensitive: another program may have created the table.
        let names = statement.columnNames.map { $0.lowercased() }
        indexByName = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    func finish() {
        statement.reset()
        isRunning = false
    }

    /// Returns the index of a column. A column can be missing only if the schema is damaged.
    func index(of name: String) throws -> Int {
        guard let index = indexByName[name] else {
            throw UnreadableCell(column: name, value: "nothing", expectation: "a column of that name")
        }
        return index
    }

    func indices<Row: SQLRecord>(of type: Row.Type, _ alias: String?) throws -> [Int] {
        let name = RecordName(type: ObjectIdentifier(type), alias: alias)
        if let known = indicesByRecord[name] { return known }
        let prefix = alias.map { "\($0)." } ?? ""
        let indices = try Row.table.columns.map { try index(of: prefix + $0.name) }
        indicesByRecord[name] = indices
        return indices
    }
}
