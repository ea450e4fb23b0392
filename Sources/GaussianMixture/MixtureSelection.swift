public import DenseLinearAlgebra
public import StageCore

/// Chooses the number of components and the covariance family of a Gaussian mixture by fitting all combinations.
///
/// ```swift
/// let result = try MixtureSelection(componentCounts: 1...9, covariances: [.tied, .full]).fit(points)
/// result.best.componentCount
/// for row in result.table { print(row.componentCount, row.covariance.name, row.scores?.bic ?? .nan) }
/// ```
///
/// All fits share one k-means++ sequence whose first K points seed K components, so that fits differ in little besides
/// their number of components. A family is abandoned when its criterion has not improved for `patience` counts.
/// A spurious fit, whose components are narrower than the resolution of the data, is never preferred to a sound one; see
/// ``GaussianMixtureModel/regularity``.
/// Criteria of different data, such as projections to different widths, cannot be compared.
public struct MixtureSelection: Sendable {
    /// The values of K to try. Values above the number of points are skipped with a note.
    var componentCounts: ClosedRange<Int>

    /// The families to try, at least one.
    var covariances: [CovarianceFamily]

    /// The criterion to select by.
    package var criterion: SelectionCriterion

    /// The options of each fit. The initialisation must be ``GaussianMixtureClusterer/Initialization/kMeans``.
    package var options: GaussianMixtureClusterer.Options

    /// The number of counts without improvement after which a family is abandoned, at least 1; the default is 5.
    package var patience = 5

    /// The maximum number of values of K to try, at least 2, or `nil`, the default, to try all. The values are spaced
    /// geometrically and include both ends of the range.
    package var trialLimit: Int?

    /// Creates a selection.
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
    /// Fits all candidates and returns the best one.
    ///
    /// - Parameters:
    ///   - points: N×D. Every number must be finite and below 1e150 in magnitude.
    ///   - weights: The weight of each point; see ``GaussianMixtureClusterer/fit(_:weights:context:)``.
    ///   - context: The seed, thread count and progress handler. The result is bit-identical for any thread count.
    /// - Returns: The best fit, the table of all fits, and warnings. The smaller number of components wins a tie.
    /// - Throws: ``MixtureError``, or `CancellationError` if the task is cancelled.
    /// - Complexity: The sum of all fits; memory for one fit at a time.
    public func fit<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, weights: [Double]? = nil, context: RunContext = RunContext()
    ) throws -> MixtureSelectionResult {
        let rowCount = weights.countedRows ?? points.rowCount
        try check(rowCount: rowCount, columnCount: points.columnCount)
        let problem = try MixtureProblem(
            PointSource(points), weights: weights, families: covariances, threads: context.threadCount)
        let limit = min(componentCounts.upperBound, rowCount)
        let starts = try MixtureStarts(
            problem, limit: limit, restarts: options.startCount(problem), context: context)
        var rivals = covariances.map { Rivals(family: $0) }
        var best: (fit: GaussianMixtureFit, rank: Rank)?
        for count in componentCounts.spread(over: trialLimit) {
            var labels: [[Int32]]?
            for index in rivals.indices {
                if let reason = rivals[index].reasonToSkip(count, limit: limit, patience, criterion) {
                    rivals[index].table.append(.init(count, rivals[index].family, note: reason))
                    continue
                }
                if labels == nil { labels = try starts.labels(componentCount: count, context: context) }
                let family = rivals[index].family
                let clusterer = GaussianMixtureClusterer(
                    componentCount: count, covariance: family, options: options)
                let fit = try clusterer.fit(problem, labels: labels, context: context)
                let rank = Rank(fit.model, criterion)
                rivals[index].take(fit.model, rank)
                if rank < best?.rank ?? .last { best = (fit, rank) }
            }
        }
        guard let best else {
            throw MixtureError(
                .tooFewPoints,
                "\(counted(componentCounts.lowerBound, "component")) for \(counted(rowCount, "point")), expected at least one point per component"
            )
        }
        return MixtureSelectionResult(
            best: best.fit.model, labels: best.fit.labels, table: rivals.flatMap(\.table),
            warnings: best.fit.model.warnings + endWarning(best.fit.model))
    }

    /// Returns a warning if the best number of components is the largest that was tried and more are possible.
    private func endWarning(_ best: GaussianMixtureModel) -> [String] {
        guard best.componentCount == componentCounts.upperBound, componentCounts.count > 1 else { return [] }
        return [
            "the best number of components is the last one tried, \(best.componentCount): more may fit better"
        ]
    }

    private func check(rowCount: Int, columnCount: Int) throws {
        guard componentCounts.lowerBound >= 1 else {
            throw MixtureError(
                .invalidOption, "componentCounts starts at \(componentCounts.lowerBound), expected at least 1"
            )
        }
        guard !covariances.isEmpty, Set(covariances).count == covariances.count else {
            throw MixtureError(.invalidOption, "covariances must be non-empty and distinct")
        }
        guard patience >= 1 else {
            throw MixtureError(.invalidOption, "patience is \(patience), expected at least 1")
        }
        guard trialLimit ?? 2 >= 2 else {
            throw MixtureError(.invalidOption, "trialLimit is \(trialLimit ?? 0), expected at least 2")
        }
        guard case .kMeans = options.initialization.choice else {
            throw MixtureError(.invalidOption, "initialization must be kMeans for a selection")
        }
        let least = GaussianMixtureClusterer(
            componentCount: componentCounts.lowerBound, covariance: covariances[0], options: options)
        try least.check(rowCount: rowCount, columnCount: columnCount)
    }
}

/// The order of preference of fits: sound ones before spurious ones, then by criterion.
private struct Rank: Comparable {
    let isSpurious: Bool
    let value: Double

    /// The rank after all others.
    static let last = Rank(isSpurious: true, value: .infinity)

    private init(isSpurious: Bool, value: Double) {
        self.isSpurious = isSpurious
        self.value = value
    }

    init(_ model: GaussianMixtureModel, _ criterion: SelectionCriterion) {
        self.init(isSpurious: model.regularity.isSpurious, value: criterion.value(of: model))
    }

    static func < (left: Rank, right: Rank) -> Bool {
        left.isSpurious == right.isSpurious ? left.value < right.value : !left.isSpurious
    }
}

/// The fits of one family so far.
private struct Rivals {
    let family: CovarianceFamily
    var table: [MixtureSelectionResult.Row] = []
    private var best = Rank.last
    private var countsWithoutImprovement = 0

    init(family: CovarianceFamily) { self.family = family }

    mutating func take(_ model: GaussianMixtureModel, _ rank: Rank) {
        table.append(.init(model))
        if rank < best {
            best = rank
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
    /// Fits mixtures to vectors of weight 1, like ``fit(_:weights:context:)``.
    public func fit(_ vectors: Matrix<Float>, context: RunContext) throws -> MixtureSelectionResult {
        try fit(vectors, weights: nil, context: context)
    }

    /// Returns the same selection with another range of numbers of components.
    public func selecting(from counts: ClosedRange<Int>) -> any Clusterer {
        var selection = self
        selection.componentCounts = counts
        return selection
    }
}

extension Clusterer where Self == MixtureSelection {
    /// Returns a Gaussian mixture clusterer that selects the number of components and the family by a criterion.
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
