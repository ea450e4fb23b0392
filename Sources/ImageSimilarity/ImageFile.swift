internal import Foundation
internal import StageCore

/// Reads a file that may be anything: its path is untrusted.
enum ImageFile {
    /// The bytes of a regular file.
    ///
    /// - Throws: ``ImageSimilarityError`` with code `cannotRead` or `tooLarge`.
    static func bytes(of path: String, limit: Int) throws -> [UInt8] {
        func problem(_ message: String) -> ImageSimilarityError {
            ImageSimilarityError(.cannotRead, "\(quoted(path, limit: 200)) \(message)")
        }
        // To the system, a path ends at its first zero byte.
        guard !path.utf8.contains(0) else { throw problem("is no path, expected one without zero bytes") }
        // Not to wait for a pipe that nobody writes to.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw problem("cannot be opened: \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw problem("cannot be examined") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw problem("is a directory, a pipe or a device, expected a file")
        }
        guard status.st_size <= limit else {
            throw ImageSimilarityError(
                .tooLarge,
                "\(quoted(path, limit: 200)) has \(counted(Int64(status.st_size), "byte")), expected at most \(limit)"
            )
        }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(1, Int(status.st_size))) { buffer, count in
            while count < Int(status.st_size) {
                let got = read(descriptor, buffer.baseAddress! + count, Int(status.st_size) - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { return }
                count += got
            }
        }
        guard failure == 0 else { throw problem("cannot be read: \(String(cString: strerror(failure)))") }
        return bytes
    }
}
