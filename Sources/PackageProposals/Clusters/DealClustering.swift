internal import StageCore

/// Finds clusters of a size that a proposer can read.
struct DealClustering {
    let clusterer: any Clusterer
    let sizes: ClusterSizes
    let dimension: Int

    /// What was found.
    struct Outcome {
        /// Rows of the vectors, each in exactly one cluster, ascending; clusters by their first row.
        var clusters: [[Int]]
        /// How many clusters the clusterer itself found, before large ones were divided and tiny ones joined.
        var foundCount: Int
        /// The vectors as they were clustered.
        var reduced: ReducedVectors
    }

    /// - Parameter vectors: N×D with N at least the least size.
    func outcome(_ vectors: Matrix<Float>, context: RunContext) throws -> Outcome {
        let reduced = try ReducedVectors(vectors, dimension: dimension, threads: context.threadCount)
        let counting = (clusterer as? any CountSelectingClusterer)?.selecting(
            from: sizes.counts(of: vectors.rowCount))
        let model = try (counting ?? clusterer).fitModel(reduced.rows, context: context)
        let labels = try model.assign(reduced.rows, context: context)
        guard labels.count == vectors.rowCount else {
            throw PackageError(
                .stageFailed,
                "the clusterer gave \(counted(labels.count, "label")) for \(counted(vectors.rowCount, "deal"))"
            )
        }
        let found = ClusterSplitting.groups(labels, of: Array(0..<vectors.rowCount))
        let splitting = ClusterSplitting(
            clusterer: clusterer, sizes: sizes, dimension: dimension, vectors: vectors, context: context)
        let parts = try found.flatMap { try splitting.parts(of: $0) }
        let tiny = TinyClusters(sizes: sizes, vectors: reduced.rows, threads: context.threadCount)
        return Outcome(
            clusters: try tiny.joined(parts).sorted { $0[0] < $1[0] }, foundCount: found.count,
            reduced: reduced)
    }
}
