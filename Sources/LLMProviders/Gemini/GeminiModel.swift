public import Foundation
public import LLMProtocol

/// A model of Google's Gemini API (`/v1beta/models/…:generateContent`).
///
/// ```swift
/// let model = try GeminiModel(apiKey: APIKey(key))
/// let response = try await model.respond(to: ModelRequest("Name this campaign: …"))
/// ```
///
/// The key is sent in a header, never in a URL. The schema of an answer is sent without lengths of strings, which the
/// provider does not accept. If a filter withheld the answer or blocked the request, the finish reason is `filtered`.
public struct GeminiModel: LanguageModel {
    /// The default model.
    public static let defaultModel = "gemini-3.8-flash"
    /// The provider's own base URL.
    public static let defaultBaseURL = URL(string: "https://generativelanguage.googleapis.com")!

    /// The identity of the model: `gemini:model`, followed by host and port if they are not the provider's own.
    public var identifier: String { exchange.format.identifier }

    private let exchange: Exchange<GeminiFormat>

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - model: The name of the model, without `models/`.
    ///   - apiKey: The key, which is sent only to the host of the base URL.
    ///   - baseURL: The base URL of the API, with or without `/v1beta`.
    ///   - transport: The transport of the requests.
    /// - Throws: `LLMError` of code `invalidConfiguration`.
    public init(
        _ model: String = defaultModel, apiKey: APIKey, baseURL: URL = defaultBaseURL,
        transport: any HTTPTransport = CurlTransport.shared
    ) throws {
        let name = try ModelName(.gemini, model)
        let base = try BaseURL(baseURL)
        let suffix = base.identifierSuffix(besides: "generativelanguage.googleapis.com")
        // A slash or a question mark in a name must not change the path.
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._"))
        let pathPart = name.model.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        exchange = Exchange(
            format: GeminiFormat(
                identifier: name.description + suffix, model: name.model,
                url: base.appending("models/\(pathPart):generateContent", version: "v1beta"),
                headers: ["x-goog-api-key": apiKey.text]),
            transport: transport)
    }

    /// Sends one request and returns the response.
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

/// The JSON of a request to `generateContent`.
struct GeminiRequestBody: Encodable {
    struct Content: Encodable {
        struct Part: Encodable { let text: String }

        let role: String?
        let parts: [Part]

        init(role: String? = nil, _ text: String) {
            self.role = role
            parts = [Part(text: text)]
        }
    }

    struct Configuration: Encodable {
        let maxOutputTokens: Int
        let temperature: Double?
        let responseMimeType: String?
        let responseJsonSchema: JSONValue?
    }

    let systemInstruction: Content?
    let contents: [Content]
    let generationConfig: Configuration

    init(_ request: ModelRequest, schema delivery: SchemaDelivery) {
        systemInstruction = request.system.map { Content($0) }
        contents = request.messages.map { message in
            switch message.role {
            case .user: Content(role: "user", message.text)
            case .assistant: Content(role: "model", message.text)
            }
        }
        generationConfig = Configuration(
            maxOutputTokens: request.maximumOutputTokens, temperature: request.temperature,
            responseMimeType: delivery == .prompt
                ? nil : request.answerSchema.map { _ in "application/json" },
            responseJsonSchema: delivery == .schema ? request.answerSchema?.schema.rendered(.gemini) : nil)
    }
}

/// The answer of `generateContent`, complete or as the chunks of `streamGenerateContent`.
struct GeminiAnswer {
    private var text = ""
    private var hasCandidate = false
    private var isBlocked = false
    private var finish = JSONValue.null
    private var usage = JSONValue.null
    private var model: String?
    private var id: String?

    init(_ pieces: [JSONValue]) {
        for piece in pieces { take(piece["response"] == .null ? piece : piece["response"]) }
    }

    /// Returns the response, or `nil` if there is neither a candidate nor a reason for its absence.
    func response(of name: String) -> ModelResponse? {
        guard hasCandidate || isBlocked else { return nil }
        return ModelResponse(
            text: text, finishReason: hasCandidate ? FinishReason(finish, text: text) : .filtered,
            usage: TokenUsage(
                input: ["promptTokenCount"],
                // Thoughts are counted separately.
                output: ["candidatesTokenCount", "thoughtsTokenCount"], sumsOutput: true,
                total: "totalTokenCount", of: usage),
            model: model ?? name, requestID: id)
    }

    private mutating func take(_ piece: JSONValue) {
        model = model ?? piece["modelVersion"].label
        id = id ?? piece["responseId"].label
        if case .object = piece["usageMetadata"] { usage = piece["usageMetadata"] }
        if piece["promptFeedback"]["blockReason"] != .null { isBlocked = true }
        let candidate = piece["candidates"].firstOrSelf
        guard case .object = candidate else { return }
        hasCandidate = true
        if candidate["finishReason"] != .null { finish = candidate["finishReason"] }
        let content = candidate["content"]
        text += (content["parts"] == .null ? content.whole : content["parts"].answerText) ?? ""
    }
}

extension JSONValue {
    /// Content that is not an object with parts.
    fileprivate var whole: String? {
        switch self {
        case .string, .array: answerText
        case .object(let members) where members["text"] != nil: answerText
        default: nil
        }
    }
}
