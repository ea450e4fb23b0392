package import Foundation
internal import StageCore

/// Reads a text column of a CSV file row by row, so that memory does not grow with the file.
package struct CSVTexts {
    /// One row.
    package struct Row: Sendable, Hashable {
        /// The ID: that of the ID column, else the number of the row, from 1.
        package let id: String
        /// The text.
        package let text: String
    }

    private let file: String
    private let reader: CSVReader
    private let header: [String]
    private let column: Int
    private let idColumn: Int?
    private var rowCount = 0

    /// Reads the header.
    ///
    /// - Parameters:
    ///   - file: A CSV file with a header.
    ///   - column: The title of the column with the texts.
    ///   - idColumn: The title of the column with the IDs; `nil` numbers the rows.
    /// - Throws: ``ImportError`` if the file cannot be read, is empty, or has no such column.
    package init(_ file: URL, column: String, idColumn: String? = nil) throws {
        let options = CreativeImporter.Options()
        let source = try ByteSource(file)
        self.file = file.lastPathComponent
        reader = CSVReader(
            LineSource(source, longest: options.maximumRecordBytes), file: self.file,
            delimiter: UInt8(ascii: ","), longest: options.maximumRecordBytes)
        guard let titles = try reader.next() else {
            throw ImportError(
                .emptyFile, file: self.file, line: 1, "the file is empty, expected a header and rows")
        }
        header = (0..<titles.count).map { String(decoding: titles[$0], as: UTF8.self) }
        // Only the header, so that the table can name the columns in its error.
        let table = CSVTable(header: header, rows: [], file: self.file)
        self.column = try table.column(named: column)
        self.idColumn = try idColumn.map(table.column(named:))
    }

    /// Returns the next row, or `nil` at the end.
    ///
    /// - Throws: ``ImportError`` for a row with another number of fields, and for text that is not valid UTF-8.
    package mutating func next() throws -> Row? {
        guard let row = try reader.next() else { return nil }
        guard row.count == header.count else {
            throw ImportError(
                .malformedRow, file: file, line: row.line,
                "the row has \(counted(row.count, "field")), expected \(grouped(header.count))")
        }
        if let field = row.firstInvalidField {
            throw ImportError(
                .invalidEncoding, file: file, line: row.line, column: header[field],
                "the text is not valid UTF-8")
        }
        rowCount += 1
        func cell(_ index: Int) -> String { CSVWriter.restored(String(decoding: row[index], as: UTF8.self)) }
        return Row(id: idColumn.map(cell) ?? String(rowCount), text: cell(column))
    }
}
