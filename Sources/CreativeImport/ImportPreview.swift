public import CreativeModel
public import Foundation
public import StageCore

/// What the reader makes of a file, to be looked at before it is imported.
///
/// ```swift
/// for preview in try ImportPreview.read(URL(fileURLWithPath: "ads.csv")) {
///     print(preview.platform, preview.dialect.reasons)
/// }
/// ```
public struct ImportPreview: Sendable {
    /// A column of the table.
    public struct Column: Sendable, Hashable {
        /// Its title.
        public var title: String
        /// The field that it holds, as column maps name it; `nil` where it is not used.
        public var field: String?
        /// Whether the platform is known to have it, used or not.
        public var isKnown: Bool
        /// The first value in it.
        public var example: String?
    }

    /// A row as it is read.
    public struct Row: Sendable, Hashable {
        /// What it says of its creative.
        public var creative: Creative
        /// Its campaign and ad group, where it names them.
        public var placement: PlatformPlacement?
        /// Its figures; `nil` where it has none.
        public var record: PerformanceRecord?
    }

    /// The file's name, and the entry of an archive with several tables.
    public let name: String
    /// The format.
    public let format: ImportFormat
    /// The platform, for people.
    public let platform: String
    /// The language of the titles; empty where they are of none.
    public let language: String
    /// How the file is written, and why that is known.
    public let dialect: ImportDialect
    /// The line of the header.
    public let headerLine: Int
    /// What the lines around the table say.
    public let facts: FileFacts
    /// The columns, in their order.
    public let columns: [Column]
    /// What tells ads apart: `id`, or `campaign, ad group and name`.
    public let identity: String
    /// The first three rows that can be read.
    public let rows: [Row]
    /// The counts of all rows, and the sums that the file states.
    public let counts: ImportReport.File
    /// How many creatives there are.
    public let creativeCount: Int
    /// What a person should know.
    public let warnings: [String]
    /// Rows that cannot be read, the first 1,000.
    public let problems: [ImportError]
    /// The map that says the same: to be edited and used in its place.
    public let columnMap: ColumnMap

    /// Reads a file without keeping what is in it; one preview for each of its tables.
    ///
    /// - Throws: ``ImportError`` where the file cannot be read as a whole, or in two ways. Broken rows are no error.
    public static func read(
        _ file: URL, options: CreativeImporter.Options = CreativeImporter.Options(),
        context: RunContext = RunContext()
    ) throws -> [ImportPreview] {
        var options = options
        options.keepsGoing = true
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
        var accumulator = ImportAccumulator(options: options)
        var report = ImportReport()
        var reading = TableReading(opened, options: options)
        try reading.run(into: &accumulator, report: &report, context: context)
        counts = report.files[0]
        warnings = report.warnings
        problems = report.problems
        creativeCount = accumulator.batch().creatives.count
    }
}

/// The first rows of a table as they are read, and a value of each column.
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
                var accumulator = ImportAccumulator(options: options)
                accumulator.begin(opened.layout)
                _ = try accumulator.add(Cells(row: row, layout: opened.layout, pool: pool))
                let placements = accumulator.extras().placements
                let batch = accumulator.batch()
                guard let creative = batch.creatives.first else { continue }
                rows.append(
                    ImportPreview.Row(
                        creative: creative, placement: placements[creative.key],
                        record: batch.performance.records(of: creative.key).first))
            } catch is RowProblem {
            } catch let error as ImportError where error.code != .unreadableFile {}
        }
    }
}

extension ColumnMap {
    /// The map that says how a table is read.
    init(_ opened: OpenedTable) {
        let match = opened.found.match
        var columns: [String: ColumnTitles] = [:]
        for (field, places) in match.columns where field.canBeMapped {
            if field == .id, !opened.layout.identity.usesID { continue }
            columns[field.name] = ColumnTitles(places.map { match.header[$0] })
        }
        self.init(columns: columns)
        if let delimiter = opened.dialect.delimiter, delimiter != "," { self.delimiter = String(delimiter) }
        if opened.dialect.decimal != .point { decimal = opened.dialect.decimal }
        dateOrder = opened.dialect.dateOrder
        if opened.found.line > 1 { headerRow = opened.found.line }
        let fields = opened.layout.identity.fields
        if !opened.layout.identity.usesID, !fields.isEmpty { identity = fields.map(\.name) }
    }

    /// The map as JSON, as ``init(contentsOf:)`` reads it.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
