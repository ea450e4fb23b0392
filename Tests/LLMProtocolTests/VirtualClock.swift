import Synchronization
import Testing

/// A clock that a test advances, so that no real time passes.
final class VirtualClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration = .zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        var deadline: Instant
        var ticket: Int
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant()
        var lastTicket = 0
        var sleepers: [Sleeper] = []
        var sleeps: [Duration] = []
    }

    /// Whether a sleep advances the time to its end and returns immediately.
    let advancesItself: Bool
    private let state = Mutex(State())

    init(advancesItself: Bool = true) { self.advancesItself = advancesItself }

    var now: Instant { state.withLock(\.now) }
    var elapsed: Duration { now.offset }
    var minimumResolution: Duration { .zero }
    /// The requested duration of each sleep.
    var sleeps: [Duration] { state.withLock(\.sleeps) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let ticket = state.withLock { state in
            state.sleeps.append(state.now.duration(to: deadline))
            state.lastTicket += 1
            return state.lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if advancesItself { state.now = max(state.now, deadline) }
                    if state.now >= deadline { return .success(()) }
                    state.sleepers.append(
                        Sleeper(deadline: deadline, ticket: ticket, continuation: continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.sleepers.firstIndex { $0.ticket == ticket }.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Advances the time and wakes the sleepers that are due.
    func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let now = state.now
            let woken = state.sleepers.filter { $0.deadline <= now }
            state.sleepers.removeAll { $0.deadline <= now }
            return woken
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Returns when the given number of tasks sleep.
    func waitForSleepers(_ count: Int) async {
        await eventually { self.state.withLock { $0.sleepers.count } == count }
    }
}

/// Returns when a condition holds that other tasks fulfil.
func eventually(_ condition: @Sendable () -> Bool) async {
    while !condition() { await Task.yield() }
}

/// Returns the error that an operation throws.
func errorThrown<Value>(by operation: () async throws -> Value) async -> (any Error)? {
    do {
        _ = try await operation()
        return nil
    } catch {
        return error
    }
}
