public import CreativeModel
public import StageCore

/// Creates packages of deals: embeds the deals, clusters them, and requests proposals for each cluster.
///
/// ```swift
/// let creator = PackageCreator(embedder: .hashed, clusterer: .gaussianMixture(covariances: [.tied]), proposer: .offline)
/// let run = try await creator.packages(for: deals)
/// for package in run.packages { print(package.name, package.dealIDs.count, package.reasoning) }
/// for deal in run.unassigned { print(deal.dealID, deal.reason) }
/// ```
///
/// Every deal is in a package or among the unassigned deals, with a reason. Clusters depend only on the deals, the seed and
/// the options.
public struct PackageCreator: Sendable {
    /// The embedder, which turns the text of a deal into a vector.
    package var embedder: any TextEmbedder
    /// The clusterer. A `CountSelectingClusterer` receives the range of possible numbers of clusters.
    package var clusterer: any Clusterer
    /// The proposer, which makes packages of a cluster.
    var proposer: any PackageProposer
    /// The options.
    public var options: Options

    /// Creates a package creator.
    public init(
        embedder: any TextEmbedder, clusterer: any Clusterer, proposer: any PackageProposer,
        options: Options = Options()
    ) {
        self.embedder = embedder
        self.clusterer = clusterer
        self.proposer = proposer
        self.options = options
    }

    /// The options of package creation; every value has a default.
    public struct Options: Sendable, Hashable {
        /// The maximum number of deals in a cluster, which a proposer reads at once. At least `2 * minClusterSize - 1`, so
        /// that a cluster that is one too large can be divided; the default is 25.
        public var maxDealsPerCluster = 25
        /// The minimum number of deals in a cluster, at least 3. With fewer deals in total there is no cluster. The default
        /// is 5.
        public var minClusterSize = 5
        /// Whether a deal may be in up to two further clusters that have room; the default is `false`.
        public var usesSoftAssignments = false
        /// The minimum share of a deal's direction in another cluster, compared with its own cluster, for the deal to be
        /// added to it, above 0 and at most 1; the default is 0.3.
        public var softThreshold = 0.3
        /// Q, the number of principal components of the vectors that are clustered, at least 1; the default is 32. At most a
        /// quarter of the number of deals are used.
        var reducedDimension = 32
        /// The number of fits whose votes group the deals, or 0 to divide and merge the clusters of one fit. Votes need a
        /// `CountSelectingClusterer`. The default is 0; `DealClusteringMethod.consensus` uses 40.
        public var fitCount = 0
        /// The number of packages to aim for, or `nil`, the default, for one that follows from the sizes. The result can
        /// have fewer packages where deals are too different or incompatible. A number that needs larger packages
        /// raises the maximum size. Used with ``fitCount`` only.
        public var packageCounts: ClosedRange<Int>?
        /// The maximum number of concurrent proposals, at least 1; the default is 8.
        public var parallelProposals = 8

        /// The number of fits of the method `consensus`.
        package static let consensusFitCount = 40
        /// The range of ``minClusterSize`` offered to users.
        package static let minClusterSizeRange = 3...250
        /// The range of ``maxDealsPerCluster`` offered to users.
        package static let maxDealsRange = 5...500

        /// Creates options with the default values.
        public init() {}
    }
}

extension PackageCreator {
    /// Creates packages of deals.
    ///
    /// - Parameters:
    ///   - deals: N deals with unique IDs.
    ///   - context: The seed, the threads, and the receiver of progress, with one event per proposed cluster.
    /// - Throws: ``PackageError`` if an option is out of range or an ID occurs twice; errors of the stages;
    ///   `CancellationError` if the task is cancelled.
    /// - Complexity: That of the stages, plus O(N·K·Q) for K clusters.
    public func packages(for deals: [Deal], context: RunContext = RunContext()) async throws -> PackageRun {
        var found = try await clusters(of: deals, context: context)
        let round = ProposalRound(proposer: proposer, parallelProposals: options.parallelProposals)
        var proposals = try await round.proposals(for: found.clusters[...], context: context)
        let assigned = Set(proposals.flatMap(\.packages).flatMap(\.dealIDs))
        let judged = assigned.union(proposals.flatMap(\.excluded).map(\.dealID))
        let strays = Set(proposals.flatMap(\.strays).map(\.dealID)).subtracting(judged)
        let gathered = try gather(strays, &found, context)
        proposals += try await ProposalRound(
            proposer: proposer.strayProposer, parallelProposals: options.parallelProposals
        ).proposals(for: gathered, context: context)
        return try PackageAssembly(deals: deals, found: found, proposals: proposals).run(context: context)
    }

