internal import Synchronization

/// A limit on the requests and tokens per minute of a model.
///
/// ```swift
/// let careful = model.limitingRate(to: .perMinute(requests: 300, tokens: 200_000))
/// ```
///
/// Each limit is a token bucket that refills at the rate of the limit and holds a burst; a call waits until both buckets hold
/// enough. In any span of time, calls start no more often than the rate allows for the span, plus the burst.
public struct RateLimit: Sendable, Hashable {
    /// The requests per minute, or `nil` for no limit. At least 1; lower values count as 1.
    var requests: Int?
    /// The tokens per minute, input and output together, or `nil` for no limit. At least 1; lower values count as 1.
    var tokens: Int?
    /// The number of requests that may start at once after a pause. The default is 1, so that 60 requests per minute are one
    /// per second. At least 1; lower values count as 1.
    var requestBurst = 1
    /// The number of tokens that may be used at once after a pause, or `nil`, the default, for those of one minute. A larger
    /// request starts when the bucket is full, and the next ones wait longer.
    var tokenBurst: Int?
    /// The maximum pause of all calls after a provider requests one (``LLMError/retryAfter``); the default is 5 min.
    var maximumPause: Duration = .seconds(300)

    /// Returns a limit on requests per minute, of any size.
    public static func requestsPerMinute(_ requests: Int) -> RateLimit {
        RateLimit(requests: requests, tokens: nil)
    }

    /// Returns a limit on tokens per minute, in any number of requests.
    public static func tokensPerMinute(_ tokens: Int) -> RateLimit {
        RateLimit(requests: nil, tokens: tokens)
    }

    /// Returns a limit on both requests and tokens per minute.
    public static func perMinute(requests: Int, tokens: Int) -> RateLimit {
        RateLimit(requests: requests, tokens: tokens)
    }

    init(requests: Int?, tokens: Int?) {
        self.requests = requests
        self.tokens = tokens
    }
}

extension LanguageModel {
    /// Returns this model with a limit on its rate; calls start in the order of arrival.
    ///
    /// The limit is shared by all copies of the result. Before a call, `ModelRequest.estimatedInputTokens` and
    /// ``ModelRequest/maximumOutputTokens`` are reserved; after it, they are replaced by its actual usage. When a call fails
    /// with `rateLimited` and the provider states how long to wait, no other call starts until then. A waiting call leaves
    /// the queue when its task is cancelled.
    ///
    /// - Parameters:
    ///   - limit: The requests and tokens per minute.
    ///   - clock: The clock that measures and waits.
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

/// The queue in front of a ``RateState``: one call waits on the clock, all others behind it.
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
            // Checked again after each wait: a pause may have begun in the meantime.
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

/// The used part of a rate limit, as pure arithmetic on times that never waits.
struct RateState {
    private var requests: Bucket?
    private var tokens: Bucket?
    private var pauseEnd: Duration = .zero
    private let maximumPause: Duration

    init(_ limit: RateLimit) {
        requests = limit.requests.map { Bucket(perMinute: $0, burst: limit.requestBurst) }
        tokens = limit.tokens.map { Bucket(perMinute: $0, burst: limit.tokenBurst ?? $0) }
        maximumPause = limit.maximumPause
    }

    /// Takes a request with a number of tokens, or returns the time to wait before trying again.
    mutating func take(tokens count: Int, at now: Duration) -> Duration {
        let wait = max(
            pauseEnd - now, requests?.wait(for: 1, at: now) ?? .zero,
            tokens?.wait(for: count, at: now) ?? .zero)
        guard wait <= .zero else { return wait }
        requests?.take(1, at: now)
        tokens?.take(count, at: now)
        return .zero
    }

    /// Replaces the expected usage by the actual one.
    mutating func correct(expected: Int, used: Int) { tokens?.correct(expected: expected, used: used) }

    /// Prevents calls from starting for a while.
    mutating func pause(for duration: Duration, at now: Duration) {
        pauseEnd = max(pauseEnd, now + min(duration, maximumPause))
    }
}

/// A bucket with all amounts as the time they take to refill, so that nothing is rounded as time passes.
private struct Bucket {
    private let timeOfOne: Duration
    private let capacity: Duration
    /// The time when the bucket is full again.
    private var fullTime: Duration = .zero
    /// The cap on amounts. The product of all factors still fits a duration.
    private static let largestAmount = 1 << 40

    init(perMinute rate: Int, burst: Int) {
        timeOfOne = .seconds(60) / max(1, rate)
        capacity = timeOfOne * min(max(1, burst), Self.largestAmount)
    }

    /// Returns the time to wait. A request larger than the bucket starts when the bucket is full.
    func wait(for count: Int, at now: Duration) -> Duration {
        max(.zero, fullTime - now) + min(time(of: count), capacity) - capacity
    }

    mutating func take(_ count: Int, at now: Duration) { fullTime = max(fullTime, now) + time(of: count) }

    mutating func correct(expected: Int, used: Int) { fullTime += time(of: used) - time(of: expected) }

    private func time(of count: Int) -> Duration { timeOfOne * min(max(0, count), Self.largestAmount) }
}
