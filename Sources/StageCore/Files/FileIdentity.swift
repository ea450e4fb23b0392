#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Which file a path leads to, whatever its spelling: equal for one file under two names, links followed.
///
/// A file is its device and its number there, so that hard links are equal. One that is not there yet is its folder and its
/// name; the number of that folder makes `out.csv` and `./sub/../out.csv` equal.
package struct FileIdentity: Hashable, Sendable {
    /// What stands under the path.
    package enum Kind: Sendable {
        case missing, regular, folder, pipe, device, socket
    }

    /// What stands under the path.
    package let kind: Kind
    private let device: UInt64
    private let number: UInt64
    /// Of what is not there yet.
    private let name: String

    /// Looks at a path.
    package init(ofPath path: String) {
        var status = stat()
        if stat(path, &status) == 0 {
            self.init(status)
            return
        }
        // A link to what is not there yet is that.
        let path = (try? OutputTarget(path))?.path ?? path
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().map { $0 + "/" }.joined()
        if stat(folder.isEmpty ? "." : folder, &status) == 0 {
            self.init(.missing, status, name: parts.last.map(String.init) ?? "")
        } else {
            self.init(.missing, nil, name: path)
        }
    }

    /// Looks at an open file; `nil` where it is not open.
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

    /// Where a path leads, links of its last part followed, also to what is not there yet.
    package static func followed(_ path: String) -> String { (try? OutputTarget(path))?.path ?? path }

    /// Whether a path names standard output, such as `/dev/stdout` does.
    package static func isStandardOutput(_ path: String) -> Bool {
        if case .descriptor(1) = (try? OutputTarget(path))?.kind { true } else { false }
    }
}
