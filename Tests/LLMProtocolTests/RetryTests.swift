import LLMProtocol
import StageCore
import Testing

@Suite struct RetryTests {
    private let request = ModelRequest("Name this campaign")

    @Test(arguments: [LLMError.Code.rateLimited, .serverFault, .connection, .timedOut])
    func `temporary errors are retried`(code: LLMError.Code) async throws {
        let model = ScriptedModel.failing([LLMError(code, "no"), LLMError(code, "no")], then: "yes")
        let response = try await model.retrying(clock: VirtualClock()).respond(to: request)
        #expect(response.text == "yes")
        #expect(model.requests.count == 3)
    }

    @Test(arguments: [
        LLMError.Code.invalidConfiguration, .unauthorized, .invalidRequest, .malformedResponse, .truncated,
        .refused, .invalidAnswer, .budgetSpent, .notRecorded, LLMError.Code(rawValue: "else"),
    ])
    func `permanent errors are not retried`(code: LLMError.Code) async {
        let model = ScriptedModel.failing([LLMError(code, "no")])
        let error = await errorThrown { try await model.retrying(clock: VirtualClock()).respond(to: request) }
        #expect(error as? LLMError == LLMError(code, "no"))
        #expect(model.requests.count == 1)
    }

    @Test func `cancellation is not wrapped`() async {
        let model = ScriptedModel.failing([CancellationError()])
        let error = await errorThrown { try await model.retrying(clock: VirtualClock()).respond(to: request) }
        #expect(error is CancellationError)
        #expect(model.requests.count == 1)
    }

    @Test func `a task cancelled during a pause ends`() async {
        let clock = VirtualClock(advancesItself: false)
        let model = ScriptedModel.failing([LLMError(.serverFault, "no")])
        let task = Task { try await model.retrying(clock: clock).respond(to: request) }
        await clock.waitForSleepers(1)
        task.cancel()
        #expect(await errorThrown { try await task.value } is CancellationError)
        #expect(model.requests.count == 1)
    }

    @Test func `the last error has the number and cost of all attempts`() async {
        var fault = LLMError(.serverFault, "the server has a fault")
        fault.usage = TokenUsage(inputTokens: 5)
        let model = ScriptedModel.failing([fault, fault, fault])
        let error = await errorThrown { try await model.retrying(clock: VirtualClock()).respond(to: request) }
        #expect((error as? LLMError)?.message == "the server has a fault, after 3 attempts")
        #expect((error as? LLMError)?.usage.inputTokens == 15)
    }

    @Test func `a response has the cost of all attempts`() async throws {
        var fault = LLMError(.serverFault, "no")
        fault.usage = TokenUsage(inputTokens: 1_000)
        let model = ScriptedModel.failing([fault], then: "four")
        let response = try await model.retrying(clock: VirtualClock()).respond(to: request)
        #expect(
            response.usage == TokenUsage(inputTokens: 1_000 + request.estimatedInputTokens, outputTokens: 1))
    }

    /// Each pause is between 0 and the maximum of the policy, and equal in every run.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `pauses grow and are reproducible`(seed: UInt64) async {
        let policy = RetryPolicy.exponential(retries: 8, maximumDelay: .seconds(20), seed: seed)
        var runs: [[Duration]] = []
        for _ in 0..<2 {
            let clock = VirtualClock()
            let model = ScriptedModel.failing([LLMError](repeating: LLMError(.connection, "no"), count: 9))
            _ = await errorThrown { try await model.retrying(policy, clock: clock).respond(to: request) }
            runs.append(clock.sleeps)
        }
        #expect(runs[0] == runs[1])
        #expect(runs[0].count == 8)
        for (pause, longest) in zip(runs[0], [1, 2, 4, 8, 16, 20, 20, 20]) {
            #expect(pause >= .zero && pause <= .seconds(longest))
        }
    }

    @Test func `different requests have different pauses`() async {
        var pauses: Set<Duration> = []
        for number in 0..<20 {
            let clock = VirtualClock()
            let model = ScriptedModel.failing([LLMError(.connection, "no")])
            _ = await errorThrown {
                try await model.retrying(clock: clock).respond(to: ModelRequest("\(number)"))
            }
            pauses.formUnion(clock.sleeps)
        }
        #expect(pauses.count == 20)
    }

    @Test func `a longer pause of the provider is respected`() async throws {
        var busy = LLMError(.rateLimited, "busy")
        busy.retryAfter = .seconds(90)
        let clock = VirtualClock()
        _ = try await ScriptedModel.failing([busy], then: "").retrying(clock: clock).respond(to: request)
        #expect(clock.elapsed == .seconds(90))
    }

    @Test func `a pause beyond the limit fails immediately`() async {
        var busy = LLMError(.rateLimited, "busy")
        busy.retryAfter = .seconds(301)
        let clock = VirtualClock()
        let model = ScriptedModel.failing([busy])
        #expect(
            await errorThrown { try await model.retrying(clock: clock).respond(to: request) } as? LLMError
                == busy)
        #expect(clock.elapsed == .zero)
    }

    @Test func `extreme policies are harmless`() async {
        for policy in [
            RetryPolicy.exponential(retries: -1), .never,
            .exponential(retries: 3, baseDelay: .seconds(-5), multiplier: .nan, maximumDelay: .seconds(-1)),
            .exponential(retries: 3, baseDelay: .zero, multiplier: .infinity),
        ] {
            let model = ScriptedModel.failing([LLMError](repeating: LLMError(.timedOut, "no"), count: 9))
            let error = await errorThrown {
                try await model.retrying(policy, clock: VirtualClock()).respond(to: request)
            }
            #expect((error as? LLMError)?.code == .timedOut)
            #expect(model.requests.count == 1 + max(0, policy.retryLimit))
        }
    }
}
