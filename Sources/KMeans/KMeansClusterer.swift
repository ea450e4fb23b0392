public import DenseLinearAlgebra
public import StageCore

/// A K-Means clusterer: finds K centroids that minimise the sum of squared distances of points to their nearest centroid.
///
/// ```swift
/// let fit = try KMeansClusterer(clusterCount: 8).fit(points)
/// fit.model.inertia          // the sum of squared distances
/// fit.labels[0]              // the cluster of the first point
/// try fit.model.assign(others)
/// ```
///
/// Runs Lloyd's iterations, with the assignment step expressed as matrix products. A product identifies the nearest
/// centroid up to its rounding error, and all centroids within that error are compared again in double
/// precision. A label therefore always names the nearest centroid, regardless of how the products were computed
/// (`Float`, bfloat16, any processor, any number of threads). Ties go to the lower index. Centroids are
/// double-precision sums in row order.
///
/// Source: S. Lloyd, "Least squares quantization in PCM", IEEE Trans. Inf. Theory 28(2), 1982,
/// doi:10.1109/TIT.1982.1056489. For the sources of the seeding, see ``Initialization``.
public struct KMeansClusterer: Sendable {
    /// The number of clusters, K; at least 1.
    package var clusterCount: Int

    /// The remaining options.
    package var options: Options

    /// Creates a clusterer.
    public init(clusterCount: Int, options: Options = Options()) {
        self.clusterCount = clusterCount
        self.options = options
    }
}

