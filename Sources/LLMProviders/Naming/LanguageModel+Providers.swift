public import Foundation
public import LLMProtocol

extension LanguageModel where Self == AnthropicModel {
    /// Returns a model of Anthropic.
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
    /// Returns a model of Google.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public static func gemini(
        _ model: String = GeminiModel.defaultModel, apiKey: APIKey, baseURL: URL = GeminiModel.defaultBaseURL
    ) throws -> GeminiModel {
        try GeminiModel(model, apiKey: apiKey, baseURL: baseURL)
    }
}

extension LanguageModel where Self == OpenAIModel {
    /// Returns a model of OpenAI, or of a server with a compatible API.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public static func openAI(
        _ model: String = OpenAIModel.defaultModel, apiKey: APIKey? = nil,
        baseURL: URL = OpenAIModel.defaultBaseURL
    ) throws -> OpenAIModel {
        try OpenAIModel(model, apiKey: apiKey, baseURL: baseURL)
    }
}

/// The key of a provider. Neither `print` nor `dump` nor an error shows it.
public struct APIKey: Sendable {
    let text: String

    /// Creates a key.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration` if it is empty or contains anything other than printable ASCII
    ///   without spaces, such as the line break at the end of a file. No header can hold that.
    public init(_ text: String) throws {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw LLMError(
                .invalidConfiguration,
                text.isEmpty
                    ? "the key is empty"
                    : "the key contains spaces, line breaks or other invalid characters, expected printable ASCII"
            )
        }
        self.text = text
    }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A placeholder that does not show the key.
    public var description: String { "APIKey(redacted)" }
    /// A placeholder that does not show the key.
    public var debugDescription: String { description }
    /// An empty mirror, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The validated base URL of a provider's API.
struct BaseURL: Sendable {
    private let components: URLComponents

    /// - Throws: `LLMError` of code `invalidConfiguration` unless it is `http` or `https` with a host and without user, query
    ///   and fragment.
    init(_ url: URL) throws {
        guard let components = URLComponents(url: url, resolvingAgainstBaseURL: true),
            ["http", "https"].contains(components.scheme?.lowercased()), components.host?.isEmpty == false,
            components.user == nil, components.password == nil, components.query == nil,
            components.fragment == nil
        else {
            // The URL itself may contain a password.
            throw LLMError(
                .invalidConfiguration,
                "invalid base URL, expected http or https, a host and no user, query or fragment")
        }
        self.components = components
    }

    var host: String { components.host?.lowercased() ?? "" }

    /// `@host:port/path`, or empty if the host is the provider's own. Another server may give other answers.
    func identifierSuffix(besides ownHost: String) -> String {
        host == ownHost
            ? "" : "@\(host)\(components.port.map { ":\($0)" } ?? "")\(components.percentEncodedPath)"
    }

    /// Returns the URL of an endpoint below `version`, which the base URL may include already.
    func appending(_ path: String, version: String, unlessBaseHasPath: Bool = false) -> URL {
        var parts = components.percentEncodedPath.split(separator: "/").map(String.init)
        if parts.last != version, !(unlessBaseHasPath && !parts.isEmpty) { parts.append(version) }
        var whole = components
        whole.percentEncodedPath = "/" + (parts + [path]).joined(separator: "/")
        return whole.url!
    }
}
