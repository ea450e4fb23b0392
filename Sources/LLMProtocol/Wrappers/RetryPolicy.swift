internal import StageCore

/// The number of retries of a failed call and the delays between them.
///
/// The delay before retry *n* (from 0) is drawn from 0 to `baseDelay` · `multiplier`ⁿ, but at most `maximumDelay`: "full
/// jitter" (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015), so that callers that failed
/// together do not retry together. The draw depends only on the seed and the request.
public struct RetryPolicy: Sendable, Hashable {
    /// The maximum number of attempts after the first; the default is 2. Values below 0 count as 0.
    package var retryLimit: Int
    /// The maximum delay before the first retry; the default is 1 s.
    var baseDelay: Duration
    /// The growth of the maximum delay with each retry; the default is 2. Values outside 1...1,000 are clamped.
    var multiplier: Double
    /// The maximum delay before any retry; the default is 60 s. A longer ``LLMError/retryAfter`` is still honoured.
    var maximumDelay: Duration
    /// The longest ``LLMError/retryAfter`` that is honoured; the default is 5 min. Beyond it the error is thrown at once.
    var maximumRetryAfter: Duration = .seconds(300)
    /// The seed of the delays; the default is 0.
    var seed: UInt64

    /// Returns a policy with exponential delays.
    public static func exponential(
        retries: Int = 2, baseDelay: Duration = .seconds(1), multiplier: Double = 2,
        maximumDelay: Duration = .seconds(60), seed: UInt64 = 0
    ) -> RetryPolicy {
        RetryPolicy(
            retryLimit: retries, baseDelay: baseDelay, multiplier: multiplier, maximumDelay: maximumDelay,
            seed: seed)
    }

    /// A policy without retries.
    public static let never = RetryPolicy.exponential(retries: 0)

    /// Returns whether an error may be temporary: too many requests, faults of the server or the connection, and timeouts.
    func allowsRetry(after code: LLMError.Code) -> Bool {
        [.rateLimited, .serverFault, .connection, .timedOut].contains(code)
    }

    /// Returns the delay before a retry, counted from 0.
    func delay(beforeRetry retry: Int, using generator: inout SeededGenerator) -> Duration {
        let longest = max(0, maximumDelay / .seconds(1))
        let growth = multiplier >= 1 ? min(multiplier, 1_000) : 1
        var ceiling = min(longest, max(0, baseDelay / .seconds(1)))
        for _ in 0..<retry where ceiling > 0 && ceiling < longest { ceiling = min(longest, ceiling * growth) }
        return .seconds(ceiling * generator.uniform())
    }
}

extension LanguageModel {
    /// Returns this model with retries after temporary errors: `rateLimited`, `serverFault`, `connection` and `timedOut`.
    ///
    /// ``LLMError/retryAfter`` is honoured if it is longer than the policy's own delay. The final error states the number of
    /// attempts; the final error or response has the usage of all attempts. A cancelled task is never retried.
    ///
    /// - Parameters:
    ///   - policy: The number of retries and their delays; by default two, after up to 1 s and up to 2 s.
    ///   - clock: The clock that waits.
    public func retrying(
        _ policy: RetryPolicy = .exponential(), clock: any Clock<Duration> = ContinuousClock()
    ) -> some LanguageModel {
        RetryingModel(base: self, policy: policy, clock: clock)
    }
}

/// The number of the current task's attempt, from 1, which an observer inside of a retrying model cannot know otherwise.
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

    /// Returns the time to wait before the next attempt, or `nil` for none.
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
