internal import CPageChecksums
internal import CSQLite
internal import SQLStores

/// Page checksums, which SQLite itself does not keep in a database file.
enum PageChecksums {
    private static let registration = cpc_register()

    /// Registers the VFS that writes and verifies the checksums of files that reserve space for them, and returns its name.
    static func registeredVFS(for path: String) throws -> String {
        guard registration == SQLITE_OK else {
            throw SQLiteStoreError(.failed, path, String(cString: sqlite3_errstr(registration)))
        }
        return CPC_VFS_NAME
    }

    /// Returns whether the pages of a file end with checksums, as of the last transaction.
    static func areKept(by connection: SQLiteConnection) -> Bool {
        connection.reservedByteCount == Int(CPC_RESERVED_BYTES)
    }

    /// Rewrites a file with a checksum in each page.
    ///
    /// The rewrite is one transaction: an error or a crash leaves the file unchanged. SQLite needs space for two copies of the
    /// contents, one in the log and one in a temporary file.
    static func add(to connection: SQLiteConnection) throws {
        connection.reserveChecksums()
        // Without a log, the first page, which marks the file as having checksums, must be written before all others.
        try connection.run("PRAGMA cache_spill = OFF")
        try connection.run("VACUUM")
        try connection.run("PRAGMA cache_spill = ON")
        connection.emptyLog()
    }
}
