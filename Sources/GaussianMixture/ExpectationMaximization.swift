internal import DenseLinearAlgebra
internal import StageCore

/// The expectation-maximisation iterations of one fit.
struct ExpectationMaximization {
    let problem: MixtureProblem
    let family: CovarianceFamily
    let componentCount: Int
    let options: GaussianMixtureClusterer.Options

    /// The narrowness above which `Float` is too inaccurate: too few of its 24 bits remain if a variance is smaller than its
    /// surroundings by this factor.
    static let singlePrecisionLimit = 1e4

    /// The result of a run.
    struct Run {
        let parameters: MixtureParameters
        let labels: [Int32]
        let logLikelihood: Double
        /// -Σ ln max z.
        let logSums: Double
        /// The log-likelihood before each iteration's update.
        let history: [Double]
        let termination: Termination
        let repairs: Set<Int>
    }

    /// The start of a run.
    enum Start {
        case responsibilities(ResponsibilitySource)
        case parameters(MixtureParameters)
    }

    func run(from start: Start, context: RunContext, title: String) throws -> Run {
        let layout = FeatureLayout(family, dimension: problem.dimension)
        let maximization = problem.maximization(layout, componentCount: componentCount, options)
        var isSingle = options.usesSinglePrecision && family != .full
        var pass = makePass(layout, isSingle)
        var parameters =
            switch start {
            case .responsibilities(let source): maximization.parameters(from: pass.sums(of: source), old: nil)
            case .parameters(let given): given
            }
        var repairs: Set<Int> = []
        var coefficients = Coefficients(&parameters, repairs: &repairs, threads: problem.threads)
        var history: [Double] = []
        var termination = Termination.iterationLimit
        while history.count < options.iterationLimit {
            try context.checkpoint(
                ProgressEvent(
                    stage: title, completed: history.count, total: options.iterationLimit,
                    detail: history.last.map { "log-likelihood \($0)" } ?? ""))
            if isSingle, coefficients.narrowness > Self.singlePrecisionLimit {
                isSingle = false
                pass = makePass(layout, isSingle)
            }
            let sums = pass.sums(of: .coefficients(coefficients))
            let likelihood = problem.logLikelihood(sums, coefficients)
            let isDone = history.last.map { hasConverged(from: $0, to: likelihood) } ?? false
            history.append(likelihood)
            parameters = maximization.parameters(from: sums, old: parameters)
            repairs = []
            coefficients = Coefficients(&parameters, repairs: &repairs, threads: problem.threads)
            if isDone {
                termination = .converged
                break
            }
        }
        if isSingle, coefficients.narrowness > Self.singlePrecisionLimit { pass = makePass(layout, false) }
        return finish(pass, parameters, coefficients, history, termination, repairs)
    }

    private func makePass(_ layout: FeatureLayout, _ isSingle: Bool) -> any ExpectationPass {
        problem.points.pass(
            problem.frame, layout, weights: problem.weights?.values, componentCount: componentCount,
            isSingle: isSingle,
            threads: problem.threads)
    }

    private func hasConverged(from old: Double, to new: Double) -> Bool {
        let count = problem.totalWeight
        let change = abs(new - old) / count
        guard options.tolerance.isRelative else { return change < options.tolerance.value }
        let size = abs(new / count - problem.frame.logJacobian)
        return change <= options.tolerance.value * max(1, size)
    }

    /// Computes the labels and the likelihood of the final parameters.
    private func finish(
        _ pass: any ExpectationPass, _ parameters: MixtureParameters, _ coefficients: Coefficients,
        _ history: [Double], _ termination: Termination, _ repairs: Set<Int>
    ) -> Run {
        var labels = [Int32](repeating: 0, count: problem.pointCount)
        let sums = labels.withUnsafeMutableBufferPointer {
            pass.sums(of: .coefficients(coefficients), labels: $0)
        }
        return Run(
            parameters: parameters, labels: labels,
            logLikelihood: problem.logLikelihood(sums, coefficients), logSums: sums.logSums, history: history,
            termination: termination, repairs: repairs)
    }
}
