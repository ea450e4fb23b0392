/// What an import brings into a store, in one transaction.
public struct ImportBatch: Sendable {
    /// The creatives, each key once.
    public var creatives: [Creative]
    /// Their performance.
    public var performance: PerformanceTable

    /// Makes a batch.
    public init(creatives: [Creative] = [], performance: PerformanceTable = PerformanceTable()) {
        self.creatives = creatives
        self.performance = performance
    }
}

/// What an import changed.
public struct ImportOutcome: Hashable, Sendable, Codable {
    /// Creatives that the store did not know.
    public var newCreatives = 0
    /// Known creatives of which something changed.
    public var changedCreatives = 0
    /// Rows of performance with a new key.
    public var newRows = 0
    /// Rows whose key was known and whose values changed.
    public var changedRows = 0

    /// Makes an outcome of nothing.
    public init() {}

    /// Whether the store is as it was before.
    package var isUnchanged: Bool { self == ImportOutcome() }
}

/// Holds creatives.
///
/// Implementation guidance: one import is one transaction, whose creatives update known ones as
/// ``Creative/update(with:)`` does and whose performance replaces equal keys as
/// ``PerformanceTable/replaceKeys(of:)`` does. An import that changes nothing leaves the revision alone.
///
/// A creative is known by its own id and by ``Creative/buyerCreativeID``: rows that name it by either are its rows, as far
/// as only one creative of the seat has that id. An own id goes before a buyer's id.
public protocol CreativeStore: Sendable {
    /// Takes a batch over, whole or not at all.
    func add(_ batch: ImportBatch) async throws -> ImportOutcome

    /// The batch as ``add(_:)`` would take it: each creative under the key by which the store knows it. Unless implemented,
    /// keys stay as they are.
    func resolve(_ batch: ImportBatch) async throws -> ImportBatch

    /// All creatives, by key.
    func creatives() async throws -> [Creative]

    /// The creatives of a seat, by key. Unless implemented, all are filtered.
    func creatives(ofSeat seat: String) async throws -> [Creative]

    /// The creatives of some keys, by key; unknown ones are left out.
    func creatives(_ keys: [CreativeKey]) async throws -> [Creative]
}

extension CreativeStore {
    /// The creatives of a seat, of all creatives.
    public func creatives(ofSeat seat: String) async throws -> [Creative] {
        try await creatives().filter { $0.key.seat == seat }
    }

    /// The batch as it is.
    public func resolve(_ batch: ImportBatch) async throws -> ImportBatch { batch }

    /// The keys of creatives that a person names by either of their ids, in order and each once; ids that are not known stay
    /// as they are.
    ///
    /// - Complexity: O(*n*) look-ups for *n* ids.
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

/// Answers for performance.
public protocol PerformanceStore: Sendable {
    /// Sums over groups of creatives, in the order of the groups.
    ///
    /// - Parameters:
    ///   - groups: Creatives without repetition in a group; unknown ones count as without performance.
    ///   - period: The days that count.
    func performance(of groups: [[CreativeKey]], in period: ReportPeriod) async throws -> [PerformanceReport]

    /// The sums of some creatives, broken down.
    ///
    /// - Parameters:
    ///   - creatives: Which ones, without repetition.
    ///   - dimensions: By what; without any there is one slice, or none where there is no performance.
    ///   - period: The days that count.
    /// - Returns: The slices that have rows, in order of creative, geo and day.
    func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) async throws -> [PerformanceSlice]
}

/// What adding deals changed.
public struct DealOutcome: Hashable, Sendable, Codable {
    /// Deals that the store did not know.
    public var new = 0
    /// Known deals that came with other content.
    public var changed = 0

    /// Makes an outcome of nothing.
    public init() {}

    /// Whether the store is as it was before.
    var isUnchanged: Bool { self == DealOutcome() }
}

/// Holds deals.
///
/// Implementation guidance: every call is one transaction. A deal **replaces** the known one of its id as a whole, since
/// enrichment writes whole deals: what a newer one leaves out is no longer known. Within one call the last deal of an id
/// counts.
public protocol DealStore: Sendable {
    /// Takes deals over, all or none.
    ///
    /// - Returns: What changed; deals that are equal to known ones change nothing.
    func add(_ deals: [Deal]) async throws -> DealOutcome

    /// All deals, by id: in the order of their ids' text.
    func deals() async throws -> [Deal]

    /// Forgets deals; ids that are not known are passed over.
    func removeDeals(_ ids: [Deal.ID]) async throws
}

/// Holds package proposals.
///
/// Implementation guidance: proposals are machine-made and belong to one run, so a save replaces all of them in one
/// transaction; a reader sees the old ones or the new ones, never some of each. Deals need not be known: proposals
/// outlive them.
public protocol PackageStore: Sendable {
    /// Replaces all proposals.
    func savePackages(_ packages: [PackageProposal]) async throws

    /// The proposals of the last save, in its order.
    func packages() async throws -> [PackageProposal]
}

/// What a refresh of summaries did.
public struct SummaryOutcome: Hashable, Sendable, Codable {
    /// How many campaigns were looked at.
    public var campaigns: Int
    /// How many of them had daily summaries or reports that differed from what their performance gives.
    public var repaired: Int

    /// Makes an outcome.
    ///
    /// - Parameters:
    ///   - campaigns: How many campaigns were looked at.
    ///   - repaired: How many of them had summaries or reports that were wrong.
    public init(campaigns: Int = 0, repaired: Int = 0) {
        self.campaigns = campaigns
        self.repaired = repaired
    }
}

/// Keeps sums of performance ready, so that reading them costs no summing up.
///
/// Implementation guidance: summaries are brought up to date in the transaction that changes what they sum up, and so a
/// refresh finds nothing to repair unless something else wrote, or an earlier release had a defect. What it sums up, the
/// revision included, stays as it is.
public protocol SummaryStore: Sendable {
    /// Makes anew whatever is kept ready, of what it sums up. Each campaign is done as a whole or not at all.
    ///
    /// Sums whose performance the store never had stay as they are.
    ///
    /// - Returns: How many campaigns there were, and of how many something was wrong. A report that was not kept yet is
    ///   made, and was not wrong.
    func refreshSummaries() async throws -> SummaryOutcome

    /// Makes anew whatever is kept ready of the campaigns of one seat. Unless implemented, all is made anew.
    func refreshSummaries(ofSeat seat: String) async throws -> SummaryOutcome
}

extension SummaryStore {
    /// Makes anew whatever is kept ready, of all seats.
    public func refreshSummaries(ofSeat seat: String) async throws -> SummaryOutcome {
        try await refreshSummaries()
    }
}
