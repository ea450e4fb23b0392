internal import Synchronization

/// Caps on calls and tokens, shared by everything that spends from it.
///
/// ```swift
/// let budget = ModelBudget(calls: 200, tokens: 500_000)
/// let frugal = model.retrying().budgeted(budget)
/// print(budget.spent.tokens, budget.remaining.calls ?? "any")
/// ```
///
/// What a call may cost is set aside before it, so that parallel calls never exceed a cap together; what it did cost is
/// counted after it. Only a call that costs more than was set aside for it, because its input was estimated too low, can
/// lead past the cap on tokens, by that difference.
public final class ModelBudget: Sendable {
    /// What was spent by calls that have ended, and by those under way their calls.
    public struct Spending: Sendable, Hashable {
        /// Calls that were begun, failed ones included.
        public var calls = 0
        /// Tokens asked and answered.
        public var tokens = 0

        /// Nothing.
        public init() {}
    }

    /// What may still be spent.
    public struct Allowance: Sendable, Hashable {
        /// Calls, or `nil` for any number.
        public var calls: Int?
        /// Tokens, or `nil` for any number.
        public var tokens: Int?

        /// Makes an allowance.
        public init(calls: Int? = nil, tokens: Int? = nil) {
            self.calls = calls
            self.tokens = tokens
        }
    }

    private struct State {
        var spent = Spending()
        var reservedTokens = 0
    }

    private let caps: Allowance
    private let state = Mutex(State())

    /// Makes a budget of which nothing is spent.
    ///
    /// - Parameters:
    ///   - calls: The most calls, or `nil` for any number.
    ///   - tokens: The most tokens, or `nil` for any number.
    public init(calls: Int? = nil, tokens: Int? = nil) {
        caps = Allowance(calls: calls, tokens: tokens)
    }

    /// What was spent so far.
    public var spent: Spending { state.withLock(\.spent) }

    /// What may still be spent, without what calls under way have set aside; at least 0.
    public var remaining: Allowance {
        state.withLock { state in
            Allowance(
                calls: caps.calls.map { max(0, $0 - state.spent.calls) },
                tokens: caps.tokens.map { max(0, $0 - state.spent.tokens - state.reservedTokens) })
        }
    }

    /// Begins a call, or says why it may not begin.
    func reserve(tokens count: Int) throws(LLMError) {
        let problem: String? = state.withLock { state in
            if let cap = caps.calls, state.spent.calls >= cap { return "all \(cap) calls are spent" }
            let begun = saturatingSum(state.spent.tokens, state.reservedTokens)
            if let cap = caps.tokens, saturatingSum(begun, count) > cap {
                return
                    "a call of up to \(count) tokens is beyond the \(max(0, cap - begun)) that are left of \(cap)"
            }
            state.spent.calls += 1
            state.reservedTokens = saturatingSum(state.reservedTokens, count)
            return nil
        }
        if let problem { throw LLMError(.budgetSpent, problem) }
    }

    /// Ends a call.
    func settle(reserved: Int, used: Int) {
        state.withLock { state in
            state.reservedTokens -= reserved
            state.spent.tokens = saturatingSum(state.spent.tokens, used)
        }
    }
}
