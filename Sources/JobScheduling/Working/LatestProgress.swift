internal import Synchronization

/// How far a handler said last that it is, until somebody has taken it.
final class LatestProgress: Sendable {
    private let state = Mutex<RunProgress?>(nil)

    func note(_ progress: RunProgress) { state.withLock { $0 = progress } }

    func take() -> RunProgress? {
        state.withLock { latest in
            defer { latest = nil }
            return latest
        }
    }
}
