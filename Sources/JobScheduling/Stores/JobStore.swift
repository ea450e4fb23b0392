public import Foundation
internal import Synchronization

/// A store of jobs, their runs and the logs of the runs.
///
/// Implementation guidance: every call is one transaction, and several processes may call at once. The rules
/// are those of ``JobRecords``: a store implements its records and calls its functions within a transaction.
/// Times are stored to the millisecond. The module `CreativeIntelligenceTesting` checks all of these rules.
public protocol JobStore: Sendable {
    // MARK: Jobs

    /// Adds a job and its first run.
    ///
    /// - Parameters:
    ///   - draft: The draft of the job. ``JobScheduler`` validates it before.
    ///   - now: The present time.
    /// - Throws: ``JobError`` with `invalidJob` if its schedule has no future time.
    func add(_ draft: JobDraft, at now: Date) async throws -> Job

    /// Returns jobs with their current and last runs, by ID.
    ///
    /// - Parameter ids: The IDs of the jobs, or `nil` for all jobs. Unknown IDs are ignored.
    func jobs(_ ids: [JobID]?) async throws -> [JobOverview]

    /// Pauses, resumes or archives a job. A resumed recurring job continues at its next time. A running
    /// attempt is not stopped.
    ///
    /// - Parameters:
    ///   - id: The ID of the job.
    ///   - status: `active`, `paused` or `archived`.
    ///   - now: The present time.
    /// - Throws: ``JobError`` with `unknownJob`, or `invalidChange` if an ended job would be paused or
    ///   resumed, or if the status is `completed`.
    func setStatus(of id: JobID, to status: Job.Status, at now: Date) async throws -> Job

    // MARK: Runs

    /// Returns runs, latest first.
    ///
    /// - Parameters:
    ///   - job: The ID of their job, or `nil` for the runs of all jobs.
    ///   - limit: The maximum number of runs. Below 1, the result is empty.
    func runs(of job: JobID?, limit: Int) async throws -> [JobRun]

    /// Returns the log of a run, oldest entry first. It is empty for an unknown run.
    func log(of run: RunID) async throws -> [RunLogEntry]

    /// Returns the jobs that follow a run as its steps, by ID.
    func steps(after run: RunID) async throws -> [JobID]

    /// Removes old runs and jobs: a job that runs every minute creates half a million runs a year.
    ///
    /// The call removes runs that ended before a moment, with their logs, oldest end first. When none is
    /// left, it removes jobs that are completed or archived, have no run and were created before that moment.
    /// Runs that have not ended are kept, as are the last ended run of an active or paused job, and a run
    /// whose steps have not all ended. The IDs of removed jobs and runs are not reused, and ``Job/endedRuns``
    /// still counts removed runs.
    ///
    /// Each call is one transaction. Call it until the result is empty:
    ///
    /// ```swift
    /// while try await !store.removeEnded(before: .now - 90 * 86_400, limit: 1_000).isEmpty {}
    /// ```
    ///
    /// - Parameters:
    ///   - moment: Runs that ended and jobs that were created at that time or later are kept.
    ///   - limit: The maximum number of runs and jobs together. Below 1, nothing is removed.
    /// - Returns: The number of removed runs and jobs.
    func removeEnded(before moment: Date, limit: Int) async throws -> RemovedRuns

    // MARK: Working

    /// Claims the run of an active job of one of the types that has been due for the longest time. Before
    /// that, every run with an expired lease is marked as interrupted.
    ///
    /// - Parameters:
    ///   - worker: The name of the worker.
    ///   - types: The names of the job types that it can run.
    ///   - lease: The length of the lease.
    ///   - now: The present time.
    /// - Returns: The run and its job, or `nil` if no run is due.
    func claimRun(
        for worker: String, of types: Set<String>, lease: Duration, at now: Date
    ) async throws -> ClaimedRun?

    /// Renews the lease of a claim, and stores the progress of the run.
    ///
    /// - Parameters:
    ///   - claim: The attempt.
    ///   - end: The time at which the renewed lease expires.
    ///   - progress: The progress of the run; `nil` keeps the previous one.
    /// - Returns: Whether the claim still holds. If not, another attempt has claimed the run, and the worker
    ///   must stop.
    func renew(_ claim: RunClaim, until end: Date, progress: RunProgress?) async throws -> Bool

