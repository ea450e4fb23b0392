internal import Synchronization

/// Wakes waiting tasks before their deadline.
final class WakeSignal: Sendable {
    private struct State {
        var wakes = 0
        var lastWaiter = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// The number of wakes so far. A caller that reads it before checking its condition misses no wake
    /// between the check and the wait.
    var wakes: Int { state.withLock(\.wakes) }

    /// Wakes all waiting tasks.
    func wake() {
        let waiters = state.withLock { state in
            state.wakes += 1
            defer { state.waiters = [:] }
            return state.waiters.values.map(\.self)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until a deadline, until the number of wakes exceeds `seen`, or until the task is cancelled.
    func wait(beyond seen: Int, until deadline: ContinuousClock.Instant) async {
        await withTaskGroup { group in
            group.addTask { await self.wait(beyond: seen) }
            group.addTask { try? await Task.sleep(until: deadline, clock: .continuous) }
            await group.next()
            group.cancelAll()
        }
    }

    private func wait(beyond seen: Int) async {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // A task that was cancelled before this point is not woken by its cancellation any more.
                    guard state.wakes == seen, !Task.isCancelled else { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
            waiter?.resume()
        }
    }
}

/// Records whether and when a worker was stopped.
final class StopSignal: Sendable {
    private struct State {
        var stoppedAt: ContinuousClock.Instant?
        var lastListener = 0
        var listeners: [Int: WakeSignal] = [:]
    }

    private let state = Mutex(State())

    func stop() {
        let listeners = state.withLock { state in
            state.stoppedAt = state.stoppedAt ?? .now
            return state.listeners.values.map(\.self)
        }
        for listener in listeners { listener.wake() }
    }

    var isStopping: Bool { stoppedAt != nil }

    /// The time at which the worker was stopped, or `nil` if it is running.
    var stoppedAt: ContinuousClock.Instant? { state.withLock(\.stoppedAt) }

    /// Registers a signal to wake when the worker is stopped.
    ///
    /// - Returns: The ID to pass to ``remove(_:)``.
    func add(_ listener: WakeSignal) -> Int {
        state.withLock { state in
            state.lastListener += 1
            state.listeners[state.lastListener] = listener
            return state.lastListener
        }
    }

    func remove(_ listener: Int) { state.withLock { _ = $0.listeners.removeValue(forKey: listener) } }
}
