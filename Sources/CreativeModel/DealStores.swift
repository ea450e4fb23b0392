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
