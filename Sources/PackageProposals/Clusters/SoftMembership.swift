internal import DenseLinearAlgebra
internal import StageCore

/// Adds deals to further clusters in which they have a large share, so that packages can overlap where deals do.
///
/// A deal with two themes lies between both: its direction is a sum of those of two clusters, and least squares gives the
/// share of each. The posteriors of the mixture that found the clusters cannot show this: in so many dimensions nearly all
/// are 0 or 1, and smoothing them adds nearby clusters as much as clusters that the deal is part of.
struct SoftMembership {
    let threshold: Double
    let sizes: ClusterSizes

    /// The maximum number of other clusters of a deal. A deal that is a little similar to everything is part of nothing.
    private static let mostOthers = 2

    /// Returns the guests of each cluster.
    ///
    /// - Parameters:
    ///   - clusters: Rows of the vectors.
    ///   - vectors: N×D, without the part that all clusters share.
    /// - Returns: For each cluster, the rows of other clusters that also belong to this one, the greatest share first, and no
    ///   more than there is room for.
    /// - Complexity: O(N·K·D + K²·D) for K clusters.
    func guests(of clusters: [[Int]], _ vectors: Matrix<Float>, threads: Int) -> [[Int]] {
        let directions = vectors.unitRows()
        let centers = Matrix<Float>(rows: clusters.map { directions.mean(of: $0) }).unitRows()
        let cosines = directions.product(withTransposeOf: centers, threadCount: threads)
        let likeness = centers.product(withTransposeOf: centers, threadCount: threads)
        var candidates = [[(row: Int, share: Double)]](repeating: [], count: clusters.count)
        for (home, cluster) in clusters.enumerated() {
            for row in cluster {
                let shares = clusters.indices.filter { $0 != home }.map { other in
                    let share = Self.share(
                        Double(cosines[row, other]), beside: Double(cosines[row, home]),
                        likeness: Double(likeness[home, other]))
                    return (cluster: other, share: share)
                }.filter { $0.share >= threshold }
                for (other, share) in shares.sorted(by: { ($1.share, $0.cluster) < ($0.share, $1.cluster) })
                    .prefix(Self.mostOthers)
                {
                    candidates[other].append((row, share))
                }
            }
        }
        return zip(clusters, candidates).map { cluster, candidates in
            let room = max(0, sizes.greatest - cluster.count)
            return candidates.sorted { ($1.share, $0.row) < ($0.share, $1.row) }.prefix(room).map(\.row)
        }
    }

    /// Returns the share of the first of two directions in a sum of both, in 0...1.
    ///
    /// - Parameters:
    ///   - first: The cosine to the first.
    ///   - second: The cosine to the second.
    ///   - likeness: The cosine between both. If they are similar, being near one does not imply being part of the other.
    static func share(_ first: Double, beside second: Double, likeness: Double) -> Double {
        let weights = (first: max(0, first - likeness * second), second: max(0, second - likeness * first))
        let sum = weights.first + weights.second
        return sum > 0 ? weights.first / sum : 0
    }
}
