internal import Foundation

/// Finds the tables in a file by its first bytes, regardless of its name.
struct Container {
    private let input: InputFile
    private let options: CreativeImporter.Options

    init(_ input: InputFile, options: CreativeImporter.Options) {
        self.input = input
        self.options = options
    }

    /// Returns the tables, at least one.
    ///
    /// - Throws: ``ImportError`` if the file has another format, which the message names.
    func tables() throws -> [TableSource] {
        let head = try input.head(4096)
        if head.starts(with: [0x1F, 0x8B]) {
            return [try table(container: "gzip") { [input] in try GzipStream(input) }]
        }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            let archive = try ZipArchive(input)
            return Workbook.isWorkbook(archive)
                ? [try sheet(of: archive, named: input.name, container: "xlsx")] : try entries(of: archive)
        }
        if let problem = ForeignFile.problem(with: head) {
            throw ImportError(.unknownFormat, file: input.name, problem)
        }
        return [try table(container: nil) { [input] in try input.stream() }]
    }

    private func table(container: String?, _ open: @escaping () throws -> any ByteStream) throws
        -> TableSource
    {
        let table = TableSource(
            name: input.name, container: container ?? "text", size: input.size, folder: input.folder,
            content: .text(open))
        return try Self.recognised(table, open, options)
    }

    /// Returns the table as JSON Lines if its text is that, else unchanged.
    private static func recognised(
        _ table: TableSource, _ open: @escaping () throws -> any ByteStream,
        _ options: CreativeImporter.Options
    ) throws -> TableSource {
        let source = ByteSource(try open(), size: table.size)
        let first = try source.next().first { $0 > 0x20 }
        guard first == UInt8(ascii: "{") else { return table }
        let names = try JSONLinesReader.names(
            ByteSource(try open(), size: table.size), file: table.name, longest: options.maximumRecordBytes)
        guard !names.isEmpty else { return table }
        var table = table
        table.content = .records(open, names: names)
        table.container = table.container == "text" ? "JSON Lines" : "JSON Lines in \(table.container)"
        return table
    }

    private func sheet(of archive: ZipArchive, named name: String, container: String) throws -> TableSource {
        let workbook = try Workbook(archive)
        let sheet = try workbook.sheet(named: options.sheet)
        return TableSource(
            name: name, container: "\(container), sheet \(Quoted.text(sheet.name))", size: input.size,
            folder: input.folder, content: .sheet(workbook, sheet))
    }

    private func entries(of archive: ZipArchive) throws -> [TableSource] {
        let tables = archive.entries.filter { entry in
            let name = entry.name.lowercased()
            // Skips macOS metadata and hidden files.
            guard !name.hasPrefix("__macosx/"), name.split(separator: "/").last?.hasPrefix(".") != true else {
                return false
            }
            return [".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".xlsx"].contains { name.hasSuffix($0) }
        }
        guard !tables.isEmpty else {
            throw ImportError(
                .unknownFormat, file: input.name,
                "the archive contains no table, expected files named .csv, .tsv, .txt, .jsonl or .xlsx")
        }
        return try tables.map { entry in
            let name = tables.count == 1 ? input.name : "\(input.name)/\(entry.name)"
            if entry.name.lowercased().hasSuffix(".xlsx") {
                return try workbook(entry, of: archive, named: name)
            }
            let open: () throws -> any ByteStream = { try archive.stream(entry) }
            let table = TableSource(
                name: name, container: "zip", size: entry.size, folder: input.folder, content: .text(open))
            return try Self.recognised(table, open, options)
        }
    }

    /// Returns the sheet of a workbook inside an archive. The workbook is copied to a temporary file, because its own entries are read
    /// in any order.
    private func workbook(_ entry: ZipArchive.Entry, of archive: ZipArchive, named name: String) throws
        -> TableSource
    {
        let copy = try InputFile(copying: archive.stream(entry), name: name, folder: input.folder)
        let inner = try ZipArchive(copy)
        guard Workbook.isWorkbook(inner) else {
            throw ImportError(.unknownFormat, file: name, "\(Quoted.text(entry.name)) is not a workbook")
        }
        return try sheet(of: inner, named: name, container: "xlsx in zip")
    }
}

/// Common export files that hold no readable table, by their first bytes.
enum ForeignFile {
    /// Returns the file's format and a remedy, or `nil` if the file may hold a table.
    static func problem(with head: [UInt8]) -> String? {
        for (mark, problem) in marks where head.starts(with: mark) { return problem }
        let text = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if text.hasPrefix("<!doctype") || text.hasPrefix("<html") {
            return "is a web page, expected an export; the download may be a sign-in page"
        }
        if text.hasPrefix("<?xml") { return "is XML, expected an export as CSV, xlsx or JSON Lines" }
        return nil
    }

    private static let marks: [([UInt8], String)] = [
        (Array("PAR1".utf8), pipe("Parquet", "'FILE'")),
        (Array("ARROW1".utf8), pipe("Arrow", "read_arrow('FILE')")),
        (
            [0xD0, 0xCF, 0x11, 0xE0],
            "is an Excel 97–2003 workbook, or encrypted; save it as xlsx or CSV without a password"
        ),
        ([0x28, 0xB5, 0x2F, 0xFD], "is compressed with zstd; pipe it: zstd -dc FILE | creatives … -"),
        (Array("BZh".utf8), "is compressed with bzip2; pipe it: bzip2 -dc FILE | creatives … -"),
        (
            [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
            "is compressed with xz; pipe it: xz -dc FILE | creatives … -"
        ),
        (Array("7z\u{BC}".unicodeScalars.map { UInt8($0.value) }), "is a 7z archive; unpack it first"),
        (Array("%PDF".utf8), "is a PDF, expected an export as CSV, xlsx or JSON Lines"),
        (
            Array("SQLite format 3\0".utf8),
            "is an SQLite database, expected an export; to use a store, set --store"
        ),
    ]

    private static func pipe(_ name: String, _ table: String) -> String {
        "is \(name); pipe it as CSV: duckdb -c \"COPY (FROM \(table)) TO '/dev/stdout' (FORMAT csv, HEADER)\" | creatives … -"
    }
}
