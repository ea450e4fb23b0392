package import CreativeModel
internal import StageCore

/// Places new deals into the packages of a run without clustering again.
///
/// ```swift
/// let outcome = try await run.placement?.place(newDeals, into: run.packages, known: deals, embedder: embedder)
/// ```
///
/// Each package is a Gaussian around its deals, all of one covariance. A deal joins the package where it is most likely, when it is as likely
/// there as the deals are that the packages were made of, may stand with them, and there is room. It can be kept as JSON between runs.
package struct DealPlacement: Sendable, Codable {
    /// What made the vectors; another embedder's vectors mean nothing here.
    let embedderIdentifier: String

    /// The log density that all but a few of the packages' own deals reach.
    let leastLogDensity: Double
    let density: TiedDensity

    /// The share of their own deals that packages may lose to the threshold.
    private static let outlierShare = 0.02

    /// - Parameters:
    ///   - vectors: A row a deal.
    ///   - reduced: The same in fewer dimensions.
    ///   - groups: For each package the rows of its deals.
    init(
        _ vectors: Matrix<Float>, _ reduced: ReducedVectors, embedderIdentifier: String, groups: [[Int]],
        threads: Int
    ) throws {
        self.embedderIdentifier = embedderIdentifier
        density = try TiedDensity(reduced, groups: groups)
        let members = Set(groups.flatMap(\.self)).sorted()
        let own = density.logDensities(of: vectors.rows(at: members), threads: threads)
        let sorted = (0..<own.rowCount).map { own.row($0).logSumOfExponentials }.sorted()
        leastLogDensity = sorted[Int(Double(sorted.count) * Self.outlierShare)]
    }

    /// What became of new deals.
    package struct Outcome: Sendable {
        /// All packages, some with more deals and facts to match; in the order that was given.
        package var packages: [PackageProposal]
        /// How many deals joined a package.
        package var placedCount = 0
        /// New deals that wait for the next full run, and why.
        package var unassigned: [UnassignedDeal] = []
    }

    /// Places new deals.
    ///
    /// - Parameters:
    ///   - newDeals: Deals that are in no package yet.
    ///   - packages: The packages of the run, in its order.
    ///   - known: The deals of the packages, to gather facts anew.
    ///   - embedder: What made the vectors of the run.
    ///   - context: The threads, and where progress goes.
    /// - Throws: ``PackageError`` with `stageFailed` where the embedder or the packages are those of another run or a deal of a package is
    ///   not known, with `repeatedDeal` where a new deal is in a package already or occurs twice; what the embedder throws.
    /// - Complexity: O(M·K·Q) for M new deals, beside embedding them.
    func place(
        _ newDeals: [Deal], into packages: [PackageProposal], known: [Deal], embedder: any TextEmbedder,
        context: RunContext = RunContext()
    ) async throws -> Outcome {
        guard embedder.identifier == embedderIdentifier, packages.count == density.groupCount else {
            throw PackageError(
                .stageFailed,
                "the packages were made with \(quoted(embedderIdentifier, limit: 80)) and were \(density.groupCount), expected the "
                    + "same embedder and packages, found \(quoted(embedder.identifier, limit: 80)) and \(packages.count)"
            )
        }
        try Self.check(newDeals, packages, known)
        let vectors = try await embedder.embed(newDeals.map { DealText($0).line }, context: context)
        guard vectors.rowCount == newDeals.count, vectors.columnCount == density.dimension else {
            throw PackageError(
                .stageFailed,
                "the embedder gave \(vectors.rowCount) x \(vectors.columnCount) numbers, expected \(newDeals.count) x \(density.dimension)"
            )
        }
        var filling = PackageFilling(packages, deals: known)
        place(
            newDeals.map { ($0, "the packages it is like are full, or not suitable to stand with it") },
            vectors: vectors, into: &filling, threads: context.threadCount)
        return filling.outcome
    }

    private static func check(_ newDeals: [Deal], _ packages: [PackageProposal], _ known: [Deal]) throws {
        let members = Set(packages.flatMap(\.dealIDs))
        var seen = members
        for deal in newDeals where !seen.insert(deal.id).inserted {
            let place = members.contains(deal.id) ? "is in a package already" : "is given twice"
            throw PackageError(
                .repeatedDeal,
                "the deal \(quoted(deal.id, limit: 60)) \(place), expected new deals, each id once")
        }
        let missing = members.subtracting(known.map(\.id)).min()
        if let missing {
            throw PackageError(
                .stageFailed,
                "the deal \(quoted(missing, limit: 60)) of a package is not among the known ones, expected all of them"
            )
        }
    }

    /// - Parameters:
    ///   - strays: Deals, each with the reason why it waits where it is like packages that cannot take it.
    ///   - vectors: A row a deal.
    func place(
        _ strays: [(deal: Deal, reason: String)], vectors: Matrix<Float>, into filling: inout PackageFilling,
        threads: Int
    ) {
        let densities = density.logDensities(of: vectors, threads: threads)
        for (row, stray) in strays.enumerated() {
            if let reason = Self.reasonToWait(stray.deal) {
                filling.leave(stray.deal, reason)
            } else if densities.row(row).logSumOfExponentials < leastLogDensity {
                filling.leave(stray.deal, "unlike any package")
            } else {
                filling.add(
                    stray.deal, preferring: Array(densities.row(row)), atLeast: leastLogDensity,
                    orLeave: stray.reason)
            }
        }
    }

    private static func reasonToWait(_ deal: Deal) -> String? {
        if !Suitability(deal).isAdvertisable { return UnassignedReason.belowFloor }
        return DealText(deal).line.isEmpty ? UnassignedReason.saysNothing : nil
    }
}
