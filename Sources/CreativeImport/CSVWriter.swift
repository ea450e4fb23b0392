internal import CCSV
public import Foundation

/// Writes CSV (RFC 4180) that is safe to open in a spreadsheet.
///
/// Text that a spreadsheet might run as a formula gets an apostrophe in front. This applies to a cell that begins with `= + - @`, or
/// with a full-width or small form of these, also after spaces and invisible characters, unless it is a number; to a cell that begins
/// with a tab or a carriage return; and to such text after a semicolon, a tab or a line ending inside a cell, where a spreadsheet with
/// another separator would begin a new cell. ``CSVTable`` removes the apostrophes again.
///
/// The file appears under its name only once it is complete. An interrupted run leaves no partial file.
public final class CSVWriter {
    private let file: TextFileWriter

    /// Creates a file.
    ///
    /// - Throws: ``ImportError`` with code `unreadableFile` if the file cannot be written.
    public init(_ file: URL) throws { self.file = try TextFileWriter(file) }

    /// Writes a row.
    public func write(_ cells: [String]) throws { try file.write(Self.bytes(of: cells)) }

    /// Returns a row with its line ending, as ``write(_:)`` writes it.
    public static func text(of cells: [String]) -> String {
        String(decoding: bytes(of: cells), as: UTF8.self)
    }

    private static func bytes(of cells: [String]) -> [UInt8] {
        var buffer: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            append(neutralised(cell), to: &buffer)
        }
        // A row of one empty cell would be a blank line, which is not a row.
        if cells.count == 1, cells[0].isEmpty { buffer += "\"\"".utf8 }
        buffer += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        return buffer
    }

    /// Completes the file and moves it to its path.
    public func close() throws { try file.close() }

    private static func append(_ cell: String, to buffer: inout [UInt8]) {
        let isPlain = cell.utf8.allSatisfy { byte in
            byte != UInt8(ascii: ",") && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "\"")
                && byte >= 0x20
        }
        // In quotation marks, U+FEFF at the beginning of a file is not a byte order mark.
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

    /// Returns the cell as it is written; see ``FormulaText/neutralised(_:)``.
    static func neutralised(_ cell: String) -> String { FormulaText.neutralised(cell) }

    /// Returns the original cell; see ``FormulaText/restored(_:)``.
    static func restored(_ cell: String) -> String { FormulaText.restored(cell) }
}
