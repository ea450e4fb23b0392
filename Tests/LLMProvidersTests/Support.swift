import Foundation
import LLMProtocol
import LLMProviders
import Testing

let secret = "sk-secret-0123456789"
let prompt = "PROMPT-TEXT"

/// A schema with every kind of limit.
let answerSchema = AnswerSchema(
    name: "campaign_name",
    schema: .object([
        "name": .string(minimumLength: 1, maximumLength: 80, description: "What a buyer calls it"),
        "level": .string(among: ["low", "high"]),
        "confidence": .number(in: 0...1),
        "rank": .integer(in: 1...9),
        "tags": .array(of: .string(), minimumCount: 1, maximumCount: 3),
        "sure": .boolean(),
        "note": .optional(.string()),
    ]))

/// The three wire formats, for tests that apply to all.
enum WireFormatCase: String, CaseIterable, CustomTestStringConvertible {
    case anthropic, gemini, openAI

    var testDescription: String { rawValue }

    func model(_ transport: any HTTPTransport, baseURL: URL? = nil) throws -> any LanguageModel {
        let key = try APIKey(secret)
        return switch self {
        case .anthropic:
            try AnthropicModel(
                apiKey: key, baseURL: baseURL ?? AnthropicModel.defaultBaseURL, transport: transport)
        case .gemini:
            try GeminiModel(apiKey: key, baseURL: baseURL ?? GeminiModel.defaultBaseURL, transport: transport)
        case .openAI:
            try OpenAIModel(apiKey: key, baseURL: baseURL ?? OpenAIModel.defaultBaseURL, transport: transport)
        }
    }

    /// An answer as the provider documents it.
    func answer(_ text: String = "ok", finish: String? = nil) -> String {
        switch self {
        case .anthropic:
            #"""
            {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-x",
             "content": [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "\#(text)"}],
             "stop_reason": "\#(finish ?? "end_turn")", "stop_sequence": null,
             "usage": {"input_tokens": 10, "cache_creation_input_tokens": 2, "cache_read_input_tokens": 3, "output_tokens": 7}}
            """#
        case .gemini:
            #"""
            {"candidates": [{"content": {"role": "model", "parts": [{"text": "hm", "thought": true}, {"text": "\#(text)"}]},
             "finishReason": "\#(finish ?? "STOP")", "index": 0}], "modelVersion": "gemini-x", "responseId": "r-1",
             "usageMetadata": {"promptTokenCount": 15, "candidatesTokenCount": 4, "thoughtsTokenCount": 3, "totalTokenCount": 22}}
            """#
        case .openAI:
            #"""
            {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "gpt-x",
             "choices": [{"index": 0, "finish_reason": "\#(finish ?? "stop")", "logprobs": null,
               "message": {"role": "assistant", "content": "\#(text)", "refusal": null}}],
             "usage": {"prompt_tokens": 15, "completion_tokens": 7, "total_tokens": 22,
               "completion_tokens_details": {"reasoning_tokens": 3}}}
            """#
        }
    }

    /// An error as the provider documents it; the message repeats the prompt, as some do.
    func error(_ type: String, message: String = prompt) -> String {
        switch self {
        case .anthropic:
            #"{"type": "error", "error": {"type": "\#(type)", "message": "\#(message)"}, "request_id": "req_body"}"#
        case .gemini:
            #"{"error": {"code": 1, "message": "\#(message)", "status": "\#(type)", "details": []}}"#
        case .openAI:
            #"{"error": {"message": "\#(message)", "type": "\#(type)", "param": null, "code": null}}"#
        }
    }
}

extension HTTPRequest {
    /// The body as a value, so that tests ignore white space.
    var json: JSONValue { get throws { try JSONDecoder().decode(JSONValue.self, from: body) } }
}

func json(_ text: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
}

/// The error of a call that must fail.
func failure(_ body: () async throws -> Void) async -> LLMError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? LLMError
    }
}
