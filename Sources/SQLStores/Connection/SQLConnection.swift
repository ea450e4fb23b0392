package import JobScheduling

/// A driver's connection, which prepares and runs the statements of one database.
///
/// A connection is used by one task at a time. Its owner ensures this.
package protocol SQLConnection: AnyObject {
    /// The name of the database in messages: the path of a file, or an address without its password.
    var name: String { get }
    /// The differences of the database's SQL. The default is ``SQLDialect/sqlite``.
    var dialect: SQLDialect { get }
    /// The key that the database assigned to the last inserted row. It is not read if the statements of the dialect
    /// return keys.
    var lastInsertedKey: Int64 { get }

    func statement(_ sql: String) throws -> any SQLStatement

    /// Calls a closure, on any thread, whenever the database may have changed. May be called on any thread.
    ///
    /// - Returns: A token that ends the observation; `nil` if changes cannot be observed.
    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)?

    /// A Boolean value indicating whether the connection rejects all changes.
    var isReadOnly: Bool { get }

    /// Runs a closure in a transaction, which is rolled back if the closure throws.
    ///
    /// An error with ``SQLStoreError/Code/conflict`` or ``SQLStoreError/Code/disconnected`` means that nothing was
    /// stored, and that the same transaction may succeed if it is run again.
    func transaction<Value>(_ access: SQLAccess, _ body: () throws -> Value) throws -> Value
}

extension SQLConnection {
    package var dialect: SQLDialect { .sqlite }
}

/// The purpose of a transaction, which determines its locks.
package enum SQLAccess: Sendable {
    /// Reads data of one moment.
    case reading
    /// Changes the store. The transaction first acquires the write lock and verifies that the schema is unchanged.
    case writing
    /// Changes jobs and their runs only. Databases that lock single rows run several such transactions at once, beside
    /// one that writes.
    case jobs
}

/// The parameters of a statement, or the columns of a row that is written. They are counted from 1.
package protocol SQLBinding: AnyObject {
    func bind(_ value: SQLValue, at parameter: Int) throws
}

/// A prepared statement. Parameters are counted from 1, columns from 0.
package protocol SQLStatement: SQLBinding {
    var columnNames: [String] { get }

    /// Advances to the next row. Returns `false` after the last row; the statement can then be run again.
    func step() throws -> Bool

    /// Ends a run before its last row.
    func reset()

    /// Returns the type of a value in the current row, or `nil` for NULL.
    func type(of column: Int) -> SQLType?
    func integer(of column: Int) -> Int64
    func real(of column: Int) -> Double
    /// Returns the text of a value, or `nil` if its bytes are not UTF-8.
    func text(of column: Int) -> String?
    /// Calls a closure with the bytes of a value, which are valid until the next step.
    func withBytes<Value>(of column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value
}
