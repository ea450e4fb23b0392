internal import CSQLite
internal import Foundation

extension SQLiteConnection {
    /// Opens a file that must be writable, in write-ahead mode where the file system can do that.
    static func openForWriting(_ path: String, busyTimeout: Int32) throws -> SQLiteConnection {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw SQLiteStoreError(.cannotOpen, path, "is a folder, expected a database file")
        }
        let connection = try SQLiteConnection(path: path, busyTimeout: busyTimeout)
        guard !connection.isReadOnly else {
            throw SQLiteStoreError(.cannotOpen, path, "may not be written, expected a file that may")
        }
        try connection.useWriteAheadLog()
        // Safe against crashes in write-ahead mode; only a power cut takes the last transactions.
        try connection.run("PRAGMA synchronous = NORMAL")
        return connection
    }

    private func useWriteAheadLog() throws {
        do {
            try run("PRAGMA journal_mode = WAL")
        } catch let error as SQLiteStoreError where error.isBusy {
            // Another process is switching, for which SQLite does not wait. The mode is the file's, and any is right.
        }
    }
}
