internal import Synchronization

/// What calls of models came to, readable at any time.
///
/// ```swift
/// let counter = UsageCounter()
/// let counted = model.countingUsage(in: counter)
/// print(counter.totals.calls, counter.totals.usage.totalTokens)
/// ```
public final class UsageCounter: Sendable {
    /// What ended calls came to.
    public struct Totals: Sendable, Hashable {
        /// Calls that have ended, in whatever way.
        public var calls = 0
        /// Calls that ended in an error, by its code. Errors other than ``LLMError`` count as `unknown`.
        public var failures: [LLMError.Code: Int] = [:]
        /// Calls that ended because their task was cancelled.
        public var cancellations = 0
        /// Tokens, those of failed calls included.
        public var usage = TokenUsage()
        /// Answers that were kept from an earlier run, and so asked for by no call.
        public var keptAnswers = 0

        /// Nothing.
        init() {}
    }

    private let state = Mutex(Totals())

    /// Makes a counter at 0.
    public init() {}

    /// What it has come to so far.
    public var totals: Totals { state.withLock(\.self) }

    /// Counts an answer that was kept from an earlier run.
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
    /// This model, its calls counted. Inside of ``retrying(_:clock:)`` each attempt is a call.
    public func countingUsage(in counter: UsageCounter) -> some LanguageModel {
        observed(by: { counter.count($0.outcome, $0.usage) })
    }
}
