internal import ContentHashing
internal import CreativeModel
internal import StageCore

/// Copies a store into an empty one, of the same or another database, and compares them.
///
/// All rows are read at one moment and written in one transaction. Rows are read in the order of their keys, a few thousand
/// at a time, so that memory does not grow with the store. After writing, each table is read again; a checksum that differs
/// rolls everything back.
///
/// - Complexity: O(rows).
package struct StoreCopy {
    private let source: SQLDatabase
    private let target: SQLDatabase

    /// Creates a copy between two open stores.
    package init(from source: any SQLConnection, to target: any SQLConnection) {
        self.source = SQLDatabase(source)
        self.target = SQLDatabase(target)
    }

    /// The copy of one table.
    package struct Table: Sendable, Equatable {
        package let name: String
        package let rowCount: Int
        /// A SHA-256 hash of all rows in hexadecimal digits, the same in every database.
        package let checksum: String
    }

    /// Copies all tables.
    ///
    /// - Returns: The tables in the order of their definition.
    /// - Throws: ``SQLStoreError`` with `cannotOpen` if the target is not empty, and with `failed` if a value cannot be stored
    ///   in the target, or if a table differs after it was written.
    package func run() throws -> [Table] {
        try source.connection.transaction(.reading) {
            try target.connection.transaction(.writing) {
                try checkEmpty()
                return try StoreSchema.copiedTables.map(copy)
            }
        }
    }

    /// Returns the checksums of all tables of a store.
    package static func checksums(of connection: any SQLConnection) throws -> [Table] {
        let database = SQLDatabase(connection)
        return try connection.transaction(.reading) {
            try StoreSchema.copiedTables.map { try read($0, of: database) { _ in } }
        }
    }

    private func checkEmpty() throws {
        for table in StoreSchema.copiedTables where table.name != StateRow.table.name {
            guard try !target.exists("SELECT 1 FROM \(table.name) LIMIT 1") else {
                throw SQLStoreError(
                    .cannotOpen, target.connection.name,
                    "has rows in its table \(table.name), expected an empty store to copy to")
            }
        }
        try target.run("DELETE FROM \(StateRow.table.name)")
    }

    private func copy(_ table: CopiedTable) throws -> Table {
        let read = try Self.read(table, of: source) { rows in try write(rows, into: table) }
        for sql in target.dialect.keyAdjustment(table.name, table.assignedKey) { try target.run(sql) }
        let written = try Self.read(table, of: target) { _ in }
        guard written == read else {
            throw SQLStoreError(
                .failed, target.connection.name,
                "the copied table \(table.name) differs: \(written.rowCount) instead of \(read.rowCount) rows, or other "
                    + "values; nothing was copied")
        }
        return read
    }

    private func write(_ rows: [[SQLValue]], into table: CopiedTable) throws {
        guard let connection = target.connection as? any SQLBulkConnection else {
            let statement = try target.connection.statement(table.insertion)
            for row in rows {
                for (index, value) in row.enumerated() { try statement.bind(value, at: index + 1) }
                while try statement.step() {}
                statement.reset()
            }
            return
        }
        let bulk = SQLBulkTarget(table: table.name, columns: table.columns, key: table.key)
        try connection.insertAll(into: bulk) { sink, endRow in
            for row in rows {
                for (index, value) in row.enumerated() { try sink.bind(value, at: index + 1) }
                try endRow()
            }
        }
    }

    // MARK: Reading

    /// The number of rows in memory.
    private static let chunk = 5_000

    /// Reads a table in the order of its keys.
    private static func read(
        _ table: CopiedTable, of database: SQLDatabase, _ body: ([[SQLValue]]) throws -> Void
    ) throws -> Table {
        var count = 0
        var hash = ContentHash(of: table.name)
        var last: [SQLValue]?
        while true {
            let rows = try rows(of: table, after: last, in: database)
            if rows.isEmpty { break }
            count += rows.count
            hash = ContentHash(of: hash.bytes + rows.flatMap(bytes))
            try body(rows)
            guard rows.count == chunk, let end = rows.last else { break }
            last = table.keyIndices.map { end[$0] }
        }
        return Table(name: table.name, rowCount: count, checksum: hash.description)
    }

    private static func rows(
        of table: CopiedTable, after last: [SQLValue]?, in database: SQLDatabase
    ) throws -> [[SQLValue]] {
        let statement = try database.connection.statement(last == nil ? table.first : table.next)
        defer { statement.reset() }
        for (index, value) in (last ?? []).enumerated() { try statement.bind(value, at: index + 1) }
        try statement.bind(.integer(Int64(chunk)), at: (last?.count ?? 0) + 1)
        var rows: [[SQLValue]] = []
        while try statement.step() {
            rows.append(
                try table.columns.enumerated().map { index, column in
                    try value(of: column, SQLCell(statement: statement, column: index), table, database)
                })
        }
        return rows
    }

    /// Returns a value in the form in which every database stores it.
    private static func value(
        of column: SQLColumn, _ cell: SQLCell, _ table: CopiedTable, _ database: SQLDatabase
    ) throws -> SQLValue {
        guard !cell.isNull else { return .null }
        do {
            switch column.kind {
            case .integer, .boolean: return .integer(try cell.integer())
            case .real: return .real(try cell.real())
            case .bytes: return .bytes(try cell.withBytes { Array($0) })
            case .text, .exactTime: return .text(try cell.text())
            case .date: return .text(String(try cell.text().prefix(10)))
            case .clockTime: return TimeTextFormat.encode(try TimeTextFormat.decode(cell))
            case .json:
                var texts = EvidenceText()
                guard let evidence = texts.evidence(try cell.text()) else {
                    throw cell.unreadable("evidence as JSON")
                }
                return .text(EvidenceText.text(evidence))
            }
        } catch let cell as UnreadableCell {
            throw database.damage(
                "\(table.name): column \(column.name) holds \(quoted(cell.value)), expected \(cell.expectation)"
            )
        }
    }

    /// Returns bytes that differ for every list of values.
    private static func bytes(of row: [SQLValue]) -> [UInt8] {
        func sized(_ kind: UInt8, _ bytes: some Collection<UInt8>) -> [UInt8] {
            [kind] + withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { Array($0) } + bytes
        }
        return row.flatMap { value -> [UInt8] in
            switch value {
            case .null: [0]
            case .integer(let integer): [1] + withUnsafeBytes(of: integer.littleEndian) { Array($0) }
            case .real(let real): [2] + withUnsafeBytes(of: real.bitPattern.littleEndian) { Array($0) }
            case .text(let text): sized(3, text.utf8)
            case .bytes(let bytes): sized(4, bytes)
            }
        }
    }
}

