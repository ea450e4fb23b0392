package import CreativeModel
internal import StageCore

/// Places new deals into the packages of a run without clustering again.
///
/// ```swift
/// let outcome = try await run.placement?.place(newDeals, into: run.packages, known: deals, embedder: embedder)
/// ```
///
/// Each package is a Gaussian around its deals, with one shared covariance. A deal joins the package with the highest density
/// if its density there is as high as that of the original deals, it is compatible with them, and there is room. The
/// placement can be stored as JSON between runs.
package struct DealPlacement: Sendable, Codable {
    /// The embedder of the vectors. Vectors of another embedder are meaningless here.
    let embedderIdentifier: String

    /// The text of the vectors; `nil` in a placement stored before there was a choice.
    let text: VectorText?

    /// The log density that all but a few of the packages' own deals reach.
    let leastLogDensity: Double
    let density: TiedDensity

    /// The share of the packages' own deals below the threshold.
    private static let outlierShare = 0.02

    /// - Parameters:
    ///   - vectors: One row per deal.
    ///   - text: The text of the vectors.
    ///   - reduced: The same vectors in fewer dimensions.
    ///   - groups: For each package, the rows of its deals.
    init(
        _ vectors: Matrix<Float>, _ reduced: ReducedVectors, text: VectorText, embedderIdentifier: String,
        groups: [[Int]], threads: Int
    ) throws {
        self.text = text
        self.embedderIdentifier = embedderIdentifier
        density = try TiedDensity(reduced, groups: groups)
        let members = Set(groups.flatMap(\.self)).sorted()
        let own = density.logDensities(of: vectors.rows(at: members), threads: threads)
        let sorted = (0..<own.rowCount).map { own.row($0).logSumOfExponentials }.sorted()
        leastLogDensity = sorted[Int(Double(sorted.count) * Self.outlierShare)]
    }

    /// The result of placing new deals.
    package struct Outcome: Sendable {
        /// All packages in the given order, some with more deals and updated facts.
        package var packages: [PackageProposal]
        /// The number of deals that joined a package.
        package var placedCount = 0
        /// The new deals that wait for the next full run, with reasons.
        package var unassigned: [UnassignedDeal] = []
    }

    /// Places new deals.
    ///
    /// - Parameters:
    ///   - newDeals: Deals in no package yet.
    ///   - packages: The packages of the run, in its order.
    ///   - known: The deals of the packages, from which facts are computed again.
    ///   - embedder: The embedder of the run.
    ///   - context: The threads, and the receiver of progress.
    /// - Throws: ``PackageError`` with `stageFailed` if the embedder or the packages are those of another run or a deal of a
    ///   package is unknown, with `repeatedDeal` if a new deal is already in a package or occurs twice; errors of the
    ///   embedder.
    /// - Complexity: O(M·K·Q) for M new deals, plus embedding them.
    func place(
        _ newDeals: [Deal], into packages: [PackageProposal], known: [Deal], embedder: any TextEmbedder,
        context: RunContext = RunContext()
    ) async throws -> Outcome {
        guard embedder.identifier == embedderIdentifier, packages.count == density.groupCount else {
            throw PackageError(
                .stageFailed,
                "the placement was made with \(quoted(embedderIdentifier, limit: 80)) and package count \(density.groupCount), "
                    + "expected the same embedder and packages, found \(quoted(embedder.identifier, limit: 80)) and \(packages.count)"
            )
        }
        try Self.check(newDeals, packages, known)
        let vectors = try await embedder.embed(
            newDeals.map { text?.line(of: $0) ?? DealText($0).line }, context: context)
        guard vectors.rowCount == newDeals.count, vectors.columnCount == density.dimension else {
            throw PackageError(
                .stageFailed,
                "the embedder returned \(vectors.rowCount) x \(vectors.columnCount) numbers, "
                    + "expected \(newDeals.count) x \(density.dimension)"
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
            let location = members.contains(deal.id) ? "is already in a package" : "occurs twice"
            throw PackageError(
                .repeatedDeal,
                "the deal \(quoted(deal.id, limit: 60)) \(location), expected new deals, each ID once")
        }
        let missing = members.subtracting(known.map(\.id)).min()
        if let missing {
            throw PackageError(
                .stageFailed,
                "the deal \(quoted(missing, limit: 60)) of a package is missing from the known deals, expected all of them"
            )
        }
    }

    /// - Parameters:
    ///   - strays: Deals, each with the reason used if it is similar only to packages that cannot take it.
    ///   - vectors: One row per deal.
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
