public import DenseLinearAlgebra
internal import KMeans
public import StageCore

/// A Gaussian mixture: the points come from K normal distributions, whose parameters have the highest likelihood
/// near where the iterations began.
///
/// ```swift
/// let fit = try GaussianMixtureClusterer(componentCount: 3, covariance: .tied).fit(points)
/// fit.model.logLikelihood
/// fit.model.means              // K×D
/// try fit.model.responsibilities(for: others)
/// ```
///
/// For how many components and which covariances, see ``MixtureSelection``.
///
/// Each iteration is one pass over the points in chunks: products give the scores of all components, from which
/// the chunk's responsibilities and the sums for new parameters are made at once, so that no N×K matrix
/// is ever kept. Sums are made in `Double` in a fixed order: the result is the same for any number of threads.
///
/// Sources: A. Dempster, N. Laird and D. Rubin, "Maximum likelihood from incomplete data via the EM algorithm",
/// JRSS B 39(1), 1977; families as in C. Fraley and A. Raftery, "Model-based clustering, discriminant analysis, and
/// density estimation", JASA 97(458), 2002, doi:10.1198/016214502760047131.
public struct GaussianMixtureClusterer: Sendable {
    /// K, at least 1.
    var componentCount: Int

    /// Which shapes the clusters may have.
    var covariance: CovarianceFamily

    /// All else.
    var options: Options

    /// Makes a clusterer.
    public init(componentCount: Int, covariance: CovarianceFamily = .full, options: Options = Options()) {
        self.componentCount = componentCount
        self.covariance = covariance
        self.options = options
    }
}

extension GaussianMixtureClusterer {
    /// Fits a model.
    ///
    /// - Parameters:
    ///   - points: N×D with N ≥ K, every number finite and below 1e150 in size.
    ///   - context: Seed, threads and progress; the thread count never changes a bit of the result.
    /// - Returns: The model with the highest likelihood of all restarts, and the labels of the points.
    /// - Throws: ``MixtureError``; `CancellationError` when the task is cancelled.
    /// - Complexity: O(restarts · iterations · N·K·F), where F is D for spherical and tied, 2D for diagonal and
    ///   D²/2 for full; tied adds O(N·D²) once and O(D³) an iteration, full O(K·D³) an iteration. Memory O(N) besides
    ///   the points.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, context: RunContext = RunContext()
    ) throws -> GaussianMixtureFit {
        try check(rowCount: points.rowCount, columnCount: points.columnCount)
        let problem = try MixtureProblem(
            PointSource(points), needsScatter: covariance == .tied || options.prior != nil,
            threads: context.threadCount)
        return try fit(problem, labels: nil, context: context)
    }

    /// - Parameter labels: Labels to begin with, one set per restart; made here where `nil`.
    func fit(_ problem: MixtureProblem, labels: [[Int32]]?, context: RunContext) throws -> GaussianMixtureFit
    {
        let expectation = ExpectationMaximization(
            problem: problem, family: covariance, componentCount: componentCount, options: options)
        let starts = try labels.map { $0.map { .responsibilities(.labels($0)) } } ?? starts(problem, context)
        var best: ExpectationMaximization.Run?
        for (restart, start) in starts.enumerated() {
            let run = try expectation.run(
                from: start, context: context,
                title: starts.count == 1 ? "Mixture" : "Mixture, start \(restart + 1) of \(starts.count)")
            if run.logLikelihood > best?.logLikelihood ?? -.infinity { best = run }
        }
        guard let best else {
            throw MixtureError(
                .notFinite,
                "none of \(starts.count) starts has a finite likelihood: are the numbers very large?")
        }
        return GaussianMixtureFit(
            model: GaussianMixtureModel(best, problem: problem, options: options), labels: best.labels)
    }

    func check(rowCount: Int, columnCount: Int) throws {
        try options.check()
        guard componentCount >= 1 else {
            throw MixtureError(.invalidOption, "componentCount is \(componentCount), expected at least 1")
        }
        guard columnCount > 0 else {
            throw MixtureError(.wrongShape, "the matrix has no columns, expected at least one")
        }
        guard rowCount >= componentCount else {
            throw MixtureError(
                .tooFewPoints,
                "\(counted(componentCount, "component")) of \(counted(rowCount, "point")), expected at least as many points"
            )
        }
        try checkInitialization(rowCount, columnCount)
    }

    private func checkInitialization(_ rowCount: Int, _ columnCount: Int) throws {
        switch options.initialization.choice {
        case .kMeans: return
        case .labels(let labels):
            guard labels.count == rowCount else {
                throw MixtureError(
                    .wrongShape,
                    "found \(counted(labels.count, "initial label")) for \(counted(rowCount, "point"))")
            }
            if let place = labels.firstIndex(where: { $0 < 0 || $0 >= componentCount }) {
                throw MixtureError(
                    .invalidOption,
                    "initial label \(place) is \(labels[place]), expected 0 to \(componentCount - 1)")
            }
        case .responsibilities(let matrix):
            guard matrix.rowCount == rowCount, matrix.columnCount == componentCount else {
                throw MixtureError(
                    .wrongShape,
                    "the initial responsibilities are \(matrix.rowCount) x \(matrix.columnCount), expected "
                        + "\(rowCount) x \(componentCount)")
            }
            if let place = matrix.elements.firstIndex(where: { !($0 >= 0 && $0 <= 1 + 1e-6) }) {
                throw MixtureError(
                    .invalidOption,
                    "the initial responsibility in row \(place / componentCount), column "
                        + "\(place % componentCount) is \(matrix.elements[place]), expected 0 to 1")
            }
        case .model(let model):
            guard model.componentCount == componentCount, model.dimension == columnCount,
                model.covariance.family == covariance
            else {
                throw MixtureError(
                    .wrongShape,
                    "the initial model is \(model.covariance.family.name) with \(counted(model.componentCount, "component")) "
                        + "in \(counted(model.dimension, "column")), expected \(covariance.name) with \(componentCount) in "
                        + "\(columnCount)")
            }
        }
    }

    private func starts(
        _ problem: MixtureProblem, _ context: RunContext
    ) throws -> [ExpectationMaximization.Start] {
        switch options.initialization.choice {
        case .labels(let labels): return [.responsibilities(.labels(labels))]
        case .responsibilities(let matrix): return [.responsibilities(.responsibilities(matrix))]
        case .model(let model):
            return [.parameters(model.parameters.moved(from: model.frame, to: problem.frame))]
        case .kMeans:
            let starts = try MixtureStarts(
                problem, limit: componentCount, restarts: options.startCount(problem), context: context)
            return try starts.labels(componentCount: componentCount, context: context).map {
                .responsibilities(.labels($0))
            }
        }
    }
}

/// A model with the most likely component of each of the points that it was fitted on.
public struct GaussianMixtureFit: Sendable {
    /// What was found.
    public let model: GaussianMixtureModel

    /// The most likely component of each point.
    public let labels: [Int32]
}

extension GaussianMixtureClusterer: Clusterer {
    /// Finds clusters, as ``fit(_:context:)`` does.
    public func fitModel(_ vectors: Matrix<Float>, context: RunContext) throws -> any ClusterModel {
        try fit(vectors, context: context).model
    }
}
