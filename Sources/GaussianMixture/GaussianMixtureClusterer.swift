public import DenseLinearAlgebra
internal import KMeans
public import StageCore

/// A Gaussian mixture clusterer: models the points as samples of K normal distributions, and finds parameters that
/// maximise the likelihood locally.
///
/// ```swift
/// let fit = try GaussianMixtureClusterer(componentCount: 3, covariance: .tied).fit(points)
/// fit.model.logLikelihood
/// fit.model.means              // K×D
/// try fit.model.responsibilities(for: others)
/// ```
///
/// To choose the number of components and the covariance family, see ``MixtureSelection``.
///
/// Each iteration is one pass over the points in chunks: matrix products compute the scores of all components, and
/// the chunk's responsibilities and its contribution to the new parameters follow at once, so that no N×K matrix
/// is kept. Sums are accumulated in `Double` in a fixed order: the result is the same for any number of threads.
///
/// The likelihood of a mixture is unbounded: it rises as a component narrows to repeated or rounded values. A run whose
/// components become too narrow for the resolution of the data is used only if all starts end so; the mixture is then
/// fitted again with the default prior, and marked by ``GaussianMixtureModel/regularity`` and a warning.
///
/// Sources: A. Dempster, N. Laird and D. Rubin, "Maximum likelihood from incomplete data via the EM algorithm",
/// JRSS B 39(1), 1977; families as in C. Fraley and A. Raftery, "Model-based clustering, discriminant analysis, and
/// density estimation", JASA 97(458), 2002, doi:10.1198/016214502760047131.
public struct GaussianMixtureClusterer: Sendable {
    /// The number of components, K; at least 1.
    var componentCount: Int

    /// The covariance family, which determines the possible shapes of clusters.
    var covariance: CovarianceFamily

    /// The remaining options.
    var options: Options

