public import CreativeModel

/// What an import brought, and what it left out.
public struct ImportResult: Sendable {
    /// Creatives and performance, ready for a store.
    public var batch: ImportBatch
    /// What was read and left out.
    public var report: ImportReport

    /// Makes a result; of nothing unless given.
    public init(batch: ImportBatch = ImportBatch(), report: ImportReport = ImportReport()) {
        self.batch = batch
        self.report = report
    }
}

/// What an import read and left out. Rows taken + rows of totals + rejected rows = all rows.
public struct ImportReport: Sendable, Hashable {
    /// One file.
    public struct File: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its format.
        public var format: ImportFormat
        /// Rows taken over.
        public var rows = 0
        /// Rows that sum up others, and are no data.
        public var totalRows = 0
        /// Rows left out because they are broken.
        public var rejectedRows = 0
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
