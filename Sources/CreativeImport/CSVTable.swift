public import Foundation
internal import StageCore

/// A small CSV file in memory: a header, and rows with the same number of fields.
public struct CSVTable: Sendable, Hashable {
    /// The column titles.
    public let header: [String]
    /// The rows. Each has the same number of cells as the header.
    public let rows: [[String]]
    /// The name of the file, for messages.
    package let file: String

    /// Creates a table, such as one read from another format.
    package init(header: [String], rows: [[String]], file: String) {
        self.header = header
        self.rows = rows
        self.file = file
    }

    /// Reads a file, and removes the apostrophes that ``CSVWriter`` adds in front of cells.
    ///
    /// - Throws: ``ImportError`` for the first problem.
    public static func read(_ file: URL) throws -> CSVTable {
        let name = file.lastPathComponent
        let options = CreativeImporter.Options()
        let source = try ByteSource(file)
        let lines = LineSource(source, longest: options.maximumRecordBytes)
        let reader = CSVReader(
            lines, file: name, delimiter: UInt8(ascii: ","), longest: options.maximumRecordBytes)
        var header: [String]?
        var rows: [[String]] = []
        while let row = try reader.next() {
            if let field = row.firstInvalidField {
                throw ImportError(
                    .invalidEncoding, file: name, line: row.line,
                    column: header.map { $0[min(field, $0.count - 1)] },
                    "the text is not \(source.encoding)")
            }
            let cells = (0..<row.count).map { CSVWriter.restored(String(decoding: row[$0], as: UTF8.self)) }
            guard let titles = header else {
                header = cells
                continue
            }
            guard cells.count == titles.count else {
                throw ImportError(
                    .malformedRow, file: name, line: row.line,
                    "the row has \(counted(cells.count, "field")), expected \(grouped(titles.count))")
            }
            rows.append(cells)
        }
        guard let header else {
            throw ImportError(
                .emptyFile, file: name, line: 1, "the file is empty, expected a header and rows")
        }
        return CSVTable(header: header, rows: rows, file: name)
    }

    /// Returns the index of a column.
    ///
    /// - Throws: ``ImportError`` if no column has that title.
    public func column(named title: String) throws -> Int {
        guard let index = header.firstIndex(of: title) else {
            let known = header.prefix(40).map { Quoted.text($0) }.joined(separator: ", ")
            throw ImportError(
                .malformedRow, file: file, line: 1,
                "there is no column \(Quoted.text(title)); the columns are \(known)")
        }
        return index
    }

    /// Returns an error about this table, for readers that validate its contents.
    public func error(_ message: String) -> ImportError {
        ImportError(.malformedRow, file: file, message)
    }
}