extension KMeansClusterer {
    /// Fits a model.
    ///
    /// - Parameters:
    ///   - points: N×D with N ≥ K. Every number must be finite and below 1e150 in magnitude.
    ///   - weights: The weight of each point: N numbers of at least 0, not all 0. `nil` gives every point weight 1.
    ///   - context: The seed, thread count and progress handler. The result is bit-identical for any thread count.
    /// - Returns: The model with the lowest inertia of all restarts, and the labels of the points.
    /// - Throws: ``KMeansError``, or `CancellationError` if the task is cancelled.
    /// - Complexity: O(restarts · iterations · N·K·D) time and O(N) memory. The points are copied for
    ///   ``Metric/cosine``, and when they are so large or small that their squares leave the scalar's range.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, weights: [Double]? = nil, context: RunContext = RunContext()
    ) throws -> KMeansFit<Scalar> {
        // Calls with a concrete type use its specialised code.
        if let floats = points as? Matrix<Float>,
            let fit = try fitPoints(floats, weights, context) as? KMeansFit<Scalar>
        {
            return fit
        }
        let fit = try fitPoints(points.converted(to: Double.self), weights, context) as? KMeansFit<Scalar>
        guard let fit else { preconditionFailure("only Float and Double conform to LinearAlgebraScalar") }
        return fit
    }

    /// Fits a model to rows that several processes share.
    ///
    /// - Parameters:
    ///   - points: The rows of this process.
    ///   - share: The place of the rows among all. The result is bit-identical for any number of processes.
    /// - Returns: The model of all rows, and the labels of the rows of this process.
    /// - Throws: The same error on every process.
    package func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, share: RowShare, context: RunContext
    ) throws -> KMeansFit<Scalar> {
        try fitPoints(points, nil, share: share, context)
    }

    private func fitPoints<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, _ weights: [Double]?, share: RowShare? = nil, _ context: RunContext
    ) throws -> KMeansFit<Scalar> {
        try check(points, rowCount: share?.totalCount ?? points.rowCount)
        let rows = try WorkingRows(
            points, weights: weights, share: share, options: options, context: context)
        var best: LloydRun<Scalar>?
        for run in try runs(on: rows, context: context) where run.objective < best?.objective ?? .infinity {
            best = run
        }
        guard let best else {
            throw KMeansError(.notFinite, "no start produced a finite inertia; the values may be too large")
        }
        return try best.finished(on: rows, context: context)
    }

    private func check<Scalar>(_ points: Matrix<Scalar>, rowCount: Int) throws {
        try options.check(clusterCount: clusterCount)
        guard points.columnCount > 0 else {
            throw KMeansError(.wrongShape, "the matrix has no columns, expected at least one")
        }
        guard rowCount >= clusterCount else {
            throw KMeansError(
                .tooFewPoints,
                "\(counted(clusterCount, "cluster")) for \(counted(rowCount, "point")), expected at least one point per cluster"
            )
        }
        guard case .centroids(let centroids) = options.initialization.choice else { return }
        guard centroids.rowCount == clusterCount, centroids.columnCount == points.columnCount else {
            throw KMeansError(
                .wrongShape,
                "the initial centroids are \(centroids.rowCount) x \(centroids.columnCount), expected "
                    + "\(clusterCount) x \(points.columnCount)")
        }
    }

    /// Performs one run per restart. Restarts may use a sample of the points; the final iterations use all points.
    private func runs<Scalar>(
        on rows: WorkingRows<Scalar>, context: RunContext
    ) throws -> [LloydRun<Scalar>] {
        let lloyd = Lloyd<Scalar>(options: options)
        guard let sampleSize = options.sampleSize, sampleSize < rows.totalCount else {
            let starts = try Seeding(options, clusterCount).starts(on: rows, context: context)
            return try runs(lloyd, starts, on: rows, context: context)
        }
        let sample = try rows.sample(max(sampleSize, clusterCount), seed: context.seed)
        let starts = try Seeding(options, clusterCount).starts(on: sample, context: context)
        let rehearsals = try runs(lloyd, starts, on: sample, context: context)
        guard let best = rehearsals.min(by: { $0.objective < $1.objective }) else { return [] }
        return [try lloyd.run(from: best.centroids, on: rows, context: context, title: "K-Means, all points")]
    }

    /// Runs all starts: in parallel with one thread each if there are enough starts and the data is small, otherwise
    /// sequentially with all threads each. The results are the same.
    private func runs<Scalar>(
        _ lloyd: Lloyd<Scalar>, _ starts: [Matrix<Scalar>], on rows: WorkingRows<Scalar>, context: RunContext
    ) throws -> [LloydRun<Scalar>] {
        // Processes exchange sums in the same order, so that runs cannot overlap.
        let isSideBySide =
            starts.count >= context.threadCount && rows.count <= 100_000 && !rows.share.isDistributed
        var each = context
        if isSideBySide { each.threadCount = 1 }
        return try Parallel.map(starts.count, threads: isSideBySide ? context.threadCount : 1) { restart in
            try lloyd.run(
                from: starts[restart], on: rows, context: each, title: title(restart, of: starts.count))
        }
    }

    private func title(_ restart: Int, of count: Int) -> String {
        count == 1 ? "K-Means" : "K-Means, start \(restart + 1) of \(count)"
    }
}

/// A model, and the labels of the points it was fitted to.
public struct KMeansFit<Scalar: LinearAlgebraScalar>: ClusterFit {
    /// The fitted model.
    public let model: KMeansModel<Scalar>

    /// The cluster of each point, equal to the result of ``KMeansModel/assign(_:context:)-swift.method`` for the points.
    public let labels: [Int32]
}

extension KMeansClusterer: Clusterer {
    /// Fits a model to vectors of weight 1, like ``fit(_:weights:context:)``.
    public func fit(_ vectors: Matrix<Float>, context: RunContext) throws -> KMeansFit<Float> {
        try fit(vectors, weights: nil, context: context)
    }
}

extension Clusterer where Self == KMeansClusterer {
    /// Returns a K-Means clusterer.
    public static func kMeans(
        clusterCount: Int, options: KMeansClusterer.Options = KMeansClusterer.Options()
    ) -> KMeansClusterer {
        KMeansClusterer(clusterCount: clusterCount, options: options)
    }
}
