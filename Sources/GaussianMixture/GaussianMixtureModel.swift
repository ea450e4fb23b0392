internal import DenseLinearAlgebra
public import StageCore

/// A Gaussian mixture model: weights, means and covariances, and how they were found.
///
/// The model can be encoded, and it can evaluate any points with the same number of columns.
public struct GaussianMixtureModel: Sendable, Equatable, Codable {
    let parameters: MixtureParameters
    let frame: Frame
    /// Whether `Float` points may be processed in `Float`.
    let usesSinglePrecision: Bool

    /// The number of points that the model was fitted to, or the sum of their weights.
    package let totalWeight: Double

    /// The log-likelihood, ln p(points), summed over all points.
    public let logLikelihood: Double

    /// The ambiguity of the assignment, -Σ ln max z; 0 if each point belongs to one component alone.
    let indecision: Double

    /// The log-likelihood before each iteration's update. Without regularisation and prior, it never falls, apart from
    /// rounding errors.
    public let history: [Double]

    /// The reason why the iterations ended.
    public let termination: Termination

    /// Whether the components are wide enough for the resolution of the data.
    public let regularity: Regularity

    /// Warnings about the fit, such as components that died or collapsed and constant columns.
    public let warnings: [String]

    /// The number of components, K.
    public var componentCount: Int { parameters.componentCount }

    /// The number of columns, D.
    public var dimension: Int { parameters.dimension }

    /// The share of the points in each component; 0 for a component that died.
    public var weights: [Double] { parameters.weights }

    /// The means of the components, K×D.
    public var means: Matrix<Double> { frame.restored(parameters.means) }

    /// The covariances, in squared data units.
    public var covariance: MixtureCovariance {
        parameters.covariance.scaled(by: 1 / (frame.scale * frame.scale))
    }

    /// The number of iterations.
    public var iterationCount: Int { history.count }
}

extension GaussianMixtureModel {
    /// The number of free parameters.
    package var parameterCount: Int {
        parameters.family.parameterCount(components: componentCount, dimension: dimension)
    }

    /// The Bayesian information criterion, -2 L + p ln N; lower is better (G. Schwarz, "Estimating the dimension of a
    /// model", Annals of Statistics 6(2), 1978).
    public var bic: Double {
        -2 * logLikelihood + Double(parameterCount) * Double.logarithm(totalWeight)
    }

    /// Akaike's information criterion, -2 L + 2 p; lower is better.
    public var aic: Double { -2 * logLikelihood + 2 * Double(parameterCount) }

    /// The integrated completed likelihood, BIC - 2 Σ ln max z. Like BIC, with a penalty for clusters that overlap
    /// (C. Biernacki, G. Celeux and G. Govaert, IEEE PAMI 22(7), 2000, doi:10.1109/34.865189).
    public var icl: Double { bic + 2 * indecision }
}

extension GaussianMixtureModel {
    init(
        _ run: ExpectationMaximization.Run, problem: MixtureProblem,
        options: GaussianMixtureClusterer.Options, narrow: [Int], regularity: Regularity
    ) {
        parameters = run.parameters
        frame = problem.frame
        usesSinglePrecision = options.usesSinglePrecision
        totalWeight = problem.totalWeight
        logLikelihood = run.logLikelihood
        indecision = run.logSums
        history = run.history
        termination = run.termination
        self.regularity = regularity
        warnings = Self.warnings(
            run, problem, narrow, regularity, hasPrior: options.prior != nil && !regularity.isRefitted)
    }

    private static func warnings(
        _ run: ExpectationMaximization.Run, _ problem: MixtureProblem, _ narrow: [Int],
        _ regularity: Regularity, hasPrior: Bool
    ) -> [String] {
        var warnings: [String] = []
        if regularity.isRefitted {
            warnings.append(
                "fitted with a prior: without it, components collapse onto repeated or rounded values")
        }
        if !narrow.isEmpty {
            warnings.append(
                "\(named(narrow, "component")) \(narrow.count == 1 ? "is" : "are") narrower than the resolution of the data: the likelihood is spurious"
            )
        }
        let dead = run.parameters.weights.indices.filter { run.parameters.weights[$0] == 0 }
        if !dead.isEmpty {
            warnings.append("\(named(dead, "component")) lost all points: try fewer components")
        }
        let collapsed = run.repairs.subtracting(dead).sorted()
        if !collapsed.isEmpty {
            warnings.append(
                "\(named(collapsed, "component")) collapsed to fewer than \(counted(problem.dimension, "dimension"))"
            )
        }
        if problem.meanVariance == 0 {
            warnings.append("all points are equal")
        } else if !problem.constantColumns.isEmpty {
            warnings.append(
                "\(named(problem.constantColumns, "column")) \(problem.constantColumns.count == 1 ? "is constant and inflates" : "are constant and inflate") the likelihood"
            )
        }
        if let repetition = problem.repetition, repetition.isLarge, !hasPrior {
            warnings.append(
                "\(grouped(repetition.repeatedRows)) of \(counted(problem.pointCount, "row")) repeat others, although the values are fine: components may fit the repetition"
            )
        }
        let dependent = problem.resolution.dependentDirections
        if dependent > 0, run.parameters.family == .tied || run.parameters.family == .full {
            warnings.append(
                "the columns depend linearly on each other in \(counted(dependent, "direction")), which \(dependent == 1 ? "inflates" : "inflate") the likelihood"
            )
        }
        return warnings
    }

    /// "component 3" or "components 3, 4 and 7 more", counted from 0.
    private static func named(_ indices: [Int], _ noun: String) -> String {
        guard indices.count > 1 else { return "\(noun) \(indices[0]) (counted from 0)" }
        let shown = indices.prefix(5).map(String.init).joined(separator: ", ")
        return
            "\(noun)s \(shown)\(indices.count > 5 ? " and \(indices.count - 5) more" : "") (counted from 0)"
    }
}
