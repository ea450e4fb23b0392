internal import SQLStores
public import StageCore

/// A cache in a single SQLite file, which several processes may use at once.
///
/// ```swift
/// let cache = try SQLiteCache(path: "vectors.db")
/// let embedder = CachedEmbedder(HashedEmbedder(), cache: cache)
/// ```
///
/// Each call is one transaction: after an error or a crash, either all values of a batch are stored or none. The file is in
/// write-ahead mode if the file system supports it, so that readers never wait for writers. While the file is open, two files
/// beside it (`-wal` and `-shm`) belong to it. A power failure may lose the last batches, but does not damage the file.
///
/// The cache is an actor because a connection serves one call at a time. A call blocks its thread while it waits for the disk,
/// or, for at most ``Options/busyTimeout``, for other processes.
public actor SQLiteCache: KeyedCache {
    private let connection: SQLiteConnection
    private let table: SQLiteValueTable

    /// Opens a cache, and creates its file if it does not exist. The folder must exist.
    ///
    /// - Throws: ``SQLiteStoreError`` with `cannotOpen` if the path is a folder, is not a database, or is the database of
    ///   another program; `newerSchema` if a newer release wrote the file; `readOnly` if it is not writable.
    public init(path: String, options: Options = Options()) throws {
        let connection = try SQLiteConnection.openForWriting(
            path, busyTimeout: options.checkedTimeout(), schema: Self.schema)
        table = try SQLiteValueTable(connection)
        self.connection = connection
    }

    /// Options for opening a cache. Every option has a default.
    public struct Options: Sendable, Hashable {
        /// The longest wait for another process that writes, at most an hour. The default is 30 seconds.
        public var busyTimeout = Duration.seconds(30)

        /// Creates options with default values.
        public init() {}

        fileprivate func checkedTimeout() throws -> Int32 {
            try SQLiteConnection.milliseconds(ofTimeout: busyTimeout)
        }
    }

    /// The schema of a cache file.
    private static let schema = SQLiteSchema(
        purpose: "a cache", applicationID: 0x4352_4341,
        steps: [{ try $0.run(SQLiteValueTable.creation) }])

    /// Returns the stored values for some keys. Keys without a value are missing from the result.
    ///
    /// - Throws: ``SQLiteStoreError`` with `failed`.
    /// - Complexity: O(`keys.count` log *n*) for *n* values in the file.
    public func values(for keys: [String]) throws -> [String: [UInt8]] {
        try connection.transaction(writing: false) { try table.values(for: keys) }
    }

    /// Stores values by key. After an error, none of them is stored.
    ///
    /// - Throws: ``SQLiteStoreError`` with `full`, `busy`, or `failed` if a value has 1,000,000,000 bytes or more.
    /// - Complexity: O(`values.count` log *n*) for *n* values in the file.
    public func keep(_ values: [String: [UInt8]]) throws {
        guard !values.isEmpty else { return }
        try connection.transaction(writing: true) { try table.keep(values) }
    }

    /// Removes the oldest values until the remaining ones have at most `byteCount` bytes in total. The file does not shrink, but
    /// its free space is reused.
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
