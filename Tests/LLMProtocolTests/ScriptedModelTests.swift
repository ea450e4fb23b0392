import LLMProtocol
import Testing

@Suite struct ScriptedModelTests {
    private let request = ModelRequest("four")

    @Test func `answers are returned in order, then an error`() async throws {
        let model = ScriptedModel.answers(["a", "b"])
        #expect(try await [model.respond(to: request).text, model.respond(to: request).text] == ["a", "b"])
        let error = await errorThrown { try await model.respond(to: request) } as? LLMError
        #expect(error?.message == "the script has 2 answers, this is request 3")
        #expect(model.requests == [request, request, request])
    }

    @Test func `the echo model returns the last message and counts tokens`() async throws {
        let response = try await ScriptedModel.echo().respond(to: request)
        #expect(response.text == "four")
        #expect(response.usage == TokenUsage(inputTokens: 1, outputTokens: 1))
    }

    @Test func `slow models wait`() async throws {
        let clock = VirtualClock()
        _ = try await ScriptedModel.slow(.seconds(7), clock: clock).respond(to: request)
        #expect(clock.elapsed == .seconds(7))
    }

    @Test func `equal seeds give equal invalid text`() async throws {
        for seed in 0..<20 as Range<UInt64> {
            let models = [ScriptedModel.garbage(seed: seed), .garbage(seed: seed)]
            for _ in 0..<5 {
                #expect(try await models[0].respond(to: request) == models[1].respond(to: request))
            }
        }
    }
}
