/// The data of one import, added to a store in one transaction.
public struct ImportBatch: Sendable {
    /// The creatives, each key once.
    public var creatives: [Creative]
    /// The performance of the creatives.
    public var performance: PerformanceTable

    /// Creates a batch.
    public init(creatives: [Creative] = [], performance: PerformanceTable = PerformanceTable()) {
        self.creatives = creatives
        self.performance = performance
    }
}

/// The changes made by an import.
public struct ImportOutcome: Hashable, Sendable, Codable {
    /// The number of creatives new to the store.
    public var newCreatives = 0
    /// The number of known creatives that changed.
    public var changedCreatives = 0
    /// The number of performance rows with a new key.
    public var newRows = 0
    /// The number of performance rows with a known key and different values.
    public var changedRows = 0

    /// Creates an outcome without changes.
    public init() {}

    /// A Boolean value indicating whether nothing changed.
    package var isUnchanged: Bool { self == ImportOutcome() }
}

/// A store of creatives.
///
/// Implementation guidance: one import is one transaction. Its creatives update known ones as
/// ``Creative/update(with:)`` does, and its performance replaces equal keys as ``PerformanceTable/replaceKeys(of:)``
/// does. An import that changes nothing does not change the revision.
///
/// A creative is known by its own ID and by its ``Creative/buyerCreativeID``. Rows that name it by either ID belong to
/// it, provided that only one creative of the seat has that ID. An own ID takes precedence over a buyer's ID.
public protocol CreativeStore: Sendable {
    /// Adds an entire batch, or nothing.
    func add(_ batch: ImportBatch) async throws -> ImportOutcome

    /// Returns the batch as ``add(_:)`` would store it, with each creative under its key in the store. The default
    /// implementation keeps the keys.
    func resolve(_ batch: ImportBatch) async throws -> ImportBatch

    /// Returns all creatives, by key.
    func creatives() async throws -> [Creative]

    /// Returns the creatives of a seat, by key. The default implementation filters all creatives.
    func creatives(ofSeat seat: String) async throws -> [Creative]

    /// Returns the creatives with some keys, by key. Unknown keys are ignored.
    func creatives(_ keys: [CreativeKey]) async throws -> [Creative]
}

extension CreativeStore {
    /// Returns all creatives, filtered by seat.
    public func creatives(ofSeat seat: String) async throws -> [Creative] {
        try await creatives().filter { $0.key.seat == seat }
    }

    /// Returns the batch unchanged.
    public func resolve(_ batch: ImportBatch) async throws -> ImportBatch { batch }

    /// Returns the keys of creatives that a person named by either of their IDs, in order and each once. Unknown IDs
    /// are kept.
    ///
    /// - Complexity: O(*n*) look-ups for *n* IDs.
    package func keys(of ids: [String], seat: String) async throws -> [CreativeKey] {
        var seen: Set<CreativeKey> = []
        var keys: [CreativeKey] = []
        for id in ids {
            let named = ImportBatch(creatives: [Creative(key: CreativeKey(seat: seat, id: id))])
            let key = try await resolve(named).creatives.first?.key ?? named.creatives[0].key
            if seen.insert(key).inserted { keys.append(key) }
        }
        return keys
    }
}

/// A store of performance.
public protocol PerformanceStore: Sendable {
    /// Returns the sums of groups of creatives, in the order of the groups.
    ///
    /// - Parameters:
    ///   - groups: Groups of creatives, each without repetitions. Unknown creatives count as having no performance.
    ///   - period: The days to include.
    func performance(of groups: [[CreativeKey]], in period: ReportPeriod) async throws -> [PerformanceReport]

    /// Returns the sums of some creatives, broken down by dimensions.
    ///
    /// - Parameters:
    ///   - creatives: The creatives, without repetitions.
    ///   - dimensions: The dimensions. Without any, the result has one slice, or none if there is no performance.
    ///   - period: The days to include.
    /// - Returns: The slices that have rows, by creative, geo and day.
    func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) async throws -> [PerformanceSlice]
}

/// The changes made by adding deals.
public struct DealOutcome: Hashable, Sendable, Codable {
    /// The number of deals new to the store.
    public var new = 0
    /// The number of known deals with different content.
    public var changed = 0

    /// Creates an outcome without changes.
    public init() {}

    /// A Boolean value indicating whether nothing changed.
    var isUnchanged: Bool { self == DealOutcome() }
}

/// A store of deals.
///
/// Implementation guidance: every call is one transaction. A deal **replaces** the stored deal with the same ID
/// entirely, because enrichment writes complete deals: a value missing in the newer deal is removed. Within one call,
/// the last deal with an ID is stored.
public protocol DealStore: Sendable {
    /// Adds all deals, or none.
    ///
    /// - Returns: The changes. Deals equal to stored ones change nothing.
    func add(_ deals: [Deal]) async throws -> DealOutcome

    /// Returns all deals, ordered by the text of their IDs.
    func deals() async throws -> [Deal]

    /// Removes deals. Unknown IDs are ignored.
    func removeDeals(_ ids: [Deal.ID]) async throws
}

/// A store of package proposals.
///
/// Implementation guidance: proposals are machine-made and belong to one run, so a save replaces all of them in one
/// transaction. A reader sees either the old or the new ones, never a mixture. The deals need not exist in the store:
/// proposals outlive them.
public protocol PackageStore: Sendable {
    /// Replaces all proposals.
    func savePackages(_ packages: [PackageProposal]) async throws

    /// Returns the proposals of the last save, in their order.
    func packages() async throws -> [PackageProposal]
}

/// The result of refreshing summaries.
public struct SummaryOutcome: Hashable, Sendable, Codable {
    /// The number of campaigns examined.
    public var campaigns: Int
    /// The number of these whose daily summaries or reports differed from their performance.
    public var repaired: Int

    /// Creates an outcome.
    ///
    /// - Parameters:
    ///   - campaigns: The number of campaigns examined.
    ///   - repaired: The number of these with incorrect summaries or reports.
    public init(campaigns: Int = 0, repaired: Int = 0) {
        self.campaigns = campaigns
        self.repaired = repaired
    }
}

/// A store that keeps precomputed sums of performance.
///
/// Implementation guidance: summaries are updated in the transaction that changes their underlying data. A refresh
/// therefore finds nothing to repair, unless something else wrote to the store or an earlier release had a defect. A
/// refresh changes neither the underlying data nor the revision.
public protocol SummaryStore: Sendable {
    /// Recomputes all summaries from their underlying data. Each campaign is updated entirely or not at all.
    ///
    /// Sums without underlying performance in the store are left unchanged.
    ///
    /// - Returns: The number of campaigns, and the number of these with incorrect summaries. A missing report is
    ///   created and does not count as incorrect.
    func refreshSummaries() async throws -> SummaryOutcome

    /// Recomputes the summaries of the campaigns of one seat. The default implementation recomputes all.
    func refreshSummaries(ofSeat seat: String) async throws -> SummaryOutcome
}

extension SummaryStore {
    /// Recomputes the summaries of all seats.
    public func refreshSummaries(ofSeat seat: String) async throws -> SummaryOutcome {
        try await refreshSummaries()
    }
}

/// A store that tells its revision without reading its contents.
///
/// Implementation guidance: every change of creatives, performance, campaigns, assignments or the log increases the
/// revision, in the transaction of the change. Two reads with an equal revision before and between them see the same
/// data. Deals, packages, classifications and jobs have no part in it.
public protocol RevisionedStore: Sendable {
    /// Returns the current revision.
    ///
    /// - Complexity: O(1).
    func revision() async throws -> Int
}
