public import StageCore

/// The error of distributed clustering.
public typealias DistributedError = ModuleError<DistributedErrorDomain>

/// The codes of ``DistributedError``.
public enum DistributedErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: DistributedError.Code) -> ErrorCategory {
        code == .wrongShape || code == .invalidInput ? .input : .environment
    }
}

extension ModuleError.Code where Domain == DistributedErrorDomain {
    /// Open MPI is not installed, or did not start.
    public static var unavailable: Self { Self("unavailable") }

    /// Another process failed; its message is kept.
    public static var otherProcess: Self { Self("otherProcess") }

    /// Another process found invalid data; its message is kept.
    public static var invalidInput: Self { Self("invalidInput") }

    /// Parts of a matrix have different numbers of columns or types.
    public static var wrongShape: Self { Self("wrongShape") }
}
