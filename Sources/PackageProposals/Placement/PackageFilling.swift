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

    /// Adds a deal to the likeliest package; where it may not stand with that one's deals, or there is no room, it waits.
    ///
    /// - Parameter densities: The log density of each package at the deal.
    mutating func add(_ deal: Deal, preferring densities: [Double]) {
        guard let package = densities.indices.max(by: { densities[$0] < densities[$1] }) else { return }
        let name = outcome.packages[package].name
        let own = Suitability(deal)
        guard members[package].allSatisfy({ Suitability($0).isCompatible(with: own) }) else {
            leave(deal, "like the package “\(name)”, but not suitable to stand with its deals")
            return
        }
        guard outcome.packages[package].dealIDs.count < PackageSize.allowed.upperBound else {
            leave(
                deal, "like the package “\(name)”, which has \(PackageSize.allowed.upperBound) deals already")
            return
        }
        members[package].append(deal)
        outcome.packages[package].dealIDs.append(deal.id)
        outcome.packages[package].facts = PackageFacts(of: members[package])
        outcome.placedCount += 1
    }

    mutating func leave(_ deal: Deal, _ reason: String) {
        outcome.unassigned.append(UnassignedDeal(dealID: deal.id, reason: reason))
    }
}
