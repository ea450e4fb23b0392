internal import DenseLinearAlgebra
internal import StageCore

/// Finds clusters of a size that a proposer can read.
struct DealClustering {
    let clusterer: any Clusterer
    let sizes: ClusterSizes
    let dimension: Int

    /// The clusters found.
    struct Outcome {
        /// The rows of each cluster, ascending, with each row in exactly one cluster; clusters ordered by their first row.
        var clusters: [[Int]]
        /// The number of clusters found by the clusterer, before large ones were divided and tiny ones merged.
        var foundCount: Int
        /// The vectors that were clustered.
        var reduced: ReducedVectors
    }

    /// - Parameter vectors: N×D, with N at least the minimum size.
    func outcome(_ vectors: Matrix<Float>, context: RunContext) throws -> Outcome {
        let reduced = try ReducedVectors(vectors, dimension: dimension, threads: context.threadCount)
        let counting = (clusterer as? any CountSelectingClusterer)?.selecting(
            from: sizes.counts(of: vectors.rowCount))
        let model = try (counting ?? clusterer).fit(reduced.rows, context: context).model
        let labels = try model.assign(reduced.rows, context: context)
        guard labels.count == vectors.rowCount else {
            throw PackageError(
                .stageFailed,
                "the clusterer returned \(counted(labels.count, "label")) for \(counted(vectors.rowCount, "deal"))"
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

/// The method that clusters deals.
public enum DealClusteringMethod: String, Sendable, Hashable, CaseIterable {
    /// The votes of many K-Means fits of several dimensions and numbers of clusters, and Ward's criterion within the limits
    /// of size.
    case consensus
    /// A Gaussian mixture with one covariance for all components, their number chosen by BIC.
    case gmm
    /// K-means, with the number of clusters chosen by BIC.
    case kmeans
    /// Clusters of any density; deals outside of them go to the nearest.
    case hdbscan
    /// Ward's hierarchy, cut at the widest gap of heights.
    case hierarchical
}

/// Divides rows into two parts of nearly equal size, across the direction of their greatest variance.
struct PrincipalCut {
    let vectors: Matrix<Float>
    let threads: Int

    /// Returns two parts, each ascending. If all rows are equal, the division is arbitrary.
    func halves(of members: [Int]) throws -> [[Int]] {
        let rows = vectors.rows(at: members)
        let axis = try PrincipalComponents(of: rows, count: 1, threadCount: threads)
        let indices = axis.project(rows, threadCount: threads).elements
        let order = members.indices.sorted { (indices[$0], $0) < (indices[$1], $1) }.map { members[$0] }
        return [order[..<(order.count / 2)].sorted(), order[(order.count / 2)...].sorted()]
    }
}

/// Vectors reduced to their first principal components.
struct ReducedVectors: Sendable {
    let projection: PrincipalComponents
    let rows: Matrix<Float>

    /// - Parameters:
    ///   - vectors: N×D.
    ///   - dimension: The maximum number of components. At most N/4 are kept, because N vectors cannot determine a larger
    ///     covariance.
    init(_ vectors: Matrix<Float>, dimension: Int, threads: Int) throws {
        let count = max(1, min(dimension, vectors.columnCount, vectors.rowCount / 4))
        projection = try PrincipalComponents(of: vectors, count: count, threadCount: threads)
        rows = projection.project(vectors, threadCount: threads)
    }
}

extension Matrix<Float> {
    /// Returns the mean of some rows.
    func mean(of indices: [Int]) -> [Float] {
        var sums = [Double](repeating: 0, count: columnCount)
        for index in indices {
            for (column, value) in row(index).enumerated() { sums[column] += Double(value) }
        }
        return sums.map { Float($0 / Double(max(1, indices.count))) }
    }
}

/// Returns the squared Euclidean distance.
func squaredDistance(_ left: some Collection<Float>, _ right: some Collection<Float>) -> Float {
    zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}
