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
