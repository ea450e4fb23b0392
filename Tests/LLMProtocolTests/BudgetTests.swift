import LLMProtocol
import StageCore
import Synchronization
import Testing

@Suite struct BudgetTests {
    private let request = ModelRequest("ask")

    @Test func `calls beyond the cap are refused`() async throws {
        let budget = ModelBudget(calls: 2)
        let inner = ScriptedModel.failing([LLMError(.serverFault, "no")], then: "ok")
        let model = inner.budgeted(budget)
        _ = try? await model.respond(to: request)
        _ = try await model.respond(to: request)
        let error = await errorThrown { try await model.respond(to: request) } as? LLMError
        #expect(error?.code == .budgetSpent)
        #expect(error?.message == "the budget of 2 calls is spent")
        #expect(inner.requests.count == 2)
        #expect(budget.spent.calls == 2)
        #expect(budget.remaining == ModelBudget.Allowance(calls: 0, tokens: nil))
    }

    @Test func `used tokens replace reserved ones`() async throws {
        var request = request
        request.maximumOutputTokens = 99
        let budget = ModelBudget(tokens: 150)
        let model = ScriptedModel { _, _ in
            #expect(budget.remaining.tokens == 50)
            return ModelResponse(
                text: "ok", usage: TokenUsage(inputTokens: 20, outputTokens: 10), model: "m")
        }.budgeted(budget)
        _ = try await model.respond(to: request)
        #expect(budget.spent.tokens == 30)
        #expect(budget.remaining.tokens == 120)
    }

    @Test func `an error costs its reported usage`() async {
        var fault = LLMError(.malformedResponse, "no")
        fault.usage = TokenUsage(inputTokens: 7, outputTokens: 3)
        let budget = ModelBudget(tokens: 10_000)
        _ = await errorThrown {
            try await ScriptedModel.failing([fault]).budgeted(budget).respond(to: request)
        }
        #expect(budget.spent.tokens == 10)
        #expect(budget.remaining.tokens == 9_990)
    }

    @Test func `usage is estimated if the server reports none`() async throws {
        let budget = ModelBudget(tokens: 10_000)
        let model = ScriptedModel { _, _ in ModelResponse(text: "four for", model: "m") }
        _ = try await model.budgeted(budget).respond(to: request)
        #expect(budget.spent.tokens == 1 + 2)
    }

