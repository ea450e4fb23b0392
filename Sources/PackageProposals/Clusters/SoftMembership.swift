internal import DenseLinearAlgebra
internal import StageCore

/// Lets deals into every cluster to which much of them belongs, so that packages can overlap where deals do.
///
/// Shares are the posteriors of a mixture of von Mises-Fisher distributions, one around each cluster's mean direction and all of one
/// concentration (A. Banerjee, I. Dhillon, J. Ghosh and S. Sra, "Clustering on the unit hypersphere using von Mises-Fisher distributions",
/// JMLR 6, 2005). Those of the Gaussians that found the clusters are nearly all 0 or 1 in as many dimensions.
struct SoftMembership {
    let threshold: Double
    let concentration: Double
    let sizes: ClusterSizes

    /// The guests of each cluster.
    ///
    /// - Parameters:
    ///   - clusters: Rows of the vectors.
    ///   - vectors: N×D, less what all clusters share.
    /// - Returns: For each cluster the rows that belong to another one but to this as well, the likeliest first, no more than there is
    ///   room for.
    /// - Complexity: O(N·K·D) for K clusters.
    func guests(of clusters: [[Int]], _ vectors: Matrix<Float>, threads: Int) -> [[Int]] {
        let directions = vectors.withUnitRows()
        let means = Matrix<Float>(rows: clusters.map { directions.mean(of: $0) }).withUnitRows()
        let cosines = directions.product(withTransposeOf: means, threadCount: threads)
        var home = [Int](repeating: -1, count: vectors.rowCount)
        for (place, cluster) in clusters.enumerated() { for row in cluster { home[row] = place } }
        var candidates = [[(row: Int, share: Double)]](repeating: [], count: clusters.count)
        for row in 0..<vectors.rowCount {
            let shares = cosines.row(row).map { Double($0) * concentration }[...].softmax
            for (place, share) in shares.enumerated() where share >= threshold && place != home[row] {
                candidates[place].append((row, share))
            }
        }
        return zip(clusters, candidates).map { cluster, candidates in
            let room = max(0, sizes.greatest - cluster.count)
            return candidates.sorted { ($1.share, $0.row) < ($0.share, $1.row) }.prefix(room).map(\.row)
        }
    }
}

extension Matrix<Float> {
    /// The rows with length 1; those without length stay zero.
    fileprivate func withUnitRows() -> Matrix<Float> {
        var result = elements
        for row in 0..<rowCount {
            let length = self.row(row).reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard length > 0 else { continue }
            for place in row * columnCount..<(row + 1) * columnCount { result[place] /= length }
        }
        return Matrix(rowCount: rowCount, columnCount: columnCount, elements: result)
    }
}
