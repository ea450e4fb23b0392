#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// A file that appears under its name only when it is whole.
final class NumPyOutput {
    private let path: String
    private let temporaryPath: String
    private var descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        var template = Array("\(path).XXXXXX".utf8CString)
        descriptor = template.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
        temporaryPath = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        guard descriptor >= 0 else { throw failure("make") }
        // Temporary files are for their owner alone; what is made of them has the usual rights.
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, 0o666 & ~mask)
    }

    deinit { if descriptor >= 0 { discard() } }

    private func failure(_ action: String) -> NumPyFileError {
        NumPyFileError(.cannotWrite, path, "cannot \(action) it: \(String(cString: strerror(errno)))")
    }

    func write(header: [UInt8]) throws {
        try header.withUnsafeBytes { try write($0) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var done = 0
        while done < bytes.count {
            #if canImport(Darwin)
            let count = Darwin.write(descriptor, bytes.baseAddress! + done, min(1 << 30, bytes.count - done))
            #else
            let count = Glibc.write(descriptor, bytes.baseAddress! + done, min(1 << 30, bytes.count - done))
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write") }
            done += count
        }
    }

    /// Writes over the beginning of the file.
    func rewrite(header: [UInt8]) throws {
        let count = header.withUnsafeBytes { pwrite(descriptor, $0.baseAddress!, $0.count, 0) }
        guard count == header.count else { throw failure("write") }
    }

    /// Gives the file its name.
    func finish() throws {
        let isClosed = close(descriptor) == 0
        descriptor = -1
        guard isClosed, rename(temporaryPath, path) == 0 else {
            let error = failure("finish")
            unlink(temporaryPath)
            throw error
        }
    }

    private func discard() {
        close(descriptor)
        unlink(temporaryPath)
    }
}
