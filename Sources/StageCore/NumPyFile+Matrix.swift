/// A number in a NumPy file. Loops over these types are specialised because all callers are in this module.
protocol NumPyElement: BitwiseCopyable {
    var asFloat: Float { get }
    var asDouble: Double { get }
}

extension Float: NumPyElement { var asFloat: Float { self } }
extension Double: NumPyElement { var asFloat: Float { Float(self) } }
extension Int32: NumPyElement {
    var asFloat: Float { Float(self) }
    var asDouble: Double { Double(self) }
}
extension Int64: NumPyElement {
    var asFloat: Float { Float(self) }
    var asDouble: Double { Double(self) }
}

/// A number that a matrix can contain.
protocol NumPyTarget: MatrixScalar, NumPyElement {
    init(number element: some NumPyElement)
}

extension Float: NumPyTarget { init(number element: some NumPyElement) { self = element.asFloat } }
extension Double: NumPyTarget { init(number element: some NumPyElement) { self = element.asDouble } }

extension Matrix {
    /// Reads a matrix from a NumPy file: a 2-D array as rows and columns, a 1-D array as one column.
    ///
    /// Numbers of the matrix's own type are read directly into its storage. Others are converted to the nearest number,
    /// about a mebibyte at a time. Arrays in Fortran order are transposed while reading. Infinities and NaN are
    /// preserved, and a `Double` beyond the range of `Float` becomes infinite.
    ///
    /// - Throws: ``NumPyFileError``.
    /// - Complexity: O(`rowCount` · `columnCount`), with memory for one matrix and at most a few mebibytes.
    public init(contentsOfNumPyFile path: String) throws {
        let input = try NumPyFileInput(path)
        // Only two types conform, and loops over concrete types are about fifty times faster than generic ones.
        if Scalar.self == Float.self {
            self = try NumPyMatrixReader<Float>(input).read() as! Matrix<Scalar>
        } else {
            self = try NumPyMatrixReader<Double>(input).read() as! Matrix<Scalar>
        }
    }

    /// Writes the matrix to a NumPy file, as a 2-D array in C order of type `<f4` or `<f8`.
    ///
    /// - Throws: ``NumPyFileError`` with code `unwritable`. An existing file is then unchanged.
    public func write(toNumPyFile path: String) throws {
        try withUnsafeElements { elements throws in
            try NumPyFile.write(
                UnsafeRawBufferPointer(elements), Scalar.self == Float.self ? .float32 : .float64,
                [rowCount, columnCount], to: path)
        }
    }
}

extension NumPyFile {
    /// Reads a range of rows into memory, without reading the others.
    ///
    /// - Parameters:
    ///   - rows: A range of the file's rows.
    ///   - target: Memory for as many rows. Numbers are converted as by ``Matrix/init(contentsOfNumPyFile:)``.
    /// - Throws: ``NumPyFileError``.
    package static func read<Scalar: MatrixScalar>(
        _ rows: Range<Int>, of path: String, into target: UnsafeMutableBufferPointer<Scalar>
    ) throws {
        let input = try NumPyFileInput(path)
        if Scalar.self == Float.self {
            try NumPyMatrixReader<Float>(input, rows: rows).fill(
                UnsafeMutableRawBufferPointer(target).assumingMemoryBound(to: Float.self))
        } else {
            try NumPyMatrixReader<Double>(input, rows: rows).fill(
                UnsafeMutableRawBufferPointer(target).assumingMemoryBound(to: Double.self))
        }
    }
}

private struct NumPyMatrixReader<Scalar: NumPyTarget> {
    private let input: NumPyFileInput
    /// The number of rows in the file.
    private let rowCount: Int
    private let columnCount: Int
    /// The rows to read.
    private let rows: Range<Int>

    /// - Parameter rows: The rows to read, or `nil` for all.
    init(_ input: NumPyFileInput, rows: Range<Int>? = nil) throws {
        let shape = input.header.shape
        guard shape.count == 1 || shape.count == 2 else {
            throw input.error(
                .unsupported,
                "the shape \(input.header.shapeText) has \(shape.count) dimensions, expected 1 or 2")
        }
        self.input = input
        rowCount = shape[0]
        columnCount = shape.count == 2 ? shape[1] : 1
        self.rows = rows ?? 0..<shape[0]
        guard self.rows.upperBound <= rowCount else {
            throw input.error(.truncated, "the file has fewer rows than before")
        }
    }

    func read() throws -> Matrix<Scalar> {
        try Matrix(rowCount: rows.count, columnCount: columnCount) { target throws in try fill(target) }
    }

    /// Reads the rows into memory.
    func fill(_ target: UnsafeMutableBufferPointer<Scalar>) throws {
        switch input.header.type {
        case .float32: try fill(target, from: Float.self)
        case .float64: try fill(target, from: Double.self)
        case .int32: try fill(target, from: Int32.self)
        case .int64: try fill(target, from: Int64.self)
        }
    }

    private func fill<Source: NumPyElement>(
        _ target: UnsafeMutableBufferPointer<Scalar>, from type: Source.Type
    ) throws {
        if input.header.isFortranOrder, rowCount > 1, columnCount > 1 {
            try transpose(into: target, from: type)
        } else if Source.self == Scalar.self {
            try input.read(
                UnsafeMutableRawBufferPointer(target),
                at: rows.lowerBound * columnCount * MemoryLayout<Source>.stride)
        } else {
            var index = 0
            let range = rows.lowerBound * columnCount..<rows.upperBound * columnCount
            try input.forEachChunk(of: type, in: range) { chunk in
                for value in chunk {
                    target[index] = Scalar(number: value)
                    index += 1
                }
            }
        }
    }

    /// Reads chunks of several columns, so that each row's part of them is written together: each cache line is then
    /// touched once rather than once per column.
    private func transpose<Source: NumPyElement>(
        into target: UnsafeMutableBufferPointer<Scalar>, from type: Source.Type
    ) throws {
        let width = MemoryLayout<Source>.stride
        let (tallest, widest) = (8192, 16)
        let scratch = UnsafeMutableBufferPointer<Source>.allocate(capacity: tallest * widest)
        defer { scratch.deallocate() }
        for top in stride(from: 0, to: self.rows.count, by: tallest) {
            let rows = min(tallest, self.rows.count - top)
            for left in stride(from: 0, to: columnCount, by: widest) {
                let columns = min(widest, columnCount - left)
                for column in 0..<columns {
                    let piece = UnsafeMutableBufferPointer(rebasing: scratch[(column * tallest)...])
                    try input.read(
                        UnsafeMutableRawBufferPointer(rebased: piece, count: rows),
                        at: ((left + column) * rowCount + self.rows.lowerBound + top) * width)
                }
                for row in 0..<rows {
                    let start = (top + row) * columnCount + left
                    for column in 0..<columns {
                        target[start + column] = Scalar(number: scratch[column * tallest + row])
                    }
                }
            }
        }
    }
}
