/// The rows of a table, one after another.
protocol RowSource: AnyObject {
    /// The next row that is not blank, or `nil` at the end. It is valid until the next call.
    ///
    /// - Throws: ``ImportError`` for a broken row; the next call goes on behind it.
    func next() throws -> CSVRow?
    /// How far reading has come in the file, for progress.
    var position: Int { get }
    /// How the text is written, for messages.
    var encoding: TextEncoding { get }
}
