internal import CSQLite
internal import Foundation
internal import SQLStores
internal import StageCore

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
        try schema?.prepare(connection)
        try connection.useWriteAheadLog()
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
