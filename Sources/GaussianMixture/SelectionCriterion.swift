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
