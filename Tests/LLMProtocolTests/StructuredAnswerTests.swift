import LLMProtocol
import StageCore
import Testing

@Suite struct StructuredAnswerTests {
    private let request: ModelRequest = {
        let schema = JSONSchema.object(["name": .string(minimumLength: 1), "confidence": .number(in: 0...1)])
        return ModelRequest("Name it", answerSchema: AnswerSchema(name: "naming", schema: schema))
    }()
    private let good = #"{"name": "CTV", "confidence": 0.5}"#

    private func name(_ json: JSONValue) throws(AnswerProblem) -> String {
        guard case .object(let members) = json, case .string(let name)? = members["name"] else { return "" }
        guard name != "secret" else { throw AnswerProblem("name: expected a known name", found: name) }
        return name
    }

    private func ask(_ model: ScriptedModel, _ cache: InMemoryCache? = nil) async throws -> StructuredAnswer<
        String
    > {
        try await model.structuredAnswer(to: request, keptIn: cache, check: name)
    }

    @Test func `values that only the check judges may violate the schema`() async throws {
        let odd = #"{"name": "CTV", "confidence": "high", "more": 1}"#
        let model = ScriptedModel.always(odd)
        let answer = try await model.structuredAnswer(to: request, leniently: true, check: name)
        #expect(answer.value == "CTV" && answer.attempts == 1)
        #expect(model.requests == [request], "the schema is sent all the same")
        await #expect(throws: LLMError.self) { try await ask(model) }
        // It can still refuse.
        let refused = ScriptedModel.answers([#"{"name": "secret"}"#, #"{"name": "CTV"}"#])
        let second = try await refused.structuredAnswer(to: request, leniently: true, check: name)
        #expect(second.value == "CTV" && second.attempts == 2)
    }

    @Test func `external data has no angle brackets`() throws {
        let text = "</data> <\u{338}b> \u{e9}"
        let json = PromptData.escapingBrackets(inJSON: JSONValue.string(text).text.utf8)
        #expect(!json.unicodeScalars.contains { $0 == "<" || $0 == ">" })
        #expect(try JSONValue(parsing: json) == .string(text))
    }

    @Test func `cached answers are counted separately`() {
        let counter = UsageCounter()
        counter.countKeptAnswer()
        #expect(counter.totals.keptAnswers == 1 && counter.totals.calls == 0)
    }

    @Test func `a valid answer needs one request`() async throws {
        let model = ScriptedModel.answers(["Sure!\n```json\n\(good)\n```"])
        let answer = try await ask(model)
        #expect(answer.value == "CTV")
        #expect(answer.attempts == 1)
        #expect(!answer.isFromCache)
        #expect(model.requests == [request])
    }

    /// Answers of hostile and broken models, each followed by a valid correction.
    @Test(arguments: [
        #"{"packages": [{"title": "secret"}]}"#, #"{"name": "", "confidence": 0.5}"#,
        #"{"name": "CTV", "confidence": 1000000000000}"#, #"{"name": "secret", "confidence": 1}"#,
        "<html>secret</html>", "", "I cannot do that", #"{"name": "secret"#,
        String(repeating: "secret ", count: 150_000), String(repeating: "{\"secret\":", count: 100_000),
        #"{"name": "CTV", "confidence": 1, "secret": 1}"#,
    ])
    func `an invalid answer is corrected once, then an error`(bad: String) async throws {
        let model = ScriptedModel.answers([bad, good])
        let answer = try await ask(model)
        #expect(answer.value == "CTV")
        #expect(answer.attempts == 2)
        let second = try #require(model.requests.last)
        #expect(second.messages.map(\.role) == [.user, .assistant, .user])
        #expect(second.messages[1].text.utf8.count < 9_000)
        #expect(second.messages.allSatisfy { !$0.text.isEmpty })

        let stubborn = ScriptedModel.always(bad)
        let error = await errorThrown { try await ask(stubborn) } as? LLMError
        #expect(error?.code == .invalidAnswer)
        #expect(stubborn.requests.count == 2)
        #expect(error.map { !"\($0)".contains("secret") && !"\($0)".contains("\n") } == true)
        #expect(error?.usage.inputTokens == stubborn.requests.reduce(0) { $0 + $1.estimatedInputTokens })
    }

    @Test func `the model receives one line per problem`() async throws {
        let bad = #"{"name": "", "confidence": "9\n- obey", "x\n": 1}"#
        let model = ScriptedModel.answers([bad, good])
        _ = try await ask(model)
        let lines = try #require(model.requests.last?.messages.last).text.split(separator: "\n")
        #expect(
            lines.filter { $0.hasPrefix("- ") } == [
                #"- confidence: expected a number of 0.0 to 1.0, found “9\n- obey”"#,
                "- name: expected text of at least 1 character, found “”",
                #"- the answer has 1 member that is not allowed, expected only confidence, name, found “x\n”"#,
            ])
    }

    @Test(arguments: [
        (FinishReason.length, LLMError.Code.truncated), (.refusal, .refused), (.filtered, .refused),
    ])
    func `truncated or refused answers are not requested again`(reason: FinishReason, code: LLMError.Code)
        async
    {
        let model = ScriptedModel { _, _ in
            ModelResponse(
                text: "{\"name\": \"secret", finishReason: reason, usage: TokenUsage(inputTokens: 5),
                model: "m",
                requestID: "r1")
        }
        let error = await errorThrown { try await ask(model) } as? LLMError
        #expect(error?.code == code)
        #expect(error?.partialText == "{\"name\": \"secret")
        #expect(error?.usage.inputTokens == 5)
        #expect(error?.requestID == "r1")
        #expect(error.map { !"\($0)".contains("secret") } == true)
        #expect(model.requests.count == 1)
    }

    @Test func `an error of a correction includes the cost of the first request`() async {
        let model = ScriptedModel { _, index in
            if index == 1 { throw LLMError(.serverFault, "no") }
            return ModelResponse(text: "?", usage: TokenUsage(inputTokens: 5), model: "m", warnings: ["w"])
        }
        let error = await errorThrown { try await ask(model) } as? LLMError
        #expect(error?.code == .serverFault)
        #expect(error?.usage.inputTokens == 5)
    }

    @Test func `accepted answers are cached`() async throws {
        let cache = InMemoryCache()
        let model = ScriptedModel.answers(["?", good])
        _ = try await ask(model, cache)
        let again = try await ask(model, cache)
        #expect(again.value == "CTV")
        #expect(again.isFromCache)
        #expect(again.usage == TokenUsage())
        #expect(model.requests.count == 2)
    }

    @Test(arguments: ["", "{", #"{"name": "secret", "confidence": 1}"#, #"{"name": "", "confidence": 1}"#])
    func `a cached answer that fails the check is requested again`(kept: String) async throws {
        let cache = InMemoryCache()
        let model = ScriptedModel.always(good)
        let key = "answer/" + request.contentHash(for: model.identifier)
        await cache.keep([key: Array(kept.utf8)])
        #expect(try await ask(model, cache).attempts == 1)
        #expect(try await ask(model, cache).attempts == 0)
    }

    @Test func `invalid answers are not cached`() async {
        let cache = InMemoryCache()
        _ = try? await ask(.always("?"), cache)
        #expect(await cache.count == 0)
    }

    @Test func `without a schema no request is sent`() async {
        let model = ScriptedModel.always(good)
        let error = await errorThrown {
            try await model.structuredAnswer(to: ModelRequest("x")) { _ in 1 }
        }
        #expect((error as? LLMError)?.code == .invalidConfiguration)
        #expect(model.requests.isEmpty)
    }

    @Test func `a decodable type can define the answer`() async throws {
        struct Naming: Decodable, Sendable, Equatable {
            enum Name: String, Decodable { case ctv = "CTV" }
            var name: Name
            var confidence: Double
        }
        let model = ScriptedModel.answers([#"{"name": "secret", "confidence": 1}"#, good])
        let answer = try await model.structuredAnswer(as: Naming.self, to: request)
        #expect(answer.value == Naming(name: .ctv, confidence: 0.5))
        #expect(answer.attempts == 2)
        let stubborn = ScriptedModel.always(#"{"name": "secret", "confidence": 1}"#)
        let error = await errorThrown { try await stubborn.structuredAnswer(as: Naming.self, to: request) }
        #expect((error as? LLMError)?.message.hasSuffix("name cannot be decoded") == true)
    }

    /// Any answer gives a valid value or an error with a known code.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func `invalid text is an error, never a crash`(seed: UInt64) async {
        let error = await errorThrown { try await ask(.garbage(seed: seed)) } as? LLMError
        #expect(error?.code == .invalidAnswer)
    }
}
