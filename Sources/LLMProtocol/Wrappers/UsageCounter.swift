internal import Synchronization

/// A counter of model calls and their usage, readable at any time.
///
/// ```swift
/// let counter = UsageCounter()
/// let counted = model.countingUsage(in: counter)
/// print(counter.totals.calls, counter.totals.usage.totalTokens)
/// ```
public final class UsageCounter: Sendable {
    /// The totals of finished calls.
    public struct Totals: Sendable, Hashable {
        /// The number of finished calls, with any outcome.
        public var calls = 0
        /// The number of failed calls by error code. Errors other than ``LLMError`` count as `unknown`.
        public var failures: [LLMError.Code: Int] = [:]
        /// The number of calls that ended because their task was cancelled.
        public var cancellations = 0
        /// The tokens used, including those of failed calls.
        public var usage = TokenUsage()
        /// The number of answers cached in an earlier run, which needed no call.
        public var keptAnswers = 0

        /// Creates totals of zero.
        init() {}
    }

    private let state = Mutex(Totals())

    /// Creates a counter at 0.
    public init() {}

    /// The totals so far.
    public var totals: Totals { state.withLock(\.self) }

    /// Counts an answer cached in an earlier run.
    package func countKeptAnswer() { state.withLock { $0.keptAnswers += 1 } }

    func count(_ outcome: ModelExchange.Outcome, _ usage: TokenUsage) {
        state.withLock { totals in
            totals.calls += 1
            totals.usage = totals.usage + usage
            switch outcome {
            case .answered: break
            case .failed(let code): totals.failures[code, default: 0] += 1
            case .cancelled: totals.cancellations += 1
            }
        }
    }
}

extension LanguageModel {
    /// Returns this model with its calls counted. Inside of ``retrying(_:clock:)`` each attempt is a call.
    public func countingUsage(in counter: UsageCounter) -> some LanguageModel {
        observed(by: { counter.count($0.outcome, $0.usage) })
    }
}
