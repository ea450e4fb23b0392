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

/// The JSON of a request to `/v1/chat/completions`.
struct OpenAIRequestBody: Encodable {
    struct Message: Encodable {
        let role: String
        let content: String
    }

    struct ResponseFormat: Encodable {
        struct Schema: Encodable {
            let name: String
            let strict = true
            let schema: JSONValue
        }
        let type: String
        /// `nil` where any JSON will do.
        let schema: Schema?

        enum CodingKeys: String, CodingKey {
            case type
            case schema = "json_schema"
        }
    }

    let model: String
    let messages: [Message]
    let maxCompletionTokens: Int?
    let maxTokens: Int?
    let temperature: Double?
    let responseFormat: ResponseFormat?

    enum CodingKeys: String, CodingKey {
        case model, messages, temperature
        case maxCompletionTokens = "max_completion_tokens"
        case maxTokens = "max_tokens"
        case responseFormat = "response_format"
    }

    init(_ request: ModelRequest, model: String, isOpenAI: Bool, schema delivery: SchemaDelivery) {
        self.model = model
        let system = request.system.map { [Message(role: "system", content: $0)] } ?? []
        messages = system + request.messages.map { Message(role: $0.role.rawValue, content: $0.text) }
        // OpenAI's reasoning models refuse the older name, and many compatible servers do not know the newer one.
        maxCompletionTokens = isOpenAI ? request.maximumOutputTokens : nil
        maxTokens = isOpenAI ? nil : request.maximumOutputTokens
        temperature = request.temperature
        responseFormat = request.answerSchema.flatMap { form in
            switch delivery {
            case .schema:
                ResponseFormat(
                    type: "json_schema",
                    schema: ResponseFormat.Schema(name: form.name, schema: form.schema.rendered(.openAI)))
            case .object: ResponseFormat(type: "json_object", schema: nil)
            case .prompt: nil
            }
        }
    }
}

/// The answer of `/v1/chat/completions`, whole or as the chunks of a stream.
///
/// Besides OpenAI's own form, those are read that compatible servers have: one choice without a list, the message without a choice, text
/// where a message should be, and the `output` of OpenAI's newer interface.
struct OpenAIAnswer {
    private var text: String?
    private var refusal = ""
    private var finish = JSONValue.null
    private var usage = JSONValue.null
    private var model: String?
    private var id: String?

    init(_ pieces: [JSONValue]) {
        for piece in pieces { take(piece) }
    }

    /// What the answer says; `nil` where there is no choice.
    func response(of name: String) -> ModelResponse? {
        guard let text else { return nil }
        let shown = text.isEmpty ? refusal : text
        return ModelResponse(
            text: shown, finishReason: refusal.isEmpty ? FinishReason(finish, text: text) : .refusal,
            usage: TokenUsage(
                input: ["prompt_tokens", "input_tokens"], output: ["completion_tokens", "output_tokens"],
                of: usage),
            model: model ?? name, requestID: id)
    }

    private mutating func take(_ piece: JSONValue) {
        model = model ?? piece["model"].label
        id = id ?? piece["id"].label
        if case .object = piece["usage"] { usage = piece["usage"] }
        let choice = piece["choices"].firstOrSelf
        for reason in [choice["finish_reason"], piece["finish_reason"], piece["done_reason"]]
        where reason != .null {
            finish = reason
        }
        guard let content = Self.content(of: choice) ?? Self.content(of: piece) else { return }
        text = (text ?? "") + (content.answerText ?? "")
        for message in [choice["message"], choice["delta"]] { refusal += message["refusal"].stringValue }
    }

    /// - Returns: The content, `null` where a message has none, and `nil` where there is no message.
    private static func content(of value: JSONValue) -> JSONValue? {
        for member in ["message", "delta"] {
            switch value[member] {
            case .object: return value[member]["content"]
            case .string, .array: return value[member]
            default: continue
            }
        }
        let messages = value["output"].array.filter { $0["type"] == .string("message") }
        if !messages.isEmpty { return .array(messages.flatMap { $0["content"].array }) }
        return ["text", "output_text", "response"].lazy.map { value[$0] }.first { $0 != .null }
    }
}
