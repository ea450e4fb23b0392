internal import Synchronization

extension LanguageModel {
    /// This model, asked no more often than a limit allows; calls start in the order in which they came.
    ///
    /// The limit holds for all copies of the result together. Before a call, `ModelRequest.estimatedInputTokens` and
    /// ``ModelRequest/maximumOutputTokens`` are set aside; after it, what it used counts instead. When a call ends in
    /// `rateLimited` and the provider says how long to wait, no other starts until then. A waiter whose task is cancelled
    /// frees its place.
    ///
    /// - Parameters:
    ///   - limit: Requests and tokens a minute.
    ///   - clock: What the time is measured and waited on.
    public func limitingRate(
        to limit: RateLimit, clock: any Clock<Duration> = ContinuousClock()
    ) -> some LanguageModel {
        RateLimitedModel(base: self, limiter: RateLimiter(limit, clock: clock))
    }
}

struct RateLimitedModel: LanguageModel {
    let base: any LanguageModel
    let limiter: RateLimiter

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        let expected = request.reservedTokens
        try await limiter.wait(forTokens: expected)
        do {
            let response = try await base.respond(to: request)
            limiter.correct(expected: expected, used: request.usedTokens(response))
            return response
        } catch let error as LLMError {
            limiter.correct(expected: expected, used: error.usage.totalTokens)
            if error.code == .rateLimited, let pause = error.retryAfter { limiter.pause(for: pause) }
            throw error
        }
    }
}

/// The line before a ``RateState``: one waits on the clock, all others behind it.
final class RateLimiter: Sendable {
    private let turnstile = FairSemaphore(permits: 1)
    private let state: Mutex<RateState>
    private let clock: any Clock<Duration>
    private let stopwatch: Stopwatch

    init(_ limit: RateLimit, clock: any Clock<Duration>) {
        state = Mutex(RateState(limit))
        self.clock = clock
        stopwatch = Stopwatch(clock)
    }

    func wait(forTokens count: Int) async throws {
        try await turnstile.withPermit {
            // Asked again after each wait: a pause may have begun in the meantime.
            while true {
                try Task.checkCancellation()
                let wait = self.state.withLock { $0.take(tokens: count, at: self.stopwatch.elapsed) }
                if wait <= .zero { return }
                try await self.clock.sleep(for: wait)
            }
        }
    }

    func correct(expected: Int, used: Int) {
        state.withLock { $0.correct(expected: expected, used: used) }
    }

    func pause(for duration: Duration) {
        state.withLock { $0.pause(for: duration, at: stopwatch.elapsed) }
    }
}
