internal import Synchronization

/// How many requests and tokens a minute a model may be asked for.
///
/// ```swift
/// let careful = model.limitingRate(to: .perMinute(requests: 300, tokens: 200_000))
/// ```
///
/// Each limit is a bucket that fills at the rate of the limit and holds a burst; a call waits until there is enough in
/// both. In any span of time, calls start no more often than the rate allows for the span, plus the burst.
public struct RateLimit: Sendable, Hashable {
    /// Requests a minute, or `nil` for any number. At least 1; lower values count as 1.
    var requests: Int?
    /// Tokens a minute, asked and answered together, or `nil` for any number. At least 1; lower values count as 1.
    var tokens: Int?
    /// How many requests may start at once after a pause; default 1, so that 60 requests a minute are one each second.
    /// At least 1; lower values count as 1.
    var requestBurst = 1
    /// How many tokens may be used at once after a pause, or `nil`, the default, for those of one minute. A request of
    /// more tokens than that starts when the bucket is full, and the next ones wait the longer.
    var tokenBurst: Int?
    /// The longest that all calls pause since a provider asked for it (``LLMError/retryAfter``); default 5 min.
    var maximumPause: Duration = .seconds(300)

    /// So many requests a minute, of any size.
    public static func requestsPerMinute(_ requests: Int) -> RateLimit {
        RateLimit(requests: requests, tokens: nil)
    }

    /// So many tokens a minute, in any number of requests.
    public static func tokensPerMinute(_ tokens: Int) -> RateLimit {
        RateLimit(requests: nil, tokens: tokens)
    }

    /// Both limits.
    public static func perMinute(requests: Int, tokens: Int) -> RateLimit {
        RateLimit(requests: requests, tokens: tokens)
    }

    init(requests: Int?, tokens: Int?) {
        self.requests = requests
        self.tokens = tokens
    }
}

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

/// What has been used of a rate limit: arithmetic on times, which waits for nothing.
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

    /// Takes a request of so many tokens, or says how long to wait before asking again.
    mutating func take(tokens count: Int, at now: Duration) -> Duration {
        let wait = max(
            pauseEnd - now, requests?.wait(for: 1, at: now) ?? .zero,
            tokens?.wait(for: count, at: now) ?? .zero)
        guard wait <= .zero else { return wait }
        requests?.take(1, at: now)
        tokens?.take(count, at: now)
        return .zero
    }

    /// Replaces what was expected by what it was.
    mutating func correct(expected: Int, used: Int) { tokens?.correct(expected: expected, used: used) }

    /// Lets nobody start for a while.
    mutating func pause(for duration: Duration, at now: Duration) {
        pauseEnd = max(pauseEnd, now + min(duration, maximumPause))
    }
}

/// A bucket, all amounts in the time that they take to flow in: nothing is rounded while time passes.
private struct Bucket {
    private let timeOfOne: Duration
    private let capacity: Duration
    /// When it is full again.
    private var fullTime: Duration = .zero
    /// Beyond this, amounts of any size count the same; the product of all factors still fits a duration.
    private static let largestAmount = 1 << 40

    init(perMinute rate: Int, burst: Int) {
        timeOfOne = .seconds(60) / max(1, rate)
        capacity = timeOfOne * min(max(1, burst), Self.largestAmount)
    }

    /// Who needs more than the bucket holds starts when it is full.
    func wait(for count: Int, at now: Duration) -> Duration {
        max(.zero, fullTime - now) + min(time(of: count), capacity) - capacity
    }

    mutating func take(_ count: Int, at now: Duration) { fullTime = max(fullTime, now) + time(of: count) }

    mutating func correct(expected: Int, used: Int) { fullTime += time(of: used) - time(of: expected) }

    private func time(of count: Int) -> Duration { timeOfOne * min(max(0, count), Self.largestAmount) }
}
