public import StageCore

/// The error of a linear algebra routine.
public typealias LinearAlgebraError = ModuleError<LinearAlgebraErrorDomain>

/// The codes of ``LinearAlgebraError``.
public enum LinearAlgebraErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: LinearAlgebraError.Code) -> ErrorCategory {
        .input
    }
}

extension ModuleError.Code where Domain == LinearAlgebraErrorDomain {
    /// A value is infinite or NaN; the message names its row and column.
    public static var notFinite: Self { Self("notFinite") }

    /// A matrix has no Cholesky factor.
    public static var notPositiveDefinite: Self { Self("notPositiveDefinite") }

    /// Eigenvalues were not found.
    public static var noConvergence: Self { Self("noConvergence") }

    /// The numbers of rows or columns do not match.
    public static var wrongShape: Self { Self("wrongShape") }
}
