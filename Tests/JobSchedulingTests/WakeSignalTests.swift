import Foundation
import StageCore
import Testing

@testable import JobScheduling

/// A wait ends at its deadline, by a wake, or by cancellation. No wake is missed.
@Suite(.timeLimit(.minutes(2))) struct WakeSignalTests {
    private static let hour = Duration.seconds(3_600)

    @Test func `a wake between the check and the wait is not missed`() async {
        let signal = WakeSignal()
        let seen = signal.wakes
        signal.wake()
        await signal.wait(beyond: seen, until: .now + Self.hour)
    }

    @Test func `the deadline ends a wait`() async {
        let signal = WakeSignal()
        await signal.wait(beyond: signal.wakes, until: .now + .milliseconds(5))
        #expect(signal.wakes == 0)
    }

    @Test func `one wake ends all waits`() async {
        let signal = WakeSignal()
        await withTaskGroup { group in
            for _ in 0..<50 { group.addTask { await signal.wait(beyond: 0, until: .now + Self.hour) } }
            for _ in 0..<20 { await Task.yield() }
            signal.wake()
        }
    }

    @Test(arguments: 0..<100) func `a cancelled task waits no longer`(yields: Int) async {
        let signal = WakeSignal()
        let task = Task { await signal.wait(beyond: signal.wakes, until: .now + Self.hour) }
        for _ in 0..<yields { await Task.yield() }
        task.cancel()
        await task.value
    }

    @Test func `a worker that polls hourly runs added jobs and stops immediately`()
        async throws
    {
        let handler = ScriptedHandler()
        var options = WorkerOptions()
        options.pollInterval = .seconds(3_600)
        let store = InMemoryJobStore()
        let types = JobRegistry([handler])
        let worker = JobWorker(store: store, types: types, options: options)
        let work = Task { try await worker.run() }
        let scheduler = JobScheduler(store: store, types: types)
        for count in 1...20 {
            _ = try await scheduler.runNow(handler.type.name)
            while handler.calls < count { try await Task.sleep(for: .milliseconds(1)) }
        }
        worker.stop()
        try await work.value
    }

    @Test func `a worker waits until the next run is due`() async throws {
        let handler = ScriptedHandler()
        var options = WorkerOptions()
        options.pollInterval = .seconds(3_600)
        let store = InMemoryJobStore()
        let types = JobRegistry([handler])
        _ = try await JobScheduler(store: store, types: types)
            .add(JobDraft(handler.type.name, schedule: .once(Date(timeIntervalSinceNow: 0.2))))
        let worker = JobWorker(store: store, types: types, options: options)
        let work = Task { try await worker.run() }
        while handler.calls < 1 { try await Task.sleep(for: .milliseconds(1)) }
        worker.stop()
        try await work.value
    }
}
