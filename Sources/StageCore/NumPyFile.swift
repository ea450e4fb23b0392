/// Arrays in NumPy's `.npy` files, as written by `numpy.save` and read by `numpy.load`.
///
/// Versions 1.0, 2.0 and 3.0 of the format can be read, in C and in Fortran order, with little-endian numbers of 4 or 8
/// bytes. Files are written as version 1.0 in C order. A file is checked before memory is allocated for it: a header
/// whose shape does not match the size of the file is an error.
///
/// ```swift
/// try points.write(toNumPyFile: "points.npy")
/// let (type, shape) = try NumPyFile.shapeAndType(of: "points.npy")    // .float32, [1000, 768]
/// let again = try Matrix<Float>(contentsOfNumPyFile: "points.npy")
/// ```
///
/// The format is specified in "A simple file format for NumPy arrays", NumPy enhancement proposal 1.
///
/// Files are written under a temporary name next to their target and then renamed: readers see either the old file or
/// the complete new one. If the target is a symbolic link, its destination is replaced. A device or a pipe is written
/// to.
package enum NumPyFile {
    /// The element type of an array.
    package enum ElementType: String, Sendable, CaseIterable {
        /// IEEE 754 binary32, little-endian.
        case float32 = "<f4"
        /// IEEE 754 binary64, little-endian.
        case float64 = "<f8"
        /// Signed 32-bit integers, little-endian.
        case int32 = "<i4"
        /// Signed 64-bit integers, little-endian.
        case int64 = "<i8"

        /// The number of bytes per element.
        var byteCount: Int {
            switch self {
            case .float32, .int32: 4
            case .float64, .int64: 8
            }
        }
    }

    /// Returns the element type and the shape of a file, without reading its numbers.
    ///
    /// - Returns: The type of the numbers, and the length of each dimension. The shape of a single number is empty.
    /// - Throws: ``NumPyFileError`` in the same cases as reading the file, except for its dimensionality.
    package static func shapeAndType(of path: String) throws -> (type: ElementType, shape: [Int]) {
        let header = try NumPyFileInput(path).header
        return (header.type, header.shape)
    }

    /// Reads integers, such as labels, from a 1-D array or a 2-D array with one column.
    ///
    /// - Throws: ``NumPyFileError``, including `unsupported` if the file contains numbers other than integers, or one
    ///   outside the range of `Int32`.
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
                            .unsupported, "number \(values.count) is \(value), expected at most 32 bits")
                    }
                    values.append(small)
                }
            }
            return values
        case .float32, .float64:
            throw input.error(
                .unsupported,
                "the element type is “\(input.header.type.rawValue)”, expected “<i4” or “<i8”")
        }
    }

    /// Writes integers, such as labels, as a 1-D array of type `<i4`.
    ///
    /// - Throws: ``NumPyFileError`` with code `unwritable`.
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
    /// Creates a buffer of the bytes of the first elements of a typed buffer.
    init<Element>(rebased buffer: UnsafeMutableBufferPointer<Element>, count: Int) {
        self.init(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
    }
}
