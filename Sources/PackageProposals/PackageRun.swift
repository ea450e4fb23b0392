public import CreativeModel

/// What became of some deals.
public struct PackageRun: Sendable {
    /// The packages: those of one cluster together, clusters in the order of their first deal.
    public internal(set) var packages: [PackageProposal] = []
    /// Deals in no package, and why, in the order of the deals that were given.
    public internal(set) var unassigned: [UnassignedDeal] = []
    /// How many clusters were proposed.
    public internal(set) var clusterCount = 0
    /// What a user should know.
    public internal(set) var warnings: [String] = []
}
