import StageCore
import Testing

@testable import LLMProtocol

@Suite struct LimitTests {
    private let request = ModelRequest("ask")

    /// Records the start of each call by a clock.
    private func timed(_ clock: VirtualClock, _ starts: Journal<Duration>) -> ScriptedModel {
        ScriptedModel { request, _ in
            starts.note(clock.elapsed)
            return ModelResponse(text: "ok", usage: TokenUsage(inputTokens: 100), model: "m")
        }
    }

    @Test func `sixty requests per minute are one per second`() async throws {
        let clock = VirtualClock()
        let starts = Journal<Duration>()
        let model = timed(clock, starts).limitingRate(to: .requestsPerMinute(60), clock: clock)
        for _ in 0..<5 { _ = try await model.respond(to: request) }
        #expect(starts.all == (0..<5).map { .seconds($0) })
    }

    @Test func `a burst starts immediately`() async throws {
        let clock = VirtualClock()
        let starts = Journal<Duration>()
        var limit = RateLimit.requestsPerMinute(60)
        limit.requestBurst = 3
        let model = timed(clock, starts).limitingRate(to: limit, clock: clock)
        for _ in 0..<5 { _ = try await model.respond(to: request) }
        #expect(starts.all == [0, 0, 0, 1, 2].map { .seconds($0) })
    }

    /// In every interval, the number of starts is at most the rate plus the burst, for bursts of callers and random pauses. Tests
    /// the arithmetic alone, because a task may start later than permitted.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `the rate is respected in every interval`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let perMinute = generator.uniform(in: 10...300)
        var limit = RateLimit.requestsPerMinute(perMinute)
        limit.requestBurst = generator.uniform(in: 1...5)
        var state = RateState(limit)
        var now = Duration.zero
        var times: [Duration] = []
        for _ in 0..<4 {
            now += .milliseconds(generator.uniform(in: 0...3_000))
            for _ in 0..<8 {
                while case let wait = state.take(tokens: 1, at: now), wait > .zero { now += wait }
                times.append(now)
            }
        }
        #expect(times.count == 32)
        let spacing = Duration.seconds(60) / perMinute
        for first in times.indices {
            for last in first..<times.count {
                let allowed = (times[last] - times[first]) / spacing + Double(limit.requestBurst)
                #expect(Double(last - first + 1) <= allowed + 1e-6)
            }
        }
    }

    @Test func `reserved tokens are replaced by used ones`() async throws {
        var request = request
        request.maximumOutputTokens = 599
        #expect(request.estimatedInputTokens == 1)
        var limit = RateLimit.tokensPerMinute(600)
        limit.tokenBurst = 600
        let clock = VirtualClock()
        let starts = Journal<Duration>()
        let model = timed(clock, starts).limitingRate(to: limit, clock: clock)
        for _ in 0..<3 { _ = try await model.respond(to: request) }
        // 600 are required to start and 100 are used. The bucket refills by 10 per second.
        #expect(starts.all == [0, 10, 20].map { .seconds($0) })
    }

    @Test func `a request larger than the bucket is not blocked`() async throws {
        var request = request
        request.maximumOutputTokens = .max
        let clock = VirtualClock()
        let model = ScriptedModel.echo().limitingRate(to: .tokensPerMinute(1), clock: clock)
        _ = try await model.respond(to: request)
    }

    @Test func `a delay requested by the provider applies to all`() async throws {
        var busy = LLMError(.rateLimited, "busy")
        busy.retryAfter = .seconds(30)
        let clock = VirtualClock()
        let model = ScriptedModel.failing([busy], then: "ok")
            .limitingRate(to: .requestsPerMinute(6_000), clock: clock)
        #expect(await errorThrown { try await model.respond(to: request) } as? LLMError == busy)
        _ = try await model.respond(to: request)
        #expect(clock.elapsed == .seconds(30))
    }

    @Test func `a task cancelled while waiting uses nothing`() async throws {
        let clock = VirtualClock(advancesItself: false)
        let starts = Journal<Duration>()
        let model = timed(clock, starts).limitingRate(to: .requestsPerMinute(60), clock: clock)
        _ = try await model.respond(to: request)
        let cancelled = Task { try await model.respond(to: request) }
        await clock.waitForSleepers(1)
        cancelled.cancel()
        #expect(await errorThrown { try await cancelled.value } is CancellationError)
        let next = Task { try await model.respond(to: request) }
        await clock.waitForSleepers(1)
        clock.advance(by: .seconds(1))
        _ = try await next.value
        #expect(starts.all == [.zero, .seconds(1)])
    }

    @Test(arguments: [1, 3, 7])
    func `concurrency never exceeds the limit`(limit: Int) async throws {
        let gauge = Gauge()
        let model = ScriptedModel { _, index in
            gauge.enter()
            defer { gauge.leave() }
            for _ in 0..<20 { await Task.yield() }
            if index % 5 == 0 { throw LLMError(.serverFault, "no") }
            return ModelResponse(text: "ok", model: "m")
        }.limitingConcurrency(to: limit)
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<60 {
                group.addTask {
                    let task = Task { try await model.respond(to: self.request) }
                    if index % 7 == 0 { task.cancel() }
                    _ = try? await task.value
                }
            }
        }
        #expect(gauge.most <= limit)
        // No permit was lost.
        let clock = VirtualClock(advancesItself: false)
        let slow = ScriptedModel.slow(.seconds(1), clock: clock).limitingConcurrency(to: limit)
        let tasks = (0..<limit).map { _ in Task { try await slow.respond(to: request) } }
        await clock.waitForSleepers(limit)
        clock.advance(by: .seconds(1))
        for task in tasks { _ = try await task.value }
    }

    @Test func `an attempt ends at its timeout`() async {
        let clock = VirtualClock(advancesItself: false)
        let ended = Gauge()
        let model = ScriptedModel { _, _ in
            defer { ended.enter() }
            try await clock.sleep(for: .seconds(1_000))
            return ModelResponse(text: "late", model: "m")
        }
        let task = Task { try await model.limitingTime(clock: clock).respond(to: request) }
        await clock.waitForSleepers(2)
        clock.advance(by: request.timeout)
        #expect((await errorThrown { try await task.value } as? LLMError)?.code == .timedOut)
        #expect(ended.most == 1)
    }

    @Test func `an answer before the timeout is returned`() async throws {
        let clock = VirtualClock(advancesItself: false)
        let model = ScriptedModel.slow(.seconds(59), clock: clock, answer: "ok").limitingTime(clock: clock)
        let task = Task { try await model.respond(to: request) }
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(59))
        #expect(try await task.value.text == "ok")
    }

    @Test func `cancellation is not a timeout`() async {
        let clock = VirtualClock(advancesItself: false)
        let model = ScriptedModel.slow(.seconds(59), clock: clock).limitingTime(clock: clock)
        let task = Task { try await model.respond(to: request) }
        await clock.waitForSleepers(2)
        task.cancel()
        #expect(await errorThrown { try await task.value } is CancellationError)
    }
}
