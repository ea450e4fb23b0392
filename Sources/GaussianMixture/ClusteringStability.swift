public import StageCore
internal import ClusterEvaluation

/// The stability of a clustering across seeds: the agreement of fits that differ only in their seed.
public struct ClusteringStability: Sendable, Equatable {
    /// The seeds, in order.
    let seeds: [UInt64]

    /// The number of clusters found with each seed.
    let clusterCounts: [Int]

    /// The adjusted Rand index of each pair of fits: 1 for identical clusterings, about 0 for chance agreement.
    package let agreements: [Double]

    /// The mean of `agreements`; 1 if there is only one seed.
    public var meanAgreement: Double {
        agreements.isEmpty ? 1 : agreements.reduce(0, +) / Double(agreements.count)
    }

    /// Fits once per seed and compares every pair of fits.
    ///
    /// - Parameters:
    ///   - clusterer: The clusterer to evaluate.
    ///   - vectors: N×D. Every number must be finite.
    ///   - seeds: At least one seed; the default is five seeds.
    ///   - context: The thread count and progress handler. Its seed is not used.
    /// - Throws: The errors of the clusterer.
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
            let model = try clusterer.fit(vectors, context: seeded).model
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
