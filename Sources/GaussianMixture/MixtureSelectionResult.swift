public import StageCore

/// The selected mixture and the table of all fits.
public struct MixtureSelectionResult: ClusterFit {
    /// The model with the lowest criterion.
    public let best: GaussianMixtureModel

    /// The selected model, ``best``.
    public var model: GaussianMixtureModel { best }

    /// The most likely component of each point under ``best``.
    public let labels: [Int32]

    /// One row per family and number of components. Families are in the requested order.
    public let table: [Row]

    /// Warnings about the selection and its best model, for people: one line each.
    public let warnings: [String]

    /// The families of the table, in the requested order.
    public var families: [CovarianceFamily] {
        var families: [CovarianceFamily] = []
        for row in table where !families.contains(row.covariance) { families.append(row.covariance) }
        return families
    }

    /// A row of the table, for one fit.
    public struct Row: Sendable, Hashable, Codable {
        /// The number of components, K.
        public let componentCount: Int
        /// The covariance family.
        public let covariance: CovarianceFamily
        /// The scores of the fit, or `nil` if it was not made.
        public let scores: Scores?
        /// The reason why there is no fit, or the warnings of the fit; may be empty.
        package let note: String
        /// Whether the fit describes the points; `nil` if it was not made.
        public let regularity: Regularity?

        init(_ componentCount: Int, _ covariance: CovarianceFamily, note: String) {
            self.componentCount = componentCount
            self.covariance = covariance
            self.note = note
            scores = nil
            regularity = nil
        }

        init(_ model: GaussianMixtureModel) {
            componentCount = model.componentCount
            covariance = model.covariance.family
            regularity = model.regularity
            note = model.warnings.joined(separator: "; ")
            scores = Scores(
                logLikelihood: model.logLikelihood, parameterCount: model.parameterCount, bic: model.bic,
                aic: model.aic, icl: model.icl, iterationCount: model.iterationCount,
                isConverged: model.termination == .converged)
        }
    }

    /// The scores of a fit. For the criteria, lower is better.
    public struct Scores: Sendable, Hashable, Codable {
        /// The log-likelihood, ln p(points).
        public let logLikelihood: Double
        /// The number of free parameters, p.
        public let parameterCount: Int
        /// The Bayesian information criterion; see ``GaussianMixtureModel/bic``.
        public let bic: Double
        /// Akaike's information criterion; see ``GaussianMixtureModel/aic``.
        public let aic: Double
        /// The integrated completed likelihood; see ``GaussianMixtureModel/icl``.
        public let icl: Double
        /// The number of iterations.
        public let iterationCount: Int
        /// Whether the iterations converged.
        public let isConverged: Bool
    }
}

/// A criterion for choosing the number of components and the family. Lower is better.
public struct SelectionCriterion: Sendable, Hashable, Codable, CaseIterable {
    private enum Kind: String, Codable { case bic, icl, aic }
    private let kind: Kind

    /// ``GaussianMixtureModel/bic``: favours the model that most likely generated the points. The default.
    public static let bic = SelectionCriterion(kind: .bic)
    /// ``GaussianMixtureModel/icl``: favours well-separated clusters.
    public static let icl = SelectionCriterion(kind: .icl)
    /// ``GaussianMixtureModel/aic``: favours the model that predicts best, and tends towards more components.
    public static let aic = SelectionCriterion(kind: .aic)

    /// All criteria.
    public static let allCases: [SelectionCriterion] = [.bic, .icl, .aic]

    /// Creates the criterion with a name: "bic", "icl" or "aic".
    init?(name: String) {
        guard let kind = Kind(rawValue: name) else { return nil }
        self.kind = kind
    }

    private init(kind: Kind) { self.kind = kind }

    /// The name of the criterion: "bic", "icl" or "aic".
    public var name: String { kind.rawValue }

    /// Returns the criterion of a model.
    package func value(of model: GaussianMixtureModel) -> Double {
        switch kind {
        case .bic: model.bic
        case .icl: model.icl
        case .aic: model.aic
        }
    }
}

extension SelectionCriterion {
    /// Returns the criterion of a row of the table.
    package func value(of scores: MixtureSelectionResult.Scores) -> Double {
        switch kind {
        case .bic: scores.bic
        case .icl: scores.icl
        case .aic: scores.aic
        }
    }
}
