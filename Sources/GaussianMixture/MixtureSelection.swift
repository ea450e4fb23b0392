public import DenseLinearAlgebra
public import StageCore

/// Chooses the number of components and the family of a Gaussian mixture by fitting them all.
///
/// ```swift
/// let result = try MixtureSelection(componentCounts: 1...9, covariances: [.tied, .full]).fit(points)
/// result.best.componentCount
/// for row in result.table { print(row.componentCount, row.covariance.name, row.scores?.bic ?? .nan) }
/// ```
///
/// All fits share one k-means++ sequence, whose first K points begin K components, so that counts differ by
/// little but their number. A family is given up when its criterion has not improved for `patience` counts. BIC
/// of different data, such as projections to different widths, cannot be compared.
public struct MixtureSelection: Sendable {
    /// The K to try; those above the number of points are left out with a note.
    var componentCounts: ClosedRange<Int>

    /// The families to try, at least one.
    var covariances: [CovarianceFamily]

    /// By what to choose.
    package var criterion: SelectionCriterion

    /// How each fit is made. Its initialisation must be ``GaussianMixtureClusterer/Initialization/kMeans``.
    package var options: GaussianMixtureClusterer.Options

    /// After how many counts without improvement a family is given up, at least 1; default 5.
    package var patience = 5

    /// At most so many counts are tried, the same factor apart and both ends among them, at least 2; `nil`, the default, for
    /// every count.
    package var trialLimit: Int?

    /// Makes a selection.
    public init(
        componentCounts: ClosedRange<Int>, covariances: [CovarianceFamily] = CovarianceFamily.allCases,
        criterion: SelectionCriterion = .bic,
        options: GaussianMixtureClusterer.Options = GaussianMixtureClusterer.Options()
    ) {
        self.componentCounts = componentCounts
        self.covariances = covariances
        self.criterion = criterion
        self.options = options
    }
}

extension MixtureSelection {
    /// Fits all that is to be tried.
    ///
    /// - Parameters:
    ///   - points: N×D, every number finite and below 1e150 in size.
    ///   - context: Seed, threads and progress; the thread count never changes a bit of the result.
    /// - Returns: The best fit, fewer components winning a tie, and the table of all.
    /// - Throws: ``MixtureError``; `CancellationError` when the task is cancelled.
    /// - Complexity: The sum of the fits; memory for one at a time.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, context: RunContext = RunContext()
    ) throws -> MixtureSelectionResult {
        try check(points)
        let problem = try MixtureProblem(
            PointSource(points), needsScatter: covariances.contains(.tied) || options.prior != nil,
            threads: context.threadCount)
        let limit = min(componentCounts.upperBound, points.rowCount)
        let starts = try MixtureStarts(
            problem, limit: limit, restarts: options.startCount(problem), context: context)
        var rivals = covariances.map { Rivals(family: $0) }
        var best: (fit: GaussianMixtureFit, value: Double)?
        for count in componentCounts.spread(over: trialLimit) {
            var labels: [[Int32]]?
            for place in rivals.indices {
                if let reason = rivals[place].reasonToSkip(count, limit: limit, patience, criterion) {
                    rivals[place].table.append(.init(count, rivals[place].family, note: reason))
                    continue
                }
                if labels == nil { labels = try starts.labels(componentCount: count, context: context) }
                let family = rivals[place].family
                let clusterer = GaussianMixtureClusterer(
                    componentCount: count, covariance: family, options: options)
                let fit = try clusterer.fit(problem, labels: labels, context: context)
                let value = criterion.value(of: fit.model)
                rivals[place].take(fit.model, value)
                if value < best?.value ?? .infinity { best = (fit, value) }
            }
        }
        guard let best else {
            throw MixtureError(
                .tooFewPoints,
                "\(counted(componentCounts.lowerBound, "component")) of \(counted(points.rowCount, "point")), expected at least as many points"
            )
        }
        return MixtureSelectionResult(
            best: best.fit.model, labels: best.fit.labels, table: rivals.flatMap(\.table))
    }

    private func check<Scalar>(_ points: Matrix<Scalar>) throws {
        guard componentCounts.lowerBound >= 1 else {
            throw MixtureError(
                .invalidOption, "componentCounts begins at \(componentCounts.lowerBound), expected 1")
        }
        guard !covariances.isEmpty, Set(covariances).count == covariances.count else {
            throw MixtureError(.invalidOption, "covariances must name at least one family, and each once")
        }
        guard patience >= 1 else {
            throw MixtureError(.invalidOption, "patience is \(patience), expected at least 1")
        }
        guard trialLimit ?? 2 >= 2 else {
            throw MixtureError(.invalidOption, "trialLimit is \(trialLimit ?? 0), expected at least 2")
        }
        guard case .kMeans = options.initialization.choice else {
            throw MixtureError(.invalidOption, "initialization must be kMeans where several counts are tried")
        }
        let least = GaussianMixtureClusterer(
            componentCount: componentCounts.lowerBound, covariance: covariances[0], options: options)
        try least.check(rowCount: points.rowCount, columnCount: points.columnCount)
    }
}

/// The fits of one family so far.
private struct Rivals {
    let family: CovarianceFamily
    var table: [MixtureSelectionResult.Row] = []
    private var bestValue = Double.infinity
    private var countsWithoutImprovement = 0

    init(family: CovarianceFamily) { self.family = family }

    mutating func take(_ model: GaussianMixtureModel, _ value: Double) {
        table.append(.init(model))
        if value < bestValue {
            bestValue = value
            countsWithoutImprovement = 0
        } else {
            countsWithoutImprovement += 1
        }
    }

    func reasonToSkip(_ count: Int, limit: Int, _ patience: Int, _ criterion: SelectionCriterion) -> String? {
        if count > limit { return "more components than points" }
        guard countsWithoutImprovement >= patience else { return nil }
        return "not fitted: \(criterion.name.uppercased()) had not improved for \(patience) counts"
    }
}

extension MixtureSelection: CountSelectingClusterer {
    /// The selection with other counts.
    public func selecting(from counts: ClosedRange<Int>) -> any Clusterer {
        var selection = self
        selection.componentCounts = counts
        return selection
    }

    /// Finds the best mixture, as ``fit(_:context:)`` does.
    public func fitModel(_ vectors: Matrix<Float>, context: RunContext) throws -> any ClusterModel {
        try fit(vectors, context: context).best
    }
}

extension Clusterer where Self == MixtureSelection {
    /// Gaussian mixtures, of which a criterion chooses.
    public static func gaussianMixture(
        componentCounts: ClosedRange<Int> = 1...20,
        covariances: [CovarianceFamily] = CovarianceFamily.allCases,
        criterion: SelectionCriterion = .bic,
        options: GaussianMixtureClusterer.Options = GaussianMixtureClusterer.Options()
    ) -> MixtureSelection {
        MixtureSelection(
            componentCounts: componentCounts, covariances: covariances, criterion: criterion, options: options
        )
    }
}
