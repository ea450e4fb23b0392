/// A source of the rows of a table.
protocol RowSource: AnyObject {
    /// Returns the next row that is not blank, or `nil` at the end. The row is valid until the next call.
    ///
    /// - Throws: ``ImportError`` for a malformed row. The next call continues after it.
    func next() throws -> CSVRow?
    /// The current position in the file in bytes, for progress.
    var position: Int { get }
    /// The text encoding, for messages.
    var encoding: TextEncoding { get }
}
