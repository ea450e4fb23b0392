internal import Foundation

/// One table of a file, which can be read several times: text with delimiters, a sheet, or JSON Lines.
struct TableSource {
    /// What holds the rows.
    enum Content {
        /// Text whose encoding and delimiter are to be found.
        case text(() throws -> any ByteStream)
        /// A sheet of a workbook.
        case sheet(Workbook, Workbook.Sheet)
        /// JSON Lines, with the members' names.
        case records(() throws -> any ByteStream, names: [String])
    }

    /// The name for messages: that of the file, and of the entry of an archive with several tables.
    var name: String
    /// What it came in, for people: `CSV`, `gzip`, `zip`, `xlsx`, `JSON Lines`.
    var container: String
    /// The size in bytes, for progress.
    var size: Int
    /// Where relative paths count from.
    var folder: URL
    var content: Content

    /// Whether numbers come as numbers, whose decimal mark is a point.
    var hasTypedNumbers: Bool {
        if case .text = content { false } else { true }
    }

    /// The rows from the beginning.
    ///
    /// - Parameters:
    ///   - encoding: The encoding of text without a byte order mark.
    ///   - delimiter: What separates fields of text.
    func rows(
        encoding: TextEncoding, delimiter: UInt8, options: CreativeImporter.Options
    ) throws -> any RowSource {
        let longest = options.maximumRecordBytes
        switch content {
        case .text(let open):
            let source = ByteSource(
                try open(), size: size, encoding: encoding, chunkSize: options.chunkSize)
            return CSVReader(
                LineSource(source, longest: longest), file: name, delimiter: delimiter, longest: longest)
        case .sheet(let workbook, let sheet): return try SheetReader(workbook, sheet: sheet, longest: longest)
        case .records(let open, let names):
            let source = ByteSource(try open(), size: size, chunkSize: options.chunkSize)
            return JSONLinesReader(source, names: names, file: name, longest: longest)
        }
    }
}
