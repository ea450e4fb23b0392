internal import CPageChecksums
internal import CSQLite
internal import Foundation
internal import SQLStores
internal import StageCore

/// One connection to a database file. It is used by one task at a time; its owner sees to that.
///
/// Every connection goes through the VFS of ``PageChecksums``: a file with checksums must not be written without them.
final class SQLiteConnection {
    let path: String
    private let handle: OpaquePointer
    private let access: Access

    /// How a file is opened.
    enum Access {
        /// For reading and writing; it is made where there is none.
        case writing
        /// For reading, by a connection that could write: the last one to close a file in write-ahead mode must, so that no
        /// other file stays beside it.
        case readingTidily
        /// For reading, where the file may not be written.
        case reading
        /// For reading, by a promise that nobody writes: a file in write-ahead mode could not be read otherwise in a folder
        /// that may not be written.
        case readingUnchanged
    }

    /// Opens a file.
    ///
    /// - Parameter busyTimeout: How many milliseconds to wait for other processes.
    init(path: String, busyTimeout: Int32, access: Access = .writing) throws {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw SQLiteStoreError(
                .cannotOpen, path, "is no path, expected that of a file, without zero bytes")
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
                    ? "\(message), expected a database file or a place where one can be made"
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

    /// Moves what was written ahead into the file and empties the log, unless others are reading.
    func emptyLog() {
        sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    }

    /// How long to wait for other processes, in milliseconds.
    func setBusyTimeout(_ milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

    deinit {
        // Another program may be the last to close the file, and moves pages into it without their checksums.
        if access == .writing, !isReadOnly {
            sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
        // Waits for statements that are still there.
        sqlite3_close_v2(handle)
        if access == .writing || access == .readingTidily { Self.tidy(path) }
    }

    /// Has what was written ahead moved into the file, where nobody uses it any more.
    ///
    /// The last connection does that as it closes. Where the last two close at the same moment, each takes the other one for
    /// the last.
    private static func tidy(_ path: String) {
        for attempt in 0..<3 {
            guard FileIdentity(ofPath: FileIdentity.followed(path) + "-wal").kind == .regular,
                FileIdentity(ofPath: path).kind == .regular
            else { return }
            if attempt > 0 { usleep(UInt32.random(in: 1_000...8_000)) }
            var handle: OpaquePointer?
            let flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE
            if sqlite3_open_v2(fileName(path), &handle, flags, CPC_VFS_NAME) == SQLITE_OK {
                // A file is looked at with its first statement.
                sqlite3_exec(handle, "PRAGMA schema_version", nil, nil, nil)
            }
            sqlite3_close_v2(handle)
        }
    }

    /// Some names mean something else to SQLite, such as `:memory:` and `file:x.db`; none that begins with a folder does.
    private static func fileName(_ path: String) -> String { path.hasPrefix("/") ? path : "./\(path)" }

    /// The bytes at the end of each page that the file reserves, as of the current or last transaction.
    var reservedByteCount: Int {
        // Not those that were asked for.
        _ = reserveBytes(0)
        return Int(reserveBytes(-1))
    }

    /// Has pages end with room for a checksum: in a file that is empty, or from the next `VACUUM` on.
    func reserveChecksums() { _ = reserveBytes(Int32(CPC_RESERVED_BYTES)) }

    private func reserveBytes(_ count: Int32) -> Int32 {
        var count = count
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &count)
        return count
    }

    /// Whether the file can only be read.
    var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

    /// The number of the row that was inserted last.
    var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

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

    /// SQLite's own mark of a page that does not match its checksum, a macro that is not imported.
    private static let mismatch = SQLITE_IOERR | (32 << 8)

    /// What SQLite says about the last call.
    func failure(_ status: Int32) -> SQLiteStoreError {
        let message = String(cString: sqlite3_errmsg(handle))
        switch status & 0xFF {
        case SQLITE_NOTADB:
            return SQLiteStoreError(.cannotOpen, path, "\(message), expected an SQLite database")
        case SQLITE_CANTOPEN, SQLITE_PERM:
            return SQLiteStoreError(
                .cannotOpen, path, "\(message), expected a file and a folder that may be written")
        case SQLITE_READONLY:
            return SQLiteStoreError(
                .readOnly, path, "\(message), expected a file and a folder that may be written")
        case SQLITE_BUSY, SQLITE_LOCKED:
            return SQLiteStoreError(.busy, path, "\(message): another process holds it for too long")
        case SQLITE_FULL:
            return SQLiteStoreError(.full, path, "\(message), expected room for what is written")
        case SQLITE_IOERR where status == Self.mismatch:
            return SQLiteStoreError(
                .corrupt, path,
                "a page does not match its checksum, expected a sound file that only this program writes: "
                    + "restore a copy")
        case SQLITE_IOERR:
            // SQLite knows a full device, but takes a limit or a quota for a defect.
            return SQLiteStoreError(
                .failed, path,
                "\(message) (SQLite error \(status)), expected room below limits and quotas, and a disk that works"
            )
        case SQLITE_CORRUPT:
            return SQLiteStoreError(.corrupt, path, "\(message), expected a sound file: restore a copy")
        default:
            return SQLiteStoreError(.failed, path, "\(message) (SQLite error \(status))")
        }
    }
}

extension SQLiteConnection {
    /// Opens a file that must be writable, in write-ahead mode where the file system can do that.
    ///
    /// - Parameter schema: What is to stand in the file. One that is refused stays as it was, its mode included.
    static func openForWriting(
        _ path: String, busyTimeout: Int32, schema: SQLiteSchema? = nil
    ) throws -> SQLiteConnection {
        try checkIsFile(path)
        let connection = try SQLiteConnection(path: path, busyTimeout: busyTimeout)
        guard !connection.isReadOnly else {
            throw SQLiteStoreError(.readOnly, path, "may not be written, expected a file that may")
        }
        let isUnfinished = try schema?.prepare(connection) ?? false
        try connection.useWriteAheadLog()
        if isUnfinished { try schema?.finish(connection) }
        // Safe against crashes in write-ahead mode; only a power cut takes the last transactions.
        try connection.run("PRAGMA synchronous = NORMAL")
        return connection
    }

    /// Opens a file that is there, to read it only.
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
                // The file or its folder may not be written.
            }
            let connection = try SQLiteConnection(path: path, busyTimeout: busyTimeout, access: .reading)
            _ = try connection.integer("PRAGMA schema_version")
            return connection
        } catch let error as SQLiteStoreError where error.code == .cannotOpen || error.code == .readOnly {
            // Without a log beside it there is nothing in the file that is not whole.
            let size = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
            guard FileManager.default.fileExists(atPath: path), size ?? 0 == 0 else { throw error }
            return try SQLiteConnection(path: path, busyTimeout: busyTimeout, access: .readingUnchanged)
        }
    }

    /// A time to wait in milliseconds.
    static func milliseconds(ofTimeout seconds: Double) throws -> Int32 {
        guard seconds >= 0, seconds <= 3_600 else {
            throw SQLiteStoreError(.cannotOpen, "busyTimeout is \(seconds), expected 0 to 3,600 seconds")
        }
        return Int32(seconds * 1_000)
    }

    /// A folder, a pipe and a device are none; what is not there yet may become one.
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
            // Another process is switching, for which SQLite does not wait. The mode is the file's, and any is right.
        }
    }
}
