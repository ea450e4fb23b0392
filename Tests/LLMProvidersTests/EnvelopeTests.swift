import Foundation
import LLMProtocol
import LLMProviders
import Testing

/// Envelopes that deviate from the documentation without a loss.
@Suite("Envelopes of other servers")
struct EnvelopeTests {
    private func answer(_ format: WireFormatCase, _ body: String) async throws -> ModelResponse {
        try await format.model(ScriptedTransport([.json(body)])).respond(to: ModelRequest(prompt))
    }

    private static let bodies: [(WireFormatCase, String)] = [
        (.openAI, #"{"choices": [{"message": {"content": "Sommer"}}]}"#),
        (
            .openAI,
            #"{"id": 7, "model": 3, "created": "now", "choices": [{"message": {"content": "Sommer"}, "index": "0"}], "usage": "9"}"#
        ),
        (
            .openAI,
            #"{"choices": [{"message": {"content": "Sommer"}, "finish_reason": null}], "usage": null, "error": null}"#
        ),
        (
            .openAI,
            #"{"choices": [{"message": {"content": ["Som", {"type": "output_text", "text": "mer"}]}}]}"#
        ),
        (
            .openAI,
            #"""
            {"choices": [{"message": {"reasoning_content": "Winter?", "content": [{"type": "reasoning", "text": "Winter"},
             {"type": "text", "text": {"value": "Sommer", "annotations": []}}, {"type": "image_url", "image_url": {"url": "x"}}]}}]}
            """#
        ),
        (.openAI, #"{"choices": {"message": {"content": {"type": "text", "text": "Sommer"}}}}"#),
        (
            .openAI,
            #"{"message": {"role": "assistant", "content": "Sommer"}, "done": true, "done_reason": "stop"}"#
        ),
        (.openAI, #"{"choices": [{"text": "Sommer"}], "unknown": {"a": [1]}}"#),
        (
            .openAI,
            #"{"output": [{"type": "reasoning", "summary": []}, {"type": "message", "content": [{"type": "output_text", "text": "Sommer"}]}]}"#
        ),
        (
            .openAI,
            """
            : a comment
            data: {"choices": [{"delta": {"role": "assistant", "reasoning": "hm"}}]}

            data: {"choices": [{"delta": {"content": "Som"}}]}

            data: {"choices": [{"delta": {"content": "mer"}, "finish_reason": "stop"}]}

            data: [DONE]

            """
        ),
        (.anthropic, #"{"content": "Sommer"}"#),
        (
            .anthropic,
            #"{"id": 1, "content": [{"text": "Som"}, {"type": "text", "text": "mer"}], "usage": [], "stop_reason": null}"#
        ),
        (
            .anthropic,
            """
            event: message_start\r
            data: {"type": "message_start", "message": {"id": "m", "model": "x", "content": [], "usage": {"input_tokens": 3}}}\r
            \r
            event: content_block_delta\r
            data: {"type": "content_block_delta", "delta": {"type": "thinking_delta", "thinking": "Winter"}}\r
            \r
            data: {"type": "content_block_delta", "delta": {"type": "text_delta", "text": "Sommer"}}\r
            \r
            data: {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 4}}\r
            """
        ),
        (
            .gemini,
            #"{"candidates": [{"content": {"parts": [{"text": "Sommer"}]}}], "usageMetadata": "none", "modelVersion": 3}"#
        ),
        (
            .gemini,
            #"""
            [{"candidates": [{"content": {"parts": [{"text": "hm", "thought": true}, {"text": "Som"}]}}]},
             {"candidates": [{"content": {"parts": [{"text": "mer"}]}, "finishReason": "STOP"}]}]
            """#
        ),
        (
            .gemini,
            #"{"response": {"candidates": [{"content": {"parts": {"text": "Sommer"}}, "finishReason": "STOP"}]}}"#
        ),
        (
            .gemini,
            """
            data: {"candidates": [{"content": {"parts": [{"text": "Som"}]}}]}
            data: {"candidates": [{"content": {"parts": [{"text": "mer"}]}, "finishReason": "STOP"}]}
            """
        ),
    ]

    @Test(arguments: bodies)
    func `lossless deviations are read`(format: WireFormatCase, body: String) async throws {
        for body in [body, "\u{FEFF}\(body)\n"] {
            let response = try await answer(format, body)
            #expect(response.text == "Sommer")
            #expect(response.finishReason == .stop)
            #expect(!response.model.isEmpty && response.warnings.isEmpty)
        }
    }

    @Test(arguments: [
        (#"{"prompt_tokens": "12", "completion_tokens": 3.0}"#, 12, 3),
        (#"{"input_tokens": 4, "output_tokens": 5}"#, 4, 5),
        (#"{"total_tokens": 20}"#, 20, 0), (#"{"prompt_tokens": null}"#, 0, 0), (#""12 tokens""#, 0, 0),
        ("[1]", 0, 0),
        (#"{"prompt_tokens": -4, "completion_tokens": 1e300}"#, 0, 0),
    ])
    func `usage is read in any form`(usage: String, input: Int, output: Int) async throws {
        let response = try await answer(
            .openAI, #"{"choices": [{"message": {"content": "ok"}}], "usage": \#(usage)}"#)
        #expect(response.usage == TokenUsage(inputTokens: input, outputTokens: output))
    }

    @Test func `numbers are accepted as names`() async throws {
        let response = try await answer(
            .openAI, #"{"id": 17, "model": 4.5, "choices": [{"message": {"content": "ok"}}]}"#)
        #expect(response.requestID == "17" && response.model == "4.5")
        let nameless = try await answer(.openAI, #"{"choices": [{"message": {"content": "ok"}}]}"#)
        #expect(nameless.requestID == nil && nameless.model == "gpt-5.4-mini")
    }

    @Test(arguments: [
        (#"{"level": "high"}"#, #"{"level":"high"}"#), (#"[{"level": "high"}]"#, #"[{"level":"high"}]"#),
        ("\"\"", ""), ("null", ""),
        ("[]", ""),
    ])
    func `content other than text is skipped`(content: String, text: String) async throws {
        let response = try await answer(.openAI, #"{"choices": [{"message": {"content": \#(content)}}]}"#)
        #expect(response.text == text)
        #expect(response.finishReason == (text.isEmpty ? FinishReason(rawValue: "unknown") : .stop))
    }

    @Test(arguments: [
        ("\"a\\ud83d\"", "a\u{FFFD}", "text that is not valid Unicode"),
        ("\"a\", \"content\": \"b\"", "b", "two members of one name with different values"),
    ])
    func `losses are reported`(content: String, text: String, loss: String) async throws {
        let response = try await answer(.openAI, #"{"choices": [{"message": {"content": \#(content)}}]}"#)
        #expect(response.text == text)
        #expect(response.warnings == ["the response contains \(loss)"])
    }

    /// Unescaped line breaks.
    @Test func `control characters in the envelope are read`() async throws {
        let response = try await answer(.openAI, "{\"choices\": [{\"message\": {\"content\": \"a\nb\tc\"}}]}")
        #expect(response.text == "a\nb\tc")
    }

    @Test func `an interrupted stream is not an answer`() async throws {
        let error = await failure {
            _ = try await answer(
                .openAI,
                "data: {\"choices\": [{\"delta\": {\"content\": \"Som\"}}]}\n\ndata: {\"choices\": [{\"del")
        }
        #expect(error?.code == .malformedResponse)
        #expect(error?.message.contains("answered without JSON") == true)
    }
}
