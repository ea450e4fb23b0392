public import StageCore

/// The classic data sets, by the names in the tables of reference results.
public enum ClassicDataSet: String, Sendable, CaseIterable {
    case oldFaithful, iris, diabetes, thyroid, galaxies, acidity

    /// The data, with one row per point.
    public var matrix: Matrix<Double> {
        switch self {
        case .oldFaithful: OldFaithful.matrix
        case .iris: Iris.matrix
        case .diabetes: Diabetes.matrix
        case .thyroid: Thyroid.matrix
        case .galaxies: Galaxies.matrix
        case .acidity: Acidity.matrix
        }
    }

    /// The class of each row, or `nil` if there are no classes.
    public var classes: [Int32]? {
        switch self {
        case .iris: Iris.classes
        case .diabetes: Diabetes.classes
        case .thyroid: Thyroid.classes
        case .oldFaithful, .galaxies, .acidity: nil
        }
    }
}
