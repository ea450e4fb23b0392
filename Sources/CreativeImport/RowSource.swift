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

extension RowSource {
    /// Skips all rows up to the first one that begins at a line or later, which is skipped as well. Malformed rows are ignored.
    ///
    /// - Returns: Whether there is such a row.
    @discardableResult
    func skip(toLine line: Int) throws -> Bool {
        while true {
            do {
                guard let row = try next() else { return false }
                if row.line >= line { return true }
            } catch let error as ImportError where error.code != .unreadableFile {}
        }
    }
}
