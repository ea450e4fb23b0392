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
    private let types: JobTypes
    private let options: WorkerOptions
    private let now: @Sendable () -> Date
    private let signal = StopSignal()

    /// Makes a worker.
    ///
    /// - Parameters:
    ///   - store: Where jobs are kept.
    ///   - types: What it can do; jobs of other types it leaves to other workers.
    ///   - options: How it works.
    ///   - now: The clock.
    public init(
        store: any JobStore, types: JobTypes, options: WorkerOptions = WorkerOptions(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.types = types
        self.options = options
        self.now = now
    }

    /// Works until ``stop()``, or until its task is cancelled, which is the same.
    ///
    /// - Throws: What the store throws where it fails ten times in a row.
    public func run() async throws { try await work(untilIdle: false) }

    /// Works until nothing is due any more, what follows from it included.
    ///
    /// - Throws: What the store throws where it fails ten times in a row.
    public func runDue() async throws { try await work(untilIdle: true) }

    /// Lets the worker take no more runs. Those under way have ``WorkerOptions/grace`` to end.
    public func stop() { signal.stop() }

    private func work(untilIdle: Bool) async throws {
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup { group in
                for _ in 0..<max(1, options.parallelRuns) {
                    group.addTask { try await self.workInTurn(untilIdle: untilIdle) }
                }
                do {
                    try await group.waitForAll()
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
        var failuresInRow = 0
        while !signal.isStopping {
            do {
                let claimed = try await store.claimRun(
                    for: options.name, of: types.names, lease: options.lease, at: now())
                failuresInRow = 0
                if let claimed {
                    await execute(claimed)
                } else if untilIdle {
                    return
                } else {
                    await signal.sleep(seconds: options.pollInterval)
                }
            } catch {
                failuresInRow += 1
                options.onEvent?(.storeFailed(error))
                guard failuresInRow < Self.failureLimit else { throw error }
                await signal.sleep(seconds: options.pollInterval)
            }
        }
    }

    private static let failureLimit = 10

    private func execute(_ claimed: ClaimedRun) async {
        options.onEvent?(.started(claimed))
        // In a task of its own: when this one is cancelled, the run still has its grace.
        let execution = RunExecution(
            claimed: claimed, types: types, store: store, options: options, signal: signal, now: now)
        switch await Task(operation: { await execution.result() }).value {
        case .lost: options.onEvent?(.lost(claimed))
        case .ended(let ending): await keep(ending, of: claimed)
        }
    }

    /// Tells the store how a run ended. Where it cannot be told, the lease ends, and the run is done again.
    private func keep(_ ending: RunEnding, of claimed: ClaimedRun) async {
        for attempt in 1... {
            do {
                let held = try await store.end(claimed.claim, ending, at: now())
                options.onEvent?(held ? .ended(claimed, ending) : .lost(claimed))
                return
            } catch {
                options.onEvent?(.storeFailed(error))
                guard attempt < Self.endingAttempts else { return }
                await signal.sleep(seconds: options.pollInterval)
            }
        }
    }

    private static let endingAttempts = 5
}
