public import Foundation
public import JobScheduling

extension CreativeDatabase: JobStore {
    /// Adds a job and its first run.
    ///
    /// - Parameters:
    ///   - draft: The job to add.
    ///   - now: The current time.
    /// - Throws: `JobError` with `invalidJob` if its schedule has no future time; ``SQLStoreError``.
    public func add(_ draft: JobDraft, at now: Date) throws -> Job {
        try work { try $0.jobs.addJob(draft, at: now, rules: jobRetries) }
    }

    /// Returns jobs with their live and last runs, by ID.
    ///
    /// - Parameter ids: The jobs; `nil` for all. Unknown IDs are ignored.
    /// - Throws: ``SQLStoreError``, with `corrupt` also for parameters and steps that are not valid JSON. A schedule
    ///   that cannot be read is reported as such in the job.
    /// - Complexity: O(jobs · log(runs)).
    public func jobs(_ ids: [JobID]?) throws -> [JobOverview] {
        try read { try $0.jobs.jobs(ids) }
    }

    /// Pauses, resumes or archives a job.
    ///
    /// - Parameters:
    ///   - id: The job.
    ///   - status: `active`, `paused` or `archived`.
    ///   - now: The current time.
    /// - Throws: `JobError` with `unknownJob` or `invalidChange`; ``SQLStoreError``.
    public func setStatus(of id: JobID, to status: Job.Status, at now: Date) throws -> Job {
        try work { try $0.jobs.setStatus(status, of: id, at: now, rules: jobRetries) }
    }

    // MARK: Runs

    /// Returns runs, the latest first.
    ///
    /// - Parameters:
    ///   - job: The job; `nil` for all jobs.
    ///   - limit: The maximum number of runs. A limit below 1 returns none.
    /// - Throws: ``SQLStoreError``.
    public func runs(of job: JobID?, limit: Int) throws -> [JobRun] {
        try read { try $0.jobs.runs(of: job, limit: limit) }
    }

    /// Returns the log of a run, the oldest line first. The log of an unknown run is empty.
    ///
    /// - Throws: ``SQLStoreError``.
    public func log(of run: RunID) throws -> [RunLogEntry] {
        try read { try $0.jobs.log(of: run) }
    }

    /// Returns the jobs that follow a run as its steps, by ID.
    ///
    /// - Throws: ``SQLStoreError``.
    public func steps(after run: RunID) throws -> [JobID] {
        try read { try $0.jobs.steps(after: run) }
    }

    /// Removes runs that ended before a given time, with their logs, and ended jobs without runs.
    ///
    /// The file does not shrink; its free pages are reused.
    ///
    /// - Parameters:
    ///   - moment: The earliest time of ended runs and created jobs that are kept.
    ///   - limit: The maximum total number of runs and jobs to remove. A limit below 1 removes none.
    /// - Returns: The number of removed runs and jobs.
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O((limit + live runs with the runs that they follow + old ones that are kept) · log(runs)).
    public func removeEnded(before moment: Date, limit: Int) throws -> RemovedRuns {
        try work { try $0.jobs.removeEnded(before: moment, limit: limit) }
    }
}

// Operations of workers.
extension CreativeDatabase {
    /// Claims the run that has been due the longest. If none is due, nothing is written, and no write lock is waited
    /// for.
    ///
    /// - Parameters:
    ///   - worker: The worker that claims the run.
    ///   - types: The job types to consider.
    ///   - lease: The duration of the lease, unless it is renewed.
    ///   - now: The current time.
    /// - Returns: The run and its job, or `nil` if none is due.
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(types · log(runs)), and O(log(runs)) for each run whose lease has expired.
    public func claimRun(
        for worker: String, of types: Set<String>, lease: Duration, at now: Date
    ) throws -> ClaimedRun? {
        // A read-only file must reject the claim, even if no run is due. If single rows are locked, a claim waits for
        // nobody.
        let database = tables.database
        guard
            try database.dialect.locksRows || database.connection.isReadOnly
                || read({ try $0.jobs.hasDueRun(of: types, at: now) })
        else { return nil }
        // Another process may have claimed it in the meantime, so the run is looked up again.
        return try work {
            try $0.jobs.claimRun(for: worker, of: types, lease: lease, at: now, rules: jobRetries)
        }
    }

    /// Renews the lease of a claim, and saves the progress of the run.
    ///
    /// - Parameters:
    ///   - claim: The claim on the attempt.
    ///   - end: The new expiry of the lease.
    ///   - progress: The progress; `nil` keeps the last one.
    /// - Returns: Whether the claim is still valid.
    /// - Throws: ``SQLStoreError``.
    public func renew(_ claim: RunClaim, until end: Date, progress: RunProgress?) throws -> Bool {
        try work { try $0.jobs.renew(claim, until: end, progress: progress) }
    }

    /// Appends a line to the log of a run. An attempt whose claim is no longer valid adds nothing.
    ///
    /// - Parameters:
    ///   - message: The line.
    ///   - claim: The claim on the attempt.
    ///   - now: The current time.
    /// - Throws: ``SQLStoreError``.
    public func log(_ message: String, by claim: RunClaim, at now: Date) throws {
        try work { try $0.jobs.log(message, by: claim, at: now) }
    }

    /// Ends an attempt, and creates the next run and the steps.
    ///
    /// - Parameters:
    ///   - claim: The claim on the attempt.
    ///   - ending: The result of the attempt.
    ///   - now: The current time.
    /// - Returns: Whether the claim was still valid. If not, nothing has changed.
    /// - Throws: ``SQLStoreError``.
    public func end(_ claim: RunClaim, _ ending: RunEnding, at now: Date) throws -> Bool {
        try work { try $0.jobs.end(claim, ending, at: now, rules: jobRetries) }
    }

    /// Returns the earliest due time or lease expiry of the runs of active jobs of some types.
    ///
    /// - Parameter types: The job types to consider.
    /// - Returns: The time, or `nil` if no run is pending or running.
    /// - Throws: ``SQLStoreError``.
    public func nextDueTime(of types: Set<String>) throws -> Date? {
        try read { try $0.jobs.nextDueTime(of: types) }
    }
}

extension CreativeDatabase {
    /// Calls a closure whenever the database may have changed, in this process or another one.
    ///
    /// - Returns: A token that ends the observation; `nil` if changes cannot be observed.
    public nonisolated func observeChanges(
        _ onChange: @escaping @Sendable () -> Void
    ) -> (any ChangeObservation)? {
        tables.database.connection.observeChanges(onChange)
    }
}

extension CreativeDatabase: FencedStore {
    /// Returns a view of the same store for the work of an attempt. Each change verifies, in its own transaction, that
    /// the attempt's claim is still valid, and throws `JobError` with `runLost` if not.
    ///
    /// - Parameters:
    ///   - claim: The claim on the attempt.
    ///   - jobs: The store of the run. If it is another database, this store is returned unchanged.
    /// - Complexity: O(log(runs)) for each change.
    public nonisolated func fenced(by claim: RunClaim, of jobs: any JobStore) -> CreativeDatabase {
        guard let jobs = jobs as? CreativeDatabase, jobs.name == name else { return self }
        return CreativeDatabase(self, fencedBy: claim)
    }
}
