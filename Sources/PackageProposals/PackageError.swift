public import StageCore

/// The error of proposing packages.
public typealias PackageError = ModuleError<PackageErrorDomain>

/// The codes of ``PackageError``.
public enum PackageErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: PackageError.Code) -> ErrorCategory {
        switch code {
        case .invalidOption: .usage
        case .stageFailed: .internal
        default: .input
        }
    }
}

extension ModuleError.Code where Domain == PackageErrorDomain {
    /// An option is out of range.
    public static var invalidOption: Self { Self("invalidOption") }

    /// Two deals have the same ID.
    public static var repeatedDeal: Self { Self("repeatedDeal") }

    /// A prompt template has no placeholder for the deals.
    public static var invalidTemplate: Self { Self("invalidTemplate") }

    /// A stage violated its contract.
    public static var stageFailed: Self { Self("stageFailed") }
}
