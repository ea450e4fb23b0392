public import Foundation
public import LLMProtocol

extension LanguageModel where Self == AnthropicModel {
    /// A model of Anthropic.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public static func anthropic(
        _ model: String = AnthropicModel.defaultModel, apiKey: APIKey,
        baseURL: URL = AnthropicModel.defaultBaseURL
    ) throws -> AnthropicModel {
        try AnthropicModel(model, apiKey: apiKey, baseURL: baseURL)
    }
}

extension LanguageModel where Self == GeminiModel {
    /// A model of Google.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public static func gemini(
        _ model: String = GeminiModel.defaultModel, apiKey: APIKey, baseURL: URL = GeminiModel.defaultBaseURL
    ) throws -> GeminiModel {
        try GeminiModel(model, apiKey: apiKey, baseURL: baseURL)
    }
}

extension LanguageModel where Self == OpenAIModel {
    /// A model of OpenAI, or of a server that speaks its interface.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public static func openAI(
        _ model: String = OpenAIModel.defaultModel, apiKey: APIKey? = nil,
        baseURL: URL = OpenAIModel.defaultBaseURL
    ) throws -> OpenAIModel {
        try OpenAIModel(model, apiKey: apiKey, baseURL: baseURL)
    }
}

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

/// Where a provider's interface begins, checked.
struct BaseURL: Sendable {
    private let components: URLComponents

    /// - Throws: `LLMError` of code `invalidConfiguration` unless it is `http` or `https` with a host, without user, query and fragment.
    init(_ url: URL) throws {
        guard let components = URLComponents(url: url, resolvingAgainstBaseURL: true),
            ["http", "https"].contains(components.scheme?.lowercased()), components.host?.isEmpty == false,
            components.user == nil, components.password == nil, components.query == nil,
            components.fragment == nil
        else {
            // The address itself may hold a password.
            throw LLMError(
                .invalidConfiguration,
                "the base URL is not one, expected http or https, a host and no user, query or fragment")
        }
        self.components = components
    }

    var host: String { components.host?.lowercased() ?? "" }

    /// `@host:port/path`, or nothing where the host is the provider's own: another server may give other answers.
    func identifierSuffix(besides ownHost: String) -> String {
        host == ownHost
            ? "" : "@\(host)\(components.port.map { ":\($0)" } ?? "")\(components.percentEncodedPath)"
    }

    /// The address of an interface below `version`, which the base may name already.
    func appending(_ path: String, version: String, unlessBaseHasPath: Bool = false) -> URL {
        var parts = components.percentEncodedPath.split(separator: "/").map(String.init)
        if parts.last != version, !(unlessBaseHasPath && !parts.isEmpty) { parts.append(version) }
        var whole = components
        whole.percentEncodedPath = "/" + (parts + [path]).joined(separator: "/")
        return whole.url!
    }
}
