package import CreativeModel
internal import StageCore

/// The clusters of a run, before packages are proposed.
package struct DealClusters: Sendable {
    /// Clusters in the order of their first deal; every deal that is not unassigned is in one, and as a guest in more.
    package internal(set) var clusters: [DealCluster] = []
    /// How many of each cluster's deals are guests: deals of another cluster of which much belongs here too, at the end of its deals.
    package internal(set) var guestCounts: [Int] = []
    /// Deals that were not clustered, and why.
    package internal(set) var unassigned: [UnassignedDeal] = []
    /// How many clusters the clusterer itself found, before large ones were divided and tiny ones joined.
    package internal(set) var foundCount = 0
    /// How many of the clusters, at their end, are of strays of the others.
    package internal(set) var strayClusterCount = 0
    /// What a user should know.
    package internal(set) var warnings: [String] = []

    let words: CatalogueWords
    /// What the clusters were found in; `nil` where there was too little to cluster.
    private(set) var ground: Ground?

    /// The deals that were clustered, with their vectors.
    struct Ground: Sendable {
        var deals: [Deal]
        var vectors: Matrix<Float>
        /// The vectors less what all clusters share.
        var centered: Matrix<Float>
        var reduced: ReducedVectors
        var embedderIdentifier: String
    }

    init(words: CatalogueWords) { self.words = words }

    /// - Parameter vectors: A row a deal.
    mutating func find(
        _ deals: [Deal], vectors: Matrix<Float>, creator: PackageCreator, context: RunContext
    ) throws {
        let options = creator.options
        let clustering = DealClustering(
            clusterer: creator.clusterer, sizes: try options.sizes(), dimension: options.reducedDimension)
        let outcome = try clustering.outcome(vectors, context: context)
        foundCount = outcome.foundCount
        let centered = vectors.lessShared(by: outcome.clusters)
        ground = Ground(
            deals: deals, vectors: vectors, centered: centered, reduced: outcome.reduced,
            embedderIdentifier: creator.embedder.identifier)
        var guests = [[Int]](repeating: [], count: outcome.clusters.count)
        if options.usesSoftAssignments {
            let soft = SoftMembership(threshold: options.softThreshold, sizes: clustering.sizes)
            guests = soft.guests(of: outcome.clusters, centered, threads: context.threadCount)
        }
        guestCounts = guests.map(\.count)
        append(zip(outcome.clusters, guests).map { $0 + $1 })
    }

    /// Clusters strays once more, by themselves: what found no company in several clusters may find it there.
    ///
    /// - Returns: The clusters that were added.
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

extension Matrix<Float> {
    /// The rows less what all clusters share, as far as that can be told from what they are about: the mean of one cluster says nothing
    /// about others, that of many is what any deal is like.
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
