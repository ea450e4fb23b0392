public import Foundation
public import LLMProtocol

/// A model of OpenAI's chat completions API (`/v1/chat/completions`), at OpenAI or any compatible server, such as Ollama,
/// llama.cpp, vLLM and LM Studio.
///
/// ```swift
/// let model = try OpenAIModel(apiKey: APIKey(key))
/// let local = try OpenAIModel("smollm2", baseURL: URL(string: "http://127.0.0.1:8080")!)
/// ```
///
/// A temperature that the model does not accept is omitted after the first rejection, with a warning in the response. The
/// schema of an answer is sent without lengths of strings, which the provider does not accept. The token limit is called
/// `max_completion_tokens` for OpenAI itself, and `max_tokens` for other servers.
public struct OpenAIModel: LanguageModel {
    /// The default model.
    public static let defaultModel = "gpt-5.4-mini"
    /// The provider's own base URL.
    public static let defaultBaseURL = URL(string: "https://api.openai.com/v1")!

    /// The identity of the model: `openai:model`, followed by host and port if they are not the provider's own.
    public var identifier: String { exchange.format.identifier }

    private let exchange: Exchange<OpenAIFormat>

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - model: The name of the model.
    ///   - apiKey: The key, which is sent only to the host of the base URL; `nil` for servers that need none. OpenAI itself
    ///     needs one.
    ///   - baseURL: The base URL of the API: with its path, or without one for `/v1`.
    ///   - transport: The transport of the requests.
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public init(
        _ model: String = defaultModel, apiKey: APIKey? = nil, baseURL: URL = defaultBaseURL,
        transport: any HTTPTransport = CurlTransport.shared
    ) throws {
        let name = try ModelName(.openAI, model)
        let base = try BaseURL(baseURL)
        let isOpenAI = Self.isOpenAI(base)
        if isOpenAI, apiKey == nil {
            throw LLMError(.invalidConfiguration, "\(name) has no key, expected an OpenAI key")
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

    /// Returns whether the host is `api.openai.com` or a regional one, such as `eu.api.openai.com`.
    static func isOpenAI(_ base: BaseURL) -> Bool {
        base.host == "api.openai.com" || base.host.hasSuffix(".api.openai.com")
    }

    /// Sends one request and returns the response.
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
        /// The schema, or `nil` if any JSON object is accepted.
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
        // OpenAI's reasoning models reject the older name, and many compatible servers do not know the newer one.
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

/// The answer of `/v1/chat/completions`, complete or as the chunks of a stream.
///
/// Forms of compatible servers are also read: one choice without a list, a message without a choice, text instead of a
/// message, and the `output` of OpenAI's newer API.
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

    /// Returns the response, or `nil` if there is no choice.
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

    /// - Returns: The content, `null` if a message has none, and `nil` if there is no message.
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
