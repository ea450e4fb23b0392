public import CreativeModel
public import Foundation
public import StageCore

/// Reads deals from JSON: an array of deals, an object whose `deals` is that array, or an object a line.
///
/// ```swift
/// let result = try DealImporter().read([URL(fileURLWithPath: "deals.json")])
/// print(result.deals.count)
/// ```
///
/// A deal is an object as `Deal`'s coding describes it. Where sources are untidy, it is read all the same: any member
/// but `deal_id` may be missing or null, alone or as a whole group; ids may be integers, `family_safe` may be text,
/// prices may be numbers in text, a list may be a single text; empty and repeated texts are left out, ratings may have
/// any case and may say that nobody rated. Where reading on would lose or invent something, it is an error: a member of
/// another type, another rating, a price that is negative or no number. Prices are taken from their decimal text and
/// rounded once, half to even, to millionths. Members of other names are passed over and counted.
///
/// Text is UTF-8, or UTF-16 with a byte order mark.
///
/// - Complexity: O(n) in the bytes, which are held as a whole.
public struct DealImporter: Sendable {
    /// What can be set.
    public struct Options: Sendable {
        /// The currency of prices that name none: `XXX`.
        public var currency = CurrencyCode.unknown
        /// Whether broken deals are left out and reported, instead of ending the import.
        public var keepsGoing = false
        /// The most bytes that a file may have: 1 GiB.
        public var maximumFileBytes = 1 << 30

        /// Makes options with their defaults.
        public init() {}
    }

    /// What was set.
    public var options: Options

    /// Makes an importer.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Reads files in their order.
    ///
    /// - Parameters:
    ///   - files: At least one file. A deal that stands in them twice, the same both times, is kept once.
    ///   - context: Progress, by deals, and cancellation.
    /// - Throws: ``ImportError`` for the first problem; with ``Options/keepsGoing`` only for a file as a whole: codes
    ///   `unreadableFile`, `fileTooLarge`, `emptyFile`, `invalidEncoding`, `malformedJSON`, and for deals
    ///   `malformedValue`, `conflictingDeals`. `CancellationError`.
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

/// What an import of deals brought, and what it left out.
public struct DealImportResult: Sendable, Hashable {
    /// The deals, in the order of their files, each id once.
    public var deals: [Deal] = []
    /// What was read and left out; a row is a deal.
    public var report = ImportReport()
    /// Deals that came again, the same, and are kept once.
    public var repeatedDeals = 0
    /// Members of unknown names that were passed over, by name: how many deals have them. The first 1,000 names.
    public var unknownMembers: [String: Int] = [:]

    /// Makes a result of nothing.
    public init() {}
}
