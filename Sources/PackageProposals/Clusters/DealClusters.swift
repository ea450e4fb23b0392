package import CreativeModel
internal import StageCore

/// The clusters of a run, before packages are proposed.
package struct DealClusters: Sendable {
    /// The clusters, in the order of the lowest ID of their deals. Every assigned deal belongs to one, and can be a guest in others.
    package internal(set) var clusters: [DealCluster] = []
    /// The number of guests in each cluster: deals of another cluster that also belong to this one, at the end of its deals.
    package internal(set) var guestCounts: [Int] = []
    /// The deals that were not clustered, with reasons.
    package internal(set) var unassigned: [UnassignedDeal] = []
    /// The number of clusters found by the clusterer, before large ones were divided and tiny ones merged.
    package internal(set) var foundCount = 0
    /// The number of clusters of unassigned deals of the others, at the end of ``clusters``.
    package internal(set) var strayClusterCount = 0
    /// Warnings for the user.
    package internal(set) var warnings: [String] = []

    let words: CatalogueWords
    /// The data that was clustered; `nil` if there was too little.
    private(set) var ground: Ground?

    /// The clustered deals, with their vectors.
    struct Ground: Sendable {
        var deals: [Deal]
        /// The text of the vectors.
        var text: VectorText
        var vectors: Matrix<Float>
        /// The vectors without the part that all clusters share.
        var centered: Matrix<Float>
        var reduced: ReducedVectors
        var embedderIdentifier: String
    }

    init(words: CatalogueWords) { self.words = words }

    /// - Parameter vectors: One row per deal.
    mutating func find(
        _ deals: [Deal], text: VectorText, vectors: Matrix<Float>, creator: PackageCreator,
        context: RunContext
    ) throws {
        let options = creator.options
        if options.fitCount > 0 {
            return try findByVotes(deals, text: text, vectors: vectors, creator: creator, context: context)
        }
        let clustering = DealClustering(
            clusterer: creator.clusterer, sizes: try options.sizes(), dimension: options.reducedDimension)
        let outcome = try clustering.outcome(vectors, context: context)
        foundCount = outcome.foundCount
        let centered = vectors.lessShared(by: outcome.clusters)
        ground = Ground(
            deals: deals, text: text, vectors: vectors, centered: centered, reduced: outcome.reduced,
            embedderIdentifier: creator.embedder.identifier)
        var guests = [[Int]](repeating: [], count: outcome.clusters.count)
        if options.usesSoftAssignments {
            let soft = SoftMembership(threshold: options.softThreshold, sizes: clustering.sizes)
            guests = soft.guests(of: outcome.clusters, centered, threads: context.threadCount)
        }
        guestCounts = guests.map(\.count)
        append(zip(outcome.clusters, guests).map { $0 + $1 })
    }

    /// Clusters the strays again on their own: those without similar deals in several clusters may be similar to each other.
    ///
    /// - Returns: The added clusters.
    mutating func addClusters(
        ofStrays dealIDs: Set<String>, creator: PackageCreator, context: RunContext
    ) throws -> ArraySlice<DealCluster> {
        guard let ground else { return [] }
        let rows = ground.deals.indices.filter { dealIDs.contains(ground.deals[$0].id) }
        let sizes = try creator.options.sizes()
        let count = clusters.count
        if rows.count >= sizes.least {
            let clustering = DealClustering(
                clusterer: creator.clusterer, sizes: sizes, dimension: creator.options.reducedDimension)
            let outcome = try clustering.outcome(ground.vectors.rows(at: rows), context: context)
            append(outcome.clusters.map { cluster in cluster.map { rows[$0] } })
        } else if rows.count >= PackageSize.allowed.lowerBound {
            append([rows])
        }
        guestCounts += [Int](repeating: 0, count: clusters.count - count)
        strayClusterCount = clusters.count - count
        return clusters[count...]
    }

    /// - Parameter groups: Rows of the ground.
    private mutating func append(_ groups: [[Int]]) {
        guard let ground else { return }
        for rows in groups {
            clusters.append(
                DealCluster(
                    number: clusters.count, deals: rows.map { ground.deals[$0] },
                    vectors: ground.centered.rows(at: rows), words: words))
        }
    }
}

