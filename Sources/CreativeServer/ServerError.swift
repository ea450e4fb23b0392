public import StageCore

/// The error of this module.
public typealias ServerError = ModuleError<ServerErrorDomain>

/// The codes of ``ServerError``.
public enum ServerErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: ServerError.Code) -> ErrorCategory {
        switch code {
        case .cannotListen: .environment
        case .invalidTokens: .input
        default: .usage
        }
    }
}

extension ModuleError<ServerErrorDomain>.Code {
    /// The address cannot be listened on.
    public static let cannotListen = Self("cannotListen")
    /// A file of tokens is invalid.
    public static let invalidTokens = Self("invalidTokens")
    /// An option is invalid.
    public static let invalidOption = Self("invalidOption")
}
