public import Foundation
internal import Synchronization

/// Holds jobs, their runs and what happened in them.
///
/// Implementation guidance: every call is one transaction, and several processes may call at once. The rules are those of
/// `JobRecords`: a store keeps records as that protocol says, and calls its functions within a transaction.
/// Times are kept to the millisecond. The module `CreativeIntelligenceTesting` checks all of it.
public protocol JobStore: Sendable {
    // MARK: Jobs

    /// Adds a job and its first run.
    ///
    /// - Parameters:
    ///   - draft: What is asked for; ``JobScheduler`` checks it before.
    ///   - now: When.
    /// - Throws: ``JobError`` with `invalidJob` where its schedule has no time any more.
    func add(_ draft: JobDraft, at now: Date) async throws -> Job

    /// Jobs with their live and last runs, by id.
    ///
    /// - Parameter ids: Which ones; `nil` for all. Unknown ones are left out.
    func jobs(_ ids: [JobID]?) async throws -> [JobOverview]

    /// Pauses, resumes or archives a job. Resuming lets a recurring job go on at its next time; a run under way is not
    /// stopped.
    ///
    /// - Parameters:
    ///   - id: Which one.
    ///   - status: `active`, `paused` or `archived`.
    ///   - now: When.
    /// - Throws: ``JobError`` with `unknownJob`, or `invalidChange` where a job has ended and would be paused or resumed, or
    ///   would be made `completed` by hand.
    func setStatus(of id: JobID, to status: Job.Status, at now: Date) async throws -> Job

    // MARK: Runs

    /// Runs, the latest first.
    ///
    /// - Parameters:
    ///   - job: Whose; `nil` for those of all jobs.
    ///   - limit: How many at most; none below 1.
    func runs(of job: JobID?, limit: Int) async throws -> [JobRun]

    /// What happened in a run, the oldest line first; nothing for an unknown one.
    func log(of run: RunID) async throws -> [RunLogEntry]

    /// The jobs that follow a run as its steps, by id.
    func steps(after run: RunID) async throws -> [JobID]

    /// Removes what has ended long ago: a job of every minute makes half a million runs a year.
    ///
    /// Removed are runs that ended before a moment, with their logs, those that ended first before others; and when none of them is left, jobs
    /// that are completed or archived, have no run any more and were made before that moment. Runs that have not ended stay, as
    /// do the last ended run of a job that is active or paused, and a run whose steps have not all ended. Numbers of
    /// what was removed are not given again, and ``Job/endedRuns`` counts it on.
    ///
    /// One call is one transaction; call until the answer is empty:
    ///
    /// ```swift
    /// while try await !store.removeEnded(before: .now - 90 * 86_400, limit: 1_000).isEmpty {}
    /// ```
    ///
    /// - Parameters:
    ///   - moment: What ended, or was made, at that time or later stays.
    ///   - limit: How many runs and jobs together at most; none below 1.
    /// - Returns: How much was removed.
    func removeEnded(before moment: Date, limit: Int) async throws -> RemovedRuns

    // MARK: Working

    /// Takes the run that has been due for the longest time, of an active job of one of some types; and before that, lets every run whose lease
    /// has ended count as interrupted.
    ///
    /// - Parameters:
    ///   - worker: Who takes it.
    ///   - types: Names of types.
    ///   - lease: For how many seconds it is the worker's without a word.
    ///   - now: When.
    /// - Returns: The run and its job, or `nil` where none is due.
    func claimRun(
        for worker: String, of types: Set<String>, lease: Double, at now: Date
    ) async throws -> ClaimedRun?

    /// Makes a claim last longer, and keeps how far the run is.
    ///
    /// - Parameters:
    ///   - claim: Which attempt.
    ///   - end: Until when it lasts.
    ///   - progress: How far it is; `nil` leaves what was said before.
    /// - Returns: Whether the claim still holds. Where not, the run is somebody else's, and the worker must stop.
    func renew(_ claim: RunClaim, until end: Date, progress: RunProgress?) async throws -> Bool

    /// Adds a line to the log of a run.
    ///
    /// - Parameters:
    ///   - message: The line.
    ///   - claim: Which attempt says it; one that holds no more adds nothing.
    ///   - now: When.
    func log(_ message: String, by claim: RunClaim, at now: Date) async throws

    /// Ends an attempt, and with it, in the same transaction, makes what comes next: the next attempt, the next run of a
    /// recurring job, the step that follows.
    ///
    /// - Parameters:
    ///   - claim: Which attempt.
    ///   - ending: How.
    ///   - now: When.
    /// - Returns: Whether the claim still held. Where not, nothing has changed.
    func end(_ claim: RunClaim, _ ending: RunEnding, at now: Date) async throws -> Bool

