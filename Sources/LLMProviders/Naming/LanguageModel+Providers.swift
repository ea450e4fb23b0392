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
