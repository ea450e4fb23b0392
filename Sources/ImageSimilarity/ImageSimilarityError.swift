public import StageCore

/// The error of hashing a picture.
public typealias ImageSimilarityError = ModuleError<ImageSimilarityErrorDomain>

/// The codes of ``ImageSimilarityError``.
public enum ImageSimilarityErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: ImageSimilarityError.Code) -> ErrorCategory {
        switch code {
        case .invalidOption: .usage
        case .cannotRead: .environment
        default: .input
        }
    }
}

extension ModuleError.Code where Domain == ImageSimilarityErrorDomain {
    /// The file is missing, unreadable or not a regular file.
    public static var cannotRead: Self { Self("cannotRead") }

    /// The bytes are not a picture of a supported format.
    public static var unsupportedFormat: Self { Self("unsupportedFormat") }

    /// The file has too many bytes, or the picture has too many pixels.
    public static var tooLarge: Self { Self("tooLarge") }

    /// The bytes violate the format, or end too early.
    public static var corrupt: Self { Self("corrupt") }

    /// An option is out of range.
    public static var invalidOption: Self { Self("invalidOption") }
}
