public import CreativeModel
public import Foundation
public import JobScheduling
public import SQLStores

/// Opens stores in SQLite files, which several processes may use at once.
///
/// An acknowledged change is on disk, and survives a killed process and a power failure. The file is in write-ahead mode if
/// the file system supports it, so that readers never wait for writers. While the file is open, two files beside it (`-wal`
/// and `-shm`) belong to it.
///
/// Each page ends with a checksum, which is verified on every read: a changed byte is an error with `corrupt`, never a wrong
/// value. Other programs can read the file, best with `sqlite3 -readonly`. Pages that they write, or move from the log of a
/// killed process into the file, have wrong checksums and are refused from then on. SQLite verifies the log when it recovers
/// it after a crash, and ignores a damaged log from the first damaged frame on.
extension CreativeDatabase {
    /// Options for opening a store file. Every option has a default.
    public struct Options: Sendable, Hashable {
        /// The longest wait for another process that writes, at most an hour. The default is 30 seconds.
        public var busyTimeout = Duration.seconds(30)
        /// Whether the file is opened for reading only. The default is `false`. If `true`, the file must exist and have the
        /// current version, but neither it nor its folder needs to be writable. Every change fails with `readOnly`.
        public var readOnly = false
        /// The policy for retrying job runs. The default is up to 3 retries, 5, 10 and 20 minutes after a failure. The
        /// policy applies to this process only and is not stored in the file.
        public var jobRetries = JobRetryPolicy()
        /// The currency of performance in a file imported from another system, if the file names none. The default is `XXX`.
        public var originCurrency = CurrencyCode.unknown

        /// Creates options with default values.
        public init() {}
    }

    /// Opens a store, and creates its file if it does not exist. The folder must exist.
    ///
    /// A file of an earlier version is upgraded, and rewritten with checksums if it has none. The rewrite needs twice the size
    /// of the file in free space, both beside the file and in the folder for temporary files. If it fails, the file keeps its
    /// data under an earlier version.
    ///
    /// A file of another system that has the tables `campaigns` and `creative_campaigns` is imported with its performance.
    /// The import keeps everything except rows that refer to missing campaigns, all but the newest of several summaries of
    /// one day, values that do not match the format of their column, and the rows of performance that ``takenOver`` counts as
    /// left out. A file that is refused stays unchanged.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - options: Options for opening the file.
    ///   - now: The clock for the timestamps of campaigns and assignments, in whole milliseconds.
    /// - Throws: ``SQLStoreError`` with `cannotOpen` if the path is a folder, is not a database, or is the database of another
    ///   program; `newerSchema` if a newer release wrote the file; `olderSchema` if an earlier release wrote it and it is opened
    ///   for reading only; `readOnly` if it is not writable; `corrupt` if a page does not match its checksum.
    public init(
        path: String, options: Options = Options(), now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        let note = OriginNote()
        var schema = Tables.schema
        schema.adoption = OriginFile.adoption(currency: options.originCurrency, note: note)
        try self.init(path: path, options: options, schema: schema, note: note, now: now)
    }

    /// Opens a file with a custom schema, for tests of later versions.
    init(
        path: String, options: Options = Options(), schema: SQLiteSchema, note: OriginNote = OriginNote(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        let connection = try SQLiteStoreConnection(path: path, options: options, schema: schema)
        self.init(connection, jobRetries: options.jobRetries, takenOver: note.value, now: now)
    }
}

/// Connections to store files.
package enum SQLiteStoreFile {
    /// Opens a connection to a store of the current version.
    package static func connection(
        path: String, options: CreativeDatabase.Options
    ) throws -> sending any SQLConnection {
        try SQLiteStoreConnection(path: path, options: options, schema: Tables.schema)
    }
}

/// An error that occurs while a store file is opened, read or written.
public typealias SQLiteStoreError = SQLStoreError

/// The connection of a store to its file.
///
/// An acknowledged change survives a power failure.
final class SQLiteStoreConnection: SQLConnection {
    private let connection: SQLiteConnection
    private let schema: SQLiteSchema
    private let busyTimeout: Int32
    let isReadOnly: Bool
    var name: String { connection.path }
    var lastInsertedKey: Int64 { connection.lastInsertedRow }

    init(path: String, options: CreativeDatabase.Options, schema: SQLiteSchema) throws {
        self.schema = schema
        isReadOnly = options.readOnly
        busyTimeout = try SQLiteConnection.milliseconds(ofTimeout: options.busyTimeout)
        if isReadOnly {
            connection = try SQLiteConnection.openForReading(path, busyTimeout: busyTimeout)
            try schema.check(connection)
        } else {
            connection = try SQLiteConnection.openForWriting(path, busyTimeout: busyTimeout, schema: schema)
            try connection.run("PRAGMA synchronous = FULL")
            try connection.run("PRAGMA foreign_keys = ON")
            try connection.run("PRAGMA journal_size_limit = \(Self.longLog)")
        }
        // 64 MB: the pages that the import of a new day reads and then writes.
        try connection.run("PRAGMA cache_size = -65536")
    }

    /// The size of the log, in bytes, above which it is emptied immediately after a transaction.
    private static let longLog = 8 << 20

    func statement(_ sql: String) throws -> any SQLStatement { try connection.prepare(sql) }

    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)? {
        FileWatch(path: name, onChange: onChange)
    }

    func transaction<Value>(_ access: SQLAccess, _ body: () throws -> Value) throws -> Value {
        guard access != .reading else { return try connection.transaction(writing: false, body) }
        guard !isReadOnly else { throw SQLStoreError(.readOnly, name, "is opened for reading only") }
        let value = try connection.transaction(writing: true) {
            try schema.checkVersion(connection)
            return try body()
        }
        shortenLog()
        return value
    }

    private func shortenLog() {
        let attributes = try? FileManager.default.attributesOfItem(atPath: name + "-wal")
        guard let size = attributes?[.size] as? Int, size > Self.longLog else { return }
        connection.setBusyTimeout(0)
        connection.emptyLog()
        connection.setBusyTimeout(busyTimeout)
    }
}
