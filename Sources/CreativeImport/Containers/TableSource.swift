internal import Foundation

/// One table of a file, which can be read several times: delimited text, a worksheet, or JSON Lines.
struct TableSource {
    /// The container of the rows.
    enum Content {
        /// Text whose encoding and delimiter are not known yet.
        case text(() throws -> any ByteStream)
        /// A sheet of a workbook.
        case sheet(Workbook, Workbook.Sheet)
        /// JSON Lines, with the names of the members.
        case records(() throws -> any ByteStream, names: [String])
    }

    /// The name for messages: the name of the file, with the entry if an archive contains several tables.
    var name: String
    /// The container, for display: `text`, `gzip`, `zip`, `xlsx`, `JSON Lines`.
    var container: String
    /// The size in bytes, for progress.
    var size: Int
    /// The folder against which relative paths are resolved.
    var folder: URL
    var content: Content

    /// Whether numbers are typed, so that their decimal mark is a point.
    var hasTypedNumbers: Bool {
        if case .text = content { false } else { true }
    }

    /// Returns the text in parts for several threads, or `nil` if the rows must be read one after another.
    func chunks(encoding: TextEncoding, options: CreativeImporter.Options) throws -> ChunkSplitter? {
        guard case .text(let open) = content, !options.readsStrictly else { return nil }
        let source = ByteSource(try open(), size: size, encoding: encoding, chunkSize: options.chunkSize)
        return ChunkSplitter(source, size: options.partSize, longest: options.maximumRecordBytes)
    }

    /// Returns the rows from the beginning.
    ///
    /// - Parameters:
    ///   - encoding: The encoding of text without a byte order mark.
    ///   - delimiter: The field delimiter of text.
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
