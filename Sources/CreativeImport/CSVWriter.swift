internal import CCSV
public import Foundation

/// Writes CSV (RFC 4180) that a spreadsheet can open safely.
///
/// What a spreadsheet might run gets an apostrophe in front: a cell that begins with `= + - @`, or with one of their full-width
/// and small forms, also behind spaces and invisible characters, and is no number; one that begins with a tab or a carriage
/// return; and what stands so behind a semicolon, a tab or a line end inside of a cell, where spreadsheets that separate
/// cells otherwise would begin one. ``CSVTable`` takes the apostrophes off again.
///
/// The file appears under its name when it is complete: a run that is cut off leaves nothing half written there.
public final class CSVWriter {
    private let file: TextFileWriter
    private var buffer: [UInt8] = []

    /// Begins a file.
    ///
    /// - Throws: ``ImportError`` with code `unreadableFile` where it cannot be written.
    public init(_ file: URL) throws { self.file = try TextFileWriter(file) }

    /// Writes a row.
    public func write(_ cells: [String]) throws {
        for (place, cell) in cells.enumerated() {
            if place > 0 { buffer.append(UInt8(ascii: ",")) }
            append(Self.neutralised(cell))
        }
        // A row of one empty cell would be a blank line, which is no row.
        if cells.count == 1, cells[0].isEmpty { buffer += "\"\"".utf8 }
        buffer += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Completes the file and puts it in its place.
    public func close() throws { try file.close() }

    private func append(_ cell: String) {
        let isPlain = cell.utf8.allSatisfy { byte in
            byte != UInt8(ascii: ",") && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "\"")
                && byte >= 0x20
        }
        // In quotation marks, U+FEFF at the beginning of a file is no byte order mark.
        if isPlain, cell.utf8.first != UInt8(ascii: " "), cell.utf8.first != 0xEF,
            cell.utf8.last != UInt8(ascii: " ")
        {
            buffer += cell.utf8
            return
        }
        let source = Array(cell.utf8)
        let size = csv_write(nil, 0, source, source.count)
        let start = buffer.count
        buffer += Array(repeating: 0, count: size)
        _ = buffer.withUnsafeMutableBytes {
            csv_write($0.baseAddress.map { $0 + start }, size, source, source.count)
        }
    }

    /// The cell as it is written; see ``FormulaText/neutralised(_:)``.
    static func neutralised(_ cell: String) -> String { FormulaText.neutralised(cell) }

    /// The cell as it was given; see ``FormulaText/restored(_:)``.
    static func restored(_ cell: String) -> String { FormulaText.restored(cell) }
}
