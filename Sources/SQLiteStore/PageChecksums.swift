internal import CPageChecksums
internal import CSQLite
internal import SQLStores

/// The checksums of pages: SQLite has none of its own in a database file.
enum PageChecksums {
    private static let registration = cpc_register()

    /// The name of the VFS that writes and verifies checksums of files that reserve room for them.
    static func registeredVFS(for path: String) throws -> String {
        guard registration == SQLITE_OK else {
            throw SQLiteStoreError(.failed, path, String(cString: sqlite3_errstr(registration)))
        }
        return CPC_VFS_NAME
    }

    /// Whether pages of a file end with checksums, as of the last transaction.
    static func areKept(by connection: SQLiteConnection) -> Bool {
        connection.reservedByteCount == Int(CPC_RESERVED_BYTES)
    }

    /// Rewrites a file, each page with its checksum.
    ///
    /// It is one transaction: after an error or a kill the file is as it was. SQLite needs room for the contents twice, in the
    /// log and in a temporary file.
    static func add(to connection: SQLiteConnection) throws {
        connection.reserveChecksums()
        // Without a log, the first page, which says that there are checksums, must be written before all others.
        try connection.run("PRAGMA cache_spill = OFF")
        try connection.run("VACUUM")
        try connection.run("PRAGMA cache_spill = ON")
        connection.emptyLog()
    }
}
