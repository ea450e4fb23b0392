internal import CPageChecksums
internal import CSQLite
internal import Foundation
internal import SQLStores
internal import StageCore

/// A connection to a database file. Its owner must ensure that only one task uses it at a time.
///
/// Every connection uses the VFS of ``PageChecksums``, because a file with checksums must not be written without them.
final class SQLiteConnection {
    let path: String
    private let handle: OpaquePointer
    private let access: Access

    /// The access mode of a connection.
    enum Access {
        /// Reading and writing. The file is created if it does not exist.
        case writing
        /// Reading with a connection that could write. The last connection to close a file in write-ahead mode must be able
        /// to write, so that it can remove the files beside it.
        case readingTidily
        /// Reading a file that is not writable.
        case reading
        /// Reading a file that is assumed not to change. This is the only way to read a file in write-ahead mode in a folder
        /// that is not writable.
        case readingUnchanged
    }

    /// Opens a file.
    ///
    /// - Parameter busyTimeout: The longest wait for other processes, in milliseconds.
    init(path: String, busyTimeout: Int32, access: Access = .writing) throws {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw SQLiteStoreError(
                .cannotOpen, path, "invalid path: empty, or contains NUL")
        }
        self.path = path
        self.access = access
        var opened: OpaquePointer?
        var name = Self.fileName(path)
        var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        switch access {
        case .writing: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        case .readingTidily: flags |= SQLITE_OPEN_READWRITE
        case .reading: flags |= SQLITE_OPEN_READONLY
        case .readingUnchanged:
            flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            name = "file:\(Self.escapedForURI(name))?immutable=1"
        }
        let status = sqlite3_open_v2(name, &opened, flags, try PageChecksums.registeredVFS(for: path))
        guard status == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw SQLiteStoreError(
                .cannotOpen, path,
                access == .writing
                    ? "\(message), expected a database file or a path where one can be created"
                    : "\(message), expected a database file")
        }
        handle = opened
        sqlite3_busy_timeout(handle, busyTimeout)
    }

    private static func escapedForURI(_ path: String) -> String {
        path.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                return String(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16)
                return byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }.joined()
    }

    /// Moves the contents of the write-ahead log into the file and empties the log, unless other connections are reading.
    func emptyLog() {
        sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    }

    /// Sets the longest wait for other processes, in milliseconds.
    func setBusyTimeout(_ milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

    deinit {
        // If another program is the last to close the file, it moves pages into the file without their checksums.
        if access == .writing, !isReadOnly {
            sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
        // SQLite defers the close until all statements are finalized.
        sqlite3_close_v2(handle)
        if access == .writing || access == .readingTidily { Self.tidy(path) }
    }

    /// Moves the contents of the write-ahead log into the file if no other connection uses it.
    ///
    /// The last connection does this when it closes. If the last two connections close at the same time, each may assume that
    /// the other is the last.
    private static func tidy(_ path: String) {
        for attempt in 0..<3 {
            guard FileIdentity(ofPath: FileIdentity.followed(path) + "-wal").kind == .regular,
                FileIdentity(ofPath: path).kind == .regular
            else { return }
            if attempt > 0 { usleep(UInt32.random(in: 1_000...8_000)) }
            var handle: OpaquePointer?
            let flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE
            if sqlite3_open_v2(fileName(path), &handle, flags, CPC_VFS_NAME) == SQLITE_OK {
                // SQLite opens the file with the first statement.
                sqlite3_exec(handle, "PRAGMA schema_version", nil, nil, nil)
            }
            sqlite3_close_v2(handle)
        }
    }

    /// Returns a path that SQLite does not interpret: `:memory:` and `file:x.db` have special meanings, but a name that begins
    /// with a folder does not.
    private static func fileName(_ path: String) -> String { path.hasPrefix("/") ? path : "./\(path)" }

    /// The number of bytes that the file reserves at the end of each page, as of the current or last transaction.
    var reservedByteCount: Int {
        // Cancels a pending request, whose number would be returned instead.
        _ = reserveBytes(0)
        return Int(reserveBytes(-1))
    }

    /// Reserves space for a checksum at the end of each page. This takes effect in an empty file, or with the next `VACUUM`.
    func reserveChecksums() { _ = reserveBytes(Int32(CPC_RESERVED_BYTES)) }

    private func reserveBytes(_ count: Int32) -> Int32 {
        var count = count
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &count)
        return count
    }

    /// Whether the connection is read-only.
    var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

    /// The row ID of the last inserted row.
    var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    func prepare(_ sql: String) throws -> SQLiteStatement {
        var statement: OpaquePointer?
        let status = sqlite3_prepare_v3(
            handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard status == SQLITE_OK, let statement else { throw failure(status) }
        return SQLiteStatement(statement, of: self)
    }

    /// Runs a statement to completion.
    func run(_ sql: String) throws {
        let statement = try prepare(sql)
        while try statement.step() {}
    }

    /// Returns the integer in the first column of the first row, or 0 if there is no row.
    func integer(_ sql: String) throws -> Int64 {
        let statement = try prepare(sql)
        return try statement.step() ? statement.integer(0) : 0
    }

    /// Runs a closure in a transaction, which is rolled back if the closure throws an error.
    ///
    /// A transaction that writes acquires the write lock when it begins, because a transaction that has read first cannot
    /// wait for the lock.
    func transaction<Value>(writing: Bool, _ body: () throws -> Value) throws -> Value {
        try run(writing ? "BEGIN IMMEDIATE" : "BEGIN")
        do {
            let value = try body()
            try run("COMMIT")
            return value
        } catch {
            // After some errors SQLite has already rolled back and fails here. The first error is the one to throw.
            try? run("ROLLBACK")
            throw error
        }
    }

    /// The value of `SQLITE_IOERR_DATA`, a page that does not match its checksum. Swift does not import the macro.
    private static let mismatch = SQLITE_IOERR | (32 << 8)

    /// Returns the error for the result code of the last call.
    func failure(_ status: Int32) -> SQLiteStoreError {
        let message = String(cString: sqlite3_errmsg(handle))
        switch status & 0xFF {
        case SQLITE_NOTADB:
            return SQLiteStoreError(.cannotOpen, path, "\(message), expected an SQLite database")
        case SQLITE_CANTOPEN, SQLITE_PERM:
            return SQLiteStoreError(
                .cannotOpen, path, "\(message), expected a writable file in a writable folder")
        case SQLITE_READONLY:
            return SQLiteStoreError(
                .readOnly, path, "\(message), expected a writable file in a writable folder")
        case SQLITE_BUSY, SQLITE_LOCKED:
            return SQLiteStoreError(.busy, path, "\(message): another process held the lock for too long")
        case SQLITE_FULL:
            return SQLiteStoreError(.full, path, "\(message), expected enough free space")
        case SQLITE_IOERR where status == Self.mismatch:
            return SQLiteStoreError(
                .corrupt, path,
                "a page does not match its checksum, expected an intact file that only this program writes: "
                    + "restore a backup")
        case SQLITE_IOERR:
            // SQLite recognizes a full device, but reports a file size limit or a quota as a disk fault.
            return SQLiteStoreError(
                .failed, path,
                "\(message) (SQLite error \(status)), expected enough free space within limits and quotas, "
                    + "and a working disk")
        case SQLITE_CORRUPT:
            return SQLiteStoreError(.corrupt, path, "\(message), expected an intact file: restore a backup")
        default:
            return SQLiteStoreError(.failed, path, "\(message) (SQLite error \(status))")
        }
    }
}

extension SQLiteConnection {
    /// Opens a file that must be writable, in write-ahead mode if the file system supports it.
    ///
    /// - Parameter schema: The schema of the file. A file that the schema refuses stays unchanged, including its journal mode.
    static func openForWriting(
        _ path: String, busyTimeout: Int32, schema: SQLiteSchema? = nil
    ) throws -> SQLiteConnection {
        try checkIsFile(path)
        let connection = try SQLiteConnection(path: path, busyTimeout: busyTimeout)
        guard !connection.isReadOnly else {
            throw SQLiteStoreError(.readOnly, path, "is read-only, expected a writable file")
        }
        let isUnfinished = try schema?.prepare(connection) ?? false
        try connection.useWriteAheadLog()
        if isUnfinished { try schema?.finish(connection) }
        // In write-ahead mode this survives crashes; only a power failure may lose the last transactions.
        try connection.run("PRAGMA synchronous = NORMAL")
        return connection
    }

    /// Opens an existing file for reading only.
    static func openForReading(_ path: String, busyTimeout: Int32) throws -> SQLiteConnection {
        try checkIsFile(path)
        do {
            do {
                let connection = try SQLiteConnection(
                    path: path, busyTimeout: busyTimeout, access: .readingTidily)
                try connection.run("PRAGMA query_only = ON")
                _ = try connection.integer("PRAGMA schema_version")
                if !connection.isReadOnly { return connection }
            } catch let error as SQLiteStoreError where error.code == .cannotOpen || error.code == .readOnly {
                // The file or its folder is not writable.
            }
            let connection = try SQLiteConnection(path: path, busyTimeout: busyTimeout, access: .reading)
            _ = try connection.integer("PRAGMA schema_version")
            return connection
        } catch let error as SQLiteStoreError where error.code == .cannotOpen || error.code == .readOnly {
            // Without a log beside it, the file is complete.
            let size = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
            guard FileManager.default.fileExists(atPath: path), size ?? 0 == 0 else { throw error }
            return try SQLiteConnection(path: path, busyTimeout: busyTimeout, access: .readingUnchanged)
        }
    }

    /// Returns a timeout in milliseconds.
    static func milliseconds(ofTimeout timeout: Duration) throws -> Int32 {
        let seconds = timeout / .seconds(1)
        guard seconds >= 0, seconds <= 3_600 else {
            throw SQLiteStoreError(.cannotOpen, "busyTimeout is \(seconds), expected 0 to 3,600 seconds")
        }
        return Int32(seconds * 1_000)
    }

    /// Throws an error if the path is a folder, pipe, socket or device. A missing file is accepted.
    private static func checkIsFile(_ path: String) throws {
        let kind: String
        switch FileIdentity(ofPath: path).kind {
        case .regular, .missing: return
        case .folder: kind = "a folder"
        case .pipe: kind = "a pipe"
        case .socket: kind = "a socket"
        case .device: kind = "a device"
        }
        throw SQLiteStoreError(.cannotOpen, path, "is \(kind), expected a database file")
    }

    private func useWriteAheadLog() throws {
        do {
            try run("PRAGMA journal_mode = WAL")
        } catch let error as SQLiteStoreError where error.code == .busy {
            // Another process is changing the mode, and SQLite does not wait for it. The mode belongs to the file, and
            // every mode works.
        }
    }
}
