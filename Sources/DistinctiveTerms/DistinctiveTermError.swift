public import StageCore

/// The error of finding distinctive terms.
public typealias DistinctiveTermError = ModuleError<DistinctiveTermErrorDomain>

/// The codes of ``DistinctiveTermError``.
public enum DistinctiveTermErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: DistinctiveTermError.Code) -> ErrorCategory {
        .usage
    }
}

extension ModuleError.Code where Domain == DistinctiveTermErrorDomain {
    /// An option is out of range.
    public static var invalidOption: Self { Self("invalidOption") }
}
