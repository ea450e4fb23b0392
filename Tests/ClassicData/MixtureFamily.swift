import StageCore

/// The constraint on the covariances of a Gaussian mixture.
///
/// In one dimension spherical, diagonal and full are the same family. The tables then have `full` (mclust's
/// V) and `tied` (E) only; look-ups also accept the other two names.
public enum MixtureFamily: String, Sendable, CaseIterable {
    /// One variance per component (mclust's VII).
    case spherical

    /// One variance per component and coordinate (VVI).
    case diagonal

    /// One covariance matrix for all components (EEE).
    case tied

    /// One covariance matrix per component (VVV).
    case full

    /// The number of free parameters of a mixture: weights, means and covariances.
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

    /// The name of the family in the tables.
    func listed(for dataSet: ClassicDataSet) -> MixtureFamily {
        dataSet.matrix.columnCount > 1 || self == .tied ? self : .full
    }
}
