internal import Synchronization

/// Functions that are called when something changes; for stores that see their own changes alone.
final class ChangeObservers: Sendable {
    private let state = Mutex((last: 0, observers: [Int: @Sendable () -> Void]()))

    /// Makes a set without observers.
    init() {}

    /// Adds a function, until the observation is cancelled.
    func add(_ observer: @escaping @Sendable () -> Void) -> any ChangeObservation {
        let id = state.withLock { state in
            state.last += 1
            state.observers[state.last] = observer
            return state.last
        }
        return Observation(observers: self, id: id)
    }

    /// Calls all functions.
    func notify() {
        for observer in state.withLock({ $0.observers.values.map(\.self) }) { observer() }
    }

    fileprivate func remove(_ id: Int) { state.withLock { _ = $0.observers.removeValue(forKey: id) } }

    private struct Observation: ChangeObservation {
        let observers: ChangeObservers
        let id: Int

        func cancel() { observers.remove(id) }
    }
}
