public import DenseLinearAlgebra
public import StageCore

/// Chooses the number of clusters of K-Means by fitting several.
///
/// ```swift
/// let result = try KMeansSelection(clusterCounts: 2...12).fit(points)
/// result.best.model.clusterCount
/// ```
public struct KMeansSelection: Sendable {
    /// The K to try; those above the number of points are left out.
    var clusterCounts: ClosedRange<Int>

    /// By what to choose.
    var criterion: Criterion

    /// How each fit is made.
    var options: KMeansClusterer.Options

    /// At most so many counts are tried, the same factor apart and both ends among them, at least 2; `nil`, the default, for
    /// every count.
    package var trialLimit: Int?

    /// Makes a selection.
    public init(
        clusterCounts: ClosedRange<Int>, criterion: Criterion = .silhouette,
        options: KMeansClusterer.Options = KMeansClusterer.Options()
    ) {
        self.clusterCounts = clusterCounts
        self.criterion = criterion
        self.options = options
    }

    /// By what the count is chosen.
    public struct Criterion: Sendable, Hashable {
        enum Kind { case silhouette, bic }
        let kind: Kind

        /// The highest mean ``Silhouette`` of a sample; it needs two clusters, so that one is never chosen where
        /// two were tried.
        public static let silhouette = Criterion(kind: .silhouette)

        /// The lowest ``KMeansModel/bic``.
        public static let bic = Criterion(kind: .bic)
    }

    /// A fit of one count.
    public struct Row: Sendable, Hashable, Codable {
        /// K.
        public let clusterCount: Int
        /// See ``KMeansModel/inertia``.
        public let inertia: Double
        /// The mean silhouette width of a sample; `nil` for one cluster.
        public let silhouette: Double?
        /// See ``KMeansModel/bic``.
        public let bic: Double
    }

    /// The fit that was chosen, and what it was chosen from.
    public struct Result<Scalar: LinearAlgebraScalar>: Sendable {
        /// The best fit.
        public let best: KMeansFit<Scalar>
        /// A row per count, ascending.
        public let table: [Row]
    }

    /// Fits all counts.
    ///
    /// - Parameters:
    ///   - points: N×D, every number finite.
    ///   - context: Seed, threads and progress; the thread count never changes a bit of the result.
    /// - Returns: The best fit, fewer clusters winning a tie, and the table of all.
    /// - Throws: ``KMeansError``; `CancellationError` when the task is cancelled.
    /// - Complexity: The sum of the fits, and a ``Silhouette`` for each.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, context: RunContext = RunContext()
    ) throws -> Result<Scalar> {
        guard clusterCounts.lowerBound >= 1 else {
            throw KMeansError(
                .invalidOption, "clusterCounts begins at \(clusterCounts.lowerBound), expected 1")
        }
        guard trialLimit ?? 2 >= 2 else {
            throw KMeansError(.invalidOption, "trialLimit is \(trialLimit ?? 0), expected at least 2")
        }
        guard points.rowCount >= clusterCounts.lowerBound else {
            throw KMeansError(
                .tooFewPoints,
                "\(counted(clusterCounts.lowerBound, "cluster")) of \(counted(points.rowCount, "point")), expected at least as many points"
            )
        }
        var table: [Row] = []
        var best: (fit: KMeansFit<Scalar>, value: Double)?
        let counts = clusterCounts.lowerBound...min(clusterCounts.upperBound, points.rowCount)
        for count in counts.spread(over: trialLimit) {
            let fit = try KMeansClusterer(clusterCount: count, options: options).fit(points, context: context)
            let row = Row(
                clusterCount: count, inertia: fit.model.inertia,
                silhouette: silhouette(points, fit.labels, context), bic: fit.model.bic)
            table.append(row)
            let value = criterion == .bic ? row.bic : -(row.silhouette ?? -1)
            if best == nil || value < best!.value { best = (fit, value) }
        }
        return Result(best: best!.fit, table: table)
    }

    private func silhouette<Scalar>(
        _ points: Matrix<Scalar>, _ labels: [Int32], _ context: RunContext
    ) -> Double? {
        if let floats = points as? Matrix<Float> {
            return Silhouette(of: floats, labels: labels, context: context).mean
        }
        return Silhouette(of: points.converted(to: Double.self), labels: labels, context: context).mean
    }
}

extension KMeansModel {
    /// The Bayesian information criterion of the clusters taken as balls of one common size to which points belong
    /// wholly: -2 L + p ln N with p = K·D + K; lower is better, and -∞ where every point lies on its centroid.
    ///
    /// Source: D. Pelleg and A. Moore, "X-means: extending K-means with efficient estimation of the number of
    /// clusters", ICML 2000, with the variance of the highest likelihood, inertia / (N·D).
    public var bic: Double {
        let (count, width) = (Double(clusterSizes.reduce(0, +)), Double(dimension))
        let variance = inertia / (count * width)
        guard variance > 0 else { return -.infinity }
        var likelihood = -0.5 * count * width * (Double.logarithm(2 * .pi * variance) + 1)
        for size in clusterSizes where size > 0 {
            likelihood += Double(size) * Double.logarithm(Double(size) / count)
        }
        let parameters = Double(clusterCount) * width + Double(clusterCount)
        return -2 * likelihood + parameters * Double.logarithm(count)
    }
}

extension KMeansSelection: CountSelectingClusterer {
    /// The selection with other counts.
    public func selecting(from counts: ClosedRange<Int>) -> any Clusterer {
        var selection = self
        selection.clusterCounts = counts
        return selection
    }

    /// Finds the best clusters, as ``fit(_:context:)`` does.
    public func fitModel(_ vectors: Matrix<Float>, context: RunContext) throws -> any ClusterModel {
        try fit(vectors, context: context).best.model
    }
}
