internal import Foundation

/// The bytes of a table, in order.
protocol ByteStream: AnyObject {
    /// Returns the next bytes, at most `count`, or an empty array at the end.
    func read(_ count: Int) throws -> [UInt8]
    /// The current position in the file in bytes, for progress.
    var position: Int { get }
}

/// The bytes of a file descriptor.
final class FileStream: ByteStream {
    private let descriptor: Int32
    private let name: String
    private let isSeekable: Bool
    private(set) var position = 0

    /// Creates a stream over a descriptor, and closes the descriptor on deallocation.
    ///
    /// - Parameter isSeekable: Whether to read from the beginning, regardless of the descriptor's position.
    init(descriptor: Int32, name: String, isSeekable: Bool) {
        self.descriptor = descriptor
        self.name = name
        self.isSeekable = isSeekable
    }

    deinit { close(descriptor) }

    func read(_ count: Int) throws -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, received in
            var result = -1
            repeat {
                result =
                    isSeekable
                    ? pread(descriptor, buffer.baseAddress, count, off_t(position))
                    : Foundation.read(descriptor, buffer.baseAddress, count)
            } while result < 0 && errno == EINTR
            if result < 0 { failure = errno }
            received = max(0, result)
        }
        guard failure == 0 else { throw SystemFailure.read(failure, of: name) }
        position += bytes.count
        return bytes
    }
}

/// Bytes in memory.
final class MemoryStream: ByteStream {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(_ count: Int) -> [UInt8] {
        let end = min(bytes.count, position + count)
        defer { position = end }
        return Array(bytes[position..<end])
    }
}

/// The system's reason why a file cannot be opened or read.
enum SystemFailure {
    static func read(_ code: Int32, of name: String) -> ImportError {
        ImportError(.unreadableFile, file: name, "cannot be read: \(String(cString: strerror(code)))")
    }

    static func open(_ code: Int32, of name: String) -> ImportError {
        ImportError(.unreadableFile, file: name, "cannot be opened: \(String(cString: strerror(code)))")
    }
}
