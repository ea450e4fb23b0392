internal import LLMProtocol

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
