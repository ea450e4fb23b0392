import LLMProtocol
import Testing

/// Text in tags around and before an answer.
@Suite struct AnswerReasoningTests {
    private static let final = #"{"level": "high", "confidence": 0.9}"#
    private static let draft = #"{"level": "low", "confidence": 0.4}"#

    private func read(_ answer: String) throws -> JSONValue { try JSONValue(inAnswer: answer) }

    @Test(arguments: [
        "<think>Maybe \(draft)? No.</think>\n\(final)",
        "<thinking>\n\(draft)\n</thinking>\(final)",
        "<reasoning step=\"1\">\(draft)</reasoning>\(final)",
        "<inner_monologue>\(draft)</inner_monologue>\(final)",
        "[THINK]\(draft)[/THINK]\(final)",
        "◁think▷\(draft)◁/think▷\(final)",
        "<Thought>\(draft)</Thought> <answer>\(final)</answer>",
        "\(final)\n<reflection>Or was it \(draft)?</reflection>",
        "<think>\(draft)</think>\(final)<think>\(draft) is wrong</think>",
        "Not \(draft) then.\n</think>\n\(final)",
        "I start with {\"level\": and then \"stop</think>\(final)",
        "I start with [{\"level\": {</think> and {\"level\": </think>\(final)",
        "<think>nested <think> \(draft) </think> \(draft) </think> \(final)",
        "<think>\(draft)</thinking>\(final)",
        "<|channel|>analysis<|message|>\(draft)<|end|><|start|>assistant<|channel|>final<|message|>\(final)",
        "<|begin_of_thought|>\(draft)<|end_of_thought|><|begin_of_solution|>\(final)<|end_of_solution|>",
        "<notes>\(draft)</notes>\(final)",
        "<notes>\(draft) {\"broken\": </notes>\(final)",
        "<notes>\(draft)</notes><result>\n```json\n\(final)\n```\n</result>",
        "\(final)</s>",
        "<s>\(final)",
        "Write <b>bold</b> and <br> so: \(final)",
        "<json>\(final)</json>", "\(final)</answer>", "<answer>\(final)", "<output>Here: \(final)</output>",
        "<think></think>\(final)", "[Analysis]\nNone.\n[Answer]\n\(final)",
    ])
    func `reasoning is not part of the answer`(answer: String) throws {
        #expect(try read(answer) == read(Self.final))
    }

    @Test(arguments: [
        "<think>\(draft)", "<think>\(draft)</think>", "<think>\(draft)</think> I cannot.",
        "<reasoning>So \(draft)", "[THINK]\(draft)[/THINK]",
    ])
    func `reasoning alone is not an answer`(answer: String) {
        let error = #expect(throws: LLMError.self) { try read(answer) }
        #expect(error?.message == "the answer contains no JSON object")
    }

    @Test(arguments: [
        "\(final) \(draft)", "<think>x</think>\(final) or \(draft)", "<a>\(final) \(draft)</a>",
    ])
    func `two answers are ambiguous`(answer: String) {
        let error = #expect(throws: LLMError.self) { try read(answer) }
        #expect(error?.message == "the answer contains 2 different JSON values, expected one")
    }

    @Test(arguments: [
        "the ad says </think> <think> [THINK] <|end|>", "</think>{\"level\": 1}", "<answer>", "a < b > c",
    ])
    func `tags in strings are text`(text: String) throws {
        let value = JSONValue.object(["text": .string(text), "list": .array([.string("</think>")])])
        for answer in [
            value.text, "<think>\(Self.draft)</think>\(value.text)", "<answer>\(value.text)</answer>",
        ] {
            #expect(try read(answer) == value)
        }
    }

    /// Each must be read quickly.
    @Test(arguments: [
        "<think>", "</think>", "<a>", "</a>", "<a></a>", "<|x|>", "[THINK]", "◁", "<", "<aaaaaaaaaaaaaaaa ",
        "{\"</think>",
        "{\"a\": 1}</think>", "<think>{\"a\":", "</a>{\"", "<a>{\"",
    ])
    func `a megabyte of tags is read quickly`(piece: String) {
        let answer = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        let value = try? read(answer)
        #expect(value == nil || value == .object(["a": .integer(1)]))
    }
}
