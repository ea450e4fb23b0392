/// NumPy's `.npy` files: format 1.0 to 3.0, little-endian `f4`, `f8`, `i4` and `i8`, one or two dimensions, both
/// orders read, C order written.
///
/// ```swift
/// let points = try Matrix<Float>(contentsOfNumPyFile: "vectors.npy")
/// try points.write(toNumPyFile: "copy.npy")
/// try NumPyFile.write(labels, to: "labels.npy")
/// ```
///
/// Source: NumPy's `numpy.lib.format` documentation, <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.
public enum NumPyFile {
    /// What the numbers of a file are.
    public struct ElementType: Sendable, Hashable, CustomStringConvertible {
        enum Kind: String { case f4, f8, i4, i8 }
        let kind: Kind

        /// 32-bit floating point.
        public static let float32 = ElementType(kind: .f4)
        /// 64-bit floating point.
        public static let float64 = ElementType(kind: .f8)
        /// 32-bit integers.
        public static let int32 = ElementType(kind: .i4)
        /// 64-bit integers.
        public static let int64 = ElementType(kind: .i8)

        /// As NumPy names it, "f4".
        public var description: String { kind.rawValue }

        /// How many bytes a number takes.
        public var byteCount: Int { kind == .f4 || kind == .i4 ? 4 : 8 }
    }

    /// What a file says about itself.
    public struct Header: Sendable, Hashable {
        /// What the numbers are.
        public let elementType: ElementType
        /// How many there are along each axis: one count or two.
        public let shape: [Int]
        /// Whether columns, not rows, stand side by side.
        public let isFortranOrder: Bool
        /// Where the numbers begin.
        let dataOffset: Int

        /// Rows of the matrix; each number of a file with one axis is a row.
        public var rowCount: Int { shape[0] }
        /// Columns of the matrix, 1 for a file with one axis.
        public var columnCount: Int { shape.count > 1 ? shape[1] : 1 }
    }

    /// Reads what a file says about itself, and checks that the numbers it promises are there.
    ///
    /// - Throws: ``NumPyFileError``.
    public static func header(ofFile path: String) throws -> Header {
        try NumPyInput(path).header
    }

    /// Writes whole numbers along one axis, as `i4`.
    ///
    /// - Throws: ``NumPyFileError`` with `cannotWrite`; a file that was there is then as it was.
    public static func write(_ values: [Int32], to path: String) throws {
        let output = try NumPyOutput(path)
        try output.write(header: headerText("<i4", shape: "\(values.count),"))
        try values.withUnsafeBytes { try output.write($0) }
        try output.finish()
    }

    /// Reads whole numbers; a file of floating-point numbers is refused.
    ///
    /// - Throws: ``NumPyFileError``.
    public static func readIntegers(from path: String) throws -> [Int] {
        let input = try NumPyInput(path)
        let type = input.header.elementType
        guard type == .int32 || type == .int64 else {
            throw input.error(.unsupported, "holds \(type), expected whole numbers, i4 or i8")
        }
        var values: [Int] = []
        values.reserveCapacity(input.header.rowCount * input.header.columnCount)
        try input.forEachPiece { bytes, _ in
            if type == .int32 {
                for value in bytes.bindMemory(to: Int32.self) { values.append(Int(value)) }
            } else {
                for value in bytes.bindMemory(to: Int64.self) { values.append(Int(value)) }
            }
        }
        return values
    }

    /// The header of version 1.0, so long that the numbers begin at a multiple of 64 bytes.
    static func headerText(_ type: String, shape: String) -> [UInt8] {
        var text = Array("{'descr': '\(type)', 'fortran_order': False, 'shape': (\(shape)), }".utf8)
        let length = (10 + text.count + 1 + 63) / 64 * 64
        text += Array(repeating: UInt8(ascii: " "), count: length - 11 - text.count) + [UInt8(ascii: "\n")]
        return magic + [1, 0, UInt8(text.count & 255), UInt8(text.count >> 8)] + text
    }

    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
}

/// What is wrong with a `.npy` file.
public struct NumPyFileError: Error, Sendable, CustomStringConvertible {
    /// The kind of an error; more may come.
    public struct Code: Sendable, Hashable {
        private enum Kind { case cannotRead, cannotWrite, malformed, truncated, unsupported }
        private let kind: Kind

        /// The file is not there, may not be read, or is no file.
        public static let cannotRead = Code(kind: .cannotRead)
        /// The file cannot be made or filled.
        public static let cannotWrite = Code(kind: .cannotWrite)
        /// It is no `.npy` file, or its header makes no sense.
        public static let malformed = Code(kind: .malformed)
        /// There are fewer numbers than the header says, or more.
        public static let truncated = Code(kind: .truncated)
        /// It is a `.npy` file of a kind that is not read here.
        public static let unsupported = Code(kind: .unsupported)
    }

    /// The kind of error.
    public let code: Code
    /// The file.
    public let path: String
    /// One line: the file, what was found, what was expected.
    public let description: String

    init(_ code: Code, _ path: String, _ problem: String) {
        self.code = code
        self.path = path
        description = "\(path): \(problem)"
    }
}
