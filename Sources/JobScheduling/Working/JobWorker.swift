public import Foundation

/// Executes due runs.
///
/// ```swift
/// let worker = JobWorker(store: store, types: types)
/// let task = Task { try await worker.run() }
/// …
/// worker.stop()
/// try await task.value
/// ```
///
/// Several workers, in one process or in several, can share a store. Each run is executed by one worker at a
/// time. If a worker is killed, the leases of its runs expire, and another worker executes them again.
public final class JobWorker: Sendable {
    private let store: any JobStore
    private let types: JobRegistry
    private let options: WorkerOptions
    private let now: @Sendable () -> Date
    private let signal = StopSignal()
    /// Wakes when the store changes or the worker is stopped.
    private let wake = WakeSignal()

    /// Creates a worker.
    ///
    /// - Parameters:
    ///   - store: The store that holds the jobs.
    ///   - types: The job types that the worker can run. It ignores jobs of other types.
    ///   - options: The options of the worker.
    ///   - now: The clock.
    public init(
        store: any JobStore, types: JobRegistry, options: WorkerOptions = WorkerOptions(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.types = types
        self.options = options
        self.now = now
        _ = signal.add(wake)
    }

    /// Executes runs until ``stop()`` is called or the task is cancelled; both have the same effect.
    ///
    /// - Throws: The error of the store, if the store has failed for `WorkerOptions.storeFailureTimeout` seconds.
    public func run() async throws { try await work(untilIdle: false) }

    /// Executes runs until none is due, including the runs that follow from them. Runs that wait for a retry
    /// are not due.
    ///
    /// - Throws: The error of the store, if the store has failed for `WorkerOptions.storeFailureTimeout` seconds.
    public func runDue() async throws { try await work(untilIdle: true) }

    /// Stops the worker permanently: it claims no further runs. Running attempts have ``WorkerOptions/grace``
    /// seconds to finish.
    public func stop() { signal.stop() }

    private func work(untilIdle: Bool) async throws {
        let observation = store.observeChanges { [wake] in wake.wake() }
        defer { observation?.cancel() }
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup { group in
                for _ in 0..<max(1, options.parallelRuns) {
                    group.addTask { try await self.workInTurn(untilIdle: untilIdle) }
                }
                do {
                    // Awaited one at a time: the first that throws ends the others.
                    while try await group.next() != nil {}
                } catch {
                    signal.stop()
                    throw error
                }
            }
        } onCancel: {
            signal.stop()
        }
    }

    /// Executes one run after another.
    private func workInTurn(untilIdle: Bool) async throws {
        var outage = Outage()
        while !signal.isStopping {
            let seen = wake.wakes
            do {
                let claimed = try await store.claimRun(
                    for: options.name, of: types.names, lease: options.lease, at: now())
                outage = Outage()
                if let claimed {
                    await execute(claimed)
                } else if untilIdle {
                    return
                } else {
                    try await wait(beyond: seen)
                }
            } catch {
                options.onEvent?(.storeFailed(error))
                guard let pause = outage.pause(patience: options.storeFailureTimeout, first: firstPause)
                else {
                    throw error
                }
                await wait(for: pause)
            }
        }
    }

    /// Waits until the next run is due, the store changes, or the worker is stopped, but at most for
    /// ``WorkerOptions/pollInterval``, because a store does not report every change and clocks are adjusted.
    private func wait(beyond seen: Int) async throws {
        let due = try await store.nextDueTime(of: types.names)
        // In seconds, because the time of a job may be too distant for a duration.
        let longest = options.pollInterval / .seconds(1)
        let seconds = due.map { min(longest, max(0, $0.timeIntervalSince(now()))) } ?? longest
        // A due run that was not returned is being claimed by another worker.
        await wake.wait(beyond: seen, until: .now + max(.seconds(seconds), Self.shortestWait))
    }

    /// Waits for a duration, or until the worker is stopped.
    private func wait(for duration: Duration) async {
        let end = ContinuousClock.now + duration
        while !signal.isStopping, !Task.isCancelled, ContinuousClock.now < end {
            await wake.wait(beyond: wake.wakes, until: end)
        }
    }

    /// The minimum time between two polls.
    private static let shortestWait = Duration.milliseconds(2)

    private func execute(_ claimed: ClaimedRun) async {
        options.onEvent?(.started(claimed))
        // Runs in a task of its own, so that the run has its grace period when this task is cancelled.
        let execution = RunExecution(
            claimed: claimed, types: types, store: store, options: options, signal: signal, now: now)
        switch await Task(operation: { await execution.result() }).value {
        case .lost: options.onEvent?(.lost(claimed))
        case .ended(let ending): await keep(await withKnownSteps(ending, of: claimed), of: claimed)
        }
    }

