public import StageCore

/// The error of classifying ads.
public typealias ClassificationError = ModuleError<ClassificationErrorDomain>

/// The codes of ``ClassificationError``.
public enum ClassificationErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: ClassificationError.Code) -> ErrorCategory {
        switch code {
        case .invalidOption: .usage
        default: .environment
        }
    }
}

extension ModuleError.Code where Domain == ClassificationErrorDomain {
    /// An option is out of range.
    public static var invalidOption: Self { Self("invalidOption") }

    /// A video, or a file beside it, cannot be read.
    public static var unreadableAsset: Self { Self("unreadableAsset") }

    /// Every ad of a run failed.
    public static var nothingClassified: Self { Self("nothingClassified") }
}