    /// When the next run of an active job of some types is due, or a run under way is to be heard of; `nil` where nothing waits.
    ///
    /// - Parameter types: Names of types.
    func nextDueTime(of types: Set<String>) async throws -> Date?

    /// Has a function called, on any thread, whenever jobs or runs may have changed, whoever changed them.
    ///
    /// - Returns: What ends it; `nil` where the store tells of no changes, which is what it does unless written.
    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)?
}

extension JobStore {
    /// Tells of no changes.
    public func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)? { nil }
}

/// Being told of changes.
public protocol ChangeObservation: Sendable {
    /// Ends it; may be called more than once.
    func cancel()
}

/// An attempt of a run: what a worker shows to be let write.
public struct RunClaim: Hashable, Sendable {
    /// The run.
    public var run: RunID
    /// Which attempt, from 1 on.
    public var attempt: Int

    /// Makes a claim.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - attempt: Which attempt, from 1 on.
    public init(run: RunID, attempt: Int) {
        self.run = run
        self.attempt = attempt
    }
}

/// A run that a worker has taken.
public struct ClaimedRun: Hashable, Sendable {
    /// Its job.
    public var job: Job
    /// The run, under way.
    public var run: JobRun

    /// Makes a claimed run.
    ///
    /// - Parameters:
    ///   - job: Its job.
    ///   - run: The run, under way.
    public init(job: Job, run: JobRun) {
        self.job = job
        self.run = run
    }

    /// What its worker shows to be let write.
    public var claim: RunClaim { RunClaim(run: run.id, attempt: run.attempts) }
}

/// A job with what is next and what was last.
public struct JobOverview: Hashable, Sendable {
    /// The job.
    public var job: Job
    /// Its run that has not ended.
    public var live: JobRun?
    /// Its run that ended last.
    public var last: JobRun?

    /// Makes an overview.
    ///
    /// - Parameters:
    ///   - job: The job.
    ///   - live: Its run that has not ended.
    ///   - last: Its run that ended last.
    public init(job: Job, live: JobRun?, last: JobRun?) {
        self.job = job
        self.live = live
        self.last = last
    }
}

/// How much a call of `removeEnded` has removed.
public struct RemovedRuns: Hashable, Sendable {
    /// How many runs, each with its log.
    public var runs: Int
    /// How many jobs.
    public var jobs: Int

    /// Makes an answer.
    ///
    /// - Parameters:
    ///   - runs: How many runs.
    ///   - jobs: How many jobs.
    public init(runs: Int, jobs: Int) {
        self.runs = runs
        self.jobs = jobs
    }

    /// Whether there was nothing to remove, so that no further call finds anything.
    package var isEmpty: Bool { runs == 0 && jobs == 0 }
}

/// Functions that are called when something changes; for stores that see their own changes alone.
final class ChangeObservers: Sendable {
    private let state = Mutex((last: 0, observers: [Int: @Sendable () -> Void]()))

    /// Makes a set without observers.
    init() {}

    /// Adds a function, until the observation is cancelled.
    func add(_ observer: @escaping @Sendable () -> Void) -> any ChangeObservation {
        let id = state.withLock { state in
            state.last += 1
            state.observers[state.last] = observer
            return state.last
        }
        return Observation(observers: self, id: id)
    }

    /// Calls all functions.
    func notify() {
        for observer in state.withLock({ $0.observers.values.map(\.self) }) { observer() }
    }

    fileprivate func remove(_ id: Int) { state.withLock { _ = $0.observers.removeValue(forKey: id) } }

    private struct Observation: ChangeObservation {
        let observers: ChangeObservers
        let id: Int

        func cancel() { observers.remove(id) }
    }
}

/// A store that can refuse what an attempt writes once another attempt has its run.
///
/// A worker that was stopped in the middle of its work, and goes on when another one has done it, would otherwise write what is out
/// of date. ``JobContext/fenced(_:)`` hands the fenced store out.
public protocol FencedStore: Sendable {
    /// The same store for the work of an attempt: each of its changes makes sure, in its own transaction, that the attempt still
    /// holds its run, and throws ``JobError`` with `runLost` where it does not. Reading is not limited.
    ///
    /// - Parameters:
    ///   - claim: Which attempt.
    ///   - jobs: Where the run is kept. A store elsewhere has nothing to do with the run and returns itself.
    func fenced(by claim: RunClaim, of jobs: any JobStore) -> Self
}
