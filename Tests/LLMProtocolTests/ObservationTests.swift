import LLMProtocol
import StageCore
import Testing

@Suite struct ObservationTests {
    private let request = ModelRequest("a secret prompt")

    @Test func `calls, failures and tokens are counted`() async {
        let counter = UsageCounter()
        var cut = LLMError(.serverFault, "no")
        cut.usage = TokenUsage(inputTokens: 10, outputTokens: 1)
        let model = ScriptedModel.failing(
            [cut, LLMError(.refused, "no"), CancellationError(), Other()], then: "yes"
        )
        .countingUsage(in: counter)
        for _ in 0..<5 { _ = try? await model.respond(to: request) }
        #expect(counter.totals.calls == 5)
        #expect(counter.totals.failures == [.serverFault: 1, .refused: 1, .unknown: 1])
        #expect(counter.totals.cancellations == 1)
        #expect(
            counter.totals.usage
                == TokenUsage(inputTokens: 10 + request.estimatedInputTokens, outputTokens: 2))
    }

    @Test func `each attempt is observed with its times`() async throws {
        let clock = VirtualClock()
        let events = Journal<ModelExchange>()
        var busy = LLMError(.rateLimited, "busy")
        busy.retryAfter = .seconds(9)
        busy.requestID = "r1"
        let model = ScriptedModel { [busy] request, index in
            try await clock.sleep(for: .seconds(2))
            if index == 0 { throw busy }
            return ModelResponse(text: "a secret answer", model: "m")
        }
        let observed = model.observed(by: events.note, clock: clock)
        _ = try await observed.retrying(clock: clock).respond(to: request)
        #expect(events.all.map(\.start) == [.zero, .seconds(11)])
        #expect(events.all.map(\.end) == [.seconds(2), .seconds(13)])
        #expect(events.all.map(\.attempt) == [1, 2])
        #expect(events.all.map(\.outcome) == [.failed(.rateLimited), .answered(.stop)])
        #expect(events.all.map(\.requestID) == ["r1", nil])
        #expect(!"\(events.all)".contains("secret"))
    }

    @Test func `texts are observed only on request`() async throws {
        let events = Journal<ModelExchange>()
        let model = ScriptedModel.echo().observed(by: events.note, includingText: true)
        _ = try await model.respond(to: request)
        #expect(events.all.first?.request == request)
        #expect(events.all.first?.answer == "a secret prompt")
    }

    /// No wrapper treats cancellation as a failure, alone or combined.
    @Test func `cancellation passes through all wrappers`() async {
        let budget = ModelBudget(calls: 9, tokens: 100_000)
        let counter = UsageCounter()
        let clock = VirtualClock(advancesItself: false)
        let model = ScriptedModel.slow(.seconds(10), clock: clock).limitingTime(clock: clock)
            .countingUsage(in: counter).limitingConcurrency(to: 1)
            .limitingRate(to: .requestsPerMinute(600), clock: clock).replaying(from: InMemoryCache())
            .budgeted(budget).retrying(clock: clock)
        let task = Task { try await model.respond(to: request) }
        await clock.waitForSleepers(2)
        task.cancel()
        #expect(await errorThrown { try await task.value } is CancellationError)
        #expect(counter.totals.cancellations == 1)
        #expect(counter.totals.calls == 1)
        #expect(budget.remaining == ModelBudget.Allowance(calls: 8, tokens: 100_000))
        #expect(model.identifier == "scripted:slow")
    }

    private struct Other: Error {}
}
