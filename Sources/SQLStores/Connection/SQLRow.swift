/// The current row of a statement. Columns are read by their names.
package struct SQLRow {
    let query: SQLQuery

    /// The value of a column that always has one.
    package func value<Value: SQLColumnValue>(_ name: String, as type: Value.Type = Value.self) throws
        -> Value
    {
        try Value.decode(cell(name))
    }

    /// The value of a column that may be null.
    package func optional<Value: SQLColumnValue>(_ name: String, as type: Value.Type = Value.self) throws
        -> Value?
    {
        let cell = try cell(name)
        return cell.isNull ? nil : try Value.decode(cell)
    }

    /// The value of a column in a form of its own.
    package func value<Format: SQLColumnFormat>(_ name: String, in format: Format.Type) throws -> Format.Value
    {
        try Format.decode(cell(name))
    }

    /// Whether a column is null.
    package func isNull(_ name: String) throws -> Bool { try cell(name).isNull }

    /// The bytes of a column, which are valid within the call.
    package func withBytes<Value>(
        _ name: String, _ body: (UnsafeRawBufferPointer) throws -> Value
    ) throws -> Value {
        try cell(name).withBytes(body)
    }

    /// The row of a table.
    ///
    /// - Parameter alias: Of a table whose columns were selected by ``SQLTable/columns(of:)``; `nil` where the statement reads
    ///   the columns under their own names.
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

/// A statement with what is known of its columns.
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
        // Names of columns differ in no more than case where another program made the table.
        let names = statement.columnNames.map { $0.lowercased() }
        indexByName = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    func finish() {
        statement.reset()
        isRunning = false
    }

    /// The index of a column. Names come from the tables, and so one can be missing where those are damaged.
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
