internal import Dispatch
internal import Foundation
internal import StageCore
internal import Synchronization

/// One attempt of a run in a worker: the task of the handler, and a task that renews the lease.
struct RunExecution: Sendable {
    let claimed: ClaimedRun
    let types: JobRegistry
    let store: any JobStore
    let options: WorkerOptions
    let signal: StopSignal
    let now: @Sendable () -> Date

    enum Result: Sendable {
        case ended(RunEnding)
        /// Another worker has claimed the run.
        case lost
    }

    /// Runs the attempt until it ends, exceeds its time limit, is stopped, or loses its claim.
    ///
    /// A cancelled handler has a few seconds to end, so that no other attempt runs beside it. A handler that
    /// ignores the cancellation is not awaited any longer, because it would block its worker for ever.
    func result() async -> Result {
        let handler: RegisteredHandler
        do {
            // The job may have been added by another release.
            handler = try types.handler(of: claimed.job.type)
            try handler.check(claimed.job.parameters)
        } catch {
            return .ended(.refused(error.message))
        }
        if case .unreadable = claimed.job.schedule {
            return .ended(
                .failed(
                    "the job is \(claimed.job.schedule), expected a schedule that is valid on this machine"
                ))
        }
        guard await isStillOurs() else { return .lost }
        let wake = WakeSignal()
        let progress = LatestProgress(waking: wake)
        let listener = signal.add(wake)
        defer { signal.remove(listener) }
        let (results, continuation) = AsyncStream.makeStream(of: Event.self)
        let context = context(progress)
        let work = Task(executorPreference: WorkThreads(count: options.threadCount)) {
            continuation.yield(.done(await ending(of: handler, context)))
        }
        // Uses a thread of its own, too: the lease must be renewed even if all shared threads are busy.
        let observation = Task(executorPreference: WorkThreads(count: 1)) {
            if let reason = await watch(handler.type.timeLimit, progress, wake) {
                continuation.yield(.reason(reason))
            }
        }
        defer { observation.cancel() }
        var reason: Result?
        for await event in results {
            switch event {
            case .done(let ending):
                await keepLast(progress)
                return Self.result(of: ending, after: reason)
            case .reason(let found):
                reason = found
                work.cancel()
                Task {
                    try? await Task.sleep(for: min(Self.patience, options.lease / 4))
                    continuation.finish()
                }
            }
        }
        // The stream ends before the work does if the work ignores cancellation or this task is cancelled.
        work.cancel()
        return reason ?? .ended(.released)
    }

    private enum Event: Sendable {
        case done(RunEnding)
        /// The reason to stop the work.
        case reason(Result)
    }

    /// The time to wait for a cancelled handler.
    private static let patience = Duration.seconds(5)

    /// Returns the result of work that ended after a cancellation: its ending if it completed, otherwise the
    /// reason for the cancellation.
    private static func result(of ending: RunEnding, after reason: Result?) -> Result {
        switch (ending, reason) {
        case (_, nil), (.completed, .ended): .ended(ending)
        case (_, let reason?): reason
        }
    }

    /// Stores the last progress of the work if it is not stored yet.
    private func keepLast(_ progress: LatestProgress) async {
        guard let last = progress.take() else { return }
        let end = now().advanced(by: options.lease)
        _ = try? await store.renew(claimed.claim, until: end, progress: last)
    }

    /// Returns whether the claim still holds. A worker that slept after its claim may have lost the run, so
    /// it checks before it starts.
    private func isStillOurs() async -> Bool {
        let now = now()
        guard let startedAt = claimed.run.startedAt,
            now.timeIntervalSince(startedAt) > options.lease / .seconds(3)
        else {
            return true
        }
        let end = now.advanced(by: options.lease)
        return (try? await store.renew(claimed.claim, until: end, progress: nil)) == true
    }

