public import DenseLinearAlgebra
public import StageCore

/// Chooses the number of clusters for K-Means by fitting a range of them.
///
/// ```swift
/// let result = try KMeansSelection(clusterCounts: 2...12).fit(points)
/// result.best.model.clusterCount
/// ```
public struct KMeansSelection: Sendable {
    /// The values of K to try. Values above the number of points are skipped.
    var clusterCounts: ClosedRange<Int>

    /// The criterion to select by.
    var criterion: Criterion

    /// The options of each fit.
    var options: KMeansClusterer.Options

    /// The maximum number of values of K to try, at least 2, or `nil`, the default, to try all. The values are spaced
    /// geometrically and include both ends of the range.
    package var trialLimit: Int?

    /// Creates a selection.
    public init(
        clusterCounts: ClosedRange<Int>, criterion: Criterion = .silhouette,
        options: KMeansClusterer.Options = KMeansClusterer.Options()
    ) {
        self.clusterCounts = clusterCounts
        self.criterion = criterion
        self.options = options
    }

    /// A criterion for choosing the number of clusters.
    public struct Criterion: Sendable, Hashable {
        enum Kind { case silhouette, bic }
        let kind: Kind

        /// Chooses the highest mean ``Silhouette`` of a sample. The silhouette needs two clusters: K = 1 is chosen only if no
        /// other value was tried.
        public static let silhouette = Criterion(kind: .silhouette)

        /// Chooses the lowest ``KMeansModel/bic``.
        public static let bic = Criterion(kind: .bic)
    }

    /// The scores of one fit.
    public struct Row: Sendable, Hashable, Codable {
        /// The number of clusters, K.
        public let clusterCount: Int
        /// The inertia; see ``KMeansModel/inertia``.
        public let inertia: Double
        /// The mean silhouette width of a sample; `nil` for one cluster.
        public let silhouette: Double?
        /// The Bayesian information criterion; see ``KMeansModel/bic``.
        public let bic: Double
    }

    /// The selected fit and the table of all fits.
    public struct Result<Scalar: LinearAlgebraScalar>: ClusterFit {
        /// The selected fit.
        public let best: KMeansFit<Scalar>
        /// One row per number of clusters, in ascending order.
        public let table: [Row]

        /// The model of the selected fit.
        public var model: KMeansModel<Scalar> { best.model }
    }

    /// Fits a model for each number of clusters and returns the best one.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite.
    ///   - context: The seed, thread count and progress handler. The result is bit-identical for any thread count.
    /// - Returns: The best fit and the table of all fits. The smaller number of clusters wins a tie.
    /// - Throws: ``KMeansError``, or `CancellationError` if the task is cancelled.
    /// - Complexity: The sum of all fits, plus one ``Silhouette`` for each.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, context: RunContext = RunContext()
    ) throws -> Result<Scalar> {
        guard clusterCounts.lowerBound >= 1 else {
            throw KMeansError(
                .invalidOption, "clusterCounts starts at \(clusterCounts.lowerBound), expected at least 1")
        }
        guard trialLimit ?? 2 >= 2 else {
            throw KMeansError(.invalidOption, "trialLimit is \(trialLimit ?? 0), expected at least 2")
        }
        guard points.rowCount >= clusterCounts.lowerBound else {
            throw KMeansError(
                .tooFewPoints,
                "\(counted(clusterCounts.lowerBound, "cluster")) for \(counted(points.rowCount, "point")), expected at least one point per cluster"
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
    /// The Bayesian information criterion, -2 L + p ln N with p = K·D + K. Lower is better.
    ///
    /// The model is a mixture of balls with one common variance and hard assignments. The value is -∞ if every point lies
    /// on its centroid.
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
    /// The result of fitting vectors.
    public typealias Fit = Result<Float>

    /// Returns the same selection with another range of numbers of clusters.
    public func selecting(from counts: ClosedRange<Int>) -> any Clusterer {
        var selection = self
        selection.clusterCounts = counts
        return selection
    }
}
