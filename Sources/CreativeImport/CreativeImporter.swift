public import CreativeModel
public import Foundation
public import StageCore

/// Reads creatives and performance from exports of advertising platforms, one row at a time.
///
/// ```swift
/// let result = try CreativeImporter().read([URL(fileURLWithPath: "ads.csv")])
/// _ = await store.add(result.batch)
/// ```
///
/// Reads files as platforms export them: delimited text, xlsx or JSON Lines, plain, in gzip or in a zip archive. The platform and its
/// language are detected from the header, which may be anywhere in the first 30 rows; encoding, delimiter, decimal mark and the order of
/// day and month are detected from the entire file. A file that can be read in two ways is rejected, and the error names the option that
/// decides. Missing values stay missing. Rows with the same key are added up. `Total` rows are not data. Spend is rounded to micros once
/// per row, half to even. Creatives that appear only in performance are included without a description, so that no sum loses them.
///
/// The order of rows and files only affects the order of creatives in the batch and of the entries of ``ImportReport``. If rows
/// describe a creative differently, each value comes from the row with the latest date of its own: the row's day, or else the latest of
/// its creation, start and end dates. Among rows with the same date, the largest value wins: texts compare by their bytes, dates and
/// sizes by number. Rows without a date rank below all others, and a value that a row omits comes from the other rows. A format
/// inferred from the asset's file extension is used only if no row names one.
///
/// - Complexity: O(n) in the number of bytes, which are read twice: once to determine the format of numbers and days, and once for the rows.
///   Formats with a documented dialect are read once. Text is read in parts of 1 MiB on the threads of the context, which do not affect the
///   result. Memory holds the result and a few parts; pipes are copied to a temporary file.
public struct CreativeImporter: Sendable {
    /// The options of an import.
    public struct Options: Sendable {
        /// The format of all files. If `nil`, each file's format is detected from its header.
        public var format: ImportFormat?
        /// The columns of files in any other format.
        public var columns: ColumnMap?
        /// The seat of all rows, not empty. If `nil`, the seat in the file, or else `CreativeKey.defaultSeat`.
        public var seat: String?
        /// The currency if the file names none. The default is `XXX`.
        public var currency = CurrencyCode.unknown
        /// The time zone of days, and of times without a zone. The default is UTC.
        public var timeZone = TimeZone.gmt
        /// The field delimiter, one ASCII character. If `nil`, it is detected from the file.
        public var delimiter: Character?
        /// The encoding of text without a byte order mark. If `nil`, it is detected from the file.
        public var encoding: TextEncoding?
        /// The decimal mark. If `nil`, it is detected from the file.
        public var decimal: DecimalMark?
        /// The order of day and month in days such as `01/08/2026`. If `nil`, it is detected from the file.
        public var dateOrder: DateOrder?
        /// The sheet of a workbook. If `nil`, the first sheet.
        public var sheet: String?
        /// Whether to skip and report malformed rows instead of ending the import. The default is `false`.
        public var keepsGoing = false
        /// The maximum length of a row in bytes. The default is 4 MiB.
        public var maximumRecordBytes = 4 << 20
        /// The number of bytes per read. The default is 256 KiB.
        var chunkSize = 1 << 18
        /// The number of bytes of the parts of a text that are read on one thread each. It does not affect the result. The
        /// default is 1 MiB.
        var partSize = 1 << 20
        /// The number of threads, which does not affect the result.
        var threadCount = 1
        /// Whether text is read by ``CSVReader`` from start to end, which the parallel reader is tested against.
        var readsStrictly = false

        /// Creates options with the default values.
        public init() {}
    }

    /// The options of the importer.
    public var options: Options

    /// Creates an importer.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Reads files into one batch. Its creatives are in order of first appearance.
    ///
    /// - Parameters:
    ///   - files: At least one file, in any order.
    ///   - context: The progress, in bytes, and cancellation.
    /// - Throws: ``ImportError`` for the first problem; with ``Options/keepsGoing``, only if a file as a whole cannot be read.
    ///   `CancellationError`.
    public func read(_ files: [URL], context: RunContext = RunContext()) throws -> ImportResult {
        var options = options
        options.threadCount = context.threadCount
        var collector = ImportCollector()
        var report = ImportReport()
        for file in files {
            for table in try Self.tables(in: file, options: options) {
                var reading = TableReading(table, options: options)
                try reading.run(into: &collector, report: &report, context: context)
            }
        }
        addWarnings(&report, collector)
        let upperBounds = collector.upperBoundsByKey()
        var result = ImportResult(batch: collector.takeBatch(threads: options.threadCount), report: report)
        result.upperBounds = upperBounds
        return result
    }

    /// Returns the tables to read from a file. Of an archive with several, those with ads, which must be of one kind.
    static func tables(in file: URL, options: Options) throws -> [OpenedTable] {
        let tables = try Container(InputFile(file), options: options).tables()
        guard tables.count > 1 else { return try tables.map { try OpenedTable($0, options: options) } }
        var opened: [OpenedTable] = []
        var refusal: ImportError?
        for table in tables {
            do { opened.append(try OpenedTable(table, options: options)) } catch let error as ImportError
                where error.code == .unknownFormat || error.code == .emptyFile
            {
                // An archive may contain other tables besides the ads.
                refusal = refusal ?? error
            }
        }
        guard let first = opened.first else {
            throw refusal ?? ImportError(.emptyFile, file: InputFile.name(of: file), "the archive is empty")
        }
        if let other = opened.first(where: { $0.layout.format != first.layout.format }) {
            throw ImportError(
                .undecided, file: InputFile.name(of: file),
                "the archive contains tables of several kinds, \(Quoted.text(first.table.name)) of \(first.layout.platform.name) and \(Quoted.text(other.table.name)) of \(other.layout.platform.name); unpack it, or select one kind with --input-format"
            )
        }
        return opened
    }

    private func addWarnings(_ report: inout ImportReport, _ collector: borrowing ImportCollector) {
        let undescribed = collector.undescribedCount
        if undescribed > 0 {
            report.warnings.append(
                "\(counted(undescribed, "creative", "has", "have")) performance and no description"
            )
        }
        let odd = collector.clicksAboveImpressions
        if odd > 0 {
            report.warnings.append("\(counted(odd, "row", "has", "have")) more clicks than impressions")
        }
    }
}
