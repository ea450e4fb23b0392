public import StageCore

/// The error of planning campaigns.
public typealias PlanningError = ModuleError<PlanningErrorDomain>

/// The codes of ``PlanningError``.
public enum PlanningErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: PlanningError.Code) -> ErrorCategory {
        switch code {
        case .invalidOption: .usage
        default: .internal
        }
    }
}

extension ModuleError.Code where Domain == PlanningErrorDomain {
    /// An option is out of range.
    public static var invalidOption: Self { Self("invalidOption") }

    /// A stage violated its contract.
    public static var stageFailed: Self { Self("stageFailed") }
}
