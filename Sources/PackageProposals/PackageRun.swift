public import CreativeModel

/// What became of some deals.
public struct PackageRun: Sendable {
    /// The packages: those of one cluster together, clusters in the order of their first deal.
    public internal(set) var packages: [PackageProposal] = []
    /// Deals in no package, and why, in the order of the deals that were given.
    public internal(set) var unassigned: [UnassignedDeal] = []
    /// How many clusters were proposed.
    public internal(set) var clusterCount = 0
    /// How many clusters another proposer than the one that was meant made, because that one failed. They are not done: a later run asks
    /// again.
    public internal(set) var fallbackCount = 0
    /// What was asked of a model, and what that cost.
    public internal(set) var cost = ProposalCost()
    /// How likely deals are in each package, to place new ones; `nil` where there are no packages.
    public internal(set) var placement: DealPlacement?
    /// What a user should know.
    public internal(set) var warnings: [String] = []
}
