public import CreativeModel

/// The result of an import.
public struct ImportResult: Sendable {
    /// The creatives and performance, ready for a store.
    public var batch: ImportBatch
    /// The counts of rows read and rejected, with warnings.
    public var report: ImportReport
    /// The upper bounds of creatives whose figures are bounds. The lower bounds are in ``batch``.
    public var upperBounds: [CreativeKey: UpperBounds] = [:]

    /// Creates a result. The default is empty.
    public init(batch: ImportBatch = ImportBatch(), report: ImportReport = ImportReport()) {
        self.batch = batch
        self.report = report
    }
}

/// A report of an import. Imported rows + rows of totals + rejected rows + rows without an ad = all rows.
public struct ImportReport: Sendable, Hashable {
    /// The counts of one file.
    public struct File: Sendable, Hashable {
        /// The name of the file.
        public var name: String
        /// The format of the file.
        public var format: ImportFormat
        /// The display name of the platform.
        public var platform = ""
        /// The number of imported rows.
        public var rows = 0
        /// The number of rows that are totals of other rows, and not data.
        public var totalRows = 0
        /// The number of rows rejected as invalid.
        public var rejectedRows = 0
        /// The number of rows without an ad, such as organic installs.
        public var rowsWithoutAd = 0
        /// The number of lines after the rows.
        public var footerRows = 0
        /// The fields that identify an ad if there is no ID: `campaign, ad group and name`.
        public var identity: String?
        /// The check of the totals stated in the file against the sums of its rows.
        public var totals = TotalsCheck()

        /// The number of all rows.
        var allRows: Int { rows + totalRows + rejectedRows + rowsWithoutAd + footerRows }
    }

    /// The files, in the order in which they were read.
    public var files: [File] = []
    /// The first 1,000 problems. ``rejectedRows`` counts all of them.
    public var problems: [ImportError] = []
    /// Warnings for the user.
    public var warnings: [String] = []

    /// The number of rows rejected as invalid.
    public var rejectedRows: Int { files.reduce(0) { $0 + $1.rejectedRows } }

    /// Creates an empty report.
    public init() {}

    /// The maximum number of problems that are kept.
    static let keptProblems = 1000
}
