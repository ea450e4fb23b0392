internal import Synchronization

extension LanguageModel {
    /// This model, asked by no more than so many callers at once; others wait in the order in which they came.
    ///
    /// The limit holds for all copies of the result together. A waiter whose task is cancelled frees its place.
    ///
    /// - Parameter limit: At least 1; lower values count as 1.
    public func limitingConcurrency(to limit: Int) -> some LanguageModel {
        ConcurrencyLimitedModel(base: self, semaphore: FairSemaphore(permits: max(1, limit)))
    }
}

struct ConcurrencyLimitedModel: LanguageModel {
    let base: any LanguageModel
    let semaphore: FairSemaphore

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        try await semaphore.withPermit { try await base.respond(to: request) }
    }
}

/// So many permits, handed out in the order in which they were asked for.
///
/// Who is cancelled while waiting leaves the line at once; all others keep their places.
final class FairSemaphore: Sendable {
    private struct Waiter {
        var ticket: Int
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var permits: Int
        var lastTicket = 0
        var waiters: [Waiter] = []
    }

    private let state: Mutex<State>

    init(permits: Int) { state = Mutex(State(permits: permits)) }

    /// How many wait.
    var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Does something while holding a permit.
    ///
    /// - Throws: What the body throws; `CancellationError` when the task is cancelled while it waits.
    /// - Complexity: O(waiters).
    func withPermit<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        try await take()
        defer { giveBack() }
        return try await body()
    }

    private func take() async throws {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enter(Waiter(ticket: ticket, continuation: $0)) }
        } onCancel: {
            leave(ticket)
        }
    }

    private func enter(_ waiter: Waiter) {
        let outcome: Result<Void, any Error>? = state.withLock { state in
            // Asked under the lock: a cancellation that comes later finds the waiter in the line.
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.permits > 0 {
                state.permits -= 1
                return .success(())
            }
            state.waiters.append(waiter)
            return nil
        }
        if let outcome { waiter.continuation.resume(with: outcome) }
    }

    private func leave(_ ticket: Int) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.ticket == ticket }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }

    private func giveBack() {
        let next: Waiter? = state.withLock { state in
            guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
            state.permits += 1
            return nil
        }
        next?.continuation.resume()
    }
}