extension DealClusters {
    /// Groups deals by the votes of many fits.
    private mutating func findByVotes(
        _ deals: [Deal], text: VectorText, vectors: Matrix<Float>, creator: PackageCreator,
        context: RunContext
    ) throws {
        let (options, threads) = (creator.options, context.threadCount)
        guard let clusterer = creator.clusterer as? any CountSelectingClusterer else {
            throw PackageError(
                .invalidOption, "fitCount is \(options.fitCount), expected 0 with a clusterer of one count")
        }
        let whole = creator.proposer.wholeClusterSizes
        let grouping = ConsensusGrouping(
            clusterer: clusterer, fitCount: options.fitCount,
            sizes: try options.voteSizes(whole: whole, dealCount: deals.count),
            requestedCount: options.packageCounts, leftBefore: unassigned.count)
        let suitabilities = deals.map(Suitability.init)
        let numbers = Dictionary(
            uniqueKeysWithValues: Set(suitabilities.map(\.kind)).sorted().enumerated().map { ($1, $0) })
        let kinds = suitabilities.map { numbers[$0.kind] ?? 0 }
        let catalogue = try CatalogueVectors(
            vectors, texts: deals.map { text.line(of: $0) }, threads: threads)
        let outcome = try grouping.outcome(catalogue, kinds: kinds, context: context)
        foundCount = outcome.groups.count
        ground = Ground(
            deals: deals, text: text, vectors: vectors, centered: vectors.lessShared(by: outcome.groups),
            reduced: try ReducedVectors(vectors, dimension: options.reducedDimension, threads: threads),
            embedderIdentifier: creator.embedder.identifier)
        var guests = [[Int]](repeating: [], count: outcome.groups.count)
        if options.usesSoftAssignments, !outcome.groups.isEmpty {
            let soft = SoftMembership(threshold: options.softThreshold, sizes: grouping.sizes)
            guests = zip(
                outcome.groups, soft.guests(of: outcome.groups, catalogue.directions, threads: threads)
            )
            .map { group, guests in guests.filter { kinds[$0] == kinds[group[0]] } }
        }
        guestCounts = guests.map(\.count)
        append(zip(outcome.groups, guests).map { $0 + $1 })
        if whole != nil { for index in clusters.indices { clusters[index].isPackage = true } }
        let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
        unassigned += outcome.left.map { row in
            UnassignedDeal(
                dealID: deals[row].id,
                reason: UnassignedReason.tooFewAlike(
                    kind: suitabilities[row].kind, dealCount: counts[kinds[row]] ?? 1))
        }
    }
}

extension PackageCreator.Options {
    /// Returns the sizes of groups found by votes.
    ///
    /// - Parameter whole: The sizes of groups that become packages as they are; `nil` if a proposer divides them.
    fileprivate func voteSizes(whole: ClosedRange<Int>?, dealCount: Int) throws -> ClusterSizes {
        var sizes = try sizes()
        if let whole {
            let greatest = min(whole.upperBound, sizes.greatest)
            sizes = try ClusterSizes(least: min(whole.lowerBound, (greatest + 1) / 2), greatest: greatest)
        }
        // Groups above the mean size leave room for uneven themes.
        guard let packageCounts else { return sizes }
        let needed = Int((1.25 * Double(dealCount) / Double(packageCounts.upperBound)).rounded(.up))
        return try ClusterSizes(least: sizes.least, greatest: max(sizes.greatest, needed))
    }
}

extension Matrix<Float> {
    /// Returns the rows without the part that all clusters share, as far as it can be separated from their topics: the mean of one
    /// cluster says nothing about others, but the mean of many clusters is common to all deals.
    fileprivate func lessShared(by clusters: [[Int]]) -> Matrix<Float> {
        let mean = mean(of: Array(0..<rowCount))
        let known = 1 - 1 / Float(Swift.max(1, clusters.count))
        var result = elements
        for row in 0..<rowCount {
            for column in 0..<columnCount { result[row * columnCount + column] -= known * mean[column] }
        }
        return Matrix(rowCount: rowCount, columnCount: columnCount, elements: result)
    }
}
