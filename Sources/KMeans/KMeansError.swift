public import StageCore

/// The error of fitting or using K-Means models.
public typealias KMeansError = ModuleError<KMeansErrorDomain>

/// The codes of ``KMeansError``.
public enum KMeansErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: KMeansError.Code) -> ErrorCategory {
        switch code {
        case .invalidOption: .usage
        default: .input
        }
    }
}

extension ModuleError.Code where Domain == KMeansErrorDomain {
    /// An option has a value that it cannot have; the message names both.
    public static var invalidOption: Self { Self("invalidOption") }

    /// There are fewer points than clusters.
    public static var tooFewPoints: Self { Self("tooFewPoints") }

    /// A number is infinite, no number, or too large to be squared; the message names its row and column.
    public static var notFinite: Self { Self("notFinite") }

    /// Counts of rows or columns do not fit.
    public static var wrongShape: Self { Self("wrongShape") }
}
