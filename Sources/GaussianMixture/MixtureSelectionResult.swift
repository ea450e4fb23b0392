internal import StageCore

/// The mixture that was chosen, and what it was chosen from.
public struct MixtureSelectionResult: Sendable {
    /// The model with the lowest criterion.
    public let best: GaussianMixtureModel

    /// The most likely component of each point, by ``best``.
    public let labels: [Int32]

    /// A row per family and count, families in the order asked for.
    public let table: [Row]

    /// The families of the table, in the order asked for.
    public var families: [CovarianceFamily] {
        var families: [CovarianceFamily] = []
        for row in table where !families.contains(row.covariance) { families.append(row.covariance) }
        return families
    }

    /// One fit.
    public struct Row: Sendable, Hashable, Codable {
        /// K.
        public let componentCount: Int
        /// The family.
        public let covariance: CovarianceFamily
        /// How good the fit is, or `nil` where it was not made.
        public let scores: Scores?
        /// Why there was no fit, or what its warnings say; may be empty.
        package let note: String

        init(_ componentCount: Int, _ covariance: CovarianceFamily, note: String) {
            self.componentCount = componentCount
            self.covariance = covariance
            self.note = note
            scores = nil
        }

        init(_ model: GaussianMixtureModel) {
            componentCount = model.componentCount
            covariance = model.covariance.family
            note = model.warnings.joined(separator: "; ")
            scores = Scores(
                logLikelihood: model.logLikelihood, parameterCount: model.parameterCount, bic: model.bic,
                aic: model.aic, icl: model.icl, iterationCount: model.iterationCount,
                isConverged: model.termination == .converged)
        }
    }

    /// How good a fit is; of the criteria lower is better.
    public struct Scores: Sendable, Hashable, Codable {
        /// ln p(points).
        public let logLikelihood: Double
        /// p.
        public let parameterCount: Int
        /// See ``GaussianMixtureModel/bic``.
        public let bic: Double
        /// See ``GaussianMixtureModel/aic``.
        public let aic: Double
        /// See ``GaussianMixtureModel/icl``.
        public let icl: Double
        /// How many iterations were made.
        public let iterationCount: Int
        /// Whether they ended by themselves.
        public let isConverged: Bool
    }
}

/// By what the number of components and the family are chosen; lower is better.
public struct SelectionCriterion: Sendable, Hashable, Codable, CaseIterable {
    private enum Kind: String, Codable { case bic, icl, aic }
    private let kind: Kind

    /// ``GaussianMixtureModel/bic``: which model the points come from, most likely. The default.
    public static let bic = SelectionCriterion(kind: .bic)
    /// ``GaussianMixtureModel/icl``: how many clusters can be told apart.
    public static let icl = SelectionCriterion(kind: .icl)
    /// ``GaussianMixtureModel/aic``: which model predicts best; generous with components.
    public static let aic = SelectionCriterion(kind: .aic)

    /// All three.
    public static let allCases: [SelectionCriterion] = [.bic, .icl, .aic]

    /// The criterion of a name: "bic", "icl" or "aic".
    init?(name: String) {
        guard let kind = Kind(rawValue: name) else { return nil }
        self.kind = kind
    }

    private init(kind: Kind) { self.kind = kind }

    /// "bic", "icl" or "aic".
    public var name: String { kind.rawValue }

    /// What a model is worth.
    package func value(of model: GaussianMixtureModel) -> Double {
        switch kind {
        case .bic: model.bic
        case .icl: model.icl
        case .aic: model.aic
        }
    }
}

extension SelectionCriterion {
    /// What a row of the table is worth.
    package func value(of scores: MixtureSelectionResult.Scores) -> Double {
        switch kind {
        case .bic: scores.bic
        case .icl: scores.icl
        case .aic: scores.aic
        }
    }
}
