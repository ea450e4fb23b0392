public import Foundation
public import LLMProtocol

/// A model behind Anthropic's Messages interface (`/v1/messages`, version 2023-06-01).
///
/// ```swift
/// let model = try AnthropicModel(apiKey: APIKey(key))
/// let response = try await model.respond(to: ModelRequest("Name this campaign: …"))
/// ```
///
/// A temperature that the model does not take is left out after the first refusal, with a warning in the response. The schema of
/// an answer goes without ranges, lengths and counts, which the provider does not take.
public struct AnthropicModel: LanguageModel {
    /// The model that is asked where none is named.
    public static let defaultModel = "claude-sonnet-5-5"
    /// Where the provider itself answers.
    public static let defaultBaseURL = URL(string: "https://api.anthropic.com")!

    /// What answers: `anthropic:model`, with host and port behind it where they are not the provider's own.
    public var identifier: String { exchange.format.identifier }

    private let exchange: Exchange<AnthropicFormat>

    /// Makes a model.
    ///
    /// - Parameters:
    ///   - model: Its name.
    ///   - apiKey: The key; sent to the base URL's host only.
    ///   - baseURL: Where the interface begins, with or without `/v1`.
    ///   - transport: What carries the requests.
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public init(
        _ model: String = defaultModel, apiKey: APIKey, baseURL: URL = defaultBaseURL,
        transport: any HTTPTransport = CurlTransport.shared
    ) throws {
        let name = try ModelName(.anthropic, model)
        let base = try BaseURL(baseURL)
        let suffix = base.identifierSuffix(besides: "api.anthropic.com")
        exchange = Exchange(
            format: AnthropicFormat(
                model: name.model, identifier: name.description + suffix,
                url: base.appending("messages", version: "v1"),
                headers: ["x-api-key": apiKey.text, "anthropic-version": "2023-06-01"]),
            transport: transport)
    }

    /// Asks once.
    ///
    /// - Throws: `LLMError`, `CancellationError`.
    public func respond(to request: ModelRequest) async throws -> ModelResponse {
        try await exchange.respond(to: request)
    }
}

struct AnthropicFormat: WireFormat {
    let model: String
    let identifier: String
    let url: URL
    let headers: HTTPHeaders

    static let deliveries: [SchemaDelivery] = [.schema, .prompt]
    static let answerPath = "content"

    func body(for request: ModelRequest, schema delivery: SchemaDelivery) -> AnthropicRequestBody {
        AnthropicRequestBody(request, model: model, schema: delivery)
    }

    func response(from pieces: [JSONValue]) -> ModelResponse? { AnthropicAnswer(pieces).response(of: model) }
}

/// The JSON of a request to `/v1/messages`.
struct AnthropicRequestBody: Encodable {
    struct Message: Encodable {
        let role: String
        let content: String
    }

    struct OutputConfig: Encodable {
        struct Format: Encodable {
            let type = "json_schema"
            let schema: JSONValue
        }
        let format: Format
    }

    let model: String
    let messages: [Message]
    let maxTokens: Int
    let system: String?
    let temperature: Double?
    let outputConfig: OutputConfig?

    enum CodingKeys: String, CodingKey {
        case model, messages, system, temperature
        case maxTokens = "max_tokens"
        case outputConfig = "output_config"
    }

    init(_ request: ModelRequest, model: String, schema delivery: SchemaDelivery) {
        self.model = model
        messages = request.messages.map { Message(role: $0.role.rawValue, content: $0.text) }
        maxTokens = request.maximumOutputTokens
        system = request.system
        temperature = request.temperature
        let form = delivery == .schema ? request.answerSchema : nil
        outputConfig = form.map {
            OutputConfig(format: OutputConfig.Format(schema: $0.schema.rendered(.anthropic)))
        }
    }
}

/// The answer of `/v1/messages`, whole or as the events of a stream.
struct AnthropicAnswer {
    private var text: String?
    private var finish = JSONValue.null
    private var counts: [String: JSONValue] = [:]
    private var model: String?
    private var id: String?

    init(_ pieces: [JSONValue]) {
        for piece in pieces { take(piece) }
    }

    /// What the answer says; `nil` where it has no content.
    func response(of name: String) -> ModelResponse? {
        guard let text else { return nil }
        return ModelResponse(
            text: text, finishReason: FinishReason(finish, text: text),
            usage: TokenUsage(
                // Tokens from the cache are counted apart, and thinking is part of the output.
                input: ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"],
                sumsInput: true, output: ["output_tokens"], of: .object(counts)),
            model: model ?? name, requestID: id)
    }

    private mutating func take(_ piece: JSONValue) {
        let message = piece["message"] == .null ? piece : piece["message"]
        model = model ?? message["model"].label
        id = id ?? message["id"].label
        // Later events of a stream have the counts that changed.
        for usage in [message["usage"], piece["usage"]] {
            if case .object(let members) = usage { counts.merge(members) { $1 } }
        }
        for reason in [message["stop_reason"], piece["delta"]["stop_reason"]] where reason != .null {
            finish = reason
        }
        for content in [message["content"], piece["content_block"], piece["delta"]["text"]]
        where content != .null {
            text = (text ?? "") + (content.answerText ?? "")
        }
    }
}
