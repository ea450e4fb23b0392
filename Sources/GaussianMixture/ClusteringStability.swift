public import StageCore
internal import ClusterEvaluation

/// How much clusters depend on chance: the agreement of fits that differ in their seed alone.
public struct ClusteringStability: Sendable, Equatable {
    /// The seeds, in order.
    let seeds: [UInt64]

    /// How many clusters each seed gave.
    let clusterCounts: [Int]

    /// The adjusted Rand index of every two fits: 1 where they agree, about 0 where only by chance.
    package let agreements: [Double]

    /// The mean of `agreements`; 1 where there is one seed.
    public var meanAgreement: Double {
        agreements.isEmpty ? 1 : agreements.reduce(0, +) / Double(agreements.count)
    }

    /// Fits once per seed, and compares every two fits.
    ///
    /// - Parameters:
    ///   - clusterer: Any clustering.
    ///   - vectors: N×D, every number finite.
    ///   - seeds: At least one; five by default.
    ///   - context: Threads and progress; its seed is not used.
    /// - Throws: What the clusterer throws.
    public init(
        of clusterer: some Clusterer, on vectors: Matrix<Float>, seeds: [UInt64] = [1, 2, 3, 4, 5],
        context: RunContext = RunContext()
    ) throws {
        precondition(!seeds.isEmpty, "expected at least one seed")
        var labelings: [[Int32]] = []
        var counts: [Int] = []
        for seed in seeds {
            var seeded = context
            seeded.seed = seed
            let model = try clusterer.fitModel(vectors, context: seeded)
            counts.append(model.clusterCount)
            labelings.append(try model.assign(vectors, context: seeded))
        }
        self.seeds = seeds
        clusterCounts = counts
        agreements = try labelings.indices.flatMap { first in
            try labelings[(first + 1)...].map {
                try ClusterAgreement(labelings[first], truth: $0).adjustedRandIndex
            }
        }
    }
}
