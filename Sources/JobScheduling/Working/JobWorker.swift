public import Foundation

/// Does what is due.
///
/// ```swift
/// let worker = JobWorker(store: store, types: types)
/// let task = Task { try await worker.run() }
/// …
/// worker.stop()
/// try await task.value
/// ```
///
/// Several workers, also in several processes, may share a store: each run is one's at a time. A worker that is killed loses its runs when
/// their lease ends, and another one, or the next one, does them again.
public final class JobWorker: Sendable {
    private let store: any JobStore
    private let types: JobRegistry
    private let options: WorkerOptions
    private let now: @Sendable () -> Date
    private let signal = StopSignal()
    /// Wakes when the store changes or the worker is to stop.
    private let wake = WakeSignal()

    /// Makes a worker.
    ///
    /// - Parameters:
    ///   - store: Where jobs are kept.
    ///   - types: What it can do; jobs of other types it leaves to other workers.
    ///   - options: How it works.
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

    /// Works until ``stop()``, or until its task is cancelled, which is the same.
    ///
    /// - Throws: What the store throws where it has failed for `WorkerOptions.storeFailureTimeout`.
    public func run() async throws { try await work(untilIdle: false) }

    /// Works until nothing is due any more, what follows from it included. Runs that wait to be tried again are not due.
    ///
    /// - Throws: What the store throws where it has failed for `WorkerOptions.storeFailureTimeout`.
    public func runDue() async throws { try await work(untilIdle: true) }

    /// Lets the worker take no more runs, for good. Those under way have ``WorkerOptions/grace`` to end.
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
                    // One by one: the first that gives up ends the others.
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

    /// One run after another.
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
                await wait(seconds: pause)
            }
        }
    }

    /// Waits until the next run is due, the store changes, or the worker is to stop; at most for ``WorkerOptions/pollInterval``, since
    /// not every change of a store is seen, and clocks are set.
    private func wait(beyond seen: Int) async throws {
        let due = try await store.nextDueTime(of: types.names)
        let seconds =
            due.map { min(options.pollInterval, max(0, $0.timeIntervalSince(now()))) } ?? options.pollInterval
        // A run that is due and was not given is somebody else's for a moment.
        await wake.wait(beyond: seen, until: .now + .seconds(max(seconds, Self.shortestWait)))
    }

    /// Waits for some seconds, or until the worker is to stop.
    private func wait(seconds: Double) async {
        let end = ContinuousClock.now + .seconds(seconds)
        while !signal.isStopping, !Task.isCancelled, ContinuousClock.now < end {
            await wake.wait(beyond: wake.wakes, until: end)
        }
    }

    /// The shortest wait, in seconds, between two looks.
    private static let shortestWait = 0.002

    private func execute(_ claimed: ClaimedRun) async {
        options.onEvent?(.started(claimed))
        // In a task of its own: when this one is cancelled, the run still has its grace.
        let execution = RunExecution(
            claimed: claimed, types: types, store: store, options: options, signal: signal, now: now)
        switch await Task(operation: { await execution.result() }).value {
        case .lost: options.onEvent?(.lost(claimed))
        case .ended(let ending): await keep(await withKnownSteps(ending, of: claimed), of: claimed)
        }
    }

    /// The ending without steps that could never be done: nobody would see that they wait for ever.
    private func withKnownSteps(_ ending: RunEnding, of claimed: ClaimedRun) async -> RunEnding {
        guard case .completed(var outcome) = ending, !outcome.steps.isEmpty else { return ending }
        var known: [JobStep] = []
        for step in outcome.steps {
            do {
                guard known.count < JobScheduler.maximumStepCount else {
                    throw JobError(.invalidJob, "there are more than \(JobScheduler.maximumStepCount)")
                }
                try types.check(step.type, step.parameters)
                known.append(step)
            } catch {
                try? await store.log("A step is left out: \(error)", by: claimed.claim, at: now())
            }
        }
        outcome.steps = known
        return .completed(outcome)
    }

    /// The first of the pauses, in seconds, after which a store that fails is asked again.
    private var firstPause: Double { min(1, options.pollInterval) }

    /// Tells the store how a run ended, again and again while the run is ours. Where it cannot be told, the lease ends, and the run is
    /// done again.
    private func keep(_ ending: RunEnding, of claimed: ClaimedRun) async {
        var outage = Outage()
        while true {
            do {
                let held = try await store.end(claimed.claim, ending, at: now())
                options.onEvent?(held ? .ended(claimed, ending) : .lost(claimed))
                return
            } catch {
                options.onEvent?(.storeFailed(error))
                // What was done is worth the wait, after a stop as long as runs have to end.
                let patience = signal.isStopping ? min(options.lease, options.grace) : options.lease
                guard let pause = outage.pause(patience: patience, first: firstPause) else { return }
                await Task { try? await Task.sleep(for: .seconds(pause)) }.value
                _ = try? await store.renew(
                    claimed.claim, until: now().addingTimeInterval(options.lease), progress: nil)
            }
        }
    }
}

/// A time during which a store fails.
private struct Outage {
    /// When it failed first.
    private var start: ContinuousClock.Instant?
    private var count = 0

    /// How many seconds to wait before it is asked again: twice as long each time, a minute at most and no longer than it is waited for at
    /// all; `nil` where it has failed for too long.
    mutating func pause(patience: Double, first: Double) -> Double? {
        let now = ContinuousClock.now
        let left = patience - (now - (start ?? now)) / .seconds(1)
        start = start ?? now
        guard count == 0 || left > 0 else { return nil }
        count += 1
        return min(60, first * Double(1 << min(count - 1, 20)), max(0, left))
    }
}

/// How a worker works; every value has a default.
public struct WorkerOptions: Sendable {
    /// How runs name it: `worker` and a random number unless given, so that each process has its own.
    public var name = "worker-\(String(UInt64.random(in: 0..<1 << 40), radix: 36))"
    /// How many runs at once, 1 or more; default 2.
    public var parallelRuns = 2
    /// For how many seconds a run stays its own without a word, above 0: default 60. It gives word three times in that time. After a
    /// crash a run is taken over when this time has passed.
    public var lease = 60.0
    /// How many seconds lie between two looks for due runs at most, above 0: default 5. A worker looks when a run becomes due and when its
    /// store tells of a change; this is for changes that it does not tell of, and for clocks that are set.
    public var pollInterval = 5.0
    /// How many seconds runs under way have to end when the worker is to stop, 0 or more: default 30. Then they are cancelled and given back.
    public var grace = 30.0
    /// How many threads the stages of a run may use, 1 or more; default 1.
    public var threadCount = 1
    /// The seed of every random choice of the stages; default 0.
    public var seed: UInt64 = 0
    /// For how many seconds a store that fails all the time is asked again, ever more seldom, before the worker gives up: default 600.
    var storeFailureTimeout = 600.0
    /// Told what happens, on whatever thread it does.
    public var onEvent: (@Sendable (WorkerEvent) -> Void)?

    /// Makes options with their defaults.
    public init() {}
}

/// What happens in a worker.
public enum WorkerEvent: Sendable {
    /// A run begins.
    case started(ClaimedRun)
    /// A run has ended.
    case ended(ClaimedRun, RunEnding)
    /// A run was taken away, or the store could not be told of it in time: this worker counts as dead for it.
    case lost(ClaimedRun)
    /// The store failed; it is asked again.
    case storeFailed(any Error)
}