    /// Clusters the strays. If that fails, the proposals that are already paid for are kept.
    private func gather(
        _ strays: Set<String>, _ found: inout DealClusters, _ context: RunContext
    ) throws -> ArraySlice<DealCluster> {
        do {
            return try found.addClusters(ofStrays: strays, creator: self, context: context)
        } catch let error where !(error is CancellationError) {
            found.warnings.append("\(counted(strays.count, "unclustered deal")) could not be clustered again")
            return []
        }
    }

    /// Returns only the clusters, as they are first passed to the proposer.
    ///
    /// - Throws: As ``packages(for:context:)`` does, except errors of the proposer.
    package func clusters(of deals: [Deal], context: RunContext = RunContext()) async throws -> DealClusters {
        try options.check()
        try Self.checkIDs(of: deals)
        let text = VectorText(deals)
        let lines = deals.map { text.line(of: $0) }
        let floor = deals.map { !Suitability($0).isAdvertisable }
        // In the order of the IDs, so that the order of the input changes no cluster.
        let kept = deals.indices.filter { !floor[$0] && !lines[$0].isEmpty }.sorted {
            deals[$0].id < deals[$1].id
        }
        var clusters = DealClusters(words: CatalogueWords(deals))
        clusters.unassigned = deals.indices.filter { floor[$0] || lines[$0].isEmpty }.map { index in
            UnassignedDeal(
                dealID: deals[index].id,
                reason: floor[index] ? UnassignedReason.belowFloor : UnassignedReason.saysNothing)
        }
        guard kept.count >= options.minClusterSize else {
            clusters.unassigned += kept.map {
                UnassignedDeal(
                    dealID: deals[$0].id,
                    reason: UnassignedReason.tooFewDeals(kept.count, least: options.minClusterSize))
            }
            if !deals.isEmpty {
                clusters.warnings.append(
                    "no clusters: \(counted(kept.count, "deal")) to cluster, expected at least \(options.minClusterSize)"
                )
            }
            return clusters
        }
        let vectors = try await embedder.embed(kept.map { lines[$0] }, context: context)
        guard vectors.rowCount == kept.count else {
            throw PackageError(
                .stageFailed,
                "the embedder returned \(counted(vectors.rowCount, "vector")) for \(counted(kept.count, "text"))"
            )
        }
        try clusters.find(
            kept.map { deals[$0] }, text: text, vectors: vectors, creator: self, context: context)
        return clusters
    }

    private static func checkIDs(of deals: [Deal]) throws {
        var known: Set<String> = []
        for deal in deals where !known.insert(deal.id).inserted {
            throw PackageError(
                .repeatedDeal, "the deal \(quoted(deal.id, limit: 60)) occurs twice, expected each ID once")
        }
    }
}

extension PackageCreator.Options {
    func check() throws {
        _ = try sizes()
        func require(_ holds: Bool, _ name: String, _ value: some CustomStringConvertible, _ expected: String)
            throws
        {
            guard holds else {
                throw PackageError(.invalidOption, "\(name) is \(value), expected \(expected)")
            }
        }
        try require(minClusterSize >= 3, "minClusterSize", minClusterSize, "at least 3")
        try require(
            softThreshold > 0 && softThreshold <= 1, "softThreshold", softThreshold,
            "more than 0 and at most 1")
        try require(reducedDimension >= 1, "reducedDimension", reducedDimension, "at least 1")
        try require(fitCount >= 0, "fitCount", fitCount, "at least 0")
        if let packageCounts {
            try require(
                packageCounts.lowerBound >= 1, "packageCounts", "\(packageCounts)", "at least 1")
            try require(fitCount > 0, "packageCounts", "\(packageCounts)", "nil without fitCount")
        }
        try require(parallelProposals >= 1, "parallelProposals", parallelProposals, "at least 1")
    }

    func sizes() throws -> ClusterSizes {
        try ClusterSizes(least: minClusterSize, greatest: maxDealsPerCluster)
    }
}
