/// A table of rows of one type: its definition and its statements, made from the description that the rows give.
package struct SQLTable<Row: SQLRecord>: Sendable {
    package let name: String
    package let columns: [SQLColumn]
    /// The columns that tell rows apart.
    package let key: [String]
    private let constraints: [String]
    private let unread: [String]
    private let options: String

    /// For each column, whether it is one of the key.
    let isKey: [Bool]
    /// Adds a row.
    package let insertion: String
    /// Adds a row whose key the database gives.
    package let insertionWithoutKey: String
    /// Adds a row, or replaces the values of the one with its key.
    package let upsertion: String
    /// Replaces the values of the row with a key. Its parameters are the other columns in their order, then those of the key.
    package let update: String
    /// Reads all columns; conditions follow.
    package let selection: String

    /// What makes a key unique.
    package enum KeyConstraint {
        /// The definition of its only column.
        case column
        /// It is the primary key.
        case primary
        /// It is unique beside another primary key.
        case unique
    }

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - key: The columns that tell rows apart, and by which ``update`` and ``upsertion`` find one.
    ///   - keyConstraint: What makes the key unique; the definition of its column for one of one column, and a primary key for
    ///     one of several, unless given.
    ///   - constraints: Further constraints, such as `CHECK (a < b)`.
    ///   - unread: Definitions of columns that stand before the others and that rows do not have.
    ///   - options: What stands behind the definition, such as `WITHOUT ROWID`.
    package init(
        _ name: String, key: String..., keyConstraint: KeyConstraint? = nil, constraints: [String] = [],
        unread: [String] = [], options: String = ""
    ) {
        var describer = ColumnDescriber()
        var row = Row()
        do { try row.code(&describer) } catch { preconditionFailure("describing encodes nothing: \(error)") }
        let columns = describer.columns
        precondition(key.allSatisfy { part in columns.contains { $0.name == part } }, "\(name) lacks its key")
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

    /// Each column of the table under an alias, so that rows of several tables can be read from one statement.
    package func columns(of alias: String) -> String {
        columns.map { "\(alias).\($0.name) AS \"\(alias).\($0.name)\"" }.joined(separator: ", ")
    }

    /// The statement that makes the table.
    package var creation: String {
        let lines = unread + columns.map(\.definition) + constraints
        let definition = "CREATE TABLE \(name) (\n    \(lines.joined(separator: ",\n    ")))"
        return options.isEmpty ? definition : "\(definition) \(options)"
    }

    private static func insertion(into table: String, _ columns: [String]) -> String {
        let parameters = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(parameters))"
    }
}

/// One column of a table.
package struct SQLColumn: Sendable, Hashable {
    package let name: String
    let type: String
    let constraints: String

    /// The column's line in the definition of its table.
    package var definition: String {
        [name, type, constraints].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Collects the columns that a record names.
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
        columns.append(SQLColumn(name: name, type: Format.declaration, constraints: constraints))
    }

    mutating func column<Format: SQLColumnFormat>(
        _ name: String, _ value: inout Format.Value?, as format: Format.Type, _ constraints: String
    ) {
        columns.append(SQLColumn(name: name, type: Format.declaration, constraints: constraints))
    }
}
