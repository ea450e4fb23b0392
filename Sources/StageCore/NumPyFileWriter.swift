/// Writes rows of `Float` incrementally to a NumPy file: a 2-D array of type `<f4` in C order.
///
/// ```swift
/// let writer = try NumPyWriter(path: "embeddings.npy", columnCount: 384)
/// for text in texts { try writer.append(row: embedding(of: text)) }
/// try writer.close()
/// ```
///
/// The complete file appears under its name in ``close()``. A writer that is released before leaves nothing behind. A
/// device or a pipe receives all data in ``close()``, because the number of rows comes first. About a mebibyte of rows
/// is buffered.
package final class NumPyWriter {
    /// The length of every row.
    let columnCount: Int

    /// The number of rows so far.
    package private(set) var rowCount = 0

    private let path: String
    private var output: OutputFile?
    private var pending: [Float] = []
    private static let pendingLimit = 1 << 18

    /// Creates a writer.
    ///
    /// - Throws: ``NumPyFileError`` with code `unwritable`.
    /// - Precondition: `columnCount` is not negative.
    package init(path: String, columnCount: Int) throws {
        precondition(columnCount >= 0, "columnCount must not be negative")
        self.path = path
        self.columnCount = columnCount
        let output = try NumPyFileError.unwritable { try OutputFile(path, rewritesBeginning: true) }
        // A header with no rows. `close` replaces it with the final one.
        try NumPyFileError.unwritable { try output.append(Self.header(0, columnCount)) }
        self.output = output
    }

    /// Appends a row.
    ///
    /// - Throws: ``NumPyFileError`` with code `unwritable`, also after ``close()``.
    /// - Precondition: The row has `columnCount` numbers.
    package func append(row: some Collection<Float>) throws {
        _ = try open()
        let before = pending.count
        pending.append(contentsOf: row)
        precondition(pending.count - before == columnCount, "expected columnCount numbers")
        rowCount += 1
        if pending.count >= Self.pendingLimit { try flush() }
    }

    /// Appends all rows of a matrix.
    ///
    /// - Throws: ``NumPyFileError`` with code `unwritable`, also after ``close()``.
    /// - Precondition: The matrix has `columnCount` columns.
    package func append(_ rows: Matrix<Float>) throws {
        precondition(rows.columnCount == columnCount, "expected columnCount columns")
        try flush()
        try rows.withUnsafeElements { try write(UnsafeRawBufferPointer($0)) }
        rowCount += rows.rowCount
    }

    /// Writes the remaining rows and the final header, and renames the file.
    ///
    /// Closing again has no effect.
    ///
    /// - Throws: ``NumPyFileError`` with code `unwritable`. Nothing is then left behind.
    package func close() throws {
        guard output != nil else { return }
        try flush()
        let output = try open()
        self.output = nil
        try NumPyFileError.unwritable {
            try Self.header(rowCount, columnCount).withUnsafeBytes { try output.replaceBeginning($0) }
            try output.commit()
        }
    }

    private func flush() throws {
        try pending.withUnsafeBytes { try write($0) }
        pending.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        let output = try open()
        do {
            try NumPyFileError.unwritable { try output.append(bytes) }
        } catch {
            // A row may be incomplete, so nothing can be appended after it.
            self.output = nil
            throw error
        }
    }

    private func open() throws -> OutputFile {
        guard let output else {
            throw NumPyFileError(.unwritable, path, "the writer is closed, no rows can be appended")
        }
        return output
    }

    private static func header(_ rowCount: Int, _ columnCount: Int) -> [UInt8] {
        NumPyHeader(type: .float32, isFortranOrder: false, shape: [rowCount, columnCount]).encoded
    }
}
