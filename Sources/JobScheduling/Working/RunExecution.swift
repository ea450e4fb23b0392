internal import Dispatch
internal import Foundation
internal import StageCore
internal import Synchronization

/// One attempt of a run in a worker: the handler's task, and beside it one that gives word to the store.
struct RunExecution: Sendable {
    let claimed: ClaimedRun
    let types: JobRegistry
    let store: any JobStore
    let options: WorkerOptions
    let signal: StopSignal
    let now: @Sendable () -> Date

    enum Result: Sendable {
        case ended(RunEnding)
        /// Somebody else has the run.
        case lost
    }

    /// Does the work, until it ends, takes too long, is to stop, or is taken away.
    ///
    /// A handler that is cancelled gets a moment to end, so that nobody does its work beside it; one that looks away is not waited for
    /// longer: it would hold its worker for ever.
    func result() async -> Result {
        let handler: RegisteredHandler
        do {
            // A job may have been added by another release.
            handler = try types.handler(of: claimed.job.type)
            try handler.check(claimed.job.parameters)
        } catch {
            return .ended(.refused(error.message))
        }
        if case .unreadable = claimed.job.schedule {
            return .ended(
                .failed("the job is \(claimed.job.schedule), expected a schedule that this machine can read"))
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
        // On a thread of its own, too: word must be given however busy those are that all tasks share.
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
                    try? await Task.sleep(for: .seconds(min(Self.patience, options.lease / 4)))
                    continuation.finish()
                }
            }
        }
        // The stream ends before the work where that looks away, or where this task is cancelled.
        work.cancel()
        return reason ?? .ended(.released)
    }

    private enum Event: Sendable {
        case done(RunEnding)
        /// Why the work is not to go on.
        case reason(Result)
    }

    /// For how many seconds a handler that was cancelled is waited for.
    private static let patience = 5.0

    /// What counts where work has ended that was cancelled: that it came to its end all the same, else why it was cancelled.
    private static func result(of ending: RunEnding, after reason: Result?) -> Result {
        switch (ending, reason) {
        case (_, nil), (.completed, .ended): .ended(ending)
        case (_, let reason?): reason
        }
    }

    /// How far the work was at its end, where that is not known yet.
    private func keepLast(_ progress: LatestProgress) async {
        guard let last = progress.take() else { return }
        let end = now().addingTimeInterval(options.lease)
        _ = try? await store.renew(claimed.claim, until: end, progress: last)
    }

    /// A worker that slept between its claim and now may have lost the run: it asks before it begins.
    private func isStillOurs() async -> Bool {
        let now = now()
        guard let startedAt = claimed.run.startedAt, now.timeIntervalSince(startedAt) > options.lease / 3
        else {
            return true
        }
        let end = now.addingTimeInterval(options.lease)
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
        } catch let error as JobError where error.code == .invalidParameter {
            return .refused(error.message)
        } catch is CancellationError where Task.isCancelled {
            return .released
        } catch {
            return .failed(Self.line(of: error))
        }
    }

    /// Gives word to the store until there is a reason to end the attempt.
    private func watch(_ timeLimit: Double, _ progress: LatestProgress, _ wake: WakeSignal) async -> Result? {
        let clock = ContinuousClock()
        // Whatever a type says, it is a time that can be waited for.
        let deadline = clock.now + .seconds(min(max(timeLimit, 0), 1e8))
        var lastWord = clock.now
        var lastTry = clock.now
        while !Task.isCancelled {
            let seen = wake.wakes
            let graceEnd = signal.stoppedAt.map { $0 + .seconds(options.grace) }
            if let graceEnd, clock.now >= graceEnd { return .ended(.released) }
            if clock.now >= deadline {
                return .ended(.failed("it took longer than \(timeLimit) s, the limit of \(claimed.job.type)"))
            }
            let wait = progress.isNews ? min(options.lease / 3, Self.progressInterval) : options.lease / 3
            let nextWord = lastTry + .seconds(wait)
            guard clock.now >= nextWord else {
                await wake.wait(beyond: seen, until: min(nextWord, deadline, graceEnd ?? nextWord))
                continue
            }
            lastTry = clock.now
            let end = now().addingTimeInterval(options.lease)
            let news = progress.take()
            switch try? await store.renew(claimed.claim, until: end, progress: news) {
            case true: lastWord = lastTry
            case false: return .lost
            // A store that fails now may answer next time, but not for longer than the lease.
            case nil:
                progress.putBack(news)
                if clock.now - lastWord > .seconds(options.lease) { return .lost }
            }
        }
        return nil
    }

    /// How many seconds lie at least between two words about progress.
    private static let progressInterval = 2.0

    /// An error in one line of bounded length.
    private static func line(of error: any Error) -> String {
        let text = String(describing: error)
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 1_000 ? line.prefix(1_000) + "…" : line
    }
}

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

/// Threads of their own for the work of one attempt.
///
/// Tasks share as many threads as there are processors. Work that computes for long without a pause would keep them all, and nobody would
/// give word of it: the worker would be taken for dead while it works. What a handler asks of an actor that has no executor of its own is done
/// on these threads as well.
final class WorkThreads: TaskExecutor {
    // A serial queue gets a thread also where all processors are busy, which a concurrent one does not.
    private let queues: [DispatchQueue]
    private let turn = Atomic(0)

    /// - Parameter count: How many tasks of the work may compute at once.
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
