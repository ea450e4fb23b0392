public import CreativeModel
public import Foundation
public import JobScheduling
public import SQLStores

/// Opens stores in SQLite files, which several processes may use at once.
///
/// What a call has acknowledged is on the disk, and stays when the process is killed or the power goes. The file is in
/// write-ahead mode where the file system can do that, so that reading never waits for writing; two files beside it
/// (`-wal`, `-shm`) belong to it while it is open.
///
/// Each page ends with a checksum, which is verified whenever the page is read: a changed byte is an error with `corrupt`, never
/// another value. Other programs can read the file, best with `sqlite3 -readonly`; what they write, or move from the log of a
/// killed process into the file, has wrong checksums and is refused from then on. SQLite itself verifies the log when it recovers
/// it after a kill, and takes a damaged one to end where the damage begins.
extension CreativeDatabase {
    /// How a store file is opened; every value has a default.
    public struct Options: Sendable, Hashable {
        /// How long to wait while another process writes, in 0...3,600 seconds; default 30.
        public var busyTimeout = 30.0
        /// Whether the file is only read; default no. It must be there then, and of this version, but it and its folder need
        /// not be writable. Every change is refused with `readOnly`.
        public var readOnly = false
        /// When runs of jobs are tried again; by default up to 3 times, 5, 10 and 20 minutes after a failure. They are this
        /// program's own: nothing of them stands in the file.
        public var jobRetries = JobRetryPolicy()
        /// The currency of performance of a file that is taken over from another system, where it names none; `XXX` by default.
        public var originCurrency = CurrencyCode.unknown

        /// Makes options with their defaults.
        public init() {}
    }

    /// Opens a store, and makes its file where there is none; the folder must be there. A file of an earlier version is
    /// brought up to date, and rewritten with checksums where it has none, which takes twice its size of room beside it and in the
    /// folder of temporary files; until that has ended an error leaves its data under an earlier version. One of the system that has the tables `campaigns` and `creative_campaigns` without being
    /// ours is taken over, with its performance: without loss, but for what points to campaigns that are not in it, for all but the
    /// newest of several summaries of one day, for values that are not of the form of their column, and for rows of performance
    /// that ``takenOver`` counts as left out. A file that is refused is left as it is.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - options: How it is opened.
    ///   - now: The clock that stamps campaigns and assignments; stamps are whole milliseconds.
    /// - Throws: ``SQLStoreError`` with `cannotOpen` where the path is a folder, no database or one of another program,
    ///   `newerSchema` where a newer release wrote it, `olderSchema` where an earlier one did and it is only read, `readOnly`
    ///   where it may not be written, `corrupt` where a page does not match its checksum.
    public init(
        path: String, options: Options = Options(), now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        let note = OriginNote()
        var schema = Tables.schema
        schema.adoption = OriginFile.adoption(currency: options.originCurrency, note: note)
        try self.init(path: path, options: options, schema: schema, note: note, now: now)
    }

    /// Opens a file with a schema of one's own, for tests of later versions.
    init(
        path: String, options: Options = Options(), schema: SQLiteSchema, note: OriginNote = OriginNote(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        let connection = try SQLiteStoreConnection(path: path, options: options, schema: schema)
        self.init(connection, jobRetries: options.jobRetries, takenOver: note.value, now: now)
    }
}

/// The reason why a store file could not be opened, read or written.
public typealias SQLiteStoreError = SQLStoreError

/// The connection of a store to its file.
///
/// What was acknowledged is on the disk, also when the power goes.
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
        // 64 MB: the pages that an import of a new day touches once to read and once to write.
        try connection.run("PRAGMA cache_size = -65536")
    }

    /// A log of so many bytes is emptied at once, not at leisure.
    private static let longLog = 8 << 20

    func statement(_ sql: String) throws -> any SQLStatement { try connection.prepare(sql) }

    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)? {
        FileWatch(path: name, onChange: onChange)
    }

    func transaction<Value>(writing: Bool, _ body: () throws -> Value) throws -> Value {
        guard writing else { return try connection.transaction(writing: false, body) }
        guard !isReadOnly else { throw SQLStoreError(.readOnly, name, "is open for reading only") }
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
