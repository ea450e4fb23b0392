internal import LLMProtocol

/// The answer of `generateContent`, whole or as the chunks of `streamGenerateContent`.
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

    /// What the answer says; `nil` where it has no candidate and no reason for that.
    func response(of name: String) -> ModelResponse? {
        guard hasCandidate || isBlocked else { return nil }
        return ModelResponse(
            text: text, finishReason: hasCandidate ? FinishReason(finish, text: text) : .filtered,
            usage: TokenUsage(
                input: ["promptTokenCount"],
                // Thoughts are counted apart.
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
    /// Content that is no object of parts.
    fileprivate var whole: String? {
        switch self {
        case .string, .array: answerText
        case .object(let members) where members["text"] != nil: answerText
        default: nil
        }
    }
}
