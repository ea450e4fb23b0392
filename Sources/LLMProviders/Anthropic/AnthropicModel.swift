public import Foundation
public import LLMProtocol

/// A model of Anthropic's Messages API (`/v1/messages`, version 2023-06-01).
///
/// ```swift
/// let model = try AnthropicModel(apiKey: APIKey(key))
/// let response = try await model.respond(to: ModelRequest("Name this campaign: …"))
/// ```
///
/// A temperature that the model does not accept is omitted after the first rejection, with a warning in the response. The
/// schema of an answer is sent without ranges, lengths and counts, which the provider does not accept.
public struct AnthropicModel: LanguageModel {
    /// The default model.
    public static let defaultModel = "claude-sonnet-5-5"
    /// The provider's own base URL.
    public static let defaultBaseURL = URL(string: "https://api.anthropic.com")!

    /// The identity of the model: `anthropic:model`, followed by host and port if they are not the provider's own.
    public var identifier: String { exchange.format.identifier }

    private let exchange: Exchange<AnthropicFormat>

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - model: The name of the model.
    ///   - apiKey: The key, which is sent only to the host of the base URL.
    ///   - baseURL: The base URL of the API, with or without `/v1`.
    ///   - transport: The transport of the requests.
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

    /// Sends one request and returns the response.
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

/// The answer of `/v1/messages`, complete or as the events of a stream.
struct AnthropicAnswer {
    private var text: String?
    private var finish = JSONValue.null
    private var counts: [String: JSONValue] = [:]
    private var model: String?
    private var id: String?

    init(_ pieces: [JSONValue]) {
        for piece in pieces { take(piece) }
    }

    /// Returns the response, or `nil` if there is no content.
    func response(of name: String) -> ModelResponse? {
        guard let text else { return nil }
        return ModelResponse(
            text: text, finishReason: FinishReason(finish, text: text),
            usage: TokenUsage(
                // Tokens from the cache are counted separately, and thinking is part of the output.
                input: ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"],
                sumsInput: true, output: ["output_tokens"], of: .object(counts)),
            model: model ?? name, requestID: id)
    }

    private mutating func take(_ piece: JSONValue) {
        let message = piece["message"] == .null ? piece : piece["message"]
        model = model ?? message["model"].label
        id = id ?? message["id"].label
        // Later events of a stream have the updated counts.
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
