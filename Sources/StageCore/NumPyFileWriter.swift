/// Writes rows of `Float` to a NumPy file as they come: a 2-D array of type `<f4` in C order.
///
/// ```swift
/// let writer = try NumPyWriter(path: "embeddings.npy", columnCount: 384)
/// for text in texts { try writer.append(row: embedding(of: text)) }
/// try writer.close()
/// ```
///
/// The file appears under its name in ``close()``, whole; a writer that is dropped before leaves nothing behind. A device or
/// a pipe gets all of it in ``close()``, since the number of rows comes first. Memory for about a mebibyte of rows is used.
package final class NumPyWriter {
    /// The length of every row.
    let columnCount: Int

    /// How many rows there are so far.
    package private(set) var rowCount = 0

    private let path: String
    private var output: OutputFile?
    private var pending: [Float] = []
    private static let pendingLimit = 1 << 18

    /// Begins a file.
    ///
    /// - Throws: ``NumPyFileError`` of code `unwritable`.
    /// - Precondition: `columnCount` is not negative.
    package init(path: String, columnCount: Int) throws {
        precondition(columnCount >= 0, "a matrix cannot have a negative size")
        self.path = path
        self.columnCount = columnCount
        let output = try NumPyFileError.unwritable { try OutputFile(path, rewritesBeginning: true) }
        // With no rows yet; `close` puts the right number in its place.
        try NumPyFileError.unwritable { try output.append(Self.header(0, columnCount)) }
        self.output = output
    }

    /// Appends a row.
    ///
    /// - Throws: ``NumPyFileError`` of code `unwritable`, also after ``close()``.
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
    /// - Throws: ``NumPyFileError`` of code `unwritable`, also after ``close()``.
    /// - Precondition: The matrix has `columnCount` columns.
    package func append(_ rows: Matrix<Float>) throws {
        precondition(rows.columnCount == columnCount, "expected columnCount columns")
        try flush()
        try rows.withUnsafeElements { try write(UnsafeRawBufferPointer($0)) }
        rowCount += rows.rowCount
    }

    /// Writes what is left and the final number of rows, and gives the file its name.
    ///
    /// Closing again does nothing.
    ///
    /// - Throws: ``NumPyFileError`` of code `unwritable`; nothing is left behind then.
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
            // Half a row may be written: what would come after it is worth nothing.
            self.output = nil
            throw error
        }
    }

    private func open() throws -> OutputFile {
        guard let output else {
            throw NumPyFileError(.unwritable, path, "the writer is closed, nothing can be appended")
        }
        return output
    }

    private static func header(_ rowCount: Int, _ columnCount: Int) -> [UInt8] {
        NumPyHeader(type: .float32, isFortranOrder: false, shape: [rowCount, columnCount]).encoded
    }
}
