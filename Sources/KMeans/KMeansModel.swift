public import DenseLinearAlgebra
public import StageCore

/// Centroids, and how they were found.
///
/// A value that can be encoded, sent and used on other points of the same width.
public struct KMeansModel<Scalar: LinearAlgebraScalar>: Sendable, Equatable, Codable {
    /// K×D; of length 1 (or 0) each under ``KMeansClusterer/Metric/cosine``.
    public let centroids: Matrix<Scalar>

    /// The distance that the model was fitted with.
    public let metric: KMeansClusterer.Metric

    /// The weighted sum of squared distances of all points from their centroid, measured in double precision.
    public let inertia: Double

    /// How many of the points each cluster got.
    public let clusterSizes: [Int]

    /// The inertia after each iteration's update; it never rises but by rounding.
    package let history: [Double]

    /// Why the iterations ended.
    public let termination: Termination

    /// K.
    public var clusterCount: Int { centroids.rowCount }

    /// D.
    public var dimension: Int { centroids.columnCount }

    /// How many iterations were made.
    public var iterationCount: Int { history.count }

    /// What a person should know: clusters without points, which come from fewer distinct points than clusters.
    public var warnings: [String] {
        let empty = clusterSizes.count { $0 == 0 }
        guard empty > 0 else { return [] }
        return [
            "\(grouped(empty)) of \(counted(clusterCount, "cluster")) \(empty == 1 ? "has" : "have") no point: there are fewer distinct points than clusters"
        ]
    }
}

extension KMeansModel {
    /// The nearest centroid of each point, the lower index where two are equally near.
    ///
    /// - Parameters:
    ///   - points: N×D, every number finite.
    ///   - context: Threads; the result does not depend on them.
    /// - Throws: ``KMeansError`` with `wrongShape` or `notFinite`.
    /// - Complexity: O(N·K·D), memory O(N) and, for ``KMeansClusterer/Metric/cosine``, a copy of the points.
    public func assign<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, context: RunContext = RunContext()
    ) throws -> [Int32] {
        guard points.columnCount == dimension else {
            throw KMeansError(
                .wrongShape,
                "the points have \(counted(points.columnCount, "column")), the model \(dimension)")
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
