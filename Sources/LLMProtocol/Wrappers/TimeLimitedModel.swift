extension LanguageModel {
    /// This model, stopped when an attempt takes longer than ``ModelRequest/timeout``.
    ///
    /// The task of the attempt is cancelled, and ended, before the error is thrown: a model that does not heed cancellation
    /// is waited for. Put this inside of limits, which make calls wait, and of retries.
    ///
    /// - Parameter clock: What measures the time.
    /// - Returns: A model that throws ``LLMError`` with `timedOut`.
    public func limitingTime(clock: any Clock<Duration> = ContinuousClock()) -> some LanguageModel {
        TimeLimitedModel(base: self, clock: clock)
    }
}

struct TimeLimitedModel: LanguageModel {
    let base: any LanguageModel
    let clock: any Clock<Duration>

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        try await withThrowingTaskGroup(of: ModelResponse.self) { group in
            group.addTask { try await base.respond(to: request) }
            group.addTask {
                try await clock.sleep(for: request.timeout)
                throw LLMError(.timedOut, "\(base.identifier) gave no answer within \(request.timeout)")
            }
            defer { group.cancelAll() }
            return try await group.next()!
        }
    }
}
