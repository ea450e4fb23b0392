/// The differences between the SQL of databases.
///
/// Statements are written in the SQL that all databases share, with `?` and `?1` as parameters. A driver supplies the
/// rest: the names of types, locks, and a few expressions. The default values are those of SQLite.
package struct SQLDialect: Sendable {
    /// Returns the definition of a column whose constraints are written for SQLite.
    package var definition: @Sendable (SQLColumn) -> String = { column in
        [column.name, sqliteName(of: column.kind), column.constraints].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Whether columns need a type.
    package var hasTypes = false

    /// Whether tables accept the options of SQLite, such as `WITHOUT ROWID`.
    package var hasTableOptions = true

    /// Whether insertions return the key that the database assigns to a row.
    package var returnsKeys = false

    /// The form of lists as parameters; `nil` if the database is asked for one value at a time.
    package var lists: SQLListForm?

    /// A join that SQLite evaluates in the written order. Databases with statistics need none.
    package var orderedJoin = "CROSS JOIN"

    /// Returns the condition that a column of truth values is true, as in the condition of an index.
    package var isTrue: @Sendable (_ column: String) -> String = { "\($0) = 1" }

    /// Returns an expression rounded to a number of decimal digits.
    package var rounded: @Sendable (_ expression: String, _ digits: Int) -> String = { "round(\($0), \($1))" }

    /// Returns the statements that continue the keys which the database assigns after rows with keys of their own were
    /// inserted.
    package var keyAdjustment: @Sendable (_ table: String, _ key: String?) -> [String] = { _, _ in [] }

    /// Whether transactions lock single rows instead of the whole database.
    package var locksRows = false

    /// The statement that wakes the workers of other processes when the transaction is committed; `nil` if they see
    /// changes by other means.
    package var announcement: String?

    /// The dialect of SQLite.
    package static let sqlite = SQLDialect()

    private init() {}

    /// Creates a dialect with the differences from that of SQLite.
    package init(_ differences: (inout SQLDialect) -> Void) { differences(&self) }

    // MARK: Tables

    /// Returns the statement that creates a table.
    func creation(_ name: String, lines: [String], options: String) -> String {
        let definition = "CREATE TABLE \(name) (\n    \(lines.joined(separator: ",\n    ")))"
        return options.isEmpty || !hasTableOptions ? definition : "\(definition) \(options)"
    }

    /// Returns the clause of an insertion that returns the assigned key, if there is one.
    func returning(_ key: String) -> String { returnsKeys ? " RETURNING \(key)" : "" }

    private static func sqliteName(of kind: SQLColumnKind) -> String {
        switch kind {
        case .integer: "INTEGER"
        case .real: "REAL"
        case .text, .json: "TEXT"
        case .bytes: "BLOB"
        case .boolean: "BOOLEAN"
        case .clockTime, .exactTime: "TIMESTAMP"
        case .date: "DATE"
        }
    }

    // MARK: Locks

    /// Returns the clause that locks the selected row of a job or a run.
    ///
    /// A transaction that changes jobs holds its rows, so that no other one changes them. A transaction that changes the
    /// store on behalf of a run only excludes that another worker takes the run over: its lease can still be renewed.
    func rowLock(_ access: SQLAccess) -> String {
        guard locksRows else { return "" }
        return switch access {
        case .reading: ""
        case .writing: " FOR KEY SHARE"
        case .jobs: " FOR NO KEY UPDATE"
        }
    }

    /// Returns the clause that locks the selected rows which no other transaction holds, and skips the others.
    func freeRowLock(_ access: SQLAccess) -> String {
        locksRows && access == .jobs ? " FOR UPDATE SKIP LOCKED" : ""
    }

    /// Returns the condition that no other transaction holds the only row of a table.
    func unlessLocked(_ table: String) -> String {
        locksRows ? " WHERE id IN (SELECT id FROM \(table) FOR NO KEY UPDATE SKIP LOCKED)" : ""
    }
}
