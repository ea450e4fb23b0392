public import StageCore

/// The error of loading a model or embedding texts.
public typealias EmbeddingError = ModuleError<EmbeddingErrorDomain>

/// The codes of ``EmbeddingError``.
public enum EmbeddingErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: EmbeddingError.Code) -> ErrorCategory {
        switch code {
        case .invalidOption: .usage
        case .wrongShape: .internal
        default: .environment
        }
    }
}

extension ModuleError.Code where Domain == EmbeddingErrorDomain {
    /// A file of the model is missing, truncated or of another format.
    public static var unreadableModel: Self { Self("unreadableModel") }

    /// The model is intact, but of a kind that the encoder does not support.
    public static var unsupportedModel: Self { Self("unsupportedModel") }

    /// This machine or build does not support the requested precision.
    public static var unavailablePrecision: Self { Self("unavailablePrecision") }

    /// An option is out of range.
    public static var invalidOption: Self { Self("invalidOption") }

    /// An embedder returned another number of rows or columns than it declares.
    public static var wrongShape: Self { Self("wrongShape") }
}
