public import DenseLinearAlgebra
public import StageCore

/// K-Means: K centroids such that the squared distances of all points from their nearest are small.
///
/// ```swift
/// let fit = try KMeansClusterer(clusterCount: 8).fit(points)
/// fit.model.inertia          // the sum of squared distances
/// fit.labels[0]              // the cluster of the first point
/// try fit.model.assign(others)
/// ```
///
/// Lloyd's iterations with the assignment as matrix products: a product finds the nearest centroid up to
/// its rounding error, and all centroids within that error are compared again exactly, in double precision.
/// A label is therefore that of the nearest centroid whatever made the products (`Float`, bfloat16, any
/// processor, any number of threads), ties go to the lower index, and centroids are sums in double
/// precision in the order of rows.
///
/// Sources: S. Lloyd, "Least squares quantization in PCM", IEEE Trans. Inf. Theory 28(2), 1982,
/// doi:10.1109/TIT.1982.1056489; seeding as ``Initialization`` says.
public struct KMeansClusterer: Sendable {
    /// K, at least 1.
    package var clusterCount: Int

    /// All else.
    package var options: Options

    /// Makes a clusterer.
    public init(clusterCount: Int, options: Options = Options()) {
        self.clusterCount = clusterCount
        self.options = options
    }
}

extension KMeansClusterer {
    /// Fits a model.
    ///
    /// - Parameters:
    ///   - points: N×D with N ≥ K, every number finite and below 1e150 in size.
    ///   - weights: How much each point counts, N numbers of at least 0, not all 0; `nil` for 1 each.
    ///   - context: Seed, threads and progress; the thread count never changes a bit of the result.
    /// - Returns: The model with the lowest inertia of all restarts, and the labels of the points.
    /// - Throws: ``KMeansError``; `CancellationError` when the task is cancelled.
    /// - Complexity: O(restarts · iterations · N·K·D); memory O(N) besides the points, and a copy of the points
    ///   for ``Metric/cosine`` and where numbers are so large or small that squares leave the scalar's range.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, weights: [Double]? = nil, context: RunContext = RunContext()
    ) throws -> KMeansFit<Scalar> {
        // What is called with a concrete type is compiled for it.
        if let floats = points as? Matrix<Float>,
            let fit = try fitPoints(floats, weights, context) as? KMeansFit<Scalar>
        {
            return fit
        }
        let fit = try fitPoints(points.converted(to: Double.self), weights, context) as? KMeansFit<Scalar>
        guard let fit else { preconditionFailure("only Float and Double conform to LinearAlgebraScalar") }
        return fit
    }

    private func fitPoints<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, _ weights: [Double]?, _ context: RunContext
    ) throws -> KMeansFit<Scalar> {
        try check(points)
        let rows = try WorkingRows(points, weights: weights, options: options, context: context)
        var best: LloydRun<Scalar>?
        for run in try runs(on: rows, context: context) where run.objective < best?.objective ?? .infinity {
            best = run
        }
        guard let best else {
            throw KMeansError(.notFinite, "no start has a finite inertia: are the numbers very large?")
        }
        return try best.finished(on: rows, context: context)
    }

    private func check<Scalar>(_ points: Matrix<Scalar>) throws {
        try options.check(clusterCount: clusterCount)
        guard points.columnCount > 0 else {
            throw KMeansError(.wrongShape, "the matrix has no columns, expected at least one")
        }
        guard points.rowCount >= clusterCount else {
            throw KMeansError(
                .tooFewPoints,
                "\(counted(clusterCount, "cluster")) of \(counted(points.rowCount, "point")), expected at least as many points"
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

    /// One run per restart; the last iterations are done on all points, the others perhaps on a sample.
    private func runs<Scalar>(
        on rows: WorkingRows<Scalar>, context: RunContext
    ) throws -> [LloydRun<Scalar>] {
        let lloyd = Lloyd<Scalar>(options: options)
        guard let sampleSize = options.sampleSize, sampleSize < rows.count else {
            let starts = try Seeding(options, clusterCount).starts(on: rows, context: context)
            return try runs(lloyd, starts, on: rows, context: context)
        }
        let sample = try rows.sample(max(sampleSize, clusterCount), seed: context.seed)
        let starts = try Seeding(options, clusterCount).starts(on: sample, context: context)
        let rehearsals = try runs(lloyd, starts, on: sample, context: context)
        guard let best = rehearsals.min(by: { $0.objective < $1.objective }) else { return [] }
        return [try lloyd.run(from: best.centroids, on: rows, context: context, title: "K-Means, all points")]
    }

    /// All starts: side by side, each on one thread, where there are enough of them and the points are few; else
    /// one after another, each on all threads. The results are the same.
    private func runs<Scalar>(
        _ lloyd: Lloyd<Scalar>, _ starts: [Matrix<Scalar>], on rows: WorkingRows<Scalar>, context: RunContext
    ) throws -> [LloydRun<Scalar>] {
        let isSideBySide = starts.count >= context.threadCount && rows.count <= 100_000
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

/// A model with the labels of the points that it was fitted on.
public struct KMeansFit<Scalar: LinearAlgebraScalar>: Sendable {
    /// What was found.
    public let model: KMeansModel<Scalar>

    /// The cluster of each point, equal to ``KMeansModel/assign(_:context:)-swift.method`` of the points.
    public let labels: [Int32]
}

extension KMeansClusterer: Clusterer {
    /// Finds clusters, as ``fit(_:weights:context:)`` does.
    public func fitModel(_ vectors: Matrix<Float>, context: RunContext) throws -> any ClusterModel {
        try fit(vectors, context: context).model
    }
}

extension Clusterer where Self == KMeansClusterer {
    /// K-Means with its default options or others.
    public static func kMeans(
        clusterCount: Int, options: KMeansClusterer.Options = KMeansClusterer.Options()
    ) -> KMeansClusterer {
        KMeansClusterer(clusterCount: clusterCount, options: options)
    }
}
