internal import DenseLinearAlgebra
internal import StageCore

/// Points that were checked and measured once, for any number of fits.
struct MixtureProblem: Sendable {
    let points: PointSource
    let frame: Frame
    /// Without spread all points are equal, and every likelihood is a matter of the regularisation.
    let meanVariance: Double
    /// Of each column.
    let variances: [Double]
    /// Σ z zᵀ, for the families and priors that need it.
    let scatter: Matrix<Double>?
    let threads: Int

    var pointCount: Int { points.rowCount }
    var dimension: Int { points.columnCount }
    var constantColumns: [Int] { variances.indices.filter { variances[$0] == 0 } }

    init(_ points: PointSource, needsScatter: Bool, threads: Int) throws {
        let statistics = try points.statistics(threads: threads)
        self.points = points
        self.threads = threads
        frame = points.frame(statistics)
        meanVariance = statistics.totalVariance / Double(points.columnCount)
        variances = statistics.variance
        scatter = needsScatter ? points.scatter(in: frame, threads: threads) : nil
    }

    /// The variance to add, in the frame's coordinates.
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
            let divisor = Double(max(1, pointCount - 1))
            let elements = scatter!.elements.map { $0 / divisor }
            let covariance = Matrix(rowCount: dimension, columnCount: dimension, elements: elements)
            return ResolvedPrior(prior, covariance: covariance, componentCount: componentCount)
        }
        return Maximization(
            layout: layout, pointCount: pointCount, scatter: scatter, floor: floor(options.regularization),
            prior: resolved, threads: threads)
    }

    /// The log-likelihood in the data's coordinates.
    func logLikelihood(_ sums: MixtureSums, _ coefficients: Coefficients) -> Double {
        standardizedLogLikelihood(sums, coefficients) + Double(pointCount) * frame.logJacobian
    }

    /// The log-likelihood of the standardised points.
    func standardizedLogLikelihood(_ sums: MixtureSums, _ coefficients: Coefficients) -> Double {
        var total = sums.scores + Double(pointCount) * coefficients.common
        if let precision = coefficients.precision, let scatter {
            // Σ zᵀ Σ⁻¹ z = tr(Σ⁻¹ Σ z zᵀ): the points need not be looked at.
            var trace = 0.0
            for (left, right) in zip(precision.elements, scatter.elements) { trace += left * right }
            total -= 0.5 * trace
        }
        return total
    }
}
