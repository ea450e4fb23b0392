public import CreativeModel

/// What an import brought, and what it left out.
public struct ImportResult: Sendable {
    /// Creatives and performance, ready for a store.
    public var batch: ImportBatch
    /// What was read and left out.
    public var report: ImportReport
    /// Upper bounds of creatives whose figures are bounds: the lower ones are those of ``batch``.
    public var upperBounds: [CreativeKey: UpperBounds] = [:]
    /// The campaigns and ad groups of the platform, of creatives whose files name them.
    public var placements: [CreativeKey: PlatformPlacement] = [:]

    /// Makes a result; of nothing unless given.
    public init(batch: ImportBatch = ImportBatch(), report: ImportReport = ImportReport()) {
        self.batch = batch
        self.report = report
    }
}

/// Where an ad stands in its platform.
public struct PlatformPlacement: Sendable, Hashable {
    /// The campaign's name, or insertion order.
    public var campaign: String?
    /// The name of the ad group, ad set, ad squad, line item or placement.
    public var adGroup: String?
}

/// What an import read and left out. Rows taken + rows of totals + rejected rows + rows without an ad = all rows.
public struct ImportReport: Sendable, Hashable {
    /// One file.
    public struct File: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its format.
        public var format: ImportFormat
        /// The name of its platform for people.
        public var platform = ""
        /// Rows taken over.
        public var rows = 0
        /// Rows that sum up others, and are no data.
        public var totalRows = 0
        /// Rows left out because they are broken.
        public var rejectedRows = 0
        /// Rows that name no ad, such as organic installs.
        public var rowsWithoutAd = 0
        /// Lines behind the rows.
        public var footerRows = 0
        /// What tells its ads apart, where that is no id: `campaign, ad group and name`.
        public var identity: String?
        /// The sums that it states, against those of its rows.
        public var totals = TotalsCheck()
    }

    /// The files, in the order in which they were read.
    public var files: [File] = []
    /// The first 1,000 problems; ``rejectedRows`` counts all.
    public var problems: [ImportError] = []
    /// What a person should know.
    public var warnings: [String] = []

    /// Rows left out because they are broken.
    public var rejectedRows: Int { files.reduce(0) { $0 + $1.rejectedRows } }

    /// Makes a report of nothing.
    public init() {}

    /// How many problems are kept one by one.
    static let keptProblems = 1000
}
