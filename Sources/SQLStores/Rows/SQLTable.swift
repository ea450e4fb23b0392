/// A table of rows of one type: its definition and its statements, derived from the columns of the rows.
package struct SQLTable<Row: SQLRecord>: Sendable {
    package let name: String
    package let columns: [SQLColumn]
    /// The columns that identify a row.
    package let key: [String]
    private let constraints: [String]
    private let unread: [SQLColumn]
    private let options: String

    /// For each column, whether it belongs to the key.
    let isKey: [Bool]
    /// Inserts a row.
    package let insertion: String
    /// Inserts a row whose key the database assigns.
    package let insertionWithoutKey: String
    /// Inserts a row, or updates the row with the same key.
    package let upsertion: String
    /// Updates the row with a key. Its parameters are the other columns in order, then those of the key.
    package let update: String
    /// Selects all columns. Conditions may be appended.
    package let selection: String

    /// The constraint that makes a key unique.
    package enum KeyConstraint {
        /// The constraint is part of the definition of its only column.
        case column
        /// The key is the primary key.
        case primary
        /// The key is unique in addition to another primary key.
        case unique
    }

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - key: The columns that identify a row, and by which ``update`` and ``upsertion`` find one.
    ///   - keyConstraint: The constraint that makes the key unique. The default is ``KeyConstraint/column`` for a key
    ///     of one column, and ``KeyConstraint/primary`` for a key of several.
    ///   - constraints: Further constraints, such as `CHECK (a < b)`.
    ///   - unread: Additional leading columns that rows do not read.
    ///   - options: Options after the definition, such as `WITHOUT ROWID`.
    package init(
        _ name: String, key: String..., keyConstraint: KeyConstraint? = nil, constraints: [String] = [],
        unread: [SQLColumn] = [], options: String = ""
    ) {
        var describer = ColumnDescriber()
        var row = Row()
        do { try row.code(&describer) } catch { preconditionFailure("describing columns threw: \(error)") }
        let columns = describer.columns
        precondition(
            key.allSatisfy { part in columns.contains { $0.name == part } }, "\(name) has no key column")
        self.name = name
        self.columns = columns
        self.key = key
        self.unread = unread
        self.options = options
        let keyList = key.joined(separator: ", ")
        self.constraints =
            switch keyConstraint ?? (key.count == 1 ? .column : .primary) {
            case .column: constraints
            case .primary: ["PRIMARY KEY (\(keyList))"] + constraints
            case .unique: ["UNIQUE (\(keyList))"] + constraints
            }
        isKey = columns.map { key.contains($0.name) }
        let all = columns.map(\.name)
        let others = all.filter { !key.contains($0) }
        insertion = Self.insertion(into: name, all)
        insertionWithoutKey = Self.insertion(into: name, others)
        let action =
            others.isEmpty
            ? "NOTHING" : "UPDATE SET " + others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        upsertion = "\(insertion) ON CONFLICT (\(key.joined(separator: ", "))) DO \(action)"
        update =
            "UPDATE \(name) SET \(others.map { "\($0) = ?" }.joined(separator: ", ")) "
            + "WHERE \(key.map { "\($0) = ?" }.joined(separator: " AND "))"
        selection = "SELECT \(all.joined(separator: ", ")) FROM \(name)"
    }

    /// Returns each column of the table under an alias, so that one statement can read rows of several tables.
    package func columns(of alias: String) -> String {
        columns.map { "\(alias).\($0.name) AS \"\(alias).\($0.name)\"" }.joined(separator: ", ")
    }

    /// Returns the statement that creates the table.
    package func creation(in dialect: SQLDialect) -> String {
        let lines = (unread + columns).map(dialect.definition) + constraints
        return dialect.creation(name, lines: lines, options: options)
    }

    private static func insertion(into table: String, _ columns: [String]) -> String {
        let parameters = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(parameters))"
    }
}

/// One column of a table.
package struct SQLColumn: Sendable, Hashable {
    package let name: String
    package let kind: SQLColumnKind
    /// The constraints after the type, in the SQL of SQLite.
    package let constraints: String

    package init(name: String, kind: SQLColumnKind, constraints: String = "") {
        self.name = name
        self.kind = kind
        self.constraints = constraints
    }

    /// A key that the database assigns and never uses again.
    package static var key: SQLColumn {
        SQLColumn(name: "id", kind: .integer, constraints: "PRIMARY KEY AUTOINCREMENT")
    }
}

/// The type of a column. Each dialect names it differently.
package enum SQLColumnKind: Sendable, Hashable {
    case integer
    case real
    case text
    case bytes
    /// 0 or 1.
    case boolean
    /// A time in whole milliseconds; see ``ClockTimeFormat``.
    case clockTime
    /// A time of any precision as text; see ``TimeTextFormat``.
    case exactTime
    /// A day as text, such as `2025-01-31`.
    case date
    /// JSON as text.
    case json
}

/// Collects the columns of a record.
private struct ColumnDescriber: SQLRowCoder {
    var columns: [SQLColumn] = []

    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value, as format: Format.Type, _ constraints: String
    ) {
        var constraints = constraints
        if constraints.hasPrefix("NULL") {
            constraints = String(constraints.dropFirst(4).drop { $0 == " " })
        } else if !constraints.hasPrefix("PRIMARY KEY") {
            constraints = constraints.isEmpty ? "NOT NULL" : "NOT NULL \(constraints)"
        }
        columns.append(SQLColumn(name: name, kind: Format.kind, constraints: constraints))
    }

    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value?, as format: Format.Type, _ constraints: String
    ) {
        columns.append(SQLColumn(name: name, kind: Format.kind, constraints: constraints))
    }
}
