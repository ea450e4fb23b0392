public import StageCore

/// The error of density-based or hierarchical clustering.
public typealias DensityClusteringError = ModuleError<DensityClusteringErrorDomain>

/// The codes of ``DensityClusteringError``.
public enum DensityClusteringErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: DensityClusteringError.Code) -> ErrorCategory {
        code == .invalidOption ? .usage : .input
    }
}

extension ModuleError.Code where Domain == DensityClusteringErrorDomain {
    /// An option is outside its range.
    public static var invalidOption: Self { Self("invalidOption") }
    /// A number is infinite or NaN; the message names its row and column.
    public static var notFinite: Self { Self("notFinite") }
    /// There are fewer points than the options require.
    public static var tooFewPoints: Self { Self("tooFewPoints") }
    /// There are more points than the method can hold the distances of.
    public static var tooManyPoints: Self { Self("tooManyPoints") }
    /// The numbers of rows or columns do not match.
    public static var wrongShape: Self { Self("wrongShape") }
}
