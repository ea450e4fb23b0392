internal import Synchronization

/// Wakes tasks that wait for a time, before it comes.
final class WakeSignal: Sendable {
    private struct State {
        var wakes = 0
        var lastWaiter = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// How often it has woken. Whoever takes this number before a look misses nothing that comes between the look and the wait.
    var wakes: Int { state.withLock(\.wakes) }

    /// Wakes all who wait.
    func wake() {
        let waiters = state.withLock { state in
            state.wakes += 1
            defer { state.waiters = [:] }
            return state.waiters.values.map(\.self)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits for a time, for a wake beyond some number, or until the task is cancelled.
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
                    // One that was cancelled before it is noted here is not woken by its cancellation any more.
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

/// Whether, and since when, a worker is to stop.
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

    /// When it was to stop; `nil` where it goes on.
    var stoppedAt: ContinuousClock.Instant? { state.withLock(\.stoppedAt) }

    /// Has a signal wake when the worker is to stop.
    ///
    /// - Returns: What ``remove(_:)`` takes.
    func add(_ listener: WakeSignal) -> Int {
        state.withLock { state in
            state.lastListener += 1
            state.listeners[state.lastListener] = listener
            return state.lastListener
        }
    }

    func remove(_ listener: Int) { state.withLock { _ = $0.listeners.removeValue(forKey: listener) } }
}
