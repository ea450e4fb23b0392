import LLMProtocol
import StageCore
import Testing

/// JSON as models write it. Lossless repairs are made, and ambiguous text is refused.
@Suite struct AnswerLeniencyTests {
    @Test(arguments: [
        ("{\"text\": \"first\nsecond\"}", "first\nsecond"), ("{\"text\": \"a\tb\"}", "a\tb"),
        ("{\"text\": \"a\r\n\u{1}b\"}", "a\r\n\u{1}b"),
        ("{\"text\": \"line\n  \\\"quoted\\\"\n\"}", "line\n  \"quoted\"\n"),
    ])
    func `control characters in strings are read`(answer: String, text: String) throws {
        #expect(try JSONValue(inAnswer: answer) == .object(["text": .string(text)]))
        #expect(throws: LLMError.self) { try JSONValue(parsing: answer) }
    }

    @Test(arguments: [("It\\'s", "It's"), ("5\\$ \\& more\\_\\\n", "5$ & more_\n"), ("\\\"\\\\", "\"\\")])
    func `unnecessary backslashes are read`(written: String, text: String) throws {
        #expect(try JSONValue(inAnswer: "{\"text\": \"\(written)\"}") == .object(["text": .string(text)]))
        #expect(throws: LLMError.self) { try JSONValue(inAnswer: "{\"text\": \"\\d\"}") }
    }

    @Test func `doubly encoded JSON is read`() throws {
        let value = JSONValue.object(["a": .string("\"b\"\n")])
        #expect(try JSONValue(inAnswer: " \(JSONValue.string("```\n\(value.text)\n```").text)\n") == value)
    }

    @Test func `literals of Python are read`() throws {
        #expect(
            try JSONValue(inAnswer: "{\"a\": [True, False, None,]}")
                == .object(["a": .array([.bool(true), .bool(false), .null])]))
        #expect(throws: LLMError.self) { try JSONValue(parsing: "[True]") }
    }

    @Test func `a member repeated with an equal value is read`() throws {
        #expect(try JSONValue(inAnswer: "{\"a\": 1, \"a\": 1}") == .object(["a": .integer(1)]))
        #expect(throws: LLMError.self) { try JSONValue(parsing: "{\"a\": 1, \"a\": 1}") }
    }

    @Test(arguments: [
        ("{\"a\": 1, \"a\": 2}", "two members of one name with different values"),
        ("{\"a\": {\"b\": [], \"b\": {}}}", "two members of one name with different values"),
        ("{\"a\": \"\\ud83d\"}", "text that is not valid Unicode"),
        ("{\"a\": \"\\udc00 x\"}", "text that is not valid Unicode"),
        ("{\"a\": \"\\ud83d\\u0041\"}", "text that is not valid Unicode"),
    ])
    func `lossy repairs are refused`(answer: String, reason: String) {
        let error = #expect(throws: LLMError.self) { try JSONValue(inAnswer: answer) }
        #expect(error?.message == "the answer contains JSON that cannot be read: \(reason)")
    }

    private static let lists = AnswerSchema(
        name: "lists",
        schema: .object([
            "groups": .array(
                of: .object(["title": .string(minimumLength: 1), "ids": .array(of: .string())])),
            "others": .array(of: .object(["id": .string(), "why": .string()])),
        ]))
    private static let group = #"{"title": "A", "ids": ["1"]}"#
    private static let other = #"{"id": "2", "why": "odd"}"#

    private func shape(_ answer: String, of form: AnswerSchema = lists) async throws -> (
        JSONValue, attempts: Int
    ) {
        let request = ModelRequest("x", answerSchema: form)
        let found = try await ScriptedModel.always(answer).structuredAnswer(to: request) {
            json throws(AnswerProblem) in json
        }
        return (found.value, found.attempts)
    }

    @Test(arguments: [
        ("[\(group), \(group)]", "{\"groups\": [\(group), \(group)], \"others\": []}"),
        ("Here: [\(other)] as asked.", "{\"groups\": [], \"others\": [\(other)]}"),
        (group, "{\"groups\": [\(group)], \"others\": []}"),
        ("[{\"groups\": [\(group)], \"others\": []}]", "{\"groups\": [\(group)], \"others\": []}"),
        ("{\"lists\": {\"groups\": [], \"others\": [\(other)]}}", "{\"groups\": [], \"others\": [\(other)]}"),
        ("{\"answer\": [\(group)]}", "{\"groups\": [\(group)], \"others\": []}"),
        ("{\"groups\": \(group), \"others\": []}", "{\"groups\": [\(group)], \"others\": []}"),
    ])
    func `unambiguous other shapes are read`(answer: String, shape expected: String) async throws {
        let found = try await shape(answer)
        #expect(try found == (JSONValue(parsing: expected), 1))
    }

    @Test(arguments: [
        "[]", "[1]", "[\(group), \(other)]", "{\"groups\": [\(group)]}", "[{\"x\": 1}]",
        "{\"groups\": {\"x\": \(group)}}",
        #"[{"title": "", "ids": []}]"#,
    ])
    func `ambiguous shapes are requested again`(answer: String) async {
        let error = await errorThrown { try await shape(answer) } as? LLMError
        #expect(error?.code == .invalidAnswer)
    }

    /// The other members of the answer cannot be guessed.
    @Test func `a list is rejected if more members are required`() async {
        let form = AnswerSchema(
            name: "rated", schema: .object(["ids": .array(of: .string()), "note": .optional(.string())]))
        let error = await errorThrown { try await shape(#"["a"]"#, of: form) } as? LLMError
        #expect(error?.code == .invalidAnswer)
        let sole = AnswerSchema(name: "ids", schema: .object(["ids": .array(of: .string())]))
        let found = try? await shape(#"["a"]"#, of: sole)
        #expect(found?.0 == .object(["ids": .array([.string("a")])]))
        let empty = try? await shape("[]", of: sole)
        #expect(empty?.0 == .object(["ids": .array([])]))
    }

    @Test func `an answer with dropped values is not cached`() async throws {
        let cache = InMemoryCache()
        let request = ModelRequest("x", answerSchema: Self.lists)
        let half = PartialAnswer("half", problems: [AnswerProblem("one value: expected another")])
        let model = ScriptedModel.always(#"{"groups": []}"#)
        for _ in 0..<2 {
            let found = try await model.structuredAnswer(to: request, keptIn: cache) { _ in half }
            #expect(found.value == "half" && found.attempts == 2)
            #expect(found.problems == half.problems && found.text == #"{"groups": []}"#)
        }
        #expect(await cache.count == 0)
        let whole = try await model.structuredAnswer(to: request, keptIn: cache) { _ in PartialAnswer("whole")
        }
        #expect(whole.attempts == 1 && whole.problems.isEmpty)
        let kept = try await model.structuredAnswer(to: request, keptIn: cache) { _ in PartialAnswer("whole")
        }
        #expect(kept.isFromCache)
    }
}
