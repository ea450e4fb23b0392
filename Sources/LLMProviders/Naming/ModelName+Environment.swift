internal import Foundation
package import LLMProtocol

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
