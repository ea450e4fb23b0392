internal import LLMProtocol

/// The JSON of an answer of `/v1/chat/completions`.
struct OpenAIAnswer: Decodable {
    struct Choice: Decodable {
        struct Message: Decodable {
            let content: String?
            let refusal: String?
        }
        let message: Message
        let finishReason: String?

        enum CodingKeys: String, CodingKey {
            case message
            case finishReason = "finish_reason"
        }
    }

    struct Usage: Decodable {
        let prompt: Int?
        /// Reasoning included.
        let completion: Int?

        enum CodingKeys: String, CodingKey {
            case prompt = "prompt_tokens"
            case completion = "completion_tokens"
        }
    }

    let id: String?
    let model: String
    let choices: [Choice]
    let usage: Usage?

    /// What the answer says; `nil` where there is no choice.
    var response: ModelResponse? {
        guard let choice = choices.first else { return nil }
        return ModelResponse(
            text: choice.message.content ?? choice.message.refusal ?? "",
            finishReason: finishReason(of: choice),
            usage: TokenUsage(input: [usage?.prompt], output: [usage?.completion]),
            model: model, requestID: id)
    }

    private func finishReason(of choice: Choice) -> FinishReason {
        if choice.message.refusal?.isEmpty == false { return .refusal }
        switch choice.finishReason {
        case "stop": return .stop
        case "length": return .length
        case "content_filter": return .filtered
        case let reason: return FinishReason(rawValue: reason ?? "unknown")
        }
    }
}
