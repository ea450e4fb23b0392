internal import LLMProtocol

/// A provider's key, which nothing prints: neither `print` nor `dump` nor an error.
public struct APIKey: Sendable {
    let text: String

    /// Makes a key.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration` where it is empty or has anything but printable ASCII without
    ///   spaces, as the rest of a file that was read whole: no header can hold that.
    public init(_ text: String) throws {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw LLMError(
                .invalidConfiguration,
                text.isEmpty
                    ? "the key is empty"
                    : "the key holds spaces, line breaks or other characters that no key has, expected printable ASCII"
            )
        }
        self.text = text
    }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says that there is a key, and not which.
    public var description: String { "APIKey(redacted)" }
    /// Says that there is a key, and not which.
    public var debugDescription: String { description }
    /// Nothing, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
