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

/// The reason why a database could not be opened, read or written.
public struct SQLStoreError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure: an open set.
    public struct Code: Sendable, Hashable {
        /// The name.
        package let rawValue: String
        /// Makes a code.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The file is not there, may not be opened, or is no database of ours.
        public static let cannotOpen = Code(rawValue: "cannotOpen")
        /// A newer release wrote the file.
        public static let newerSchema = Code(rawValue: "newerSchema")
        /// The file is of an earlier version, or of the system whose tables ours are, and was opened for reading only.
        public static let olderSchema = Code(rawValue: "olderSchema")
        /// Another process held the file for too long.
        public static let busy = Code(rawValue: "busy")
        /// There is no room left.
        public static let full = Code(rawValue: "full")
        /// The file is damaged.
        public static let corrupt = Code(rawValue: "corrupt")
        /// The file may only be read.
        public static let readOnly = Code(rawValue: "readOnly")
        /// A statement failed for another reason.
        public static let failed = Code(rawValue: "failed")
    }

    /// The kind.
    public let code: Code
    /// One line: what, where, what was expected.
    public let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    package init(_ code: Code, _ path: String, _ message: String) {
        self.init(code, "\(Self.escaped(path)): \(message)")
    }

    /// A path in one line.
    private static func escaped(_ path: String) -> String {
        let text = path.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
        }.joined()
        return text.count <= 240 ? text : "\(text.prefix(239))…"
    }
}
