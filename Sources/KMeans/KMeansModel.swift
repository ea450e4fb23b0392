public import DenseLinearAlgebra
public import StageCore

/// A K-Means model: centroids, and how they were found.
///
/// The model can be encoded, and it can assign any points with the same number of columns.
public struct KMeansModel<Scalar: LinearAlgebraScalar>: Sendable, Equatable, Codable {
    /// The centroids, K×D. With ``KMeansClusterer/Metric/cosine``, each has length 1 or 0.
    public let centroids: Matrix<Scalar>

    /// The distance metric used for the fit.
    public let metric: KMeansClusterer.Metric

    /// The weighted sum of squared distances of all points to their centroids, in double precision.
    public let inertia: Double

    /// The number of points in each cluster.
    public let clusterSizes: [Int]

    /// The inertia after each iteration's update. It never rises, apart from rounding errors.
    package let history: [Double]

    /// The reason why the iterations ended.
    public let termination: Termination

    /// The number of clusters, K.
    public var clusterCount: Int { centroids.rowCount }

    /// The number of columns, D.
    public var dimension: Int { centroids.columnCount }

    /// The number of iterations.
    public var iterationCount: Int { history.count }

    /// Warnings about the fit. Clusters without points are reported: the data has fewer distinct points than clusters.
    public var warnings: [String] {
        let empty = clusterSizes.count { $0 == 0 }
        guard empty > 0 else { return [] }
        return [
            "\(grouped(empty)) of \(counted(clusterCount, "cluster")) \(empty == 1 ? "has" : "have") no points: there are fewer distinct points than clusters"
        ]
    }
}

extension KMeansModel {
    /// Returns the model with centroids of another scalar type, each number rounded to the nearest.
    package func converted<Other: LinearAlgebraScalar>() -> KMeansModel<Other> {
        KMeansModel<Other>(
            centroids: centroids.converted(), metric: metric, inertia: inertia, clusterSizes: clusterSizes,
            history: history, termination: termination)
    }

    /// Returns the nearest centroid of each point. Ties go to the lower index.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - context: The thread count, which does not affect the result.
    /// - Throws: ``KMeansError`` with code `wrongShape` or `notFinite`.
    /// - Complexity: O(N·K·D) time and O(N) memory. ``KMeansClusterer/Metric/cosine`` copies the points.
    public func assign<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> [Int32] {
        guard points.columnCount == dimension else {
            throw KMeansError(
                .wrongShape,
                "found \(counted(points.columnCount, "column")), expected \(dimension) as in the model")
        }
        guard points.rowCount > 0 else { return [] }
        guard Points.self == Scalar.self || Points.self == Double.self else {
            return try assign(points.converted(to: Scalar.self), context: context)
        }
        var options = KMeansClusterer.Options()
        options.metric = metric
        let rows = try WorkingRows(points, weights: nil, options: options, context: context)
        let assignment = Assignment(
            rows, clusterCount: clusterCount, threads: context.threadCount, isSumming: false)
        let centroids: Matrix<Points> = self.centroids.converted()
        _ = assignment.assign(to: rows.scale == 1 ? centroids : centroids.divided(by: rows.scale))
        return assignment.labels
    }
}

extension KMeansModel: ClusterModel {}
