public import DenseLinearAlgebra
public import StageCore

/// A density-based clusterer that finds clusters of any shape and density, chooses their number, and leaves outliers out
/// (HDBSCAN).
///
/// ```swift
/// let fit = try HDBSCANClusterer(minimumClusterSize: 15).fit(points)
/// fit.labels              // -1 for noise
/// fit.outlierScores       // in 0...1
/// ```
///
/// Distances are exact: matrix products of blocks of neighbouring points only decide which pairs are measured, in
/// `Double` and in a fixed order. Points are sorted by their values first, so that the result depends neither on the
/// order of the rows nor on the number of threads.
///
/// Sources: R. Campello, D. Moulavi and J. Sander, "Density-based clustering based on hierarchical density estimates",
/// PAKDD 2013, doi:10.1007/978-3-642-37456-2_14; L. McInnes and J. Healy, "Accelerated hierarchical density based
/// clustering", ICDMW 2017, doi:10.1109/ICDMW.2017.12.
public struct HDBSCANClusterer: Sendable {
    /// The smallest number of points that form a cluster, at least 2.
    var minimumClusterSize: Int

    /// The remaining options.
    var options: Options

    /// Creates a clusterer.
    public init(minimumClusterSize: Int = 5, options: Options = Options()) {
        self.minimumClusterSize = minimumClusterSize
        self.options = options
    }

    /// The options of a fit. Every option has a default.
    public struct Options: Sendable, Hashable {
        /// The number k of neighbours whose distance is a point's core distance, at least 1. Higher values declare more points
        /// noise. `nil`, the default, uses the minimum cluster size. At most N - 1 are used.
        public var minimumSamples: Int?

        /// How clusters are chosen from the tree; the default is by excess of mass.
        public var selection: ClusterSelectionMethod = .excessOfMass

        /// The distance below which clusters are not split, at least 0; the default is 0.
        public var selectionEpsilon = 0.0

        /// Whether all points may form one cluster; the default is `false`.
        public var allowsSingleCluster = false

        /// The distance; the default is Euclidean.
        public var metric: DistanceMetric = .euclidean

        /// Creates the default options.
        public init() {}
    }
}

extension HDBSCANClusterer {
    /// Finds clusters.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - context: The thread count and progress handler. The result is bit-identical for any thread count.
    /// - Throws: ``DensityClusteringError``, or `CancellationError` if the task is cancelled.
    /// - Complexity: O(N²·D) time at worst, by matrix products; much less if the points form clusters or have few columns.
    ///   O(N·(D + k + 32)) memory.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, context: RunContext = RunContext()
    ) throws -> HDBSCANFit {
        // Calls with a concrete type use its specialised code.
        if let floats = points as? Matrix<Float> { return try fitPoints(floats, context) }
        return try fitPoints(points.converted(to: Double.self), context)
    }

    private func fitPoints<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, _ context: RunContext
    ) throws -> HDBSCANFit {
        try check()
        let working = try WorkingPoints(points, metric: options.metric)
        let tree = try DensityTree(
            working, minimumSamples: options.minimumSamples ?? minimumClusterSize, context: context)
        let condensed = CondensedTree(tree.dendrogram, minimumSize: minimumClusterSize)
        let epsilon = options.selectionEpsilon
        let selected = condensed.selection(
            options.selection, epsilon: epsilon, allowsRoot: options.allowsSingleCluster)
        let found = condensed.labels(of: selected, epsilon: epsilon)
        let order = LabelOrder(found, count: selected.count)
        let chosen = order.clusters.map { selected[$0] }
        let labels = order.apply(to: found)
        return HDBSCANFit(
            labels: working.restored(labels),
            probabilities: working.restored(condensed.probabilities(labels, of: chosen)),
            outlierScores: working.restored(condensed.outlierScores),
            coreDistances: working.restored(tree.coreDistances),
            tree: condensed.renumbered({ working.restored($0) }, { working.restored($0) }),
            selectedClusters: chosen, dendrogram: tree.dendrogram.renumbered(working.original),
            model: NeighborModel(points, labels: working.restored(labels), metric: options.metric))
    }

    private func check() throws {
        guard minimumClusterSize >= 2 else {
            throw DensityClusteringError(
                .invalidOption, "minimumClusterSize is \(minimumClusterSize), expected at least 2")
        }
        guard options.minimumSamples ?? 1 >= 1 else {
            throw DensityClusteringError(
                .invalidOption, "minimumSamples is \(options.minimumSamples ?? 0), expected at least 1")
        }
        guard options.selectionEpsilon >= 0, options.selectionEpsilon.isFinite else {
            throw DensityClusteringError(
                .invalidOption,
                "selectionEpsilon is \(options.selectionEpsilon), expected a finite number of at least 0")
        }
    }
}

extension HDBSCANClusterer: Clusterer {
    /// The result of ``fit(_:context:)``.
    public typealias Fit = HDBSCANFit
}

extension Clusterer where Self == HDBSCANClusterer {
    /// Returns a density-based clusterer.
    public static func hdbscan(
        minimumClusterSize: Int = 5, options: HDBSCANClusterer.Options = HDBSCANClusterer.Options()
    ) -> HDBSCANClusterer {
        HDBSCANClusterer(minimumClusterSize: minimumClusterSize, options: options)
    }
}

/// The result of HDBSCAN.
public struct HDBSCANFit: ClusterFit {
    /// The cluster of each point, or -1 for noise. Clusters are numbered by size, the largest first.
    public let labels: [Int32]

    /// The strength of each point's membership in its cluster, in 0...1; 0 for noise.
    public let probabilities: [Double]

    /// The outlier score of each point, in 0...1 (GLOSH).
    public let outlierScores: [Double]

    /// The distance of each point to its neighbour number k.
    public let coreDistances: [Double]

    /// The tree that the clusters were chosen from.
    public let tree: CondensedTree

    /// The cluster of ``tree`` for each label.
    public let selectedClusters: [Int]

    /// The single-linkage tree of the mutual reachability distances.
    public let dendrogram: Dendrogram

    /// The model that assigns any vector to the cluster of the nearest point in a cluster.
    public let model: NeighborModel

    /// The number of clusters.
    public var clusterCount: Int { selectedClusters.count }
}
