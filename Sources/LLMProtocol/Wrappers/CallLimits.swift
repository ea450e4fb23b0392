/// The usual limits on the calls of a model, applied as wrappers in the correct order.
///
/// ```swift
/// var limits = CallLimits()
/// limits.budget = ModelBudget(calls: 500)
/// let careful = model.limited(by: limits)
/// ```
public struct CallLimits: Sendable {
    /// The maximum number of calls per minute, at least 1; the default is 60, one per second.
    public var callsPerMinute = 60
    /// The maximum number of concurrent calls, at least 1; the default is 8.
    public var parallelCalls = 8
    /// The maximum number of retries of a failed call, at least 0; the default is 2.
    public var retries = 2
    /// The budget, or `nil`, the default, for no limit. Each attempt counts as a call.
    public var budget: ModelBudget?
    /// The seed of the delays before retries; the default is 0.
    public var seed: UInt64 = 0

    /// Creates limits with the default values.
    public init() {}
}

extension LanguageModel {
    /// Returns this model with limits.
    ///
    /// From the inside out: the time limit of each attempt (``ModelRequest/timeout``), the rate, the concurrency, the budget,
    /// retries. A call counts toward the concurrency while it waits for its turn, so none starts sooner than the rate allows.
    public func limited(by limits: CallLimits = CallLimits()) -> any LanguageModel {
        let paced = limitingTime().limitingRate(to: .requestsPerMinute(limits.callsPerMinute))
            .limitingConcurrency(to: limits.parallelCalls)
        let policy = RetryPolicy.exponential(retries: limits.retries, seed: limits.seed)
        return limits.budget.map { paced.budgeted($0).retrying(policy) } ?? paced.retrying(policy)
    }
}

extension LanguageModel {
    /// Returns this model with a time limit of ``ModelRequest/timeout`` for each attempt.
    ///
    /// The task of the attempt is cancelled, and has ended, before the error is thrown. A model that ignores cancellation is
    /// awaited. Apply this inside of retries and of limits that make calls wait.
    ///
    /// - Parameter clock: The clock that measures the time.
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
                throw LLMError(.timedOut, "\(base.identifier) did not answer within \(request.timeout)")
            }
            defer { group.cancelAll() }
            return try await group.next()!
        }
    }
}
