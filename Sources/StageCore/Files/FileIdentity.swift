#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The identity of the file at a path, with links followed: equal for different names of the same file.
///
/// A file is identified by its device and inode number, so hard links are equal. A file that does not exist yet is
/// identified by its folder and its name; because the folder is identified by its inode number, `out.csv` and
/// `./sub/../out.csv` are equal.
package struct FileIdentity: Hashable, Sendable {
    /// The kind of file at a path.
    package enum Kind: Sendable {
        case missing, regular, folder, pipe, device, socket
    }

    /// The kind of file at the path.
    package let kind: Kind
    private let device: UInt64
    private let number: UInt64
    /// The name of a file that does not exist yet.
    private let name: String

    /// Creates the identity of the file at a path.
    package init(ofPath path: String) {
        var status = stat()
        if stat(path, &status) == 0 {
            self.init(status)
            return
        }
        // A link to a missing file has the identity of that file.
        let path = (try? OutputTarget(path))?.path ?? path
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().map { $0 + "/" }.joined()
        if stat(folder.isEmpty ? "." : folder, &status) == 0 {
            self.init(.missing, status, name: parts.last.map(String.init) ?? "")
        } else {
            self.init(.missing, nil, name: path)
        }
    }

    /// Creates the identity of an open file, or returns `nil` if the descriptor is not open.
    package init?(ofDescriptor descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        let kind: Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
        self.init(kind, status, name: "")
    }

    private init(_ kind: Kind, _ status: stat?, name: String) {
        self.kind = kind
        device = UInt64(truncatingIfNeeded: status?.st_dev ?? 0)
        number = UInt64(truncatingIfNeeded: status?.st_ino ?? 0)
        self.name = name
    }

    /// Returns the destination of a path, following links in its last component, even to a file that does not exist
    /// yet.
    package static func followed(_ path: String) -> String { (try? OutputTarget(path))?.path ?? path }

    /// Returns whether a path refers to standard output, as `/dev/stdout` does.
    package static func isStandardOutput(_ path: String) -> Bool {
        if case .descriptor(1) = (try? OutputTarget(path))?.kind { true } else { false }
    }
}
