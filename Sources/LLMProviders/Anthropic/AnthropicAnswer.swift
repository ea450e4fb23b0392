internal import LLMProtocol

/// The JSON of an answer of `/v1/messages`.
struct AnthropicAnswer: Decodable {
    struct Block: Decodable {
        let type: String
        let text: String?
    }

    struct Usage: Decodable {
        let input: Int?
        let cacheCreation: Int?
        let cacheRead: Int?
        let output: Int?

        enum CodingKeys: String, CodingKey {
            case input = "input_tokens"
            case cacheCreation = "cache_creation_input_tokens"
            case cacheRead = "cache_read_input_tokens"
            case output = "output_tokens"
        }
    }

    let id: String?
    let model: String
    let content: [Block]
    let stopReason: String?
    let usage: Usage?

    enum CodingKeys: String, CodingKey {
        case id, model, content, usage
        case stopReason = "stop_reason"
    }

    var response: ModelResponse {
        ModelResponse(
            // Other kinds of blocks, such as thinking, are no part of the answer.
            text: content.filter { $0.type == "text" }.compactMap(\.text).joined(),
            finishReason: finishReason,
            usage: TokenUsage(
                // Tokens from the cache are counted apart, and thinking is part of the output.
                input: [usage?.input, usage?.cacheCreation, usage?.cacheRead], output: [usage?.output]),
            model: model, requestID: id)
    }

    private var finishReason: FinishReason {
        switch stopReason {
        case "end_turn", "stop_sequence": .stop
        case "max_tokens", "model_context_window_exceeded": .length
        case "refusal": .refusal
        default: FinishReason(rawValue: stopReason ?? "unknown")
        }
    }
}