    /// Adds a line to the log of a run.
    ///
    /// - Parameters:
    ///   - message: The line.
    ///   - claim: The attempt. If the claim no longer holds, nothing is added.
    ///   - now: The present time.
    func log(_ message: String, by claim: RunClaim, at now: Date) async throws

    /// Ends an attempt and, in the same transaction, creates its successor: the next attempt, the next run of
    /// a recurring job, or the next step.
    ///
    /// - Parameters:
    ///   - claim: The attempt.
    ///   - ending: The ending of the attempt.
    ///   - now: The present time.
    /// - Returns: Whether the claim still held. If not, nothing has changed.
    func end(_ claim: RunClaim, _ ending: RunEnding, at now: Date) async throws -> Bool

    /// Returns the earliest due time of an active job of some types or lease expiry, or `nil` if no run is
    /// pending or running.
    ///
    /// - Parameter types: The names of the job types.
    func nextDueTime(of types: Set<String>) async throws -> Date?

    /// Registers a function to call, on any thread, whenever jobs or runs may have changed, by any process.
    ///
    /// - Returns: The observation, or `nil` if the store does not report changes, which is the default.
    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)?
}

extension JobStore {
    /// Returns `nil`: the store does not report changes.
    public func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)? { nil }
}

/// An observation of changes to a store.
public protocol ChangeObservation: Sendable {
    /// Ends the observation. Further calls have no effect.
    func cancel()
}

/// The claim of a worker to an attempt of a run. It is required for writing.
public struct RunClaim: Hashable, Sendable {
    /// The run.
    public var run: RunID
    /// The number of the attempt, starting at 1.
    public var attempt: Int

    /// Creates a claim.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - attempt: The number of the attempt, starting at 1.
    public init(run: RunID, attempt: Int) {
        self.run = run
        self.attempt = attempt
    }
}

/// A run claimed by a worker.
public struct ClaimedRun: Hashable, Sendable {
    /// Its job.
    public var job: Job
    /// The claimed run.
    public var run: JobRun

    /// Creates a claimed run.
    ///
    /// - Parameters:
    ///   - job: Its job.
    ///   - run: The running run.
    public init(job: Job, run: JobRun) {
        self.job = job
        self.run = run
    }

    /// The claim of the worker.
    public var claim: RunClaim { RunClaim(run: run.id, attempt: run.attempts) }
}

/// A job with its current and its last run.
public struct JobOverview: Hashable, Sendable {
    /// The job.
    public var job: Job
    /// The run that has not ended.
    public var live: JobRun?
    /// The run that ended last.
    public var last: JobRun?

    /// Creates an overview.
    ///
    /// - Parameters:
    ///   - job: The job.
    ///   - live: The run that has not ended.
    ///   - last: The run that ended last.
    public init(job: Job, live: JobRun?, last: JobRun?) {
        self.job = job
        self.live = live
        self.last = last
    }
}

/// The number of runs and jobs removed by a call of `removeEnded`.
public struct RemovedRuns: Hashable, Sendable {
    /// The number of runs, each with its log.
    public var runs: Int
    /// The number of jobs.
    public var jobs: Int

    /// Creates a result.
    ///
    /// - Parameters:
    ///   - runs: The number of runs.
    ///   - jobs: The number of jobs.
    public init(runs: Int, jobs: Int) {
        self.runs = runs
        self.jobs = jobs
    }

    /// Whether nothing was removed, so that further calls have no effect.
    package var isEmpty: Bool { runs == 0 && jobs == 0 }
}

/// Observers of changes, for stores that see only their own changes.
final class ChangeObservers: Sendable {
    private let state = Mutex((last: 0, observers: [Int: @Sendable () -> Void]()))

    /// Creates an empty set of observers.
    init() {}

    /// Adds a function, which is called until the observation is cancelled.
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

/// A store that can reject the writes of an attempt once another attempt has claimed the run.
///
/// Otherwise a worker that was suspended during its work, and continues after another worker has done it,
/// would write outdated data. ``JobContext/fenced(_:)`` returns the fenced store.
public protocol FencedStore: Sendable {
    /// Returns the same store for the work of an attempt. Each change checks, in its own transaction, that
    /// the claim still holds, and throws ``JobError`` with `runLost` if it does not. Reads are not
    /// restricted.
    ///
    /// - Parameters:
    ///   - claim: The attempt.
    ///   - jobs: The store that holds the run. A store that does not hold it returns itself.
    func fenced(by claim: RunClaim, of jobs: any JobStore) -> Self
}
