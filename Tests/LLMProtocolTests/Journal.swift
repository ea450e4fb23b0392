import Synchronization

/// Records entries of tasks, in the order of arrival.
final class Journal<Entry: Sendable>: Sendable {
    private let entries = Mutex<[Entry]>([])

    var all: [Entry] { entries.withLock(\.self) }

    func note(_ entry: Entry) { entries.withLock { $0.append(entry) } }
}

/// The maximum number of concurrent tasks.
final class Gauge: Sendable {
    private let state = Mutex((now: 0, most: 0))

    var most: Int { state.withLock(\.most) }

    func enter() {
        state.withLock { state in
            state.now += 1
            state.most = max(state.most, state.now)
        }
    }

    func leave() { state.withLock { $0.now -= 1 } }
}