    @Test func `counts of any size do not trap`() async throws {
        let budget = ModelBudget(tokens: 1_000_000)
        var request = request
        request.maximumOutputTokens = 5
        let model = ScriptedModel { _, _ in
            ModelResponse(text: "", usage: TokenUsage(inputTokens: .max, outputTokens: .max), model: "m")
        }.budgeted(budget)
        _ = try await model.respond(to: request)
        #expect(budget.spent.tokens == .max)
        #expect(
            (await errorThrown { try await model.respond(to: request) } as? LLMError)?.code == .budgetSpent)
    }

    /// Parallel calls that together exceed a cap: some are refused, and the cap is never exceeded.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `parallel calls never exceed a cap`(seed: UInt64) async {
        var generator = SeededGenerator(seed: seed)
        let calls = generator.uniform(in: 5...40)
        let tokens = generator.uniform(in: 300...3_000)
        let budget = ModelBudget(calls: calls, tokens: tokens)
        let inner = ScriptedModel { request, index in
            await Task.yield()
            if index % 4 == 1 { throw LLMError(.serverFault, "no") }
            return ModelResponse(
                text: "ok", usage: TokenUsage(inputTokens: 1, outputTokens: request.maximumOutputTokens),
                model: "m")
        }
        let model = inner.budgeted(budget)
        let sizes = (0..<60).map { _ in generator.uniform(in: 1...100) }
        await withTaskGroup(of: Void.self) { group in
            for size in sizes {
                group.addTask {
                    var request = self.request
                    request.maximumOutputTokens = size
                    _ = try? await model.respond(to: request)
                }
            }
        }
        #expect(inner.requests.count == budget.spent.calls)
        #expect(budget.spent.calls <= calls)
        #expect(budget.spent.tokens <= tokens)
        #expect(budget.remaining.tokens == tokens - budget.spent.tokens)
    }

    /// Only one of two calls fits at a time. The second starts after the first used less than its maximum.
    @Test func `a call waits for reservations of others`() async throws {
        var request = self.request
        request.maximumOutputTokens = 100
        let cost = request.estimatedInputTokens + 100
        let budget = ModelBudget(tokens: cost + 20)
        let running = Mutex((now: 0, most: 0))
        let model = ScriptedModel { _, _ in
            running.withLock { ($0.now, $0.most) = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<20 { await Task.yield() }
            running.withLock { $0.now -= 1 }
            return ModelResponse(text: "ok", usage: TokenUsage(inputTokens: 1, outputTokens: 1), model: "m")
        }.budgeted(budget)
        try await withThrowingTaskGroup(of: Void.self) { [request] group in
            for _ in 0..<8 { group.addTask { _ = try await model.respond(to: request) } }
            try await group.waitForAll()
        }
        #expect(running.withLock(\.most) == 1)
        #expect(
            budget.spent
                == {
                    var all = ModelBudget.Spending(); (all.calls, all.tokens) = (8, 16); return all
                }())
    }

    @Test func `a waiting call can be cancelled`() async throws {
        let budget = ModelBudget(tokens: 10_000)
        var large = request
        large.maximumOutputTokens = 9_000
        let (gate, open) = AsyncStream<Void>.makeStream()
        let model = ScriptedModel { _, _ in
            for await _ in gate { break }
            return ModelResponse(text: "ok", model: "m")
        }.budgeted(budget)
        let first = Task { [large] in try await model.respond(to: large) }
        while budget.spent.calls == 0 { await Task.yield() }
        let second = Task { [large] in try await model.respond(to: large) }
        for _ in 0..<50 { await Task.yield() }
        second.cancel()
        await #expect(throws: CancellationError.self) { _ = try await second.value }
        open.yield()
        _ = try await first.value
        #expect(budget.spent.calls == 1)
    }

    /// Ten calls of 30 tokens each fit a cap of 300, although each could have used 1,000.
    @Test func `calls are not refused for their maximum usage`() async throws {
        var request = request
        request.maximumOutputTokens = 1_000
        let budget = ModelBudget(tokens: 370)
        let limits = Mutex<[Int]>([])
        let model = ScriptedModel { request, _ in
            limits.withLock { $0.append(request.maximumOutputTokens) }
            return ModelResponse(
                text: "ok", usage: TokenUsage(inputTokens: 10, outputTokens: 20), model: "m")
        }.budgeted(budget)
        for _ in 0..<10 { _ = try await model.respond(to: request) }
        #expect(budget.spent.tokens == 300)
        #expect(limits.withLock(\.self) == (0..<10).map { 370 - 30 * $0 - request.estimatedInputTokens })
        // 1 token in, and a sixteenth of 1,000 out.
        _ = try await model.respond(to: request)
        let error = await errorThrown { try await model.respond(to: request) } as? LLMError
        #expect(error?.code == .budgetSpent)
        #expect(
            error?.message
                == "the budget of 370 tokens is spent or too low for another call")
    }

    @Test func `an answer truncated by the cap spends the budget`() async throws {
        var request = request
        request.maximumOutputTokens = 100
        let budget = ModelBudget(tokens: 50)
        let model = ScriptedModel { request, _ in
            ModelResponse(
                text: "{", finishReason: .length,
                usage: TokenUsage(inputTokens: 1, outputTokens: request.maximumOutputTokens), model: "m")
        }.budgeted(budget)
        let error = await errorThrown { try await model.respond(to: request) } as? LLMError
        #expect(error?.code == .budgetSpent && error?.partialText == "{")
        #expect(budget.spent.tokens == 50 && error?.usage.totalTokens == 50)
        // If the request's own limit truncated the answer, the error says so.
        let own = try await ScriptedModel { _, _ in
            ModelResponse(text: "{", finishReason: .length, model: "m")
        }
        .budgeted(ModelBudget(tokens: 1_000)).respond(to: request)
        #expect(own.finishReason == .length)
    }
}
