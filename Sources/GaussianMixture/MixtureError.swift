public import StageCore

/// The error of fitting or using Gaussian mixtures.
public typealias MixtureError = ModuleError<MixtureErrorDomain>

/// The codes of ``MixtureError``.
public enum MixtureErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: MixtureError.Code) -> ErrorCategory {
        switch code {
        case .invalidOption: .usage
        default: .input
        }
    }
}

extension ModuleError.Code where Domain == MixtureErrorDomain {
    /// An option is out of range; the message names option and value.
    public static var invalidOption: Self { Self("invalidOption") }

    /// There are fewer points than components.
    public static var tooFewPoints: Self { Self("tooFewPoints") }

    /// A value is infinite, NaN or too large to be squared; the message names its row and column.
    public static var notFinite: Self { Self("notFinite") }

    /// The numbers of rows or columns do not match.
    public static var wrongShape: Self { Self("wrongShape") }
}
