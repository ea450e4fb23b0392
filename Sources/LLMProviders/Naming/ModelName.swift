internal import Foundation
package import LLMProtocol
internal import StageCore

/// The provider of a model, which determines the wire format.
public enum ModelProvider: String, Sendable, Hashable, CaseIterable {
    /// Anthropic's Messages API.
    case anthropic
    /// Google's Gemini API.
    case gemini
    /// OpenAI's chat completions, and any server compatible with them.
    case openAI = "openai"

    /// The model used if only the provider is named.
    public var defaultModel: String {
        switch self {
        case .anthropic: AnthropicModel.defaultModel
        case .gemini: GeminiModel.defaultModel
        case .openAI: OpenAIModel.defaultModel
        }
    }
}

/// The name of a model as `provider:model`, or as `provider` for its default model.
///
/// ```swift
/// try ModelName("openai:llama3.2:3b").model   // "llama3.2:3b"
/// try ModelName("gemini").description         // "gemini:gemini-3.8-flash"
/// ```
public struct ModelName: Sendable, Hashable, CustomStringConvertible {
    /// The provider.
    package let provider: ModelProvider

    /// The model, as named by the provider.
    package let model: String

    /// Creates a name.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration` if the model is empty, longer than 200 characters, contains
    ///   anything other than printable ASCII without spaces, or is known to be discontinued.
    package init(_ provider: ModelProvider, _ model: String) throws {
        guard (1...200).contains(model.utf8.count), model.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw LLMError(
                .invalidConfiguration,
                "\(quoted(model, limit: 60)) is not a model name, expected 1 to 200 printable ASCII characters without spaces"
            )
        }
        if let end = Self.endsOfLife[model] {
            throw LLMError(
                .invalidConfiguration,
                "\(model) reached its end of life on \(end), expected a current model such as \(provider.defaultModel)"
            )
        }
        self.provider = provider
        self.model = model
    }

    /// Parses a name.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration`, also if the provider is unknown.
    public init(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let provider = ModelProvider(rawValue: String(parts[0])) else {
            let known = ModelProvider.allCases.map(\.rawValue).joined(separator: ", ")
            throw LLMError(
                .invalidConfiguration,
                "unknown provider \(quoted(parts[0], limit: 60)), expected provider:model with one of \(known)"
            )
        }
        try self.init(provider, parts.count == 2 ? String(parts[1]) : provider.defaultModel)
    }

    /// `provider:model`.
    public var description: String { "\(provider.rawValue):\(model)" }

    /// Discontinued models that were widely used, with their last day.
    private static let endsOfLife = ["claude-sonnet-4-20250514": "2026-06-15"]
}

extension ModelName {
    /// Returns the model of this name, with its key and base URL from an environment.
    ///
    /// Keys are `ANTHROPIC_API_KEY`, `GEMINI_API_KEY` (or `GOOGLE_API_KEY`) and `OPENAI_API_KEY`. Base URLs other than the
    /// provider's own are `ANTHROPIC_BASE_URL`, `GEMINI_BASE_URL` and `OPENAI_BASE_URL`. A server other than OpenAI behind
    /// `OPENAI_BASE_URL` may work without a key. An empty value counts as unset.
    ///
    /// ```swift
    /// let model = try ModelName("anthropic").model(environment: ProcessInfo.processInfo.environment)
    /// ```
    ///
    /// - Parameters:
    ///   - environment: The environment variables. This library reads none by itself.
    ///   - transport: The transport of the requests.
    /// - Throws: `LLMError` of code `invalidConfiguration` that names the variable.
    public func model(
        environment: [String: String], transport: any HTTPTransport = CurlTransport.shared
    ) throws -> any LanguageModel {
        let environment = environment.filter { !$0.value.isEmpty }
        switch provider {
        case .anthropic:
            let base = try url("ANTHROPIC_BASE_URL", in: environment) ?? AnthropicModel.defaultBaseURL
            return try AnthropicModel(
                model, apiKey: required(["ANTHROPIC_API_KEY"], in: environment), baseURL: base,
                transport: transport)
        case .gemini:
            let base = try url("GEMINI_BASE_URL", in: environment) ?? GeminiModel.defaultBaseURL
            return try GeminiModel(
                model, apiKey: required(["GEMINI_API_KEY", "GOOGLE_API_KEY"], in: environment), baseURL: base,
                transport: transport)
        case .openAI:
            let base = try url("OPENAI_BASE_URL", in: environment) ?? OpenAIModel.defaultBaseURL
            let names = ["OPENAI_API_KEY"]
            let key =
                try OpenAIModel.isOpenAI(BaseURL(base))
                ? required(names, in: environment) : key(names, in: environment)
            return try OpenAIModel(model, apiKey: key, baseURL: base, transport: transport)
        }
    }

    private func key(_ names: [String], in environment: [String: String]) throws -> APIKey? {
        guard let name = names.first(where: { environment[$0] != nil }), let text = environment[name] else {
            return nil
        }
        return try naming(name) { try APIKey(text) }
    }

    private func required(_ names: [String], in environment: [String: String]) throws -> APIKey {
        if let key = try key(names, in: environment) { return key }
        throw LLMError(
            .invalidConfiguration,
            "\(names.joined(separator: " or ")) is not set, expected the API key for \(self)")
    }

    private func url(_ name: String, in environment: [String: String]) throws -> URL? {
        guard let text = environment[name] else { return nil }
        return try naming(name) {
            guard let url = URL(string: text) else {
                throw LLMError(
                    .invalidConfiguration, "invalid base URL, expected http or https and a host")
            }
            _ = try BaseURL(url)
            return url
        }
    }

    /// Prefixes the error with the name of the variable.
    private func naming<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch var error as LLMError {
            error.message = "\(name): \(error.message)"
            throw error
        }
    }
}
