public import CreativeModel
public import Foundation
public import JobScheduling
public import SQLStores

/// Opens stores in SQLite files, which several processes may use at once.
///
/// What a call has acknowledged is on the disk, and stays when the process is killed or the power goes. The file is in
/// write-ahead mode where the file system can do that, so that reading never waits for writing; two files beside it
/// (`-wal`, `-shm`) belong to it while it is open.
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
        public var jobRetries = RetryRules()
        /// The currency of performance of a file that is taken over from another system, where it names none; `XXX` by default.
        public var originCurrency = CurrencyCode.unknown

        /// Makes options with their defaults.
        public init() {}
    }

    /// Opens a store, and makes its file where there is none; the folder must be there. A file of an earlier version is
    /// brought up to date, and one of the system that has the tables `campaigns` and `creative_campaigns` without being
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
    ///   where it may not be written.
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
