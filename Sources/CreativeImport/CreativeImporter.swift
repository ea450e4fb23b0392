public import CreativeModel
public import Foundation
public import StageCore

/// Reads creatives and performance from exports of advertising platforms, row by row.
///
/// ```swift
/// let result = try CreativeImporter().read([URL(fileURLWithPath: "ads.csv")])
/// _ = await store.add(result.batch)
/// ```
///
/// Files come as platforms export them: as text with delimiters, xlsx or JSON Lines, alone, in gzip or in a zip archive. The platform
/// and its language are found from the header, wherever it stands in the first 30 rows; encoding, delimiter, decimal mark and the order
/// of day and month from the whole file. Where a file can be read in two ways, it is refused, and the error names the option that
/// decides. Absent values stay absent; rows of one key add up; `Total` rows are no data; spend is rounded to micros once a row, half to
/// even. Creatives that only performance names come without a description, so that no sum loses them.
///
/// The order of rows and of files changes nothing but the order of creatives in the batch and of what ``ImportReport``
/// lists. Where rows describe one
/// creative differently, each value is that of the row with the latest date of its own: the row's day, else the latest of
/// the creation, start and end that it gives. Among rows of one date the largest value is taken: texts compare by their
/// bytes, dates and sizes by number. Rows without a date come before all others, and a value that a row leaves out is
/// that of the other rows. A format that only the asset's ending tells is used where no row names one.
///
/// - Complexity: O(n) in the bytes; memory holds the result, one piece of file and one row.
public struct CreativeImporter: Sendable {
    /// What can be set.
    public struct Options: Sendable {
        /// The format of all files; `nil` finds each one's from its header.
        public var format: ImportFormat?
        /// The columns of files of any other origin.
        public var columns: ColumnMap?
        /// The seat of all rows, not empty; `nil` takes the file's, else `CreativeKey.defaultSeat`.
        public var seat: String?
        /// The currency where a file names none: `XXX`.
        public var currency = CurrencyCode.unknown
        /// The zone of days, and of times that name none: UTC.
        public var timeZone = TimeZone.gmt
        /// What separates fields, one ASCII character; `nil` finds it from the file.
        public var delimiter: Character?
        /// How text is written that has no byte order mark; `nil` finds it from the file.
        public var encoding: TextEncoding?
        /// The mark before fractions; `nil` finds it from the file.
        public var decimal: DecimalMark?
        /// The order of day and month in days such as `01/08/2026`; `nil` finds it from the file.
        public var dateOrder: DateOrder?
        /// The sheet of a workbook; `nil` takes the first.
        public var sheet: String?
        /// Whether broken rows are left out and reported, instead of ending the import.
        public var keepsGoing = false
        /// The most bytes that a row may have: 4 MiB.
        public var maximumRecordBytes = 4 << 20
        /// How many bytes are read at once: 256 KiB.
        var chunkSize = 1 << 18

        /// Makes options with their defaults.
        public init() {}
    }

    /// What was set.
    public var options: Options

    /// Makes an importer.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Reads files into one batch, its creatives in the order in which they are first named.
    ///
    /// - Parameters:
    ///   - files: At least one file, in any order.
    ///   - context: Progress, by bytes, and cancellation.
    /// - Throws: ``ImportError`` for the first problem; with ``Options/keepsGoing`` only for a file as a whole.
    ///   `CancellationError`.
    public func read(_ files: [URL], context: RunContext = RunContext()) throws -> ImportResult {
        var accumulator = ImportAccumulator(options: options)
        var report = ImportReport()
        for file in files {
            for table in try Self.tables(in: file, options: options) {
                var reading = TableReading(table, options: options)
                try reading.run(into: &accumulator, report: &report, context: context)
            }
        }
        addWarnings(&report, accumulator)
        let extras = accumulator.extras()
        var result = ImportResult(batch: accumulator.batch(), report: report)
        result.placements = extras.placements
        result.upperBounds = extras.upperBounds
        return result
    }

    /// The tables of a file that are read: of an archive with several, those that hold ads, which must be of one kind.
    static func tables(in file: URL, options: Options) throws -> [OpenedTable] {
        let tables = try Container(InputFile(file), options: options).tables()
        guard tables.count > 1 else { return try tables.map { try OpenedTable($0, options: options) } }
        var opened: [OpenedTable] = []
        var refusal: ImportError?
        for table in tables {
            do { opened.append(try OpenedTable(table, options: options)) } catch let error as ImportError
                where error.code == .unknownFormat || error.code == .emptyFile
            {
                // An archive may hold other tables beside that of the ads.
                refusal = refusal ?? error
            }
        }
        guard let first = opened.first else {
            throw refusal ?? ImportError(.emptyFile, file: InputFile.name(of: file), "the archive is empty")
        }
        if let other = opened.first(where: { $0.layout.format != first.layout.format }) {
            throw ImportError(
                .undecided, file: InputFile.name(of: file),
                "the archive holds tables of several kinds, \(Quoted.text(first.table.name)) of \(first.layout.platform.name) and \(Quoted.text(other.table.name)) of \(other.layout.platform.name); unpack it, or name one kind with --input-format"
            )
        }
        return opened
    }

    private func addWarnings(_ report: inout ImportReport, _ accumulator: borrowing ImportAccumulator) {
        let undescribed = accumulator.undescribedCount
        if undescribed > 0 {
            report.warnings.append(
                "\(counted(undescribed, "creative", "has", "have")) performance and no description"
            )
        }
        let odd = accumulator.clicksAboveImpressions
        if odd > 0 {
            report.warnings.append("\(counted(odd, "row", "has", "have")) more clicks than impressions")
        }
    }
}
