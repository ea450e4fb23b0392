/// How a model is asked with care: the usual wrappers, in the order that makes each of them true.
///
/// ```swift
/// var limits = CallLimits()
/// limits.budget = ModelBudget(calls: 500)
/// let careful = model.limited(by: limits)
/// ```
public struct CallLimits: Sendable {
    /// The most calls a minute, at least 1; default 60, one a second.
    public var callsPerMinute = 60
    /// The most calls at once, at least 1; default 8.
    public var parallelCalls = 8
    /// How often a call that failed is repeated, at least 0; default 2.
    public var retries = 2
    /// What may be spent, or `nil`, the default, for any amount. Each attempt counts as a call.
    public var budget: ModelBudget?
    /// The seed of the pauses before retries; default 0.
    public var seed: UInt64 = 0

    /// Makes limits with their defaults.
    public init() {}
}

extension LanguageModel {
    /// This model, within limits.
    ///
    /// From the inside: the time of each attempt (``ModelRequest/timeout``), the rate, the calls at once, the budget, retries. A call holds its
    /// place while it waits for its turn, so that none starts sooner than the rate allows.
    public func limited(by limits: CallLimits = CallLimits()) -> any LanguageModel {
        let paced = limitingTime().limitingRate(to: .requestsPerMinute(limits.callsPerMinute))
            .limitingConcurrency(to: limits.parallelCalls)
        let policy = RetryPolicy.exponential(retries: limits.retries, seed: limits.seed)
        return limits.budget.map { paced.budgeted($0).retrying(policy) } ?? paced.retrying(policy)
    }
}

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
