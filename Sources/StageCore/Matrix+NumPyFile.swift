extension Matrix {
    /// Reads a `.npy` file; numbers of another type are converted, each rounded to the nearest.
    ///
    /// A file with one axis gives one column. Numbers of the matrix's own type in C order are read straight into
    /// place, so that no second copy is needed.
    ///
    /// - Throws: ``NumPyFileError``; a file that lies about its size is refused before memory is taken.
    /// - Complexity: O(N·D).
    public init(contentsOfNumPyFile path: String) throws {
        let input = try NumPyInput(path)
        let header = input.header
        let (rows, columns) = (header.rowCount, header.columnCount)
        let isOwnType = header.elementType == (Scalar.self == Float.self ? .float32 : .float64)
        if isOwnType, !header.isFortranOrder {
            try self.init(rowCount: rows, columnCount: columns) { elements in
                try input.fill(UnsafeMutableRawBufferPointer(elements), from: header.dataOffset)
            }
            return
        }
        try self.init(rowCount: rows, columnCount: columns) { elements in
            // Places in Fortran order count down the columns.
            let place: (Int) -> Int =
                header.isFortranOrder ? { $0 % rows * columns + $0 / rows } : { $0 }
            try input.forEachPiece { bytes, first in
                func store<Number: BinaryInteger & BitwiseCopyable>(_ numbers: UnsafeBufferPointer<Number>) {
                    for (offset, number) in numbers.enumerated() { elements[place(first + offset)] = Scalar(number) }
                }
                switch header.elementType.kind {
                case .f4:
                    for (offset, number) in bytes.bindMemory(to: Float.self).enumerated() {
                        elements[place(first + offset)] = Scalar(asNumber: number)
                    }
                case .f8:
                    for (offset, number) in bytes.bindMemory(to: Double.self).enumerated() {
                        elements[place(first + offset)] = Scalar(asNumber: number)
                    }
                case .i4: store(bytes.bindMemory(to: Int32.self))
                case .i8: store(bytes.bindMemory(to: Int64.self))
                }
            }
        }
    }

    /// Writes a `.npy` file, version 1.0 in C order, `f4` or `f8`.
    ///
    /// - Throws: ``NumPyFileError`` with `cannotWrite`; a file that was there is then as it was.
    public func write(toNumPyFile path: String) throws {
        let output = try NumPyOutput(path)
        try output.write(header: NumPyFile.headerText(Self.numPyType, shape: "\(rowCount), \(columnCount)"))
        try withUnsafeElements { try output.write(UnsafeRawBufferPointer($0)) }
        try output.finish()
    }

    static var numPyType: String { Scalar.self == Float.self ? "<f4" : "<f8" }
}

/// Writes a `.npy` file row by row, when it is not known how many there will be.
///
/// ```swift
/// let writer = try NumPyWriter(path: "vectors.npy", columnCount: 384)
/// for batch in batches { try writer.write(batch) }
/// try writer.finish()
/// ```
///
/// The file appears under its name only in ``finish()``; without that nothing is left behind.
public final class NumPyWriter {
    private let output: NumPyOutput
    private let columnCount: Int

    /// How many rows were written.
    public private(set) var rowCount = 0

    /// Begins a file of `f4` rows.
    ///
    /// - Throws: ``NumPyFileError`` with `cannotWrite`.
    public init(path: String, columnCount: Int) throws {
        self.columnCount = columnCount
        output = try NumPyOutput(path)
        // Any count has room in a header as long as that of the largest.
        try output.write(header: header(rowCount: .max))
    }

    private func header(rowCount: Int) -> [UInt8] {
        let longest = "\(Int.max), \(columnCount)"
        let shape = "\(rowCount), \(columnCount)"
        return NumPyFile.headerText("<f4", shape: shape + String(repeating: " ", count: longest.count - shape.count))
    }

    /// Writes rows.
    ///
    /// - Throws: ``NumPyFileError`` with `cannotWrite`.
    public func write(_ rows: Matrix<Float>) throws {
        precondition(rows.columnCount == columnCount, "expected rows of the file's width")
        try rows.withUnsafeElements { try output.write(UnsafeRawBufferPointer($0)) }
        rowCount += rows.rowCount
    }

    /// Writes the number of rows and gives the file its name.
    ///
    /// - Throws: ``NumPyFileError`` with `cannotWrite`.
    public func finish() throws {
        try output.rewrite(header: header(rowCount: rowCount))
        try output.finish()
    }
}