    /// Returns the ending without steps that can never run, because they would wait for ever unnoticed.
    private func withKnownSteps(_ ending: RunEnding, of claimed: ClaimedRun) async -> RunEnding {
        guard case .completed(var outcome) = ending, !outcome.steps.isEmpty else { return ending }
        var known: [JobStep] = []
        for step in outcome.steps {
            do {
                guard known.count < JobScheduler.maximumStepCount else {
                    throw JobError(.invalidJob, "expected at most \(JobScheduler.maximumStepCount) steps")
                }
                try types.check(step.type, step.parameters)
                known.append(step)
            } catch {
                try? await store.log("skipped a step: \(error)", by: claimed.claim, at: now())
            }
        }
        outcome.steps = known
        return .completed(outcome)
    }

    /// The first pause before a failing store is tried again.
    private var firstPause: Duration { min(.seconds(1), options.pollInterval) }

    /// Records the end of a run in the store, and retries for as long as the worker holds the run. If it
    /// cannot be recorded, the lease expires, and the run is executed again.
    private func keep(_ ending: RunEnding, of claimed: ClaimedRun) async {
        var outage = Outage()
        while true {
            do {
                let held = try await store.end(claimed.claim, ending, at: now())
                options.onEvent?(held ? .ended(claimed, ending) : .lost(claimed))
                return
            } catch {
                options.onEvent?(.storeFailed(error))
                // Finished work is worth waiting for; after a stop, for as long as the grace period.
                let patience = signal.isStopping ? min(options.lease, options.grace) : options.lease
                guard let pause = outage.pause(patience: patience, first: firstPause) else { return }
                await Task { try? await Task.sleep(for: pause) }.value
                _ = try? await store.renew(
                    claimed.claim, until: now().advanced(by: options.lease), progress: nil)
            }
        }
    }
}

/// A period during which a store fails.
private struct Outage {
    /// The time of the first failure.
    private var start: ContinuousClock.Instant?
    private var count = 0

    /// Returns the time to wait before the next attempt: twice as long each time, at most a
    /// minute and at most the remaining patience; `nil` if the store has failed for too long.
    mutating func pause(patience: Duration, first: Duration) -> Duration? {
        let now = ContinuousClock.now
        let left = patience - (now - (start ?? now))
        start = start ?? now
        guard count == 0 || left > .zero else { return nil }
        count += 1
        return min(.seconds(60), first * (1 << min(count - 1, 20)), max(.zero, left))
    }
}

/// The options of a worker. Every option has a default.
public struct WorkerOptions: Sendable {
    /// The name of the worker, as recorded in runs. The default is `worker` and a random number, so that each
    /// process has its own name.
    public var name = "worker-\(String(UInt64.random(in: 0..<1 << 40), radix: 36))"
    /// The maximum number of concurrent runs, at least 1. The default is 2.
    public var parallelRuns = 2
    /// The length of the lease of a run, above 0. The worker renews the lease three times in that
    /// period. After a crash, another worker takes over the run when the lease expires. The default is a minute.
    public var lease = Duration.seconds(60)
    /// The maximum time between two polls for due runs, above 0. A worker also polls when a run
    /// becomes due and when its store reports a change; the interval covers changes that are not reported,
    /// and adjusted clocks. The default is 5 seconds.
    public var pollInterval = Duration.seconds(5)
    /// The time that running attempts have to finish after the worker is stopped, at least 0.
    /// After that they are cancelled and released. The default is 30 seconds.
    public var grace = Duration.seconds(30)
    /// The number of threads that the stages of a run may use, at least 1. The default is 1.
    public var threadCount = 1
    /// The seed of all random choices of the stages. The default is 0.
    public var seed: UInt64 = 0
    /// The time for which a failing store is retried, at increasing intervals, before the worker
    /// stops with the error. The default is ten minutes.
    var storeFailureTimeout = Duration.seconds(600)
    /// A function that receives the events of the worker, on any thread.
    public var onEvent: (@Sendable (WorkerEvent) -> Void)?

    /// Creates options with the default values.
    public init() {}
}

/// An event of a worker.
public enum WorkerEvent: Sendable {
    /// A run has started.
    case started(ClaimedRun)
    /// A run has ended.
    case ended(ClaimedRun, RunEnding)
    /// The worker lost the run: another attempt has claimed it, or its end could not be recorded before the
    /// lease expired.
    case lost(ClaimedRun)
    /// The store failed; the worker retries.
    case storeFailed(any Error)
}
