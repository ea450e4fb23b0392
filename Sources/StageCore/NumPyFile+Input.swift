#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// An open NumPy file whose header has been read and matches its size.
final class NumPyFileInput {
    let path: String
    let header: NumPyHeader
    private let descriptor: Int32
    private let dataOffset: Int

    /// The maximum length of a header. NumPy writes about a hundred bytes.
    private static let longestHeader = 1 << 20
    private static let chunkBytes = 1 << 20

    init(_ path: String) throws {
        let (descriptor, size) = try Self.open(path)
        do {
            (header, dataOffset) = try Self.readHeader(descriptor, size: size, path)
            try Self.check(header, dataSize: size - dataOffset, path)
        } catch {
            _ = close(descriptor)
            throw error
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        _ = close(descriptor)
    }

    func error(_ code: NumPyFileError.Code, _ message: String) -> NumPyFileError {
        NumPyFileError(code, path, message)
    }

    /// Fills memory with the array's bytes from an offset, where the first number has offset 0.
    func read(_ target: UnsafeMutableRawBufferPointer, at offset: Int) throws {
        try Self.read(descriptor, target, at: dataOffset + offset, path)
    }

    /// Calls a closure with numbers in file order, in chunks.
    ///
    /// - Parameter range: The indices of the numbers, or `nil` for all.
    func forEachChunk<Element: BitwiseCopyable>(
        of type: Element.Type, in range: Range<Int>? = nil,
        _ body: (UnsafeBufferPointer<Element>) throws -> Void
    ) throws {
        let width = MemoryLayout<Element>.stride
        let range = range ?? 0..<(header.elementCount ?? 0)
        var left = range.count
        var offset = range.lowerBound * width
        let scratch = UnsafeMutableBufferPointer<Element>.allocate(
            capacity: min(left, Self.chunkBytes / width))
        defer { scratch.deallocate() }
        while left > 0 {
            let count = min(left, scratch.count)
            let bytes = UnsafeMutableRawBufferPointer(rebased: scratch, count: count)
            try read(bytes, at: offset)
            try body(UnsafeBufferPointer(rebasing: scratch[..<count]))
            left -= count
            offset += bytes.count
        }
    }

    private static func open(_ path: String) throws -> (descriptor: Int32, size: Int) {
        guard !path.utf8.contains(0) else {
            throw NumPyFileError(.notFound, path, "invalid path: contains NUL")
        }
        var status = stat()
        // Checked before opening, because merely opening a device can start it, and again afterwards, because the file
        // may have been replaced in between. Without O_NONBLOCK, opening a pipe would wait for a writer.
        guard stat(path, &status) == 0 else { throw failure(path, errno) }
        try requireRegular(status, path)
        #if canImport(Glibc)
            let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        #else
            let descriptor = Darwin.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        #endif
        guard descriptor >= 0 else { throw failure(path, errno) }
        do {
            guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
            try requireRegular(status, path)
        } catch {
            _ = close(descriptor)
            throw error
        }
        return (descriptor, Int(status.st_size))
    }

    private static func requireRegular(_ status: stat, _ path: String) throws {
        guard status.st_mode & S_IFMT == S_IFREG else {
            let kind =
                switch status.st_mode & S_IFMT {
                case S_IFDIR: "a directory"
                case S_IFIFO: "a pipe"
                case S_IFSOCK: "a socket"
                default: "a device"
                }
            throw NumPyFileError(.unreadable, path, "found \(kind), expected a regular file")
        }
    }

    private static func failure(_ path: String, _ number: Int32) -> NumPyFileError {
        if number == ENOENT { return NumPyFileError(.notFound, path, "no such file") }
        return NumPyFileError(.unreadable, path, "cannot be read: \(String(cString: strerror(number)))")
    }

    private static func read(
        _ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer, at start: Int, _ path: String
    ) throws {
        var done = 0
        while done < target.count {
            // No system reads more than 2 GiB per call.
            let wanted = min(target.count - done, 1 << 30)
            let count = pread(descriptor, target.baseAddress! + done, wanted, off_t(start + done))
            if count > 0 {
                done += count
            } else if count == 0 {
                throw NumPyFileError(.truncated, path, "the file was truncated while being read")
            } else if errno != EINTR {
                throw failure(path, errno)
            }
        }
    }

    private static func readHeader(
        _ descriptor: Int32, size: Int, _ path: String
    ) throws -> (header: NumPyHeader, dataOffset: Int) {
        func bytes(_ range: Range<Int>) throws -> [UInt8] {
            guard range.upperBound <= size else {
                throw NumPyFileError(
                    .truncated, path,
                    "the file has \(size) bytes, too few for its header of \(range.upperBound)")
            }
            return try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
                let target = UnsafeMutableRawBufferPointer(rebased: buffer, count: range.count)
                try read(descriptor, target, at: range.lowerBound, path)
                count = range.count
            }
        }
        let magic = try bytes(0..<min(size, 6))
        guard magic == Array(NumPyHeader.magic.prefix(magic.count)), !magic.isEmpty else {
            let found = magic.isEmpty ? "is empty" : "begins with \(quoted(utf8: magic))"
            throw NumPyFileError(.notNumPy, path, "the file \(found), expected a NumPy file (.npy)")
        }
        let version = try bytes(6..<8)
        guard (1...3).contains(version[0]), version[1] == 0 else {
            throw NumPyFileError(
                .unsupported, path, "the format version is \(version[0]).\(version[1]), expected 1.0 to 3.0")
        }
        let start = version[0] == 1 ? 10 : 12
        let length = try bytes(8..<start).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard start + length <= size else {
            throw NumPyFileError(
                .truncated, path, "the file has \(size) bytes, too few for its header of \(start + length)")
        }
        guard length <= longestHeader else {
            throw NumPyFileError(
                .malformedHeader, path,
                "the header has \(length) bytes, expected at most \(longestHeader)")
        }
        do {
            return (try NumPyHeaderParser.parse(bytes(start..<start + length)), start + length)
        } catch let problem as NumPyHeaderProblem {
            throw NumPyFileError(problem.code, path, problem.message)
        }
    }

    /// Called before memory is allocated: the shape must account for every byte of the file.
    private static func check(_ header: NumPyHeader, dataSize: Int, _ path: String) throws {
        let shape = "the shape \(header.shapeText) of type “\(header.type.rawValue)”"
        guard let count = header.elementCount else {
            throw NumPyFileError(
                .truncated, path,
                "\(shape) is too large, the file has \(dataSize) after its header")
        }
        let expected = count * header.type.byteCount
        guard expected == dataSize else {
            throw NumPyFileError(
                expected > dataSize ? .truncated : .malformedHeader, path,
                "\(shape) needs \(expected) bytes, the file has \(dataSize) after its header")
        }
        // If there are no elements, the size of the file does not limit the lengths. A caller that allocates memory per
        // row or column must not exhaust it because of a file of 128 bytes.
        if count == 0, header.shape.contains(where: { $0 > 1 << 24 }) {
            throw NumPyFileError(
                .unsupported, path,
                "\(shape) has no elements, expected lengths of at most \(1 << 24)")
        }
    }
}
