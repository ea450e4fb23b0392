public import CreativeModel
public import StageCore

/// Makes packages of deals: embeds them, clusters them, and has each cluster proposed as packages.
///
/// ```swift
/// let creator = PackageCreator(embedder: .hashed, clusterer: .gaussianMixture(covariances: [.tied]), proposer: .offline)
/// let run = try await creator.packages(for: deals)
/// for package in run.packages { print(package.name, package.dealIDs.count, package.reasoning) }
/// for deal in run.unassigned { print(deal.dealID, deal.reason) }
/// ```
///
/// Every deal is in a package or among the unassigned, with the reason. Clusters follow from the deals, the seed and the options alone.
public struct PackageCreator: Sendable {
    /// What turns a deal's line of text into a vector.
    package var embedder: any TextEmbedder
    /// What finds clusters; one that is a `CountSelectingClusterer` is told how many there may be.
    package var clusterer: any Clusterer
    /// What makes packages of a cluster.
    var proposer: any PackageProposer
    /// All else.
    public var options: Options

    /// Makes a creator.
    public init(
        embedder: any TextEmbedder, clusterer: any Clusterer, proposer: any PackageProposer,
        options: Options = Options()
    ) {
        self.embedder = embedder
        self.clusterer = clusterer
        self.proposer = proposer
        self.options = options
    }

    /// How packages are made; every value has a default.
    public struct Options: Sendable, Hashable {
        /// The most deals of a cluster: what a proposer can read at once. At least `2 * minClusterSize - 1`, so that what is one too large
        /// can be divided; default 25.
        public var maxDealsPerCluster = 25
        /// The fewest deals of a cluster, at least 3; with fewer deals altogether there is none. Default 5.
        public var minClusterSize = 5
        /// Whether a deal may be in up to two more clusters, while there is room in them; default `false`.
        public var usesSoftAssignments = false
        /// From what share on a deal is in another cluster as well, above 0 and at most 1: how much of its direction is that cluster's rather
        /// than its own one's. Default 0.3.
        public var softThreshold = 0.3
        /// Q, how many principal components of the vectors are clustered, at least 1; at most a quarter of the number of deals are used.
        /// Default 32.
        var reducedDimension = 32
        /// How many clusters are proposed at once, at least 1; default 8.
        public var parallelProposals = 8

        /// What ``minClusterSize`` can be where people choose it.
        package static let minClusterSizeRange = 3...250
        /// What ``maxDealsPerCluster`` can be where people choose it.
        package static let maxDealsRange = 5...500

        /// Makes options with their defaults.
        public init() {}
    }
}

extension PackageCreator {
    /// Makes packages.
    ///
    /// - Parameters:
    ///   - deals: N deals, each id once.
    ///   - context: The seed, the threads, and where progress goes: one event for each cluster that is proposed.
    /// - Throws: ``PackageError`` where an option is out of its range or an id occurs twice, and what the stages throw;
    ///   `CancellationError` when the task is cancelled.
    /// - Complexity: That of the stages, and O(N·K·Q) for K clusters.
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

    /// What was paid for is not lost where strays cannot be clustered.
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

    /// The clusters alone, as the proposer would be given them first.
    ///
    /// - Throws: As ``packages(for:context:)`` does, but for the proposer's errors.
    package func clusters(of deals: [Deal], context: RunContext = RunContext()) async throws -> DealClusters {
        try options.check()
        try Self.checkIDs(of: deals)
        let lines = deals.map { DealText($0).line }
        let floor = deals.map { !Suitability($0).isAdvertisable }
        let kept = deals.indices.filter { !floor[$0] && !lines[$0].isEmpty }
        var clusters = DealClusters(words: CatalogueWords(deals))
        clusters.unassigned = deals.indices.filter { floor[$0] || lines[$0].isEmpty }.map { place in
            UnassignedDeal(
                dealID: deals[place].id,
                reason: floor[place] ? UnassignedReason.belowFloor : UnassignedReason.saysNothing)
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
                "the embedder gave \(counted(vectors.rowCount, "vector")) for \(counted(kept.count, "text"))")
        }
        try clusters.find(
            kept.map { deals[$0] }, vectors: vectors, creator: self, context: context)
        return clusters
    }

    private static func checkIDs(of deals: [Deal]) throws {
        var known: Set<String> = []
        for deal in deals where !known.insert(deal.id).inserted {
            throw PackageError(
                .repeatedDeal, "the deal \(quoted(deal.id, limit: 60)) occurs twice, expected each id once")
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
        try require(softThreshold > 0 && softThreshold <= 1, "softThreshold", softThreshold, "0 to 1, not 0")
        try require(reducedDimension >= 1, "reducedDimension", reducedDimension, "at least 1")
        try require(parallelProposals >= 1, "parallelProposals", parallelProposals, "at least 1")
    }

    func sizes() throws -> ClusterSizes {
        try ClusterSizes(least: minClusterSize, greatest: maxDealsPerCluster)
    }
}
