public import StageCore

/// The error of comparing two labelings.
public typealias EvaluationError = ModuleError<EvaluationErrorDomain>

/// The codes of ``EvaluationError``.
public enum EvaluationErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: EvaluationError.Code) -> ErrorCategory {
        .input
    }
}

extension ModuleError.Code where Domain == EvaluationErrorDomain {
    /// The two labelings have different numbers of items.
    public static var lengthMismatch: Self { Self("lengthMismatch") }
}
