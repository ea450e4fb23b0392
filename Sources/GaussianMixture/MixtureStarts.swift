internal import DenseLinearAlgebra
internal import KMeans
internal import StageCore

/// Provides the starts of fits with any number of components: the first K points of one k-means++ sequence, followed by
/// a few iterations of K-Means.
///
/// Plain restarts would find the same few optima of K-Means repeatedly. Every other restart therefore scales the columns
/// to equal variance, where K-Means also sees the narrow ones, and half of them start with random points, to which the
/// other points are only assigned.
struct MixtureStarts: Sendable {
    private let plain: Sequences
    /// Restarts on columns of equal variance; `nil` if there is only one start.
    private let leveled: Sequences?
    private let restarts: Int

    /// - Parameter limit: The maximum number of components.
    init(_ problem: MixtureProblem, limit: Int, restarts: Int, context: RunContext) throws {
        self.restarts = restarts
        plain = try Sequences(
            problem.points, problem.weights, limit: limit, restarts: (restarts + 1) / 2, context: context)
        guard restarts > 1 else {
            leveled = nil
            return
        }
        var other = context
        other.seed = context.seed &+ 0x9E37_79B9_7F4A_7C15
        leveled = try Sequences(
            problem.leveledPoints, problem.weights, limit: limit, restarts: restarts / 2, context: other)
    }

    /// Returns the initial labels, one set per restart.
    func labels(componentCount: Int, context: RunContext) throws -> [[Int32]] {
        try (0..<restarts).map { restart in
            let sequences = restart % 2 == 0 ? plain : leveled ?? plain
            return try sequences.labels(restart / 2, componentCount, context)
        }
    }
}

/// Sequences of points whose prefixes are starts. Every other one is chosen by k-means++, the rest at random.
private struct Sequences: Sendable {
    private let points: PointSource
    private let weights: RowWeights?
    /// The rows that count.
    private let rows: [Int]?
    /// The indices of the chosen points, one sequence per restart.
    private var indices: [[Int]] = []

    /// Enough for rough clusters, which the mixture then refines.
    private static let iterationLimit = 20

    init(
        _ points: PointSource, _ weights: RowWeights?, limit: Int, restarts: Int, context: RunContext
    ) throws {
        self.points = points
        self.weights = weights
        rows = weights?.rows
        let careful = try Self.rethrowing {
            let count = (restarts + 1) / 2
            return switch points {
            case .float(let points):
                try KMeansClusterer.plusPlusSequences(
                    points, weights: weights?.values, count: limit, restarts: count, context: context)
            case .double(let points):
                try KMeansClusterer.plusPlusSequences(
                    points, weights: weights?.values, count: limit, restarts: count, context: context)
            }
        }
        for restart in 0..<restarts {
            indices.append(restart % 2 == 0 ? careful[restart / 2] : random(limit, restart, context))
        }
    }

    private func random(_ count: Int, _ restart: Int, _ context: RunContext) -> [Int] {
        var generator = SeededGenerator(seed: context.seed, stream: SeedStream.randomStart + UInt64(restart))
        var chosen: [Int] = []
        var taken: Set<Int> = []
        while chosen.count < count {
            let draw = generator.uniform(in: 0...(rows?.count ?? points.rowCount) - 1)
            let index = rows?[draw] ?? draw
            if taken.insert(index).inserted { chosen.append(index) }
        }
        return chosen
    }

    func labels(_ sequence: Int, _ count: Int, _ context: RunContext) throws -> [Int32] {
        let iterationLimit = sequence % 2 == 0 ? Self.iterationLimit : 1
        return switch points {
        case .float(let points): try labels(points, indices[sequence].prefix(count), iterationLimit, context)
        case .double(let points): try labels(points, indices[sequence].prefix(count), iterationLimit, context)
        }
    }

    private func labels<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, _ indices: ArraySlice<Int>, _ iterationLimit: Int, _ context: RunContext
    ) throws -> [Int32] {
        var options = KMeansClusterer.Options()
        options.initialization = .centroids(points.rows(at: indices))
        options.iterationLimit = iterationLimit
        return try Self.rethrowing {
            try KMeansClusterer(clusterCount: indices.count, options: options).fit(
                points, weights: weights?.values, context: context
            ).labels
        }
    }

    private static func rethrowing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as KMeansError {
            throw MixtureError(error.code == .notFinite ? .notFinite : .invalidOption, error.description)
        }
    }
}

extension ColumnStatistics {
    /// Returns the mean and variance of the columns with weights.
    fileprivate func weighted(_ weights: RowWeights, _ points: PointSource) -> ColumnStatistics {
        let mean = points.weightedMoments(weights, around: nil)
        let variance = points.weightedMoments(weights, around: mean)
        // A column that is constant by the plain statistics may have rounding errors here.
        return ColumnStatistics(
            mean: mean,
            variance: variance.indices.map {
                let rounding = 64 * Double.ulpOfOne * mean[$0]
                return self.variance[$0] == 0 || variance[$0] <= rounding * rounding ? 0 : variance[$0]
            },
            extent: mean.indices.map { extent[$0] + abs(mean[$0] - self.mean[$0]) })
    }
}

