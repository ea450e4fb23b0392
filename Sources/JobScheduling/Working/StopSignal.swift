internal import Foundation
internal import Synchronization

/// Whether, and since when, a worker is to stop.
final class StopSignal: Sendable {
    private let state = Mutex<ContinuousClock.Instant?>(nil)

    func stop() { state.withLock { $0 = $0 ?? .now } }

    var isStopping: Bool { state.withLock { $0 != nil } }

    /// Whether it was to stop so many seconds ago.
    func isOlder(than seconds: Double) -> Bool {
        state.withLock { $0.map { .now - $0 >= .seconds(seconds) } ?? false }
    }

    /// Sleeps for some seconds, or until a moment after it is to stop or the task is cancelled.
    func sleep(seconds: Double) async {
        let end = ContinuousClock.now + .seconds(seconds)
        while !isStopping, ContinuousClock.now < end {
            do { try await Task.sleep(for: min(.milliseconds(100), end - .now)) } catch { return }
        }
    }
}
