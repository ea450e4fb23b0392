internal import Synchronization

/// How far a handler said last that it is, until the store knows it.
final class LatestProgress: Sendable {
    private let state = Mutex<RunProgress?>(nil)
    private let wake: WakeSignal

    /// - Parameter wake: Woken where there is news after there was none.
    init(waking wake: WakeSignal) { self.wake = wake }

    var isNews: Bool { state.withLock { $0 != nil } }

    func note(_ progress: RunProgress) {
        let isFirst = state.withLock { latest in
            defer { latest = progress }
            return latest == nil
        }
        if isFirst { wake.wake() }
    }

    func take() -> RunProgress? {
        state.withLock { latest in
            defer { latest = nil }
            return latest
        }
    }

    /// What was taken and could not be told, unless something newer is there.
    func putBack(_ progress: RunProgress?) { state.withLock { $0 = $0 ?? progress } }
}