extension MixtureProblem {
    /// The points scaled so that every column has mean 0 and variance 1.
    fileprivate var leveledPoints: PointSource {
        let factors = variances.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
        switch points {
        case .float(let points): return .float(points.leveled(around: frame.origin, by: factors))
        case .double(let points): return .double(points.leveled(around: frame.origin, by: factors))
        }
    }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    /// Differences and products are computed in `Double`: the factors of tiny columns can exceed the range of `Float`.
    fileprivate func leveled(around center: [Double], by factors: [Double]) -> Matrix {
        Matrix(rowCount: rowCount, columnCount: columnCount) { result in
            withUnsafeElements { elements in
                for row in 0..<rowCount {
                    for column in 0..<columnCount {
                        let index = row * columnCount + column
                        result[index] = Scalar(
                            asNumber: (elements[index].asDouble - center[column]) * factors[column])
                    }
                }
            }
        }
    }
}

/// A set of points, validated and measured once for any number of fits.
struct MixtureProblem: Sendable {
    let points: PointSource
    let frame: Frame
    /// The mean variance of the columns. If it is 0, all points are equal and the likelihood depends only on the regularisation.
    let meanVariance: Double
    /// The variance of each column.
    let variances: [Double]
    /// Σ z zᵀ, for the families and priors that need it.
    let scatter: Matrix<Double>?
    /// The weights of the points, or `nil` if each counts as 1.
    let weights: RowWeights?
    /// The repetition of rows, if chance does not explain it.
    let repetition: RowRepetition?
    /// The finest variances that the points can show.
    let resolution: DataResolution
    let threads: Int

    var pointCount: Int { points.rowCount }
    /// The number of points, or the sum of their weights.
    var totalWeight: Double { weights?.total ?? Double(points.rowCount) }
    var dimension: Int { points.columnCount }
    var constantColumns: [Int] { variances.indices.filter { variances[$0] == 0 } }

    /// - Parameter families: The families to be fitted.
    init(
        _ points: PointSource, weights: [Double]?, families: [CovarianceFamily], threads: Int
    ) throws {
        let plain = try points.statistics(threads: threads)
        let weights = try weights.map { try RowWeights($0, rowCount: points.rowCount) }
        let statistics = weights.map { plain.weighted($0, points) } ?? plain
        self.weights = weights
        self.points = points
        self.threads = threads
        frame = points.frame(statistics)
        meanVariance = statistics.totalVariance / Double(points.columnCount)
        variances = statistics.variance
        let needsScatter = families.contains(.tied) || families.contains(.full)
        let frame = frame
        scatter =
            needsScatter
            ? weights.map { points.scatter(in: frame, weights: $0, threads: threads) }
                ?? points.scatter(in: frame, threads: threads) : nil
        let count = weights?.total ?? Double(points.rowCount)
        let counted = points.rows(of: weights)
        let gaps = counted.smallestGaps(threads: threads)
        repetition = weights == nil ? points.repetition(gaps: gaps) : nil
        resolution = try DataResolution(
            gaps: gaps, variances: statistics.variance,
            covariance: scatter.map { $0.divided(by: count) }, scale: frame.scale)
    }

    /// Returns the variance to add, in the coordinates of the frame.
    func floor(_ regularization: GaussianMixtureClusterer.Regularization) -> Double {
        let square = frame.scale * frame.scale
        guard regularization.isRelative else { return regularization.value * square }
        return regularization.value * (meanVariance > 0 ? meanVariance * square : 1)
    }

    func maximization(
        _ layout: FeatureLayout, componentCount: Int, _ options: GaussianMixtureClusterer.Options
    )
        -> Maximization
    {
        let resolved = options.prior.map { prior in
            let degrees = max(1, totalWeight - 1)
            let square = frame.scale * frame.scale
            return ResolvedPrior(
                prior, variance: meanVariance * square * totalWeight / degrees,
                covariance: scatter?.divided(by: degrees), dimension: dimension,
                componentCount: componentCount)
        }
        return Maximization(
            layout: layout, totalWeight: totalWeight, scatter: scatter, floor: floor(options.regularization),
            prior: resolved, threads: threads)
    }

    /// Returns the log-likelihood in the data's coordinates.
    func logLikelihood(_ sums: MixtureSums, _ coefficients: Coefficients) -> Double {
        standardizedLogLikelihood(sums, coefficients) + totalWeight * frame.logJacobian
    }

    /// Returns the log-likelihood of the standardised points.
    func standardizedLogLikelihood(_ sums: MixtureSums, _ coefficients: Coefficients) -> Double {
        var total = sums.scores + totalWeight * coefficients.common
        if let precision = coefficients.precision, let scatter {
            // Σ zᵀ Σ⁻¹ z = tr(Σ⁻¹ Σ z zᵀ), so that no pass over the points is needed.
            var trace = 0.0
            for (left, right) in zip(precision.elements, scatter.elements) { trace += left * right }
            total -= 0.5 * trace
        }
        return total
    }
}

extension Matrix<Double> {
    fileprivate func divided(by divisor: Double) -> Matrix {
        Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements.map { $0 / divisor })
    }
}
