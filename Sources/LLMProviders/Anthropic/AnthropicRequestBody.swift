internal import LLMProtocol

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
