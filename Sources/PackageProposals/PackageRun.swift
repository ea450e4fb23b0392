public import CreativeModel
public import StageCore

/// What became of some deals.
public struct PackageRun: Sendable, Codable {
    /// The packages: those of one cluster together, clusters in the order of their first deal.
    public internal(set) var packages: [PackageProposal] = []
    /// Deals in no package, and why, in the order of the deals that were given.
    public internal(set) var unassigned: [UnassignedDeal] = []
    /// How many clusters were proposed, without those of strays.
    package internal(set) var clusterCount = 0
    /// How many clusters the clusterer itself found, before large ones were divided and tiny ones joined.
    package internal(set) var foundCount = 0
    /// How often a deal is in another cluster than its own, by soft assignment.
    package internal(set) var guestCount = 0
    /// How many clusters another proposer than the one that was meant made, because that one failed. They are not done: a later run asks
    /// again.
    package internal(set) var fallbackCount = 0
    /// What was asked of a model, and what that cost.
    package internal(set) var cost = ProposalCost()
    /// How likely deals are in each package, to place new ones; `nil` where there are no packages.
    package internal(set) var placement: DealPlacement?
    /// What a user should know.
    public internal(set) var warnings: [String] = []
}

extension PackageRun {
    /// Places new deals into the packages without clustering again.
    ///
    /// ```swift
    /// try await run.place(newDeals, known: deals, embedder: embedder)
    /// ```
    ///
    /// Those that fit no package, or only packages that are full or not suitable to stand with them, are unassigned until the next full run.
    ///
    /// - Parameters:
    ///   - newDeals: Deals that are in no package; one that was unassigned before is judged anew.
    ///   - known: The deals of the packages, to gather facts anew.
    ///   - embedder: What made the vectors of the run.
    ///   - context: The threads, and where progress goes.
    /// - Throws: As `DealPlacement.place(_:into:known:embedder:context:)` does.
    public mutating func place(
        _ newDeals: [Deal], known: [Deal], embedder: any TextEmbedder, context: RunContext = RunContext()
    ) async throws {
        let new = Set(newDeals.map(\.id))
        var waiting = newDeals.map {
            UnassignedDeal(dealID: $0.id, reason: "there are no packages yet; it waits for the next full run")
        }
        if let placement {
            let outcome = try await placement.place(
                newDeals, into: packages, known: known, embedder: embedder, context: context)
            packages = outcome.packages
            waiting = outcome.unassigned
        }
        unassigned = unassigned.filter { !new.contains($0.dealID) } + waiting
    }

    /// Takes deals out of the packages, and gathers the facts of what remains anew. A package may be left with fewer deals than it is made with;
    /// one without any goes on as a place for new ones.
    ///
    /// - Parameters:
    ///   - dealIDs: What to take out; ids that are in no package are passed over.
    ///   - known: The deals of the packages.
    public mutating func remove(_ dealIDs: Set<String>, known: [Deal]) {
        let deals = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        for place in packages.indices where packages[place].dealIDs.contains(where: dealIDs.contains) {
            packages[place].dealIDs.removeAll(where: dealIDs.contains)
            packages[place].facts = PackageFacts(of: packages[place].dealIDs.compactMap { deals[$0] })
        }
    }
}
