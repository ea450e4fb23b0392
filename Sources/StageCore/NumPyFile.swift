/// Arrays in NumPy's `.npy` files, as `numpy.save` writes and `numpy.load` reads them.
///
/// Versions 1.0, 2.0 and 3.0 of the format are read, in C and in Fortran order, with little-endian numbers of
/// 4 or 8 bytes; version 1.0 in C order is written. A file is checked before memory is taken for it: a header
/// whose shape does not fit the size of the file is an error.
///
/// ```swift
/// try points.write(toNumPyFile: "points.npy")
/// let (type, shape) = try NumPyFile.shapeAndType(of: "points.npy")    // .float32, [1000, 768]
/// let again = try Matrix<Float>(contentsOfNumPyFile: "points.npy")
/// ```
///
/// Source of the format: "A simple file format for NumPy arrays", NumPy enhancement proposal 1.
///
/// Files are written beside their target under another name, which is changed at the end: whoever reads sees
/// the old file or the whole new one. Where the target is a symbolic link, what it leads to is replaced; a device or a pipe is
/// written to.
package enum NumPyFile {
    /// The type of an array's numbers.
    package enum ElementType: String, Sendable, CaseIterable {
        /// IEEE 754 binary32, little-endian.
        case float32 = "<f4"
        /// IEEE 754 binary64, little-endian.
        case float64 = "<f8"
        /// Whole numbers of 32 bits with a sign, little-endian.
        case int32 = "<i4"
        /// Whole numbers of 64 bits with a sign, little-endian.
        case int64 = "<i8"

        /// How many bytes a number takes.
        var byteCount: Int {
            switch self {
            case .float32, .int32: 4
            case .float64, .int64: 8
            }
        }
    }

    /// What a file holds, without reading its numbers.
    ///
    /// - Returns: The type of the numbers, and the length of each dimension; no length for a single number.
    /// - Throws: ``NumPyFileError`` where the file could not be read either, except for its dimensionality.
    package static func shapeAndType(of path: String) throws -> (type: ElementType, shape: [Int]) {
        let header = try NumPyFileInput(path).header
        return (header.type, header.shape)
    }

    /// Reads whole numbers, such as labels: a 1-D array, or a 2-D array of one column.
    ///
    /// - Throws: ``NumPyFileError``; among them `unsupported` where the file holds other numbers than whole
    ///   ones, or one outside of `Int32`.
    package static func readInt32(from path: String) throws -> [Int32] {
        let input = try NumPyFileInput(path)
        let shape = input.header.shape
        guard shape.count == 1 || (shape.count == 2 && shape[1] == 1) else {
            throw input.error(.unsupported, "the shape is \(input.header.shapeText), expected one column")
        }
        switch input.header.type {
        case .int32:
            return try [Int32](unsafeUninitializedCapacity: shape[0]) { buffer, count in
                try input.read(UnsafeMutableRawBufferPointer(rebased: buffer, count: shape[0]), at: 0)
                count = shape[0]
            }
        case .int64:
            var values: [Int32] = []
            values.reserveCapacity(shape[0])
            try input.forEachChunk(of: Int64.self) { chunk in
                for value in chunk {
                    guard let small = Int32(exactly: value) else {
                        throw input.error(
                            .unsupported, "number \(values.count) is \(value), expected 32 bits at most")
                    }
                    values.append(small)
                }
            }
            return values
        case .float32, .float64:
            throw input.error(
                .unsupported,
                "the numbers are of type “\(input.header.type.rawValue)”, expected “<i4” or “<i8”")
        }
    }

    /// Writes whole numbers, such as labels, as a 1-D array of type `<i4`.
    ///
    /// - Throws: ``NumPyFileError`` of code `unwritable`.
    package static func write(_ values: [Int32], to path: String) throws {
        try values.withUnsafeBytes { try write($0, .int32, [values.count], to: path) }
    }

    static func write(
        _ bytes: UnsafeRawBufferPointer, _ type: ElementType, _ shape: [Int], to path: String
    ) throws {
        try NumPyFileError.unwritable {
            let output = try OutputFile(path)
            try output.append(NumPyHeader(type: type, isFortranOrder: false, shape: shape).encoded)
            try output.append(bytes)
            try output.commit()
        }
    }
}

extension UnsafeMutableRawBufferPointer {
    /// The first elements of a typed buffer as bytes.
    init<Element>(rebased buffer: UnsafeMutableBufferPointer<Element>, count: Int) {
        self.init(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
    }
}

/// What keeps a NumPy file from being read or written.
public struct NumPyFileError: Error, Sendable, CustomStringConvertible {
    /// The kind of an error; more may come.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case notFound, unreadable, unwritable, notNumPy, unsupported, truncated, malformedHeader
        }
        private let kind: Kind

        /// There is no such file.
        public static let notFound = Code(kind: .notFound)
        /// The file cannot be opened or read, or is a directory, a pipe or a device.
        public static let unreadable = Code(kind: .unreadable)
        /// The file cannot be written, or something else than a file stands in its place.
        public static let unwritable = Code(kind: .unwritable)
        /// The file does not begin as NumPy's files do.
        public static let notNumPy = Code(kind: .notNumPy)
        /// It is a NumPy file of a version, type, shape or value that is not read here.
        public static let unsupported = Code(kind: .unsupported)
        /// The file ends before all that its header promises.
        public static let truncated = Code(kind: .truncated)
        /// The header is no dictionary of type, order and shape, or its shape is smaller than the data.
        public static let malformedHeader = Code(kind: .malformedHeader)
    }

    /// The kind of error.
    public let code: Code
    /// One line: which file, what was found, what was expected.
    public let description: String

    init(_ code: Code, _ path: String, _ message: String) {
        self.code = code
        description = "\(NumPyText.escaped(path, limit: 240)): \(message)"
    }

    /// Does some work on an output, whose errors become `unwritable`.
    static func unwritable<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as OutputFileError {
            throw NumPyFileError(.unwritable, error.path, "it cannot be written: \(error.reason)")
        }
    }
}

/// Text from outside for a message.
enum NumPyText {
    /// In quotation marks, at most 60 characters, control characters escaped.
    static func quoted(_ bytes: some Sequence<UInt8>) -> String {
        // No character of the first 60 can begin behind byte 1,000 unless it is hostile already.
        "“\(escaped(String(decoding: Array(bytes.prefix(1000)), as: UTF8.self), limit: 60))”"
    }

    /// At most so many characters, control characters escaped.
    static func escaped(_ text: String, limit: Int) -> String {
        let head = text.prefix(limit)
        let shown = head.unicodeScalars.prefix(4 * limit).map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
            default: String(scalar)
            }
        }
        return shown.joined() + (head.endIndex == text.endIndex ? "" : "…")
    }
}
