public import StageCore

/// The error of finding topics.
public typealias TopicDiscoveryError = ModuleError<TopicDiscoveryErrorDomain>

/// The codes of ``TopicDiscoveryError``.
public enum TopicDiscoveryErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: TopicDiscoveryError.Code) -> ErrorCategory {
        switch code {
        case .otherEmbedder, .outdated: .refused
        default: .usage
        }
    }
}

extension ModuleError.Code where Domain == TopicDiscoveryErrorDomain {
    /// An option is out of range.
    public static var invalidOption: Self { Self("invalidOption") }
    /// The earlier topics were found with vectors of another embedder.
    public static var otherEmbedder: Self { Self("otherEmbedder") }
    /// Another run saved topics in the meantime.
    public static var outdated: Self { Self("outdated") }
}
