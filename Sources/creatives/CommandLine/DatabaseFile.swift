internal import Foundation
internal import StageCore

/// Tells databases of SQLite from other files: no output may replace one, whether the command line names it or not.
enum DatabaseFile {
    /// Whether a path is that of a database, or of what SQLite keeps beside one.
    static func includes(_ path: String) -> Bool {
        let path = FileIdentity.followed(path)
        let beside = ["-wal", "-shm", "-journal"].filter { path.hasSuffix($0) }
        return isDatabase(path) || beside.contains { isDatabase(String(path.dropLast($0.count))) }
    }

    /// Whether a file begins as a database does.
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
