public import StageCore

/// The error of writing a plot.
public typealias PlottingError = ModuleError<PlottingErrorDomain>

/// The codes of ``PlottingError``.
public enum PlottingErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: PlottingError.Code) -> ErrorCategory {
        .environment
    }
}

extension ModuleError.Code where Domain == PlottingErrorDomain {
    /// The file cannot be created or replaced.
    public static var cannotWrite: Self { Self("cannotWrite") }
}
