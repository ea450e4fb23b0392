public import DenseLinearAlgebra
public import StageCore

/// A density-based clusterer with one density for all clusters (DBSCAN*): a cut of HDBSCAN's tree.
///
/// A point is a core point if its neighbour number k is at most ε away. Core points at most ε apart share a cluster; all
/// other points are noise, also those that DBSCAN calls border points and assigns in the order of the rows.
///
/// Sources: M. Ester et al., "A density-based algorithm for discovering clusters", KDD 1996; R. Campello et al., 2013, as
/// for ``HDBSCANClusterer``.
public struct DBSCANClusterer: Sendable {
    /// The distance ε, above 0.
    var epsilon: Double

    /// The number of neighbours k of a core point, without the point itself, at least 1.
    var minimumSamples: Int

    /// The smallest number of points that form a cluster, at least 1.
    var minimumClusterSize: Int

    /// The distance.
    var metric: DistanceMetric

    /// Creates a clusterer.
    public init(
        epsilon: Double, minimumSamples: Int = 5, minimumClusterSize: Int = 2,
        metric: DistanceMetric = .euclidean
    ) {
        self.epsilon = epsilon
        self.minimumSamples = minimumSamples
        self.minimumClusterSize = minimumClusterSize
        self.metric = metric
    }

    /// Finds clusters.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - context: The thread count and progress handler. The result is bit-identical for any thread count.
    /// - Returns: The labels of the points, and a model without noise.
    /// - Throws: ``DensityClusteringError``, or `CancellationError` if the task is cancelled.
    /// - Complexity: That of ``HDBSCANClusterer/fit(_:context:)``.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, context: RunContext = RunContext()
    ) throws -> DBSCANFit {
        // Calls with a concrete type use its specialised code.
        if let floats = points as? Matrix<Float> { return try fitPoints(floats, context) }
        return try fitPoints(points.converted(to: Double.self), context)
    }

    private func fitPoints<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, _ context: RunContext
    ) throws -> DBSCANFit {
        try check()
        let working = try WorkingPoints(points, metric: metric)
        let tree = try DensityTree(working, minimumSamples: minimumSamples, context: context)
        let parts = tree.dendrogram.labels(height: epsilon)
        var sizes = [Int](repeating: 0, count: Int(parts.max() ?? 0) + 1)
        for part in parts { sizes[Int(part)] += 1 }
        let labels = parts.indices.map { point in
            let isCore = tree.coreDistances[point] <= epsilon
            return isCore && sizes[Int(parts[point])] >= minimumClusterSize ? parts[point] : -1
        }
        let order = LabelOrder(labels, count: sizes.count)
        let restored = working.restored(order.apply(to: labels))
        return DBSCANFit(labels: restored, model: NeighborModel(points, labels: restored, metric: metric))
    }

    private func check() throws {
        guard epsilon > 0, epsilon.isFinite else {
            throw DensityClusteringError(
                .invalidOption, "epsilon is \(epsilon), expected a finite number above 0")
        }
        guard minimumSamples >= 1 else {
            throw DensityClusteringError(
                .invalidOption, "minimumSamples is \(minimumSamples), expected at least 1")
        }
        guard minimumClusterSize >= 1 else {
            throw DensityClusteringError(
                .invalidOption, "minimumClusterSize is \(minimumClusterSize), expected at least 1")
        }
    }
}

extension DBSCANClusterer: Clusterer {
    /// The result of ``fit(_:context:)``.
    public typealias Fit = DBSCANFit
}

/// The result of DBSCAN.
public struct DBSCANFit: ClusterFit {
    /// The cluster of each point, or -1 for noise. Clusters are numbered by size, the largest first.
    public let labels: [Int32]

    /// The model that assigns any vector to the cluster of the nearest point in a cluster.
    public let model: NeighborModel
}
