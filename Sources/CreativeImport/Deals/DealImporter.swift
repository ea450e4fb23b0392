public import CreativeModel
public import Foundation
public import StageCore

/// Reads deals from JSON: an array of deals, an object whose `deals` is such an array, or one object per line.
///
/// ```swift
/// let result = try DealImporter().read([URL(fileURLWithPath: "deals.json")])
/// print(result.deals.count)
/// ```
///
/// A deal is an object in the format of `Deal`'s coding. Untidy sources are read leniently: any member but `deal_id` may be missing
/// or null, on its own or as an entire group; IDs may be integers, `family_safe` may be text, prices may be numbers in text, and a list
/// may be a single text. Empty and repeated texts are dropped. Ratings may have any case, and may state that there is no rating. If
/// leniency would lose or invent data, the deal is an error: a member of another type, an unknown rating, a price that is negative or
/// not a number. Prices are read from their decimal text and rounded once, half to even, to millionths. Unknown members are ignored and
/// counted.
///
/// Objects may also be deals of the Deals API of the IAB Tech Lab, version 1.0: they have `id` instead of `deal_id`, and `origin`,
/// `terms` or `inventory`. Their SSP is the origin, their price the floor in `terms`, in USD unless stated, and their publishers are the
/// domains and apps of the inventory. Archived deals are left out with a warning.
///
/// Text is UTF-8, or UTF-16 with a byte order mark.
///
/// - Complexity: O(n) in the number of bytes, which are held in memory.
public struct DealImporter: Sendable {
    /// The options of an import.
    public struct Options: Sendable {
        /// The currency of prices without one. The default is `XXX`.
        public var currency = CurrencyCode.unknown
        /// Whether to skip and report malformed deals instead of ending the import. The default is `false`.
        public var keepsGoing = false
        /// The maximum size of a file in bytes. The default is 1 GiB.
        public var maximumFileBytes = 1 << 30

        /// Creates options with the default values.
        public init() {}
    }

    /// The options of the importer.
    public var options: Options

    /// Creates an importer.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Reads files in the given order.
    ///
    /// - Parameters:
    ///   - files: At least one file. Identical deals with the same ID are kept once.
    ///   - context: The progress, in deals, and cancellation.
    /// - Throws: ``ImportError`` for the first problem; with ``Options/keepsGoing``, only if a file as a whole cannot be read. The codes
    ///   are `unreadableFile`, `fileTooLarge`, `emptyFile`, `invalidEncoding`, `malformedJSON`, and for deals `malformedValue` and
    ///   `conflictingDeals`. `CancellationError`.
    public func read(_ files: [URL], context: RunContext = RunContext()) throws -> DealImportResult {
        var collector = DealCollector(options: options)
        for file in files {
            let name = file.lastPathComponent
            let text = try DealFileText(file, limit: options.maximumFileBytes)
            try collector.begin(name)
            try DealDocumentReader(name: name, text: text, options: options).forEachDeal {
                index, line, reading in
                if index % 1024 == 1 {
                    try context.checkpoint(
                        ProgressEvent(
                            stage: "Reading \(name)", completed: index - 1, detail: counted(index - 1, "deal")
                        ))
                }
                try collector.add(reading, index: index, line: line)
            }
            try collector.end()
        }
        return collector.result()
    }
}

/// The result of an import of deals.
public struct DealImportResult: Sendable, Hashable {
    /// The deals, in the order of their files, each ID once.
    public var deals: [Deal] = []
    /// The counts of deals read and rejected, with warnings. A row is a deal.
    public var report = ImportReport()
    /// The number of duplicate deals, which are kept once.
    public var repeatedDeals = 0
    /// The number of deals with each unknown member, by name. At most 1,000 names.
    public var unknownMembers: [String: Int] = [:]

    /// Creates an empty result.
    public init() {}
}
