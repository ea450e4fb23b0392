public import Foundation
public import LLMProtocol

/// A model behind OpenAI's interface of chat completions (`/v1/chat/completions`), at OpenAI or at any server that speaks it, such as
/// Ollama, llama.cpp, vLLM and LM Studio.
///
/// ```swift
/// let model = try OpenAIModel(apiKey: APIKey(key))
/// let local = try OpenAIModel("smollm2", baseURL: URL(string: "http://127.0.0.1:8080")!)
/// ```
///
/// A temperature that the model does not take is left out after the first refusal, with a warning in the response. The schema of
/// an answer goes without lengths of text, which the provider does not take. The limit of tokens is called `max_completion_tokens`
/// for OpenAI itself, and `max_tokens` for other servers.
public struct OpenAIModel: LanguageModel {
    /// The model that is asked where none is named.
    public static let defaultModel = "gpt-5.4-mini"
    /// Where the provider itself answers.
    public static let defaultBaseURL = URL(string: "https://api.openai.com/v1")!

    /// What answers: `openai:model`, with host and port behind it where they are not the provider's own.
    public var identifier: String { exchange.format.identifier }

    private let exchange: Exchange<OpenAIFormat>

    /// Makes a model.
    ///
    /// - Parameters:
    ///   - model: Its name.
    ///   - apiKey: The key, sent to the base URL's host only; `nil` for servers that need none, which OpenAI itself does.
    ///   - baseURL: Where the interface begins: with its path, or without one for `/v1`.
    ///   - transport: What carries the requests.
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public init(
        _ model: String = defaultModel, apiKey: APIKey? = nil, baseURL: URL = defaultBaseURL,
        transport: any HTTPTransport = CurlTransport.shared
    ) throws {
        let name = try ModelName(.openAI, model)
        let base = try BaseURL(baseURL)
        let isOpenAI = Self.isOpenAI(base)
        if isOpenAI, apiKey == nil {
            throw LLMError(.invalidConfiguration, "\(name) has no key, expected one of OpenAI")
        }
        var headers = HTTPHeaders()
        headers["authorization"] = apiKey.map { "Bearer \($0.text)" }
        exchange = Exchange(
            format: OpenAIFormat(
                model: name.model,
                identifier: name.description + base.identifierSuffix(besides: "api.openai.com"),
                url: base.appending("chat/completions", version: "v1", unlessBaseHasPath: true),
                headers: headers, isOpenAI: isOpenAI),
            transport: transport)
    }

    /// Its hosts are `api.openai.com` and, for regions, `eu.api.openai.com` and the like.
    static func isOpenAI(_ base: BaseURL) -> Bool {
        base.host == "api.openai.com" || base.host.hasSuffix(".api.openai.com")
    }

    /// Asks once.
    ///
    /// - Throws: `LLMError`, `CancellationError`.
    public func respond(to request: ModelRequest) async throws -> ModelResponse {
        try await exchange.respond(to: request)
    }
}

struct OpenAIFormat: WireFormat {
    let model: String
    let identifier: String
    let url: URL
    let headers: HTTPHeaders
    let isOpenAI: Bool

    static let deliveries: [SchemaDelivery] = [.schema, .object, .prompt]
    static let answerPath = "choices[0].message.content"

    func body(for request: ModelRequest, schema delivery: SchemaDelivery) -> OpenAIRequestBody {
        OpenAIRequestBody(request, model: model, isOpenAI: isOpenAI, schema: delivery)
    }

    func response(from pieces: [JSONValue]) -> ModelResponse? { OpenAIAnswer(pieces).response(of: model) }
}
