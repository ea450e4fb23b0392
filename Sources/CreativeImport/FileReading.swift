internal import CreativeModel
internal import Foundation
internal import StageCore

/// The reading of one file: header, rows, and what is wrong with them.
struct FileReading {
    private let name: String
    private let options: CreativeImporter.Options
    private let source: ByteSource
    private let reader: CSVReader
    private let layout: RowLayout
    private let pool = TextPool()

    init(_ file: URL, options: CreativeImporter.Options) throws {
        name = file.lastPathComponent
        self.options = options
        let opened = try HeaderSearch(file, options: options).open()
        source = opened.source
        reader = opened.reader
        layout = opened.layout
    }

    mutating func run(
        into accumulator: inout ImportAccumulator, report: inout ImportReport, context: RunContext
    ) throws {
        var counts = ImportReport.File(name: name, format: layout.format)
        let stage = "Reading \(name)"
        var row = 0
        while true {
            row += 1
            if row % 4096 == 1 {
                try context.checkpoint(
                    ProgressEvent(
                        stage: stage, completed: source.position, total: source.size,
                        detail: counted(row - 1, "row")))
            }
            do {
                guard let fields = try reader.next() else { break }
                try take(fields, into: &accumulator, &counts)
            } catch let error as ImportError where error.code != .unreadableFile {
                guard options.keepsGoing else { throw error }
                counts.rejectedRows += 1
                if report.problems.count < ImportReport.keptProblems { report.problems.append(error) }
            }
        }
        guard counts.rows + counts.totalRows + counts.rejectedRows > 0 else {
            throw ImportError(.emptyFile, file: name, line: 2, "there are no rows behind the header")
        }
        report.files.append(counts)
    }

    private func take(
        _ row: CSVRow, into accumulator: inout ImportAccumulator, _ counts: inout ImportReport.File
    ) throws {
        do {
            let cells = Cells(row: row, places: layout.places, pool: pool)
            // A row of totals may be short; it is no data either way.
            if ImportAccumulator.isTotal(cells) {
                counts.totalRows += 1
                return
            }
            try checkShape(of: row)
            try accumulator.add(cells, layout: layout)
            counts.rows += 1
        } catch let problem as RowProblem {
            let column = problem.field.flatMap {
                $0 >= 0 && $0 < layout.header.count ? layout.header[$0] : nil
            }
            throw ImportError(problem.code, file: name, line: row.line, column: column, problem.message)
        }
    }

    private func checkShape(of row: CSVRow) throws {
        let expected = layout.header.count
        let hasSurplus = row.count > expected && (expected..<row.count).contains { !row[$0].isEmpty }
        guard row.count >= expected, !hasSurplus else {
            throw RowProblem(
                .malformedRow, "the row has \(counted(row.count, "field")), expected \(grouped(expected))")
        }
        if let field = row.firstInvalidField {
            throw RowProblem(.invalidEncoding, field: field, "the text is not \(source.encoding)")
        }
    }
}

/// Opens a file and finds its format from the header.
private struct HeaderSearch {
    private let file: URL
    private let name: String
    private let options: CreativeImporter.Options

    struct Opened {
        var source: ByteSource
        var reader: CSVReader
        var layout: RowLayout
    }

    init(_ file: URL, options: CreativeImporter.Options) {
        self.file = file
        name = file.lastPathComponent
        self.options = options
    }

    func open() throws -> Opened {
        let delimiter = try self.delimiter()
        let first = try attempt(delimiter: delimiter)
        if let layout = try layout(of: first.header) {
            return Opened(source: first.source, reader: first.reader, layout: layout)
        }
        if first.source.isUTF16, delimiter != UInt8(ascii: "\t") {
            let second = try attempt(delimiter: UInt8(ascii: "\t"))
            if let layout = try layout(of: second.header) {
                return Opened(source: second.source, reader: second.reader, layout: layout)
            }
        }
        throw try unknownHeader(first.header)
    }

    private func delimiter() throws -> UInt8 {
        let character = options.columns?.delimiter.flatMap(\.first) ?? options.delimiter
        guard let delimiter = character.asciiValue, ColumnMap.canSeparate(delimiter) else {
            throw ImportError(
                .unknownFormat, file: name,
                "the delimiter is \(Quoted.text(String(character))), expected one ASCII character")
        }
        return delimiter
    }

    private func attempt(delimiter: UInt8) throws -> (source: ByteSource, reader: CSVReader, header: [String])
    {
        let source = try ByteSource(file, chunkSize: options.chunkSize)
        let lines = LineSource(source, longest: options.maximumRecordBytes)
        let reader = CSVReader(lines, file: name, delimiter: delimiter, longest: options.maximumRecordBytes)
        guard let row = try reader.next() else {
            throw ImportError(
                .emptyFile, file: name, line: 1, "the file is empty, expected a header and rows")
        }
        if row.firstInvalidField != nil {
            throw ImportError(
                .invalidEncoding, file: name, line: row.line,
                "the header is not \(source.encoding); expected UTF-8, or UTF-16 with a byte order mark")
        }
        let header = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
        return (source, reader, header)
    }

    /// The layout of a header, or `nil` where no format has it.
    private func layout(of header: [String]) throws -> RowLayout? {
        let titles = header.map(Schema.normalised)
        let folder = file.absoluteURL.deletingLastPathComponent()
        let dates = DateReader(timeZone: options.timeZone, format: options.columns?.dayFormat)
        if let map = options.columns {
            let schema = try map.schema()
            guard let columns = schema.match(titles) else { throw missingColumn(of: map, titles, header) }
            return RowLayout(
                schema, columns: columns, header: header, format: .columnMap, dates: dates, folder: folder)
        }
        for schema in Schema.all where options.format == nil || options.format?.rawValue == schema.format {
            guard let columns = schema.match(titles), let format = ImportFormat(rawValue: schema.format)
            else { continue }
            return RowLayout(
                schema, columns: columns, header: header, format: format, dates: dates, folder: folder)
        }
        return nil
    }

    private func missingColumn(of map: ColumnMap, _ titles: [String], _ header: [String]) -> ImportError {
        let missing = map.columns.sorted { $0.key < $1.key }.first {
            !titles.contains(Schema.normalised($0.value))
        }
        let columns = header.prefix(40).map { Quoted.text($0) }.joined(separator: ", ")
        return ImportError(
            .invalidColumnMap, file: name, line: 1,
            "the column map names \(Quoted.text(missing?.value ?? "")), the columns are \(columns)")
    }

    private func unknownHeader(_ header: [String]) throws -> ImportError {
        let expected =
            options.format.map { "the columns of format \($0)" }
            ?? "the columns of snap, rtbcat or authorized-buyers, or a column map"
        let text = header.joined(separator: ",")
        for (mark, name) in [(";", "“;”"), ("\t", "a tab"), ("|", "“|”"), (",", "a comma")]
        where text.filter({ String($0) == mark }).count >= max(2, header.count)
            && mark != String(options.delimiter)
        {
            return ImportError(
                .unknownFormat, file: self.name, line: 1,
                "the header seems to be separated by \(name), expected \(Quoted.text(String(options.delimiter))); name the delimiter if that is meant"
            )
        }
        let columns = header.prefix(8).map { Quoted.text($0) }.joined(separator: ", ")
        return ImportError(
            .unknownFormat, file: name, line: 1,
            "no format has the header \(columns)\(header.count > 8 ? " …" : ""); expected \(expected)")
    }
}
