import LLMProtocol
import StageCore
import Testing

@Suite struct ReplayTests {
    private let request = ModelRequest("ask")

    @Test func `cached answers are not requested again`() async throws {
        let cache = InMemoryCache()
        let inner = ScriptedModel.answers(["first"])
        let model = inner.replaying(from: cache)
        let responses = [try await model.respond(to: request), try await model.respond(to: request)]
        #expect(responses[0] == responses[1])
        #expect(inner.requests.count == 1)
        let replay = inner.replaying(from: cache, mode: .replayOnly)
        #expect(try await replay.respond(to: request) == responses[0])
    }

    @Test func `a missing record is an error in replay-only mode`() async {
        let inner = ScriptedModel.always("no")
        let model = inner.replaying(from: InMemoryCache(), mode: .replayOnly)
        #expect(
            (await errorThrown { try await model.respond(to: request) } as? LLMError)?.code == .notRecorded)
        #expect(inner.requests.isEmpty)
    }

    @Test(arguments: [FinishReason.length, .refusal, .filtered])
    func `only complete answers are cached`(reason: FinishReason) async throws {
        let cache = InMemoryCache()
        let model = ScriptedModel { _, _ in ModelResponse(text: "", finishReason: reason, model: "m") }
        _ = try await model.replaying(from: cache).respond(to: request)
        #expect(await cache.count == 0)
    }

    @Test func `a damaged record counts as missing`() async throws {
        let cache = InMemoryCache()
        let inner = ScriptedModel.always("yes")
        await cache.keep(["response/" + request.contentHash(for: inner.identifier): [1, 2, 3]])
        #expect(try await inner.replaying(from: cache).respond(to: request).text == "yes")
        #expect(inner.requests.count == 1)
    }

    @Test func `every part except the timeout changes the hash`() {
        var requests = [request]
        func add(_ change: (inout ModelRequest) -> Void) {
            var other = request
            change(&other)
            requests.append(other)
        }
        add { $0.system = "" }
        add { $0.system = "ask" }
        add { $0.messages = [] }
        add { $0.messages = [ModelMessage(.assistant, "ask")] }
        add { $0.messages = [ModelMessage(.user, "as"), ModelMessage(.user, "k")] }
        add { $0.temperature = 0 }
        add { $0.temperature = 1 }
        add { $0.maximumOutputTokens = 1 }
        add { $0.answerSchema = AnswerSchema(name: "a", schema: .object([:])) }
        add { $0.answerSchema = AnswerSchema(name: "b", schema: .object([:])) }
        add { $0.answerSchema = AnswerSchema(name: "a", schema: .object(["n": .integer()])) }
        #expect(Set(requests.map { $0.contentHash(for: "m") }).count == requests.count)
        #expect(request.contentHash(for: "m") != request.contentHash(for: "n"))
        var patient = request
        patient.timeout = .seconds(1)
        #expect(patient.contentHash(for: "m") == request.contentHash(for: "m"))
    }

    /// Later versions must find a cached answer.
    @Test func `hashes are stable between releases`() {
        #expect(
            ModelRequest("ask", system: "s", temperature: 0.5).contentHash(for: "m")
                == "95173859f862bf284b266b7d01e65c5e56582806c20abdd980b05fa8afec73ba")
    }
}
