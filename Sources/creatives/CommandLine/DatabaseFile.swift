internal import Foundation
internal import StageCore

/// Detects SQLite databases: no output may replace one, even if it is not the store of the command line.
enum DatabaseFile {
    /// Returns whether a path is that of a database, or of a file that SQLite keeps beside one.
    static func includes(_ path: String) -> Bool {
        let path = FileIdentity.followed(path)
        let beside = ["-wal", "-shm", "-journal"].filter { path.hasSuffix($0) }
        return isDatabase(path) || beside.contains { isDatabase(String(path.dropLast($0.count))) }
    }

    /// Returns whether a file has the header of a database.
    static func isDatabase(_ path: String) -> Bool {
        guard FileIdentity(ofPath: path).kind == .regular else { return false }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: mark.count)
        return read(descriptor, &bytes, bytes.count) == bytes.count && bytes == mark
    }

    /// Source: "Database File Format" of SQLite, section 1.3.
    private static let mark = Array("SQLite format 3\0".utf8)
}