    /// Creates a clusterer.
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
    ///   - points: N×D with N ≥ K. Every number must be finite and below 1e150 in magnitude.
    ///   - weights: The weight of each point: N numbers of at least 0, not all 0. A weight of 2 counts as two equal rows,
    ///     also in the criteria. `nil` gives every point weight 1.
    ///   - context: The seed, thread count and progress handler. The result is bit-identical for any thread count.
    /// - Returns: The model with the highest likelihood of all restarts, and the labels of the points.
    /// - Throws: ``MixtureError``, or `CancellationError` if the task is cancelled.
    /// - Complexity: O(restarts · iterations · N·K·F) time, where F is D for spherical and tied, 2D for diagonal and
    ///   D²/2 for full. Tied adds O(N·D²) once and O(D³) per iteration, full adds O(K·D³) per iteration. O(N) memory in
    ///   addition to the points.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, weights: [Double]? = nil, context: RunContext = RunContext()
    ) throws -> GaussianMixtureFit {
        try check(
            rowCount: weights.countedRows ?? points.rowCount, columnCount: points.columnCount,
            initialRowCount: points.rowCount)
        let problem = try MixtureProblem(
            PointSource(points), weights: weights, families: [covariance], threads: context.threadCount)
        return try fit(problem, labels: nil, context: context)
    }

    /// - Parameter labels: The initial labels, one set per restart, or `nil` to choose them here.
    func fit(_ problem: MixtureProblem, labels: [[Int32]]?, context: RunContext) throws -> GaussianMixtureFit
    {
        let starts = try labels.map { $0.map { .responsibilities(.labels($0)) } } ?? starts(problem, context)
        var best = try bestRun(problem, starts: starts, options: options, context: context)
        var regularity = Regularity(isSpurious: !best.narrow.isEmpty, isRefitted: false)
        var fitted = options
        if regularity.isSpurious, options.prior == nil, options.refitsSpuriousFits {
            fitted.prior = Prior()
            best = try bestRun(problem, starts: starts, options: fitted, context: context)
            regularity = Regularity(isSpurious: !best.narrow.isEmpty, isRefitted: true)
        }
        return GaussianMixtureFit(
            model: GaussianMixtureModel(
                best.run, problem: problem, options: fitted, narrow: best.narrow, regularity: regularity),
            labels: best.run.labels)
    }

    /// Returns the run with the highest likelihood whose components are all wide enough for the data, or the one with
    /// the highest likelihood if there is none, and its components that are too narrow.
    private func bestRun(
        _ problem: MixtureProblem, starts: [ExpectationMaximization.Start], options: Options,
        context: RunContext
    ) throws -> (run: ExpectationMaximization.Run, narrow: [Int]) {
        let expectation = ExpectationMaximization(
            problem: problem, family: covariance, componentCount: componentCount, options: options)
        var sound: ExpectationMaximization.Run?
        var spurious: (run: ExpectationMaximization.Run, narrow: [Int])?
        for (restart, start) in starts.enumerated() {
            let run = try expectation.run(
                from: start, context: context,
                title: starts.count == 1 ? "Mixture" : "Mixture, start \(restart + 1) of \(starts.count)")
            guard run.logLikelihood > sound?.logLikelihood ?? -.infinity else { continue }
            let narrow = problem.narrowComponents(of: run, options: options)
            if narrow.isEmpty {
                sound = run
            } else if run.logLikelihood > spurious?.run.logLikelihood ?? -.infinity {
                spurious = (run, narrow)
            }
        }
        if !options.refitsSpuriousFits, let spurious,
            spurious.run.logLikelihood > sound?.logLikelihood ?? -.infinity
        {
            return spurious
        }
        guard let best = sound.map({ ($0, []) }) ?? spurious else {
            throw MixtureError(
                .notFinite,
                "none of \(starts.count) starts has a finite likelihood; the values may be too large")
        }
        return best
    }

    /// - Parameters:
    ///   - rowCount: The number of points that count.
    ///   - initialRowCount: The number of points in the initialisation; `rowCount` if `nil`.
    func check(rowCount: Int, columnCount: Int, initialRowCount: Int? = nil) throws {
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
                "\(counted(componentCount, "component")) for \(counted(rowCount, "point")), expected at least one point per component"
            )
        }
        try checkInitialization(initialRowCount ?? rowCount, columnCount)
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
            if let index = labels.firstIndex(where: { $0 < 0 || $0 >= componentCount }) {
                throw MixtureError(
                    .invalidOption,
                    "initial label \(index) is \(labels[index]), expected 0 to \(componentCount - 1)")
            }
        case .responsibilities(let matrix):
            guard matrix.rowCount == rowCount, matrix.columnCount == componentCount else {
                throw MixtureError(
                    .wrongShape,
                    "the initial responsibilities are \(matrix.rowCount) x \(matrix.columnCount), expected "
                        + "\(rowCount) x \(componentCount)")
            }
            if let index = matrix.elements.firstIndex(where: { !($0 >= 0 && $0 <= 1 + 1e-6) }) {
                throw MixtureError(
                    .invalidOption,
                    "the initial responsibility in row \(index / componentCount), column "
                        + "\(index % componentCount) is \(matrix.elements[index]), expected 0 to 1")
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

extension MixtureProblem {
    /// Returns the components whose covariances are too narrow for the data or had to be repaired, or that hold only
    /// repetitions of a few rows and no prior.
    fileprivate func narrowComponents(
        of run: ExpectationMaximization.Run, options: GaussianMixtureClusterer.Options
    ) -> [Int] {
        // If the points do not vary, no component can be too narrow.
        guard meanVariance > 0 else { return [] }
        var narrow = Set(run.repairs.filter { run.parameters.weights[$0] > 0 })
        narrow.formUnion(
            resolution.narrowComponents(of: run.parameters, floor: floor(options.regularization)))
        if let repetition, options.prior == nil {
            narrow.formUnion(
                repetition.hollowComponents(run.labels, run.parameters.family, dimension: dimension))
        }
        return narrow.sorted()
    }
}

/// A model, and the most likely component of each point it was fitted to.
public struct GaussianMixtureFit: ClusterFit {
    /// The fitted model.
    public let model: GaussianMixtureModel

    /// The most likely component of each point.
    public let labels: [Int32]
}

extension GaussianMixtureClusterer: Clusterer {
    /// Fits a model to vectors of weight 1, like ``fit(_:weights:context:)``.
    public func fit(_ vectors: Matrix<Float>, context: RunContext) throws -> GaussianMixtureFit {
        try fit(vectors, weights: nil, context: context)
    }
}

extension [Double]? {
    /// The number of weights above 0; `nil` without weights.
    var countedRows: Int? { self?.count { $0 > 0 } }
}
