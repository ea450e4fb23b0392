internal import LLMProtocol

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
