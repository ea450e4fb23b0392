package import CreativeModel
package import StageCore

extension PackageCreator {
    /// Places new deals into packages without clustering again.
    ///
    /// Only the packages and their deals are needed, not the run that made them: densities are fitted to those deals.
    ///
    /// ```swift
    /// let outcome = try await creator.placing(newDeals, into: store.packages(), known: store.deals())
    /// ```
    ///
    /// - Parameters:
    ///   - newDeals: M deals that are in no package, each id once.
    ///   - packages: K packages; without any, all new deals wait.
    ///   - known: The deals of the packages, all of them.
    ///   - context: The threads, and where progress goes.
    /// - Throws: As ``DealPlacement/place(_:into:known:embedder:context:)`` does.
    /// - Complexity: O((N + M)·K·Q) for N deals of the packages, beside embedding all of them.
    package func placing(
        _ newDeals: [Deal], into packages: [PackageProposal], known: [Deal],
        context: RunContext = RunContext()
    ) async throws -> DealPlacement.Outcome {
        let places = Dictionary(known.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let groups = packages.map { $0.dealIDs.compactMap { places[$0] } }
        guard !newDeals.isEmpty, groups.contains(where: { !$0.isEmpty }) else {
            var outcome = DealPlacement.Outcome(packages: packages)
            outcome.unassigned = newDeals.map {
                UnassignedDeal(
                    dealID: $0.id, reason: "there are no packages yet; it waits for the next full run")
            }
            return outcome
        }
        let vectors = try await embedder.embed(known.map { DealText($0).line }, context: context)
        guard vectors.rowCount == known.count else {
            throw PackageError(
                .stageFailed,
                "the embedder gave \(counted(vectors.rowCount, "vector")) for \(counted(known.count, "text"))"
            )
        }
        let reduced = try ReducedVectors(
            vectors, dimension: options.reducedDimension, threads: context.threadCount)
        let placement = try DealPlacement(
            vectors, reduced, embedderIdentifier: embedder.identifier, groups: groups,
            threads: context.threadCount)
        return try await placement.place(
            newDeals, into: packages, known: known, embedder: embedder, context: context)
    }
}
