internal import Foundation

/// A file as a stream of UTF-8, whatever it was written in: UTF-8 with or without a byte order mark, or
/// UTF-16 with one.
final class ByteSource {
    /// The file's size in bytes, for progress.
    let size: Int
    /// How much was read of it.
    private(set) var position = 0
    /// Whether the file was UTF-16.
    private(set) var isUTF16 = false
    /// The name of the encoding, for messages.
    var encoding: String { isUTF16 ? "UTF-16" : "UTF-8" }

    private let descriptor: Int32
    private let name: String
    private let chunkSize: Int
    private var decoder: UTF16Decoder?
    private var isFirst = true

    /// Opens a file.
    ///
    /// - Throws: ``ImportError`` where it is missing, a directory or unreadable.
    init(_ file: URL, chunkSize: Int = 1 << 18) throws {
        name = file.lastPathComponent
        self.chunkSize = chunkSize
        descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ImportError(
                .unreadableFile, file: name, "cannot be opened: \(String(cString: strerror(errno)))")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            close(descriptor)
            throw ImportError(.unreadableFile, file: name, "cannot be examined")
        }
        // Pipes are welcome; a device may never end.
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFIFO else {
            close(descriptor)
            let found = kind == S_IFDIR ? "a directory" : "a device"
            throw ImportError(.unreadableFile, file: name, "is \(found), expected a file")
        }
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// The next piece of text as UTF-8; empty at the end.
    func next() throws -> [UInt8] {
        while true {
            let raw = try readChunk()
            let text = isFirst ? try begin(raw) : decoder?.decode(raw) ?? raw
            isFirst = false
            if raw.isEmpty { return decoder?.finish() ?? [] }
            if !text.isEmpty { return text }
        }
    }

    private func readChunk() throws -> [UInt8] {
        var failure: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, count in
            var received = -1
            repeat {
                received = read(descriptor, buffer.baseAddress, chunkSize)
            } while received < 0 && errno == EINTR
            if received < 0 { failure = errno }
            count = max(0, received)
        }
        guard failure == 0 else {
            throw ImportError(
                .unreadableFile, file: name, "cannot be read: \(String(cString: strerror(failure)))")
        }
        position += chunk.count
        return chunk
    }

    /// Looks for a byte order mark, for which three bytes are needed.
    private func begin(_ first: [UInt8]) throws -> [UInt8] {
        var start = first
        while start.count < 3 {
            let more = try readChunk()
            if more.isEmpty { break }
            start += more
        }
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(start.dropFirst(3)) }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            isUTF16 = true
            decoder = UTF16Decoder(isLittleEndian: start[0] == 0xFF)
            return decoder?.decode(Array(start.dropFirst(2))) ?? []
        }
        return start
    }
}

/// Turns UTF-16 into UTF-8, piece by piece. Half a character becomes a byte that UTF-8 does not have, so that readers
/// refuse it as they refuse any other text that is not in its encoding.
struct UTF16Decoder {
    private static let invalid: UInt8 = 0xFF

    let isLittleEndian: Bool
    private var oddByte: UInt8?
    private var highSurrogate: UInt16?

    init(isLittleEndian: Bool) { self.isLittleEndian = isLittleEndian }

    mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 2)
        if let highSurrogate { units.append(highSurrogate) }
        highSurrogate = nil
        for byte in bytes {
            guard let first = oddByte else {
                oddByte = byte
                continue
            }
            oddByte = nil
            units.append(
                isLittleEndian ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte))
        }
        if let last = units.last, UTF16.isLeadSurrogate(last) {
            highSurrogate = last
            units.removeLast()
        }
        if let text = String(validating: units, as: UTF16.self) { return Array(text.utf8) }
        return Self.marked(units)
    }

    /// Converts units to UTF-8, with an invalid byte for each unpaired surrogate.
    private static func marked(_ units: [UInt16]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(units.count)
        var parser = UTF16.ForwardParser()
        var rest = units.makeIterator()
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let scalar): bytes += Array(String(UTF16.decode(scalar)).utf8)
            case .error: bytes.append(invalid)
            case .emptyInput: return bytes
            }
        }
    }

    mutating func finish() -> [UInt8] {
        defer { (oddByte, highSurrogate) = (nil, nil) }
        return oddByte == nil && highSurrogate == nil ? [] : [Self.invalid]
    }
}
