package import CreativeModel
package import StageCore

extension PackageCreator {
    /// Places new deals into packages without clustering again.
    ///
    /// Only the packages and their deals are needed, not the run that created them. Densities are fitted to those deals.
    ///
    /// ```swift
    /// let outcome = try await creator.placing(newDeals, into: store.packages(), known: store.deals())
    /// ```
    ///
    /// - Parameters:
    ///   - newDeals: M deals in no package, with unique IDs.
    ///   - packages: K packages. Without any, all new deals wait.
    ///   - known: All deals of the packages.
    ///   - context: The threads, and the receiver of progress.
    /// - Throws: As ``DealPlacement/place(_:into:known:embedder:context:)`` does.
    /// - Complexity: O((N + M)·K·Q) for N deals of the packages, plus embedding all of them.
    package func placing(
        _ newDeals: [Deal], into packages: [PackageProposal], known: [Deal],
        context: RunContext = RunContext()
    ) async throws -> DealPlacement.Outcome {
        let indices = Dictionary(known.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let groups = packages.map { $0.dealIDs.compactMap { indices[$0] } }
        guard !newDeals.isEmpty, groups.contains(where: { !$0.isEmpty }) else {
            var outcome = DealPlacement.Outcome(packages: packages)
            outcome.unassigned = newDeals.map {
                UnassignedDeal(
                    dealID: $0.id, reason: "there are no packages yet; it waits for the next full run")
            }
            return outcome
        }
        let text = VectorText(known)
        let vectors = try await embedder.embed(known.map { text.line(of: $0) }, context: context)
        guard vectors.rowCount == known.count else {
            throw PackageError(
                .stageFailed,
                "the embedder returned \(counted(vectors.rowCount, "vector")) for \(counted(known.count, "text"))"
            )
        }
        let reduced = try ReducedVectors(
            vectors, dimension: options.reducedDimension, threads: context.threadCount)
        let placement = try DealPlacement(
            vectors, reduced, text: text, embedderIdentifier: embedder.identifier, groups: groups,
            threads: context.threadCount)
        return try await placement.place(
            newDeals, into: packages, known: known, embedder: embedder, context: context)
    }
}

/// Packages that receive deals.
struct PackageFilling {
    private(set) var outcome: DealPlacement.Outcome
    private var members: [[Deal]]

    init(_ packages: [PackageProposal], deals: [Deal]) {
        let known = Dictionary(deals.map { ($0.id, $0) }) { first, _ in first }
        outcome = DealPlacement.Outcome(packages: packages)
        members = packages.map { $0.dealIDs.compactMap { known[$0] } }
    }

    /// Adds a deal to the package with the highest density that is compatible and has room. If none of the nearest is, the
    /// deal waits.
    ///
    /// - Parameters:
    ///   - densities: The log density of each package at the deal.
    ///   - least: The minimum density of all but the first package: if that one is full, the deal is not more similar to
    ///     another.
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

    /// The number of most likely packages to try.
    private static let lookedAt = 8

    mutating func leave(_ deal: Deal, _ reason: String) {
        outcome.unassigned.append(UnassignedDeal(dealID: deal.id, reason: reason))
    }
}
