package import JobScheduling

/// What a driver does: it prepares and runs statements of one database.
///
/// A connection is used by one task at a time; its owner sees to that.
package protocol SQLConnection: AnyObject {
    /// The database in messages: the path of a file, or an address without its password.
    var name: String { get }
    /// The key that the last insertion was given by the database.
    var lastInsertedKey: Int64 { get }

    func statement(_ sql: String) throws -> any SQLStatement

    /// Has a function called, on any thread, whenever somebody may have changed the database; may be asked on any thread.
    ///
    /// - Returns: What ends it; `nil` where changes are not seen.
    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)?

    /// Whether every change is refused.
    var isReadOnly: Bool { get }

    /// Does all of some work or, after an error, nothing of it. One that writes first makes sure that it may, and that nobody
    /// has changed the form of the tables.
    func transaction<Value>(writing: Bool, _ body: () throws -> Value) throws -> Value
}

/// A prepared statement. Parameters count from 1, columns from 0.
package protocol SQLStatement: AnyObject {
    var columnNames: [String] { get }

    func bind(_ value: SQLValue, at parameter: Int) throws

    /// Goes to the next row; `false` behind the last, and then the statement can be run again.
    func step() throws -> Bool

    /// Ends a run before its last row.
    func reset()

    /// The type of a value of the current row; `nil` of NULL.
    func type(of column: Int) -> SQLType?
    func integer(of column: Int) -> Int64
    func real(of column: Int) -> Double
    /// `nil` where the bytes are not UTF-8.
    func text(of column: Int) -> String?
    /// The bytes of a value, which are valid until the next step.
    func withBytes<Value>(of column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value
}
