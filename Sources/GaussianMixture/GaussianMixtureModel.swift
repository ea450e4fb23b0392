internal import DenseLinearAlgebra
public import StageCore

/// Weights, means and covariances, and how they were found.
///
/// A value that can be encoded, sent and used on other points of the same width.
public struct GaussianMixtureModel: Sendable, Equatable, Codable {
    let parameters: MixtureParameters
    let frame: Frame
    /// Whether `Float` points may be worked on in `Float`.
    let usesSinglePrecision: Bool

    /// How many points the model was made from.
    package let pointCount: Int

    /// ln p(points), the sum over all points.
    public let logLikelihood: Double

    /// How undecided the points are: -Σ ln max z, 0 where each belongs to one component alone.
    let indecision: Double

    /// The log-likelihood before each iteration's update; without regularisation and prior it never falls
    /// but by rounding.
    public let history: [Double]

    /// Why the iterations ended.
    public let termination: Termination

    /// What a person should know: components that died or collapsed, columns that never change.
    public let warnings: [String]

    /// K.
    public var componentCount: Int { parameters.componentCount }

    /// D.
    public var dimension: Int { parameters.dimension }

    /// The share of the points that each component has; 0 for a component that died.
    public var weights: [Double] { parameters.weights }

    /// K×D.
    public var means: Matrix<Double> { frame.restored(parameters.means) }

    /// The covariances, in the data's units squared.
    public var covariance: MixtureCovariance {
        parameters.covariance.scaled(by: 1 / (frame.scale * frame.scale))
    }

    /// How many iterations were made.
    public var iterationCount: Int { history.count }
}

extension GaussianMixtureModel {
    /// How many numbers the model was free to choose.
    package var parameterCount: Int {
        parameters.family.parameterCount(components: componentCount, dimension: dimension)
    }

    /// The Bayesian information criterion, -2 L + p ln N; lower is better (G. Schwarz, "Estimating the dimension of a
    /// model", Annals of Statistics 6(2), 1978).
    public var bic: Double {
        -2 * logLikelihood + Double(parameterCount) * Double.logarithm(Double(pointCount))
    }

    /// Akaike's information criterion, -2 L + 2 p; lower is better.
    public var aic: Double { -2 * logLikelihood + 2 * Double(parameterCount) }

    /// The integrated completed likelihood, BIC - 2 Σ ln max z: as BIC, but clusters that overlap cost (C. Biernacki,
    /// G. Celeux and G. Govaert, IEEE PAMI 22(7), 2000, doi:10.1109/34.865189).
    public var icl: Double { bic + 2 * indecision }
}

extension GaussianMixtureModel {
    init(
        _ run: ExpectationMaximization.Run, problem: MixtureProblem, options: GaussianMixtureClusterer.Options
    ) {
        parameters = run.parameters
        frame = problem.frame
        usesSinglePrecision = options.usesSinglePrecision
        pointCount = problem.pointCount
        logLikelihood = run.logLikelihood
        indecision = run.logSums
        history = run.history
        termination = run.termination
        warnings = Self.warnings(run, problem)
    }

    private static func warnings(_ run: ExpectationMaximization.Run, _ problem: MixtureProblem) -> [String] {
        var warnings: [String] = []
        let dead = run.parameters.weights.indices.filter { run.parameters.weights[$0] == 0 }
        if !dead.isEmpty {
            warnings.append("\(named(dead, "component")) lost all points: fewer components would do")
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
                "\(named(problem.constantColumns, "column")) never \(problem.constantColumns.count == 1 ? "changes, and raises" : "change, and raise") any likelihood"
            )
        }
        return warnings
    }

    /// "component 3" or "components 3, 4 and 7 more", counted from 0.
    private static func named(_ places: [Int], _ noun: String) -> String {
        guard places.count > 1 else { return "\(noun) \(places[0]) (counted from 0)" }
        let shown = places.prefix(5).map(String.init).joined(separator: ", ")
        return "\(noun)s \(shown)\(places.count > 5 ? " and \(places.count - 5) more" : "") (counted from 0)"
    }
}
