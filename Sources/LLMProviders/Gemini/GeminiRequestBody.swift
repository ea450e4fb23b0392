internal import LLMProtocol

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
