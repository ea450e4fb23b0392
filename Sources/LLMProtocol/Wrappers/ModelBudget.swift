internal import StageCore
internal import Synchronization

/// Caps on calls and tokens, shared by everything that spends from it.
///
/// ```swift
/// let budget = ModelBudget(calls: 200, tokens: 500_000)
/// let frugal = model.retrying().budgeted(budget)
/// print(budget.spent.tokens, budget.remaining.calls ?? "any")
/// ```
///
/// What is counted is what calls have used, not what they could have: a call begins as long as there are tokens left for its question and for
/// a sixteenth of the longest answer that it asks for. Where less is left than it could use, it waits until no other is under way, and its
/// answer may be no longer than what is left, so that parallel calls never exceed a cap together. Only a call whose input was estimated
/// too low can lead past the cap on tokens, by that difference.
public final class ModelBudget: Sendable {
    /// What was spent: calls that were begun, and the tokens of those that have ended.
    package struct Spending: Sendable, Hashable {
        /// Calls that were begun, failed ones included.
        package var calls = 0
        /// Tokens asked and answered.
        package var tokens = 0

        /// Nothing.
        package init() {}
    }

    /// What may still be spent.
    package struct Allowance: Sendable, Hashable {
        /// Calls, or `nil` for any number.
        var calls: Int?
        /// Tokens, or `nil` for any number.
        package var tokens: Int?

        /// Makes an allowance.
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
        /// With the most tokens that the answer may have.
        case granted(output: Int)
        case refused(String)
        case wait
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
    package var spent: Spending { state.withLock(\.spent) }

    /// What may still be spent, without what calls under way have set aside; at least 0.
    package var remaining: Allowance {
        state.withLock { state in
            Allowance(
                calls: caps.calls.map { max(0, $0 - state.spent.calls) },
                tokens: caps.tokens.map { max(0, $0 - state.spent.tokens - state.reservedTokens) })
        }
    }

    /// Begins a call, after others have ended where their reserves are in the way, or says why it may not begin.
    ///
    /// - Returns: The most tokens that its answer may have; less than asked for where no more are left. They and the input are set aside.
    /// - Throws: ``LLMError`` with `budgetSpent`; `CancellationError` when the task is cancelled while it waits.
    func reserve(input: Int, output: Int) async throws -> Int {
        while true {
            switch state.withLock({ decide(input, output, &$0) }) {
            case .granted(let output): return output
            case .refused(let problem): throw LLMError(.budgetSpent, problem)
            case .wait: try await waitForEnd()
            }
        }
    }

    /// An answer with less room than this share of what it asks for would be cut off, and paid for in vain.
    private static let leastShareOfOutput = 16

    private static func spent(tokens cap: Int) -> String {
        "the budget of \(counted(cap, "token")) is spent, or too little of it is left for another call"
    }

    /// Why an answer ends where the tokens do.
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
                // The same for every call, so that a run tells it once.
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
                    // The last call may have ended meanwhile, and then nobody would wake this one.
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
    /// This model, asked only while a budget lasts.
    ///
    /// What a call has used counts when it has ended: what the provider counted, an estimate where it counts nothing, and for an error
    /// ``LLMError/usage``. A failed call counts as a call. Outside of ``retrying(_:clock:)``, all attempts together count as
    /// one call; inside, each does. Near the cap on tokens, calls wait for each other, and ask for no longer answers than what is left.
    ///
    /// - Parameter budget: The caps, which several models may share.
    /// - Returns: A model that throws ``LLMError`` with `budgetSpent` where too little is left for a call, and where what was left cut its
    ///   answer off.
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
            // What broke off may have been paid for: at least what was asked.
            let isLost = error.code == .timedOut || error.code == .connection
            used = max(used, error.usage.totalTokens, isLost ? request.estimatedInputTokens : 0)
            throw error
        }
    }
}
