/// Ordered pairs of different items, by whether each labeling keeps them together.
///
/// All counts are exact up to three billion items: their sum is n(n - 1).
struct PairCounts {
    /// Together in both.
    let togetherInBoth: Int
    /// Together in the clustering, apart in the truth.
    let togetherInClusters: Int
    /// Together in the truth, apart in the clustering.
    let togetherInTruth: Int
    /// Apart in both.
    let apart: Int

    init(_ table: ContingencyTable) {
        let shared = table.cells.reduce(0) { $0 + $1.count * $1.count }
        let clusters = table.clusterSizes.reduce(0) { $0 + $1 * $1 }
        let truth = table.truthSizes.reduce(0) { $0 + $1 * $1 }
        togetherInBoth = shared - table.count
        togetherInClusters = clusters - shared
        togetherInTruth = truth - shared
        apart = table.count * table.count - clusters - truth + shared
    }

    var adjustedRandIndex: Double {
        if togetherInClusters == 0, togetherInTruth == 0 { return 1 }
        // Products reach n⁴ and do not fit an Int. Up to 94 million items each factor is exact as a
        // Double, so that the result is off by a few units in the last place of 1 at most.
        let (both, clusters) = (Double(togetherInBoth), Double(togetherInClusters))
        let (truth, apart) = (Double(togetherInTruth), Double(apart))
        let numerator = 2 * (both * apart - truth * clusters)
        let denominator =
            (both + truth) * (truth + apart) + (both + clusters) * (clusters + apart)
        return numerator / denominator
    }
}