    private func context(_ progress: LatestProgress) -> JobContext {
        let stages = RunContext(seed: options.seed, threadCount: options.threadCount) {
            progress.note(RunProgress($0))
        }
        return JobContext(claimed, jobs: store, now: now, stages: stages) {
            [store, claim = claimed.claim, now] message in
            try await store.log(message, by: claim, at: now())
        }
    }

    private func ending(
        of handler: RegisteredHandler, _ context: JobContext
    ) async -> RunEnding {
        do {
            return .completed(try await handler.run(claimed.job.parameters, in: context))
        } catch let error as JobError where [.invalidParameter, .failedParts].contains(error.code) {
            return .refused(error.message)
        } catch let division as JobDivision {
            return .divided(division.parts)
        } catch is CancellationError where Task.isCancelled {
            return .released
        } catch {
            return .failed(Self.line(of: error))
        }
    }

    /// Renews the lease until there is a reason to end the attempt.
    private func watch(_ timeLimit: Duration, _ progress: LatestProgress, _ wake: WakeSignal) async -> Result?
    {
        let clock = ContinuousClock()
        // Clamped to a duration that can be waited for.
        let deadline = clock.now + min(max(timeLimit, .zero), .seconds(1e8))
        var lastWord = clock.now
        var lastTry = clock.now
        while !Task.isCancelled {
            let seen = wake.wakes
            let graceEnd = signal.stoppedAt.map { $0 + options.grace }
            if let graceEnd, clock.now >= graceEnd { return .ended(.released) }
            if clock.now >= deadline {
                return .ended(
                    .failed(
                        "the attempt exceeded the time limit of \(claimed.job.type), \(timeLimit / .seconds(1)) s"
                    ))
            }
            let wait = progress.isNews ? min(options.lease / 3, Self.progressInterval) : options.lease / 3
            let nextWord = lastTry + wait
            guard clock.now >= nextWord else {
                await wake.wait(beyond: seen, until: min(nextWord, deadline, graceEnd ?? nextWord))
                continue
            }
            lastTry = clock.now
            let end = now().advanced(by: options.lease)
            let news = progress.take()
            switch try? await store.renew(claimed.claim, until: end, progress: news) {
            case true: lastWord = lastTry
            case false: return .lost
            // A failing store may recover before the next renewal, but the lease limits the wait.
            case nil:
                progress.putBack(news)
                if clock.now - lastWord > options.lease { return .lost }
            }
        }
        return nil
    }

    /// The minimum time between two updates of the progress.
    private static let progressInterval = Duration.seconds(2)

    /// Returns an error as one line of bounded length.
    private static func line(of error: any Error) -> String {
        let text = String(describing: error)
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 1_000 ? line.prefix(1_000) + "…" : line
    }
}

/// The latest progress of a handler, until it is stored.
final class LatestProgress: Sendable {
    private let state = Mutex<RunProgress?>(nil)
    private let wake: WakeSignal

    /// - Parameter wake: Woken when there is progress to store and there was none before.
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

    /// Restores progress that was taken and could not be stored, unless there is newer progress.
    func putBack(_ progress: RunProgress?) { state.withLock { $0 = $0 ?? progress } }
}

/// Dedicated threads for the work of one attempt.
///
/// Swift tasks share one thread per processor. Work that computes for a long time without suspending would
/// occupy all of them, and the lease would expire while the worker is active. Calls from a handler to an
/// actor without an executor of its own run on these threads as well.
final class WorkThreads: TaskExecutor {
    // A serial queue gets a thread even if all processors are busy; a concurrent queue does not.
    private let queues: [DispatchQueue]
    private let turn = Atomic(0)

    /// - Parameter count: The maximum number of tasks that compute at the same time.
    init(count: Int) {
        queues = (0..<max(1, count)).map { _ in DispatchQueue(label: "work of a job") }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let turn = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        queues[Int(UInt(bitPattern: turn) % UInt(queues.count))].async {
            job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
