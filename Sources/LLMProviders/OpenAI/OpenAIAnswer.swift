internal import LLMProtocol

/// The answer of `/v1/chat/completions`, whole or as the chunks of a stream.
///
/// Besides OpenAI's own form, those are read that compatible servers have: one choice without a list, the message without a choice, text
/// where a message should be, and the `output` of OpenAI's newer interface.
struct OpenAIAnswer {
    private var text: String?
    private var refusal = ""
    private var finish = JSONValue.null
    private var usage = JSONValue.null
    private var model: String?
    private var id: String?

    init(_ pieces: [JSONValue]) {
        for piece in pieces { take(piece) }
    }

    /// What the answer says; `nil` where there is no choice.
    func response(of name: String) -> ModelResponse? {
        guard let text else { return nil }
        let shown = text.isEmpty ? refusal : text
        return ModelResponse(
            text: shown, finishReason: refusal.isEmpty ? FinishReason(finish, text: text) : .refusal,
            usage: TokenUsage(
                input: ["prompt_tokens", "input_tokens"], output: ["completion_tokens", "output_tokens"],
                of: usage),
            model: model ?? name, requestID: id)
    }

    private mutating func take(_ piece: JSONValue) {
        model = model ?? piece["model"].label
        id = id ?? piece["id"].label
        if case .object = piece["usage"] { usage = piece["usage"] }
        let choice = piece["choices"].firstOrSelf
        for reason in [choice["finish_reason"], piece["finish_reason"], piece["done_reason"]]
        where reason != .null {
            finish = reason
        }
        guard let content = Self.content(of: choice) ?? Self.content(of: piece) else { return }
        text = (text ?? "") + (content.answerText ?? "")
        for message in [choice["message"], choice["delta"]] { refusal += message["refusal"].stringValue }
    }

    /// - Returns: The content, `null` where a message has none, and `nil` where there is no message.
    private static func content(of value: JSONValue) -> JSONValue? {
        for member in ["message", "delta"] {
            switch value[member] {
            case .object: return value[member]["content"]
            case .string, .array: return value[member]
            default: continue
            }
        }
        let messages = value["output"].array.filter { $0["type"] == .string("message") }
        if !messages.isEmpty { return .array(messages.flatMap { $0["content"].array }) }
        return ["text", "output_text", "response"].lazy.map { value[$0] }.first { $0 != .null }
    }
}
