import Foundation
import LLMProtocol
import LLMProviders
import Testing

@Suite("Answers of the providers")
struct AnswerTests {
    private func answer(
        _ format: WireFormatCase, _ text: String, headers: HTTPHeaders = [:]
    ) async throws -> ModelResponse {
        let transport = ScriptedTransport([.json(text, headers: headers)])
        return try await format.model(transport).respond(to: ModelRequest(prompt))
    }

    @Test(arguments: WireFormatCase.allCases)
    func `plain answers are read`(format: WireFormatCase) async throws {
        let response = try await answer(format, format.answer("Sommer"))
        #expect(response.text == "Sommer")
        #expect(response.finishReason == .stop)
        #expect(response.usage == TokenUsage(inputTokens: 15, outputTokens: 7))
        #expect(response.model.hasSuffix("-x"))
        #expect(["msg_1", "r-1", "chatcmpl-1"].contains(response.requestID))
        #expect(response.warnings.isEmpty)
    }

    @Test(arguments: zip(WireFormatCase.allCases, ["request-id", "x-goog-request-id", "X-Request-ID"]))
    func `the request ID is read from the headers`(format: WireFormatCase, name: String) async throws {
        let response = try await answer(format, format.answer(), headers: HTTPHeaders([(name, "req_1")]))
        #expect(response.requestID == "req_1")
    }

    @Test(arguments: [
        (WireFormatCase.anthropic, "stop_sequence", FinishReason.stop),
        (.anthropic, "max_tokens", .length),
        (.anthropic, "model_context_window_exceeded", .length),
        (.anthropic, "refusal", .refusal),
        (.anthropic, "pause_turn", FinishReason(rawValue: "pause_turn")),
        (.gemini, "MAX_TOKENS", .length),
        (.gemini, "SAFETY", .filtered),
        (.gemini, "PROHIBITED_CONTENT", .filtered),
        (.gemini, "RECITATION", .filtered),
        (.gemini, "OTHER", FinishReason(rawValue: "OTHER")),
        (.openAI, "length", .length),
        (.openAI, "content_filter", .filtered),
        (.openAI, "tool_calls", FinishReason(rawValue: "tool_calls")),
    ])
    func `finish reasons`(format: WireFormatCase, name: String, reason: FinishReason) async throws {
        #expect(try await answer(format, format.answer(finish: name)).finishReason == reason)
    }

    @Test func `impossible token counts are clamped`() async throws {
        let response = try await answer(
            .anthropic,
            #"""
            {"model": "m", "content": [], "stop_reason": "end_turn", "usage": {"input_tokens": 9223372036854775807,
             "cache_read_input_tokens": 9223372036854775807, "output_tokens": -5}}
            """#)
        #expect(response.usage == TokenUsage(inputTokens: 2_000_000_000_000, outputTokens: 0))
    }

    @Test func `a blocked prompt is a refusal`() async throws {
        let response = try await answer(
            .gemini,
            #"{"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": {"promptTokenCount": 4}}"#
        )
        #expect(response.finishReason == .filtered)
        #expect(response.text.isEmpty)
        #expect(response.usage.inputTokens == 4)
        #expect(response.model == "gemini-3.8-flash")
    }

    @Test func `a candidate without content has a reason`() async throws {
        let response = try await answer(.gemini, #"{"candidates": [{"finishReason": "SAFETY", "index": 0}]}"#)
        #expect(response.finishReason == .filtered)
        #expect(response.text.isEmpty)
    }

    @Test func `a refusal in the message is read`() async throws {
        let response = try await answer(
            .openAI,
            #"""
            {"id": "1", "model": "gpt-x", "choices": [{"index": 0, "finish_reason": "stop",
             "message": {"role": "assistant", "content": null, "refusal": "I cannot help with that."}}]}
            """#)
        #expect(response.finishReason == .refusal)
        #expect(response.text == "I cannot help with that.")
        #expect(response.usage == TokenUsage())
    }

    @Test(arguments: [
        (WireFormatCase.anthropic, "{}"), (.anthropic, #"{"model": "m", "text": "text"}"#),
        (.anthropic, "[]"),
        (.gemini, "{}"), (.gemini, #"{"candidates": []}"#), (.gemini, #"{"candidates": 7}"#),
        (.openAI, "{}"), (.openAI, #"{"model": "m", "choices": []}"#),
        (.openAI, #"{"model": "m", "choices": [{"finish_reason": "stop"}]}"#),
        (.openAI, #"{"model": "\#(prompt)", "choices": null}"#),
    ])
    func `JSON without an answer`(format: WireFormatCase, text: String) async throws {
        let error = await failure { _ = try await answer(format, text) }
        #expect(error?.code == .malformedResponse)
        #expect(error?.status == 200)
        #expect(error?.description.contains(prompt) == false)
    }

    @Test(arguments: WireFormatCase.allCases)
    func `a web page is an invalid response`(format: WireFormatCase) async throws {
        for body in ["<html>\(prompt)</html>", "", "{\"model\": \"m\", \"content\": [{\"text\": \"\(prompt)"]
        {
            let transport = ScriptedTransport([.json(body, headers: ["content-type": "text/html"])])
            let error = await failure {
                _ = try await format.model(transport).respond(to: ModelRequest(prompt))
            }
            #expect(error?.code == .malformedResponse)
            #expect(error?.description.contains("“text/html”") == true)
            #expect(error?.description.contains(prompt) == false)
        }
    }
}
