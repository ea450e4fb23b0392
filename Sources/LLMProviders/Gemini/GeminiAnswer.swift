internal import LLMProtocol

/// The JSON of an answer of `generateContent`.
struct GeminiAnswer: Decodable {
    struct Candidate: Decodable {
        struct Content: Decodable {
            struct Part: Decodable {
                let text: String?
                let thought: Bool?
            }
            let parts: [Part]?
        }
        let content: Content?
        let finishReason: String?
    }

    struct PromptFeedback: Decodable { let blockReason: String? }

    struct Usage: Decodable {
        let promptTokenCount: Int?
        let candidatesTokenCount: Int?
        let thoughtsTokenCount: Int?
    }

    let candidates: [Candidate]?
    let promptFeedback: PromptFeedback?
    let usageMetadata: Usage?
    let modelVersion: String?
    let responseId: String?

    /// What the answer says; `nil` where it has no candidate and no reason for that.
    func response(of model: String) -> ModelResponse? {
        guard let finishReason else { return nil }
        let parts = candidates?.first?.content?.parts ?? []
        return ModelResponse(
            text: parts.filter { $0.thought != true }.compactMap(\.text).joined(), finishReason: finishReason,
            usage: TokenUsage(
                // Thoughts are counted apart.
                input: [usageMetadata?.promptTokenCount],
                output: [usageMetadata?.candidatesTokenCount, usageMetadata?.thoughtsTokenCount]),
            model: modelVersion ?? model, requestID: responseId)
    }

    private var finishReason: FinishReason? {
        guard let candidate = candidates?.first else {
            return promptFeedback?.blockReason == nil ? nil : .filtered
        }
        switch candidate.finishReason {
        case "STOP": return .stop
        case "MAX_TOKENS": return .length
        case "SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY",
            "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION", "ESCALATION", "PUP_LIMITED_DISABLED",
            "MODEL_ARMOR":
            return .filtered
        case let reason: return FinishReason(rawValue: reason ?? "unknown")
        }
    }
}
