public import CreativeModel
public import StageCore

/// The result of creating packages.
public struct PackageRun: Sendable, Codable {
    /// The packages, grouped by cluster, with clusters in the order of the lowest ID of their deals.
    public internal(set) var packages: [PackageProposal] = []
    /// The deals in no package, with reasons, in the order of the input.
    public internal(set) var unassigned: [UnassignedDeal] = []
    /// The number of clusters that were proposed, without those of strays.
    package internal(set) var clusterCount = 0
    /// The number of clusters found by the clusterer, before large ones were divided and tiny ones merged.
    package internal(set) var foundCount = 0
    /// The number of memberships of deals in clusters other than their own, by soft assignment.
    package internal(set) var guestCount = 0
    /// The number of clusters proposed by the fallback because the requested proposer failed. They are not complete: a later
    /// run tries again.
    package internal(set) var fallbackCount = 0
    /// The number of model calls and their cost.
    package internal(set) var cost = ProposalCost()
    /// The densities of the packages, for placing new deals; `nil` if there are no packages.
    package internal(set) var placement: DealPlacement?
    /// Warnings for the user.
    public internal(set) var warnings: [String] = []
}

extension PackageRun {
    /// Places new deals into the packages without clustering again.
    ///
    /// ```swift
    /// try await run.place(newDeals, known: deals, embedder: embedder)
    /// ```
    ///
    /// Deals that fit no package, or only packages that are full or unsuitable, are unassigned until the next full run.
    ///
    /// - Parameters:
    ///   - newDeals: Deals in no package. Previously unassigned deals are judged again.
    ///   - known: The deals of the packages, from which facts are computed again.
    ///   - embedder: The embedder of the run.
    ///   - context: The threads, and the receiver of progress.
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

    /// Removes deals from the packages, and recomputes the facts of the remaining deals. A package may be left with fewer
    /// deals than the minimum; an empty package remains and can receive new deals.
    ///
    /// - Parameters:
    ///   - dealIDs: The IDs of the deals to remove; IDs in no package are ignored.
    ///   - known: The deals of the packages.
    public mutating func remove(_ dealIDs: Set<String>, known: [Deal]) {
        let deals = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        for index in packages.indices where packages[index].dealIDs.contains(where: dealIDs.contains) {
            packages[index].dealIDs.removeAll(where: dealIDs.contains)
            packages[index].facts = PackageFacts(of: packages[index].dealIDs.compactMap { deals[$0] })
        }
    }
}
