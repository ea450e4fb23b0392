public import Foundation
internal import StageCore

/// A small CSV file as a whole: a header, and rows of as many fields.
public struct CSVTable: Sendable, Hashable {
    /// The titles.
    public let header: [String]
    /// The rows, each as long as the header.
    public let rows: [[String]]
    private let file: String

    /// Reads a file. Apostrophes that ``CSVWriter`` put in front of cells are taken off.
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

    /// The index of a column.
    ///
    /// - Throws: ``ImportError`` where there is none of that title.
    public func column(named title: String) throws -> Int {
        guard let place = header.firstIndex(of: title) else {
            let known = header.prefix(40).map { Quoted.text($0) }.joined(separator: ", ")
            throw ImportError(
                .malformedRow, file: file, line: 1,
                "there is no column \(Quoted.text(title)); the columns are \(known)")
        }
        return place
    }

    /// An error about this table, for readers that expect more of it than its form.
    public func error(_ message: String) -> ImportError {
        ImportError(.malformedRow, file: file, message)
    }
}
