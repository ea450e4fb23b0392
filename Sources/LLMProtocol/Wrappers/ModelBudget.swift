internal import StageCore
internal import Synchronization

/// Caps on calls and tokens, shared by all models that draw on it.
///
/// ```swift
/// let budget = ModelBudget(calls: 200, tokens: 500_000)
/// let frugal = model.retrying().budgeted(budget)
/// print(budget.spent.tokens, budget.remaining.calls ?? "any")
/// ```
///
/// The budget counts the tokens that calls have used, not the maximum they could use. A call begins if there are tokens left
/// for its input and for a sixteenth of its maximum output. If less is left than the call could use, it waits until no other
/// call is in progress, and its maximum output is lowered to the rest, so that parallel calls never exceed a cap together.
/// Only a call whose input was underestimated can exceed the cap on tokens, by the difference.
public final class ModelBudget: Sendable {
    /// The calls begun, and the tokens of the calls that have ended.
    package struct Spending: Sendable, Hashable {
        /// The calls begun, including failed ones.
        package var calls = 0
        /// The tokens of requests and answers.
        package var tokens = 0

        /// Creates a value without calls and tokens.
        package init() {}
    }

    /// The calls and tokens that are left.
    package struct Allowance: Sendable, Hashable {
        /// The number of calls, or `nil` for no limit.
        var calls: Int?
        /// The number of tokens, or `nil` for no limit.
        package var tokens: Int?

        /// Creates an allowance.
        package init(calls: Int? = nil, tokens: Int? = nil) {
            self.calls = calls
            self.tokens = tokens
        }
    }

    private struct State {
        var spent = Spending()
        var reservedTokens = 0
        var lastTicket = 0
        /// Calls that wait for others to end, oldest first.
        var waiters: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    }

    private enum Decision {
        /// The call may begin, with a maximum number of output tokens.
        case granted(output: Int)
        case refused(String)
        case wait
    }

    private let caps: Allowance
    private let state = Mutex(State())

    /// Creates a budget with nothing spent.
    ///
    /// - Parameters:
    ///   - calls: The maximum number of calls, or `nil` for no limit.
    ///   - tokens: The maximum number of tokens, or `nil` for no limit.
    public init(calls: Int? = nil, tokens: Int? = nil) {
        caps = Allowance(calls: calls, tokens: tokens)
    }

    /// The calls and tokens spent so far.
    package var spent: Spending { state.withLock(\.spent) }

    /// The calls and tokens left, without those reserved by calls in progress; at least 0.
    package var remaining: Allowance {
        state.withLock { state in
            Allowance(
                calls: caps.calls.map { max(0, $0 - state.spent.calls) },
                tokens: caps.tokens.map { max(0, $0 - state.spent.tokens - state.reservedTokens) })
        }
    }

    /// Begins a call, waiting for others to end if their reservations are in the way.
    ///
    /// - Returns: The maximum number of output tokens, which is less than requested if fewer are left. They and the input are
    ///   reserved.
    /// - Throws: ``LLMError`` with `budgetSpent`; `CancellationError` if the task is cancelled while it waits.
    func reserve(input: Int, output: Int) async throws -> Int {
        while true {
            switch state.withLock({ decide(input, output, &$0) }) {
            case .granted(let output): return output
            case .refused(let problem): throw LLMError(.budgetSpent, problem)
            case .wait: try await waitForEnd()
            }
        }
    }

    /// The divisor of the minimum output. An answer with less room than this share of its maximum would be cut off and
    /// wasted.
    private static let leastShareOfOutput = 16

    private static func spent(tokens cap: Int) -> String {
        "the budget of \(counted(cap, "token")) is spent or too low for another call"
    }

    /// The reason why an answer was cut off by the budget.
    var spentTokens: String { Self.spent(tokens: caps.tokens ?? 0) }

    private func decide(_ input: Int, _ output: Int, _ state: inout State) -> Decision {
        if let cap = caps.calls, state.spent.calls >= cap {
            return .refused("the budget of \(counted(cap, "call")) is spent")
        }
        var output = output
        if let cap = caps.tokens {
            let left = max(0, cap - min(state.spent.tokens, cap))
            let least = saturatingSum(input, max(1, output / Self.leastShareOfOutput))
            guard least <= left else {
                // The same for every call, so that a run reports it once.
                return .refused(Self.spent(tokens: cap))
            }
            if saturatingSum(saturatingSum(input, output), state.reservedTokens) > left {
                guard state.reservedTokens == 0 else { return .wait }
                output = left - input
            }
        }
        state.spent.calls += 1
        state.reservedTokens = saturatingSum(state.reservedTokens, saturatingSum(input, output))
        return .granted(output: output)
    }

    private func waitForEnd() async throws {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    // The last call may have ended in the meantime, and then nothing would resume this one.
                    if state.reservedTokens == 0 { return .success(()) }
                    state.waiters.append((ticket, continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.ticket == ticket }.map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Ends a call.
    func settle(reserved: Int, used: Int) {
        let waiters = state.withLock { state in
            state.reservedTokens -= reserved
            state.spent.tokens = saturatingSum(state.spent.tokens, used)
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume() }
    }
}

extension LanguageModel {
    /// Returns this model with a budget.
    ///
    /// The usage of a call is counted when it has ended: the provider's count, an estimate if the provider counts nothing,
    /// and ``LLMError/usage`` for an error. A failed call counts as a call. Outside of ``retrying(_:clock:)``, all attempts
    /// together count as one call; inside, each attempt does. Near the cap on tokens, calls wait for each other, and their
    /// maximum output is lowered to the rest.
    ///
    /// - Parameter budget: The caps, which several models may share.
    /// - Returns: A model that throws ``LLMError`` with `budgetSpent` if too little is left for a call, or if the rest of the
    ///   budget cut its answer off.
    package func budgeted(_ budget: ModelBudget) -> some LanguageModel {
        BudgetedModel(base: self, budget: budget)
    }
}

struct BudgetedModel: LanguageModel {
    let base: any LanguageModel
    let budget: ModelBudget

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        let input = request.estimatedInputTokens
        let output = try await budget.reserve(input: input, output: max(1, request.maximumOutputTokens))
        var used = 0
        defer { budget.settle(reserved: saturatingSum(input, output), used: used) }
        var limited = request
        limited.maximumOutputTokens = min(request.maximumOutputTokens, output)
        do {
            let response = try await base.respond(to: limited)
            used = request.usedTokens(response)
            if response.finishReason == .length, limited.maximumOutputTokens < request.maximumOutputTokens {
                var error = LLMError(.budgetSpent, budget.spentTokens)
                error.usage = response.usage
                error.partialText = response.text
                throw error
            }
            return response
        } catch let error as LLMError {
            // A broken call may still be billed, for its input at least.
            let isLost = error.code == .timedOut || error.code == .connection
            used = max(used, error.usage.totalTokens, isLost ? request.estimatedInputTokens : 0)
            throw error
        }
    }
}
