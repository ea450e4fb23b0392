public import DenseLinearAlgebra
public import StageCore

/// A hierarchical clusterer: joins the two nearest clusters again and again.
///
/// ```swift
/// let fit = try AgglomerativeClusterer(clusterCount: 3, linkage: .ward).fit(points)
/// fit.labels
/// fit.dendrogram.labels(clusterCount: 5)      // another cut of the same tree
/// ```
///
/// Distances are exact and measured in a fixed order. Points are sorted by their values first, so that the result
/// depends neither on the order of the rows nor on the number of threads, except that equal rows are alike.
public struct AgglomerativeClusterer: Sendable {
    /// The numbers of clusters to choose from, at least 1. Of several, the tree is cut where the heights of successive merges
    /// differ most.
    var clusterCounts: ClosedRange<Int>

    /// The distance of clusters.
    var linkage: Linkage

    /// The distance of points.
    var metric: DistanceMetric

    /// The largest number of points for which the distances of all pairs are held: 12.8 GB.
    public static let pointLimit = 40_000

    /// Creates a clusterer that cuts the tree into a number of clusters.
    public init(clusterCount: Int, linkage: Linkage = .ward, metric: DistanceMetric = .euclidean) {
        self.init(clusterCounts: clusterCount...clusterCount, linkage: linkage, metric: metric)
    }

    /// Creates a clusterer that cuts the tree at the widest gap between the heights of successive merges.
    public init(
        clusterCounts: ClosedRange<Int>, linkage: Linkage = .ward, metric: DistanceMetric = .euclidean
    ) {
        self.clusterCounts = clusterCounts
        self.linkage = linkage
        self.metric = metric
    }

    /// Builds the tree and cuts it.
    ///
    /// - Parameters:
    ///   - points: N×D with N at least the number of clusters, and at most ``pointLimit`` unless the linkage is single.
    ///     Every number must be finite.
    ///   - context: The thread count and progress handler. The result is bit-identical for any thread count.
    /// - Throws: ``DensityClusteringError``, or `CancellationError` if the task is cancelled.
    /// - Complexity: O(N²·D) time and O(N²) memory; O(N·D) memory for single linkage.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, context: RunContext = RunContext()
    ) throws -> AgglomerativeFit {
        // Calls with a concrete type use its specialised code.
        if let floats = points as? Matrix<Float> { return try fitPoints(floats, context) }
        return try fitPoints(points.converted(to: Double.self), context)
    }

    private func fitPoints<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, _ context: RunContext
    ) throws -> AgglomerativeFit {
        guard clusterCounts.lowerBound >= 1 else {
            throw DensityClusteringError(
                .invalidOption, "clusterCounts starts at \(clusterCounts.lowerBound), expected at least 1")
        }
        guard points.rowCount >= clusterCounts.lowerBound else {
            throw DensityClusteringError(
                .tooFewPoints,
                "\(counted(clusterCounts.lowerBound, "cluster")) for \(counted(points.rowCount, "point")), expected at least one point per cluster"
            )
        }
        guard linkage == .single || points.rowCount <= Self.pointLimit else {
            throw DensityClusteringError(
                .tooManyPoints,
                "found \(grouped(points.rowCount)) points, expected at most \(grouped(Self.pointLimit)) for \(linkage.rawValue) linkage"
            )
        }
        let working = try WorkingPoints(points, metric: metric)
        let tree: Dendrogram
        if linkage == .single {
            tree = try DensityTree(working, minimumSamples: 0, context: context).dendrogram
        } else {
            var chain = try NeighborChain(working.matrix, linkage: linkage, context: context)
            tree = Dendrogram(
                pointCount: points.rowCount, edges: try chain.edges(context: context))
        }
        let count = tree.clusterCount(
            in: clusterCounts.lowerBound...min(clusterCounts.upperBound, points.rowCount))
        let parts = tree.labels(clusterCount: count)
        let labels = working.restored(LabelOrder(parts, count: count).apply(to: parts))
        return AgglomerativeFit(
            labels: labels, dendrogram: tree.renumbered(working.original),
            model: NeighborModel(points, labels: labels, metric: metric))
    }
}

extension AgglomerativeClusterer: CountSelectingClusterer {
    /// Returns the same clusterer with another range of numbers of clusters.
    public func selecting(from counts: ClosedRange<Int>) -> any Clusterer {
        AgglomerativeClusterer(clusterCounts: counts, linkage: linkage, metric: metric)
    }

    /// The result of ``fit(_:context:)``.
    public typealias Fit = AgglomerativeFit
}

extension Clusterer where Self == AgglomerativeClusterer {
    /// Returns a hierarchical clusterer.
    public static func agglomerative(
        clusterCount: Int, linkage: Linkage = .ward, metric: DistanceMetric = .euclidean
    ) -> AgglomerativeClusterer {
        AgglomerativeClusterer(clusterCount: clusterCount, linkage: linkage, metric: metric)
    }
}

/// The result of agglomerative clustering.
public struct AgglomerativeFit: ClusterFit {
    /// The cluster of each point, numbered by size, the largest first.
    public let labels: [Int32]

    /// The tree of all merges.
    public let dendrogram: Dendrogram

    /// The model that assigns any vector to the cluster of the nearest point.
    public let model: NeighborModel
}
