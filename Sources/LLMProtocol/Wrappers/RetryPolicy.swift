internal import StageCore

/// How often, and after what pauses, a failed call is tried again.
///
/// The pause before retry *n* (from 0) is drawn from 0 to `baseDelay` · `multiplier`ⁿ, no more than `maximumDelay`: "full
/// jitter" (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015), so that callers which failed
/// together do not return together. The draw depends on the seed and the request alone.
public struct RetryPolicy: Sendable, Hashable {
    /// How many attempts may follow the first; default 2. Values below 0 count as 0.
    package var retryLimit: Int
    /// The longest pause before the first retry; default 1 s.
    var baseDelay: Duration
    /// What the longest pause grows by with each retry; default 2. Values outside 1...1,000 count as the nearer end.
    var multiplier: Double
    /// The longest pause before any retry; default 60 s. A longer ``LLMError/retryAfter`` still counts.
    var maximumDelay: Duration
    /// The longest ``LLMError/retryAfter`` that is waited for; default 5 min. Beyond it the error is thrown at once.
    var maximumRetryAfter: Duration = .seconds(300)
    /// What the pauses are drawn from; default 0.
    var seed: UInt64

    /// Pauses that grow exponentially.
    public static func exponential(
        retries: Int = 2, baseDelay: Duration = .seconds(1), multiplier: Double = 2,
        maximumDelay: Duration = .seconds(60), seed: UInt64 = 0
    ) -> RetryPolicy {
        RetryPolicy(
            retryLimit: retries, baseDelay: baseDelay, multiplier: multiplier, maximumDelay: maximumDelay,
            seed: seed)
    }

    /// No second attempt.
    public static let never = RetryPolicy.exponential(retries: 0)

    /// What may pass by itself: too many requests, faults of the server or the connection, time-outs.
    func allowsRetry(after code: LLMError.Code) -> Bool {
        [.rateLimited, .serverFault, .connection, .timedOut].contains(code)
    }

    /// The pause before a retry, counted from 0.
    func delay(beforeRetry retry: Int, using generator: inout SeededGenerator) -> Duration {
        let longest = max(0, maximumDelay / .seconds(1))
        let growth = multiplier >= 1 ? min(multiplier, 1_000) : 1
        var ceiling = min(longest, max(0, baseDelay / .seconds(1)))
        for _ in 0..<retry where ceiling > 0 && ceiling < longest { ceiling = min(longest, ceiling * growth) }
        return .seconds(ceiling * generator.uniform())
    }
}

extension LanguageModel {
    /// This model, asked again after errors that may pass by themselves: `rateLimited`, `serverFault`, `connection` and
    /// `timedOut`.
    ///
    /// ``LLMError/retryAfter`` is waited for where it is longer than the policy's own pause. The error that is thrown in
    /// the end says after how many attempts; it, or the response, has the usage of all of them. A cancelled task is
    /// never retried.
    ///
    /// - Parameters:
    ///   - policy: How often and after what pauses; by default twice, after up to 1 s and up to 2 s.
    ///   - clock: What the pauses are waited on.
    public func retrying(
        _ policy: RetryPolicy = .exponential(), clock: any Clock<Duration> = ContinuousClock()
    ) -> some LanguageModel {
        RetryingModel(base: self, policy: policy, clock: clock)
    }
}

/// Which attempt the current task makes, from 1: what an observer inside of a retrying model cannot know otherwise.
enum Attempt {
    @TaskLocal static var number = 1
}

struct RetryingModel: LanguageModel {
    let base: any LanguageModel
    let policy: RetryPolicy
    let clock: any Clock<Duration>

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        var generator = SeededGenerator(seed: policy.seed, stream: request.randomStream(for: identifier))
        var lost = TokenUsage()
        var attempt = 1
        while true {
            do {
                var response = try await Attempt.$number.withValue(attempt) {
                    try await base.respond(to: request)
                }
                response.usage = lost + response.usage
                return response
            } catch let error as LLMError {
                lost = lost + error.usage
                guard let pause = pause(after: error, attempt: attempt, using: &generator) else {
                    throw lastError(error, attempts: attempt, usage: lost)
                }
                try await clock.sleep(for: pause)
                attempt += 1
            }
        }
    }

    /// How long to wait before the next attempt, or `nil` for none.
    private func pause(
        after error: LLMError, attempt: Int, using generator: inout SeededGenerator
    ) -> Duration? {
        guard attempt <= policy.retryLimit, policy.allowsRetry(after: error.code) else { return nil }
        let asked = error.retryAfter ?? .zero
        guard asked <= policy.maximumRetryAfter else { return nil }
        return max(asked, policy.delay(beforeRetry: attempt - 1, using: &generator))
    }

    private func lastError(_ error: LLMError, attempts: Int, usage: TokenUsage) -> LLMError {
        var error = error
        if attempts > 1 { error.message += ", after \(attempts) attempts" }
        error.usage = usage
        return error
    }
}
