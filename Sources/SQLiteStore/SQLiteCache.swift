internal import SQLStores
public import StageCore

/// A cache in one SQLite file, which several processes may use at once.
///
/// ```swift
/// let cache = try SQLiteCache(path: "vectors.db")
/// let embedder = CachedEmbedder(HashedEmbedder(), cache: cache)
/// ```
///
/// Each call is one transaction: a batch is kept as a whole or, after an error or a crash, not at all. The file is in
/// write-ahead mode where the file system can do that, so that reading never waits for writing; two files beside it
/// (`-wal`, `-shm`) belong to it while it is open. A power cut may take the last batches away, never the file.
///
/// It is an actor because a connection serves one call at a time. A call occupies its thread while it waits for the disk or,
/// at most ``Options/busyTimeout``, for other processes.
public actor SQLiteCache: KeyedCache {
    private let connection: SQLiteConnection
    private let find: SQLiteStatement
    private let replace: SQLiteStatement

    /// Opens a cache, and makes its file where there is none; the folder must be there.
    ///
    /// - Throws: ``SQLiteStoreError`` with `cannotOpen` where the path is a folder, no database or one of another program,
    ///   `newerSchema` where a newer release wrote it, `readOnly` where it may not be written.
    public init(path: String, options: Options = Options()) throws {
        let connection = try SQLiteConnection.openForWriting(
            path, busyTimeout: options.checkedTimeout(), schema: Self.schema)
        find = try connection.prepare("SELECT value FROM cached_values WHERE key = ?")
        replace = try connection.prepare("REPLACE INTO cached_values (key, value) VALUES (?, ?)")
        self.connection = connection
    }

    /// How a cache is opened; every value has a default.
    public struct Options: Sendable, Hashable {
        /// How long to wait while another process writes, in 0...3,600 seconds; default 30.
        public var busyTimeout = 30.0

        /// Makes options with their defaults.
        public init() {}

        fileprivate func checkedTimeout() throws -> Int32 {
            try SQLiteConnection.milliseconds(ofTimeout: busyTimeout)
        }
    }

    /// Row numbers rise with every value that is kept, in place of another too, and so say which is older.
    private static let schema = SQLiteSchema(
        purpose: "a cache", applicationID: 0x4352_4341,
        steps: [
            {
                try $0.run(
                    "CREATE TABLE cached_values (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value BLOB NOT NULL)"
                )
            }
        ])

    /// The values that are there.
    ///
    /// - Throws: ``SQLiteStoreError`` with `failed`.
    /// - Complexity: O(`keys.count` log *n*) for *n* values in the file.
    public func values(for keys: [String]) throws -> [String: [UInt8]] {
        try connection.transaction(writing: false) {
            var values: [String: [UInt8]] = [:]
            for key in keys {
                defer { find.reset() }
                try find.bind(key, at: 1)
                if try find.step() { values[key] = find.bytes(0) }
            }
            return values
        }
    }

    /// Keeps values: all of them or, after an error, none.
    ///
    /// - Throws: ``SQLiteStoreError`` with `full`, `busy`, or `failed` where a value has 1,000,000,000 bytes or more.
    /// - Complexity: O(`values.count` log *n*) for *n* values in the file.
    public func keep(_ values: [String: [UInt8]]) throws {
        guard !values.isEmpty else { return }
        try connection.transaction(writing: true) {
            for (key, value) in values.sorted(by: { $0.key < $1.key }) {
                defer { replace.reset() }
                try replace.bind(key, at: 1)
                try replace.bind(value, at: 2)
                while try replace.step() {}
            }
        }
    }

    /// Forgets what was kept longest ago, until the values have at most so many bytes together. The file does not shrink;
    /// its room is used again.
    ///
    /// - Throws: ``SQLiteStoreError`` with `failed`.
    /// - Complexity: O(*n*) for *n* values in the file.
    public func prune(toByteCount byteCount: Int) throws {
        let statement = try connection.prepare(
            """
            DELETE FROM cached_values WHERE id <= (SELECT max(id) FROM (
                SELECT id, sum(length(value)) OVER (ORDER BY id DESC) AS total FROM cached_values)
            WHERE total > ?)
            """)
        try statement.bind(Int64(max(0, byteCount)), at: 1)
        try connection.transaction(writing: true) { while try statement.step() {} }
    }
}
