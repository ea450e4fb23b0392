public import Foundation
public import JobScheduling

extension CreativeDatabase: JobStore {
    /// Adds a job and its first run.
    ///
    /// - Parameters:
    ///   - draft: What is asked for.
    ///   - now: When.
    /// - Throws: `JobError` with `invalidJob` where its schedule has no time any more; ``SQLStoreError``.
    public func add(_ draft: JobDraft, at now: Date) throws -> Job {
        try write { try $0.jobs.addJob(draft, at: now, rules: jobRetries) }
    }

    /// Jobs with their live and last runs, by id.
    ///
    /// - Parameter ids: Which ones; `nil` for all. Unknown ones are left out.
    /// - Throws: ``SQLStoreError``, with `corrupt` also for parameters and steps that are no JSON. A schedule that cannot be read
    ///   here is told as such.
    /// - Complexity: O(jobs · log(runs)).
    public func jobs(_ ids: [JobID]?) throws -> [JobOverview] {
        try read { try $0.jobs.jobs(ids) }
    }

    /// Pauses, resumes or archives a job.
    ///
    /// - Parameters:
    ///   - id: Which one.
    ///   - status: `active`, `paused` or `archived`.
    ///   - now: When.
    /// - Throws: `JobError` with `unknownJob` or `invalidChange`; ``SQLStoreError``.
    public func setStatus(of id: JobID, to status: Job.Status, at now: Date) throws -> Job {
        try write { try $0.jobs.setStatus(status, of: id, at: now, rules: jobRetries) }
    }

    // MARK: Runs

    /// Runs, the latest first.
    ///
    /// - Parameters:
    ///   - job: Whose; `nil` for those of all jobs.
    ///   - limit: How many at most; none below 1.
    /// - Throws: ``SQLStoreError``.
    public func runs(of job: JobID?, limit: Int) throws -> [JobRun] {
        try read { try $0.jobs.runs(of: job, limit: limit) }
    }

    /// What happened in a run, the oldest line first; nothing for an unknown one.
    ///
    /// - Throws: ``SQLStoreError``.
    public func log(of run: RunID) throws -> [RunLogEntry] {
        try read { try $0.jobs.log(of: run) }
    }

    /// The jobs that follow a run as its steps, by id.
    ///
    /// - Throws: ``SQLStoreError``.
    public func steps(after run: RunID) throws -> [JobID] {
        try read { try $0.jobs.steps(after: run) }
    }

    /// Removes runs that ended before a moment, with their logs, and jobs that have ended and have no run. The file gets no
    /// smaller: its free pages take what comes next.
    ///
    /// - Parameters:
    ///   - moment: What ended, or was made, at that time or later stays.
    ///   - limit: How many runs and jobs together at most; none below 1.
    /// - Returns: How much was removed.
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O((limit + live runs with the runs that they follow + old ones that stay) · log(runs)).
    public func removeEnded(before moment: Date, limit: Int) throws -> RemovedRuns {
        try write { try $0.jobs.removeEnded(before: moment, limit: limit) }
    }
}

// Working.
extension CreativeDatabase {
    /// Takes the run that has been due for the longest time. Where nothing is due, nothing is written, and nobody who writes is waited for.
    ///
    /// - Parameters:
    ///   - worker: Who takes it.
    ///   - types: Names of types.
    ///   - lease: For how many seconds it is the worker's without a word.
    ///   - now: When.
    /// - Returns: The run and its job, or `nil` where none is due.
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(types · log(runs)), and O(log(runs)) for each run whose lease has ended.
    public func claimRun(
        for worker: String, of types: Set<String>, lease: Double, at now: Date
    ) throws -> ClaimedRun? {
        // A file that is open for reading only refuses the change.
        guard try tables.database.connection.isReadOnly || read({ try $0.jobs.hasDueRun(of: types, at: now) })
        else { return nil }
        // Meanwhile another process may have taken it: what counts is found again.
        return try write {
            try $0.jobs.claimRun(for: worker, of: types, lease: lease, at: now, rules: jobRetries)
        }
    }

    /// Makes a claim last longer, and keeps how far the run is.
    ///
    /// - Parameters:
    ///   - claim: Which attempt.
    ///   - end: Until when it lasts.
    ///   - progress: How far it is; `nil` leaves what was said before.
    /// - Returns: Whether the claim still holds.
    /// - Throws: ``SQLStoreError``.
    public func renew(_ claim: RunClaim, until end: Date, progress: RunProgress?) throws -> Bool {
        try write { try $0.jobs.renew(claim, until: end, progress: progress) }
    }

    /// Adds a line to the log of a run; one of an attempt that holds no more adds nothing.
    ///
    /// - Parameters:
    ///   - message: The line.
    ///   - claim: Which attempt says it.
    ///   - now: When.
    /// - Throws: ``SQLStoreError``.
    public func log(_ message: String, by claim: RunClaim, at now: Date) throws {
        try write { try $0.jobs.log(message, by: claim, at: now) }
    }

    /// Ends an attempt, and makes what comes next.
    ///
    /// - Parameters:
    ///   - claim: Which attempt.
    ///   - ending: How.
    ///   - now: When.
    /// - Returns: Whether the claim still held. Where not, nothing has changed.
    /// - Throws: ``SQLStoreError``.
    public func end(_ claim: RunClaim, _ ending: RunEnding, at now: Date) throws -> Bool {
        try write { try $0.jobs.end(claim, ending, at: now, rules: jobRetries) }
    }

    /// When the next run of an active job of some types is due, or a run under way is to be heard of.
    ///
    /// - Parameter types: Names of types.
    /// - Returns: The time, or `nil` where nothing waits.
    /// - Throws: ``SQLStoreError``.
    public func nextDueTime(of types: Set<String>) throws -> Date? {
        try read { try $0.jobs.nextDueTime(of: types) }
    }
}

extension CreativeDatabase {
    /// Has a function called whenever somebody may have changed the database, in this process or another one.
    ///
    /// - Returns: What ends it; `nil` where changes are not seen.
    public nonisolated func observeChanges(
        _ onChange: @escaping @Sendable () -> Void
    ) -> (any ChangeObservation)? {
        tables.database.connection.observeChanges(onChange)
    }
}

extension CreativeDatabase: FencedStore {
    /// The same store for the work of an attempt: each of its changes makes sure, in its own transaction, that the attempt still
    /// holds its run, and throws `JobError` with `runLost` where it does not.
    ///
    /// - Parameters:
    ///   - claim: Which attempt.
    ///   - jobs: Where the run is kept; a store of another database is returned as it is.
    /// - Complexity: O(log(runs)) for each change.
    public nonisolated func fenced(by claim: RunClaim, of jobs: any JobStore) -> CreativeDatabase {
        guard let jobs = jobs as? CreativeDatabase, jobs.name == name else { return self }
        return CreativeDatabase(self, fencedBy: claim)
    }
}
