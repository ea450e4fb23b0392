#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A file that is written under another name beside its target, and takes the target's name at the end.
///
/// Dropped before that, it leaves nothing behind.
final class NumPyFileOutput {
    private let path: String
    private let target: String
    private let temporary: String
    private var descriptor: Int32

    init(_ path: String) throws {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw NumPyFileError(.unwritable, path, "a file's name cannot be empty or have a zero byte")
        }
        self.path = path
        var target = path
        // A link stays a link: what it leads to is replaced.
        if let real = realpath(path, nil) {
            target = String(cString: real)
            free(real)
        }
        self.target = target
        var status = stat()
        if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw NumPyFileError(.unwritable, path, "it is there and not a regular file")
        }
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().map { $0 + "/" }.joined()
        var random = SystemRandomNumberGenerator()
        // Short, whatever the target's name: names have at most 255 bytes.
        temporary = folder + ".npy-" + String(random.next() as UInt64, radix: 36) + ".tmp"
        #if canImport(Glibc)
            descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        #else
            descriptor = Darwin.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        #endif
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        _ = close(descriptor)
        _ = unlink(temporary)
    }

    /// Writes bytes behind all others.
    func append(_ bytes: UnsafeRawBufferPointer) throws {
        var done = 0
        while done < bytes.count {
            let count = write(descriptor, bytes.baseAddress! + done, min(bytes.count - done, 1 << 30))
            if count >= 0 { done += count } else if errno != EINTR { throw Self.failure(path) }
        }
    }

    /// Writes bytes over the first ones.
    func replaceBeginning(_ bytes: UnsafeRawBufferPointer) throws {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Self.failure(path) }
        try append(bytes)
    }

    /// Closes the file and gives it its name; nothing can be written afterwards.
    func commit() throws {
        let closed = close(descriptor)
        descriptor = -1
        // Disks over a network may tell only now that they are full.
        guard closed == 0, rename(temporary, target) == 0 else {
            let failure = Self.failure(path)
            _ = unlink(temporary)
            throw failure
        }
    }

    private static func failure(_ path: String) -> NumPyFileError {
        NumPyFileError(.unwritable, path, "it cannot be written: \(String(cString: strerror(errno)))")
    }
}
