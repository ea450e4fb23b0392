public import CreativeModel
public import Foundation
public import StageCore

/// A preview of how a file is read, for inspection before an import.
///
/// ```swift
/// for preview in try ImportPreview.read(URL(fileURLWithPath: "ads.csv")) {
///     print(preview.platform, preview.dialect.reasons)
/// }
/// ```
public struct ImportPreview: Sendable {
    /// A column of the table.
    public struct Column: Sendable, Hashable {
        /// The title of the column.
        public var title: String
        /// The field of the column, as in a column map; `nil` if the column is not used.
        public var field: String?
        /// Whether the column is known for the platform, used or not.
        public var isKnown: Bool
        /// The first value in the column.
        public var example: String?
    }

    /// A row as read.
    public struct Row: Sendable, Hashable {
        /// The description of the row's creative.
        public var creative: Creative
        /// The figures of the row, if any.
        public var record: PerformanceRecord?
    }

    /// The file's name, with the entry if an archive contains several tables.
    public let name: String
    /// The format.
    public let format: ImportFormat
    /// The display name of the platform.
    public let platform: String
    /// The language of the titles; empty if the titles are the same in all languages.
    public let language: String
    /// The encoding, delimiter and conventions of the file, with reasons.
    public let dialect: ImportDialect
    /// The line of the header.
    public let headerLine: Int
    /// The facts stated in the lines around the table.
    public let facts: FileFacts
    /// The columns, in order.
    public let columns: [Column]
    /// The fields that identify an ad: `id`, or `campaign, ad group and name`.
    public let identity: String
    /// The first three rows that are valid.
    public let rows: [Row]
    /// The counts of all rows, and the check of the totals stated in the file.
    public let counts: ImportReport.File
    /// The number of creatives.
    public let creativeCount: Int
    /// Warnings for the user.
    public let warnings: [String]
    /// The problems of invalid rows, at most 1,000.
    public let problems: [ImportError]
    /// The equivalent column map, as a starting point for edits.
    public let columnMap: ColumnMap

    /// Reads a file without keeping its contents. Returns one preview for each of its tables.
    ///
    /// - Throws: ``ImportError`` if the file cannot be read, or can be read in two ways. Malformed rows are not errors.
    public static func read(
        _ file: URL, options: CreativeImporter.Options = CreativeImporter.Options(),
        context: RunContext = RunContext()
    ) throws -> [ImportPreview] {
        var options = options
        options.keepsGoing = true
        options.threadCount = context.threadCount
        return try CreativeImporter.tables(in: file, options: options).map {
            try ImportPreview($0, options: options, context: context)
        }
    }

    private init(_ opened: OpenedTable, options: CreativeImporter.Options, context: RunContext) throws {
        let match = opened.found.match
        name = opened.table.name
        format = opened.layout.format
        platform = match.platform.name
        language = match.language.rawValue
        dialect = opened.dialect
        headerLine = opened.found.line
        facts = opened.facts
        identity = opened.layout.identity.description
        columnMap = ColumnMap(opened)
        let sample = try PreviewSample(opened, options: options)
        rows = sample.rows
        columns = match.header.indices.map { column in
            let field = match.columns.filter { $0.value.contains(column) }.keys.min {
                $0.rawValue < $1.rawValue
            }
            return Column(
                title: match.header[column], field: field?.name, isKnown: match.known[column] != nil,
                example: sample.examples[column])
        }
        var collector = ImportCollector()
        var report = ImportReport()
        var reading = TableReading(opened, options: options)
        try reading.run(into: &collector, report: &report, context: context)
        counts = report.files[0]
        warnings = report.warnings
        problems = report.problems
        creativeCount = collector.takeBatch().creatives.count
    }
}

/// The first rows of a table as read, and an example value of each column.
private struct PreviewSample {
    private static let rowCount = 3
    private static let searchedRows = 200

    private(set) var rows: [ImportPreview.Row] = []
    private(set) var examples: [Int: String] = [:]

    init(_ opened: OpenedTable, options: CreativeImporter.Options) throws {
        let source = try opened.rows(options)
        var sorter = RowSorter(opened.layout)
        let pool = TextPool()
        for _ in 0..<Self.searchedRows {
            do {
                guard let row = try source.next() else { return }
                guard try sorter.kind(of: row) == .data else { continue }
                for column in opened.layout.header.indices
                where examples[column] == nil && !Cells.isAbsent(row[column]) {
                    examples[column] = String(decoding: row[column].prefix(400), as: UTF8.self)
                }
                guard rows.count < Self.rowCount else { continue }
                var accumulator = ImportAccumulator(opened.layout, options: options)
                _ = try accumulator.add(Cells(row: row, layout: opened.layout, pool: pool))
                var collector = ImportCollector()
                collector.add(accumulator)
                let batch = collector.takeBatch()
                guard let creative = batch.creatives.first else { continue }
                rows.append(
                    ImportPreview.Row(
                        creative: creative,
                        record: batch.performance.records(of: creative.key).first))
            } catch is RowProblem {
            } catch let error as ImportError where error.code != .unreadableFile {}
        }
    }
}

extension ColumnMap {
    /// Creates the map that is equivalent to the detected layout.
    init(_ opened: OpenedTable) {
        let match = opened.found.match
        var columns: [String: ColumnTitles] = [:]
        for (field, indices) in match.columns where field.canBeMapped {
            if field == .id, !opened.layout.identity.usesID { continue }
            columns[field.name] = ColumnTitles(indices.map { match.header[$0] })
        }
        self.init(columns: columns)
        if let delimiter = opened.dialect.delimiter, delimiter != "," { self.delimiter = String(delimiter) }
        if opened.dialect.decimal != .point { decimal = opened.dialect.decimal }
        dateOrder = opened.dialect.dateOrder
        if opened.found.line > 1 { headerRow = opened.found.line }
        let fields = opened.layout.identity.fields
        if !opened.layout.identity.usesID, !fields.isEmpty { identity = fields.map(\.name) }
    }

    /// The map as JSON, in the format that ``init(contentsOf:)`` reads.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
