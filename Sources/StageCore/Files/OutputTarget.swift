#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The destination of an output path, with links followed.
struct OutputTarget {
    enum Kind {
        /// The file does not exist yet.
        case missing
        /// A regular file, with its permissions and owner.
        case file(mode: mode_t, owner: uid_t, group: gid_t)
        /// A named pipe.
        case pipe
        /// A device.
        case device
        /// A file that this process has open, such as `/dev/stdout`.
        case descriptor(Int32)
    }

    /// The path at the end of all links.
    let path: String
    let kind: Kind

    /// The maximum number of links. No system follows more.
    private static let mostLinks = 40

    /// - Throws: ``OutputFileError`` if a link cannot be followed, or leads to a folder or a socket.
    init(_ given: String) throws(OutputFileError) {
        guard !given.isEmpty, !given.utf8.contains(0) else {
            throw OutputFileError(given, "invalid path: empty, or contains NUL")
        }
        var path = given
        for _ in 0...Self.mostLinks {
            if let descriptor = Self.openDescriptor(path) {
                self.path = path
                kind = .descriptor(descriptor)
                return
            }
            var status = stat()
            guard lstat(path, &status) == 0 else {
                guard errno == ENOENT else { throw OutputFileError(given, number: errno) }
                self.path = path
                kind = .missing
                return
            }
            guard status.st_mode & S_IFMT == S_IFLNK else {
                self.path = path
                kind = try Self.kind(of: status, given)
                return
            }
            path = try Self.followed(path, given)
        }
        throw OutputFileError(given, number: ELOOP)
    }

    /// The folder of the target with a trailing slash; empty for the current folder.
    var folder: String { Self.folder(of: path) }

    private static func folder(of path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast().map { $0 + "/" }.joined()
    }

    private static func kind(of status: stat, _ given: String) throws(OutputFileError) -> Kind {
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            .file(mode: status.st_mode & 0o7777, owner: status.st_uid, group: status.st_gid)
        case S_IFIFO: .pipe
        case S_IFDIR: throw OutputFileError(given, number: EISDIR)
        case S_IFSOCK: throw OutputFileError(given, "found a socket, expected a file, a pipe or a device")
        default: .device
        }
    }

    private static func followed(_ link: String, _ given: String) throws(OutputFileError) -> String {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(link, &bytes, bytes.count)
        guard count > 0 else { throw OutputFileError(given, number: errno) }
        let target = String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        return target.hasPrefix("/") ? target : folder(of: link) + target
    }

    /// Returns the descriptor that a path such as `/dev/stdout`, `/dev/fd/3` or `/proc/self/fd/3` refers to.
    ///
    /// Such a path is a link to an open file. Opening it by name would start from its beginning, and replacing it would
    /// detach it from the processes that have it open.
    private static func openDescriptor(_ path: String) -> Int32? {
        switch path {
        case "/dev/stdout": return STDOUT_FILENO
        case "/dev/stderr": return STDERR_FILENO
        default: break
        }
        for folder in ["/dev/fd/", "/proc/self/fd/", "/proc/\(getpid())/fd/"] where path.hasPrefix(folder) {
            return Int32(path.dropFirst(folder.count)).flatMap { $0 >= 0 ? $0 : nil }
        }
        return nil
    }
}
