internal import Synchronization

/// A request to stop, which a task can wait for.
final class StopRequest: Sendable {
    private struct State {
        var isRequested = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    var isRequested: Bool { state.withLock { $0.isRequested } }

    func request() {
        let waiters = state.withLock { state in
            state.isRequested = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until the request, or until the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isRequested = state.withLock { state in
                    if !state.isRequested { state.waiters.append(continuation) }
                    return state.isRequested
                }
                if isRequested { continuation.resume() }
            }
        } onCancel: {
            request()
        }
    }
}
