public import Foundation
public import LLMProtocol

/// A model behind Google's Gemini interface (`/v1beta/models/…:generateContent`).
///
/// ```swift
/// let model = try GeminiModel(apiKey: APIKey(key))
/// let response = try await model.respond(to: ModelRequest("Name this campaign: …"))
/// ```
///
/// The key goes into a header and never into an address. The schema of an answer goes without lengths of text, which the provider
/// does not take. An answer, or a question, that a filter held back has the finish reason `filtered`.
public struct GeminiModel: LanguageModel {
    /// The model that is asked where none is named.
    public static let defaultModel = "gemini-3.8-flash"
    /// Where the provider itself answers.
    public static let defaultBaseURL = URL(string: "https://generativelanguage.googleapis.com")!

    /// What answers: `gemini:model`, with host and port behind it where they are not the provider's own.
    public var identifier: String { exchange.format.identifier }

    private let exchange: Exchange<GeminiFormat>

    /// Makes a model.
    ///
    /// - Parameters:
    ///   - model: Its name, without `models/`.
    ///   - apiKey: The key; sent to the base URL's host only.
    ///   - baseURL: Where the interface begins, with or without `/v1beta`.
    ///   - transport: What carries the requests.
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public init(
        _ model: String = defaultModel, apiKey: APIKey, baseURL: URL = defaultBaseURL,
        transport: any HTTPTransport = CurlTransport.shared
    ) throws {
        let name = try ModelName(.gemini, model)
        let base = try BaseURL(baseURL)
        let suffix = base.identifierSuffix(besides: "generativelanguage.googleapis.com")
        // A slash or a question mark in a name must not lead elsewhere.
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._"))
        let pathPart = name.model.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        exchange = Exchange(
            format: GeminiFormat(
                identifier: name.description + suffix, model: name.model,
                url: base.appending("models/\(pathPart):generateContent", version: "v1beta"),
                headers: ["x-goog-api-key": apiKey.text]),
            transport: transport)
    }

    /// Asks once.
    ///
    /// - Throws: `LLMError`, `CancellationError`.
    public func respond(to request: ModelRequest) async throws -> ModelResponse {
        try await exchange.respond(to: request)
    }
}

struct GeminiFormat: WireFormat {
    let identifier: String
    let model: String
    let url: URL
    let headers: HTTPHeaders

    static let deliveries: [SchemaDelivery] = [.schema, .object, .prompt]
    static let answerPath = "candidates[0].content"

    func body(for request: ModelRequest, schema delivery: SchemaDelivery) -> GeminiRequestBody {
        GeminiRequestBody(request, schema: delivery)
    }

    func response(from pieces: [JSONValue]) -> ModelResponse? { GeminiAnswer(pieces).response(of: model) }
}
