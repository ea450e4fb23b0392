internal import StageCore

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
