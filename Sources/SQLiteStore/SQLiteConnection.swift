internal import CSQLite

/// One connection to a database file. It is used by one task at a time; its owner sees to that.
final class SQLiteConnection {
    let path: String
    private let handle: OpaquePointer

    /// Opens a file for reading and writing, and makes it where there is none.
    ///
    /// - Parameter busyTimeout: How many milliseconds to wait for other processes.
    init(path: String, busyTimeout: Int32) throws {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw SQLiteStoreError(
                .cannotOpen, path, "is no path, expected that of a file, without zero bytes")
        }
        self.path = path
        var opened: OpaquePointer?
        let flags =
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        // Names that begin with a colon, such as :memory:, mean something else to SQLite.
        let status = sqlite3_open_v2(path.hasPrefix(":") ? "./\(path)" : path, &opened, flags, nil)
        guard status == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw SQLiteStoreError(
                .cannotOpen, path, "\(message), expected a database file or a place where one can be made")
        }
        handle = opened
        sqlite3_busy_timeout(handle, busyTimeout)
    }

    deinit {
        // Waits for statements that are still there.
        sqlite3_close_v2(handle)
    }

    /// Whether the file can only be read.
    var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

    func prepare(_ sql: String) throws -> SQLiteStatement {
        var statement: OpaquePointer?
        let status = sqlite3_prepare_v3(
            handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard status == SQLITE_OK, let statement else { throw failure(status) }
        return SQLiteStatement(statement, of: self)
    }

    /// Runs a statement to its end.
    func run(_ sql: String) throws {
        let statement = try prepare(sql)
        while try statement.step() {}
    }

    /// The integer in the first column of the first row; 0 where there is none.
    func integer(_ sql: String) throws -> Int64 {
        let statement = try prepare(sql)
        return try statement.step() ? statement.integer(0) : 0
    }

    /// Does all of some work or, after an error, nothing of it.
    ///
    /// A transaction that writes takes the lock at its beginning: one that read first could not wait for it.
    func transaction<Value>(writing: Bool, _ body: () throws -> Value) throws -> Value {
        try run(writing ? "BEGIN IMMEDIATE" : "BEGIN")
        do {
            let value = try body()
            try run("COMMIT")
            return value
        } catch {
            // SQLite has rolled back already after some errors, and says so here; the first error counts.
            try? run("ROLLBACK")
            throw error
        }
    }

    /// What SQLite says about the last call.
    func failure(_ status: Int32) -> SQLiteStoreError {
        let message = String(cString: sqlite3_errmsg(handle))
        switch status & 0xFF {
        case SQLITE_NOTADB:
            return SQLiteStoreError(.cannotOpen, path, "\(message), expected an SQLite database")
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY:
            return SQLiteStoreError(
                .cannotOpen, path, "\(message), expected a file and a folder that may be written")
        case SQLITE_BUSY, SQLITE_LOCKED:
            return SQLiteStoreError(
                .failed, path, "\(message): another process holds it for too long", isBusy: true)
        default:
            return SQLiteStoreError(.failed, path, "\(message) (SQLite error \(status))")
        }
    }
}
