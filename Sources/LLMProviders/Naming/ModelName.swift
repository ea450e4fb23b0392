internal import Foundation
package import LLMProtocol
internal import StageCore

/// Who answers: the wire format that is spoken.
public enum ModelProvider: String, Sendable, Hashable, CaseIterable {
    /// Anthropic's Messages.
    case anthropic
    /// Google's Gemini.
    case gemini
    /// OpenAI's chat completions, and whatever speaks them.
    case openAI = "openai"

    /// The model that is asked where only the provider is named.
    public var defaultModel: String {
        switch self {
        case .anthropic: AnthropicModel.defaultModel
        case .gemini: GeminiModel.defaultModel
        case .openAI: OpenAIModel.defaultModel
        }
    }
}

/// A model's name as `provider:model`, or as `provider` for its default model.
///
/// ```swift
/// try ModelName("openai:llama3.2:3b").model   // "llama3.2:3b"
/// try ModelName("gemini").description         // "gemini:gemini-3.8-flash"
/// ```
public struct ModelName: Sendable, Hashable, CustomStringConvertible {
    /// Who answers.
    package let provider: ModelProvider

    /// The model, as the provider calls it.
    package let model: String

    /// Makes a name.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration` where the model is empty, longer than 200 characters, has other characters
    ///   than printable ASCII without spaces, or is known to be no longer offered.
    package init(_ provider: ModelProvider, _ model: String) throws {
        guard (1...200).contains(model.utf8.count), model.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw LLMError(
                .invalidConfiguration,
                "\(quoted(model, limit: 60)) names no model, expected 1 to 200 printable characters of ASCII without spaces"
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

    /// Reads a name.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration`, also where the provider is unknown.
    public init(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let provider = ModelProvider(rawValue: String(parts[0])) else {
            let known = ModelProvider.allCases.map(\.rawValue).joined(separator: ", ")
            throw LLMError(
                .invalidConfiguration,
                "the provider \(quoted(parts[0], limit: 60)) is unknown, expected provider:model with one of \(known)"
            )
        }
        try self.init(provider, parts.count == 2 ? String(parts[1]) : provider.defaultModel)
    }

    /// `provider:model`.
    public var description: String { "\(provider.rawValue):\(model)" }

    /// Models that were widely used and answer no more, with the day of their end.
    private static let endsOfLife = ["claude-sonnet-4-20250514": "2026-06-15"]
}

extension ModelName {
    /// The model of this name, with key and address from an environment.
    ///
    /// Keys are `ANTHROPIC_API_KEY`, `GEMINI_API_KEY` (or `GOOGLE_API_KEY`) and `OPENAI_API_KEY`; addresses other than the provider's
    /// own are `ANTHROPIC_BASE_URL`, `GEMINI_BASE_URL` and `OPENAI_BASE_URL`. A server other than OpenAI behind `OPENAI_BASE_URL` may
    /// do without a key. An empty value counts as none.
    ///
    /// ```swift
    /// let model = try ModelName("anthropic").model(environment: ProcessInfo.processInfo.environment)
    /// ```
    ///
    /// - Parameters:
    ///   - environment: The variables; this library reads none by itself.
    ///   - transport: What carries the requests.
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
            "\(names.joined(separator: " or ")) is not set, expected the key for \(self)")
    }

    private func url(_ name: String, in environment: [String: String]) throws -> URL? {
        guard let text = environment[name] else { return nil }
        return try naming(name) {
            guard let url = URL(string: text) else {
                throw LLMError(
                    .invalidConfiguration, "the base URL is not one, expected http or https and a host")
            }
            _ = try BaseURL(url)
            return url
        }
    }

    /// Puts the variable's name before what is wrong with its value.
    private func naming<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch var error as LLMError {
            error.message = "\(name): \(error.message)"
            throw error
        }
    }
}
