import StageCore

/// What the covariances of a Gaussian mixture have in common.
///
/// In one dimension spherical, diagonal and full are the same family. The tables then have `full` (mclust's
/// V) and `tied` (E) only; the look-ups take the other two names all the same.
public enum MixtureFamily: String, Sendable, CaseIterable {
    /// One variance a component (mclust's VII).
    case spherical

    /// One variance a component and coordinate (VVI).
    case diagonal

    /// One covariance matrix for all components (EEE).
    case tied

    /// One covariance matrix a component (VVV).
    case full

    /// How many numbers a mixture leaves free: weights, means and covariances.
    public func parameterCount(componentCount: Int, dimension: Int) -> Int {
        let triangle = dimension * (dimension + 1) / 2
        let covariances =
            switch self {
            case .spherical: componentCount
            case .diagonal: componentCount * dimension
            case .tied: triangle
            case .full: componentCount * triangle
            }
        return componentCount - 1 + componentCount * dimension + covariances
    }

    /// The name under which the tables have this family.
    func listed(for dataSet: ClassicDataSet) -> MixtureFamily {
        dataSet.matrix.columnCount > 1 || self == .tied ? self : .full
    }
}