/// A table as it is copied.
struct CopiedTable {
    let name: String
    let columns: [SQLColumn]
    let key: [String]

    /// The column whose values the database assigns to new rows.
    var assignedKey: String? {
        columns.first { $0.kind == .integer && $0.constraints.hasPrefix("PRIMARY KEY") && key == [$0.name] }?
            .name
    }

    var keyIndices: [Int] { key.compactMap { part in columns.firstIndex { $0.name == part } } }

    /// Selects the first rows.
    var first: String { "\(selection) ORDER BY \(keyList) LIMIT ?" }

    /// Selects the rows after a key.
    var next: String {
        "\(selection) WHERE (\(keyList)) > (\(parameters(key.count))) ORDER BY \(keyList) LIMIT ?"
    }

    var insertion: String {
        "INSERT INTO \(name) (\(names)) VALUES (\(parameters(columns.count)))"
    }

    private var names: String { columns.map(\.name).joined(separator: ", ") }
    private var keyList: String { key.joined(separator: ", ") }
    private var selection: String { "SELECT \(names) FROM \(name)" }

    private func parameters(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }
}

extension StoreSchema {
    /// All tables that a store consists of, each after the tables that it refers to.
    static var copiedTables: [CopiedTable] {
        func table<Row: SQLRecord>(_ type: Row.Type) -> CopiedTable {
            CopiedTable(name: Row.table.name, columns: Row.table.columns, key: Row.table.key)
        }
        return records.map { table($0) } + [EditedDayTable.copied]
    }
}
