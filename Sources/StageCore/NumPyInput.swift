#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// An open `.npy` file whose header was read and found to fit the file's size.
final class NumPyInput {
    let path: String
    private(set) var header: NumPyFile.Header
    private let descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        // Replaced below; a class must be whole before its methods can be called.
        header = NumPyFile.Header(elementType: .float32, shape: [0], isFortranOrder: false, dataOffset: 0)
        guard descriptor >= 0 else { throw error(.cannotRead, Self.reason("open")) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw error(.cannotRead, Self.reason("look at")) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw error(.cannotRead, "is not a file, expected a .npy file that can be read in any order")
        }
        header = try readHeader(size: Int(status.st_size))
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func error(_ code: NumPyFileError.Code, _ problem: String) -> NumPyFileError {
        NumPyFileError(code, path, problem)
    }

    private static func reason(_ action: String) -> String { "cannot \(action) it: \(String(cString: strerror(errno)))" }

    private func readHeader(size: Int) throws -> NumPyFile.Header {
        let start = try bytes(from: 0, count: min(size, 12))
        guard start.starts(with: NumPyFile.magic) else {
            throw error(.malformed, "begins with \(NumPyHeaderParser.shown(start.prefix(6))), expected a .npy file")
        }
        guard start.count >= 10, start[6] == 1 || start.count == 12 else {
            throw error(.truncated, "ends inside its header after \(size) bytes")
        }
        guard (1...3).contains(start[6]), start[7] == 0 else {
            throw error(.unsupported, "is of format \(start[6]).\(start[7]), expected 1.0, 2.0 or 3.0")
        }
        let prefix = start[6] == 1 ? 10 : 12
        let length = start[8..<prefix].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= 1 << 16, prefix + length <= size else {
            throw error(.truncated, "claims a header of \(length) bytes, and has \(size) bytes in all")
        }
        let parser: NumPyHeaderParser
        do {
            parser = try NumPyHeaderParser(bytes(from: prefix, count: length))
        } catch let problem as NumPyHeaderParser.Problem {
            throw error(.malformed, "has a header that cannot be read at \(problem.text)")
        }
        return try header(parser, dataOffset: prefix + length, size: size)
    }

    private func header(_ parser: NumPyHeaderParser, dataOffset: Int, size: Int) throws -> NumPyFile.Header {
        guard let type = parser.type, let isFortranOrder = parser.isFortranOrder, let shape = parser.shape else {
            throw error(.malformed, "lacks one of descr, fortran_order and shape in its header")
        }
        guard type.hasPrefix("<"), let kind = NumPyFile.ElementType.Kind(rawValue: String(type.dropFirst())) else {
            let found = NumPyHeaderParser.shown(type.utf8)
            throw error(.unsupported, "holds numbers of type \(found), expected <f4, <f8, <i4 or <i8")
        }
        guard shape.count == 1 || shape.count == 2 else {
            throw error(.unsupported, "has \(shape.count) axes, expected one or two")
        }
        let element = NumPyFile.ElementType(kind: kind)
        var (expected, overflows) = (element.byteCount, false)
        for count in shape {
            let product = expected.multipliedReportingOverflow(by: count)
            (expected, overflows) = (product.partialValue, overflows || product.overflow)
        }
        let text = shape.map(String.init).joined(separator: " x ")
        guard !overflows, expected == size - dataOffset else {
            let needed = overflows ? "more bytes than there can be" : "\(expected) bytes"
            throw error(
                .truncated, "claims \(text) numbers of type \(element), \(needed), and holds \(size - dataOffset)")
        }
        return NumPyFile.Header(
            elementType: element, shape: shape, isFortranOrder: isFortranOrder, dataOffset: dataOffset)
    }

    private func bytes(from offset: Int, count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        try bytes.withUnsafeMutableBytes { try fill($0, from: offset) }
        return bytes
    }

    /// Reads until the memory is full.
    func fill(_ memory: UnsafeMutableRawBufferPointer, from offset: Int) throws {
        var done = 0
        while done < memory.count {
            let count = pread(descriptor, memory.baseAddress! + done, min(1 << 30, memory.count - done), off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw error(.cannotRead, count == 0 ? "became shorter while it was read" : Self.reason("read"))
            }
            done += count
        }
    }

    /// Calls work with the numbers' bytes, a mebibyte at a time, and with how many numbers came before.
    func forEachPiece(_ body: (UnsafeRawBufferPointer, _ first: Int) throws -> Void) throws {
        let size = header.elementType.byteCount
        let total = header.rowCount * header.columnCount
        let capacity = (1 << 20) / size
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { piece.deallocate() }
        for first in stride(from: 0, to: total, by: capacity) {
            let part = UnsafeMutableRawBufferPointer(rebasing: piece[..<(min(capacity, total - first) * size)])
            try fill(part, from: header.dataOffset + first * size)
            try body(UnsafeRawBufferPointer(part), first)
        }
    }
}
