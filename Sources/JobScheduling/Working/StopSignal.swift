internal import Synchronization

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
