internal import CreativeModel

/// Packages to which deals are added.
struct PackageFilling {
    private(set) var outcome: DealPlacement.Outcome
    private var members: [[Deal]]

    init(_ packages: [PackageProposal], deals: [Deal]) {
        let known = Dictionary(deals.map { ($0.id, $0) }) { first, _ in first }
        outcome = DealPlacement.Outcome(packages: packages)
        members = packages.map { $0.dealIDs.compactMap { known[$0] } }
    }

    /// Adds a deal to the likeliest package in which it may stand and there is room; where none of the nearest has both, it waits.
    ///
    /// - Parameters:
    ///   - densities: The log density of each package at the deal.
    ///   - least: The density that any but the likeliest must have: that one has no room makes a deal no more like another.
    mutating func add(
        _ deal: Deal, preferring densities: [Double], atLeast least: Double, orLeave reason: String
    ) {
        let nearest = densities.indices.sorted { (densities[$1], $0) < (densities[$0], $1) }.prefix(
            Self.lookedAt)
        let own = Suitability(deal)
        for (rank, package) in nearest.enumerated()
        where (rank == 0 || densities[package] >= least)
            && outcome.packages[package].dealIDs.count < PackageSize.allowed.upperBound
            && members[package].allSatisfy({ Suitability($0).isCompatible(with: own) })
        {
            members[package].append(deal)
            outcome.packages[package].dealIDs.append(deal.id)
            outcome.packages[package].facts = PackageFacts(of: members[package])
            outcome.placedCount += 1
            return
        }
        leave(deal, reason)
    }

    /// How many of the likeliest packages are tried.
    private static let lookedAt = 8

    mutating func leave(_ deal: Deal, _ reason: String) {
        outcome.unassigned.append(UnassignedDeal(dealID: deal.id, reason: reason))
    }
}
