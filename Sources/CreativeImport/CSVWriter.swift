internal import CCSV
public import Foundation

/// Writes CSV (RFC 4180) that a spreadsheet can open safely.
///
/// A cell that begins with `= + - @`, a tab or a carriage return, and is no number, gets an apostrophe in front,
/// so that no spreadsheet runs it; ``CSVTable`` takes it off again. The file appears under its name when it is
/// complete: a run that is cut off leaves nothing half written there.
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
            byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte >= 0x20
        }
        if isPlain, cell.utf8.first != UInt8(ascii: " "), cell.utf8.last != UInt8(ascii: " ") {
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

    /// The cell with an apostrophe in front where a spreadsheet would run it. Apostrophes that stand there
    /// already get one more, so that ``restored(_:)`` finds every cell again.
    static func neutralised(_ cell: String) -> String {
        isDangerous(cell.unicodeScalars.drop { $0 == "'" }) ? "'" + cell : cell
    }

    /// The cell without the apostrophe that ``neutralised(_:)`` put there.
    static func restored(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        guard scalars.first == "'", isDangerous(scalars.drop { $0 == "'" }) else { return cell }
        return String(scalars.dropFirst())
    }

    private static func isDangerous(_ cell: Substring.UnicodeScalarView) -> Bool {
        guard let first = cell.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
        return Double(String(cell)) == nil || first == "+"
    }
}
