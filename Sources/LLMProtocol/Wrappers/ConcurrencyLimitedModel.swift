internal import Synchronization

extension LanguageModel {
    /// Returns this model with a limit on concurrent calls. Further calls wait in the order of arrival.
    ///
    /// The limit is shared by all copies of the result. A waiting call leaves the queue when its task is cancelled.
    ///
    /// - Parameter limit: The maximum number of concurrent calls, at least 1; lower values count as 1.
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

/// A number of permits, granted in the order of the requests.
///
/// A waiter whose task is cancelled leaves the queue at once; the order of the others does not change.
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

    /// The number of waiters.
    var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Runs a closure while holding a permit.
    ///
    /// - Throws: The error of the closure; `CancellationError` if the task is cancelled while it waits.
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
            // Checked under the lock: a later cancellation finds the waiter in the queue.
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
