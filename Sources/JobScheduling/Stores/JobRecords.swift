public import Foundation

/// The records of a job store, within one transaction. The rules over them are implemented in extensions of
/// ``JobRecords``, the same for every store.
public protocol JobRecords: AnyObject {
    /// Inserts a job with the next ID.
    func insertJob(_ draft: JobDraft, at now: Date) throws -> Job
    /// Returns the job with an ID.
    func job(_ id: JobID) throws -> Job?
    /// Replaces a job.
    func replaceJob(_ job: Job) throws

    /// Inserts a pending run of a job with the next ID.
    func insertRun(of job: JobID, at time: Date) throws -> JobRun
    /// Returns the run with an ID.
    func run(_ id: RunID) throws -> JobRun?
    /// Replaces a run.
    func replaceRun(_ run: JobRun) throws
    /// Removes a run and its log.
    func removeRun(_ id: RunID) throws
    /// Returns the run of a job that has not ended.
    func liveRun(of job: JobID) throws -> JobRun?

    /// Returns the pending run of an active job of one of the types that has been due for the longest time;
    /// of several, the one with the smallest ID.
    func firstDueRun(of types: Set<String>, at now: Date) throws -> JobRun?
    /// Returns the running runs with an expired lease, by ID.
    func runsWithExpiredLease(at now: Date) throws -> [JobRun]

    /// Returns the number of active and paused jobs that follow a run, or are parts of it.
    func unfinishedSteps(after run: RunID) throws -> Int

    /// Returns all runs that have not ended, by ID.
    func liveRuns() throws -> [JobRun]

    /// The latest time at which runs were changed, by the clocks of the writers, or `nil` if it was never
    /// recorded.
    var latestChange: Date? { get throws }
    /// Records the time of a change.
    func noteChange(at now: Date) throws

    /// Appends an entry to the log of a run.
    func appendLog(_ entry: RunLogEntry, to run: RunID) throws

    /// Returns at most `limit` runs that ended before a moment and are not needed any more, by the time of
    /// their end, then by ID.
    ///
    /// A run is needed if it is the last ended run of an active or paused job, or if a job with a live run
    /// follows it as its step, directly or through other steps.
    func removableRuns(before moment: Date, limit: Int) throws -> [RunID]
    /// Returns at most `limit` jobs that are completed or archived, have no run and were created before a
    /// moment, by the time of their creation, then by ID.
    func removableJobs(before moment: Date, limit: Int) throws -> [JobID]
    /// Removes a job that has no runs.
    func removeJob(_ id: JobID) throws
}

extension JobRecords {
    /// Adds a job and its first run.
    ///
    /// - Parameters:
    ///   - draft: The draft of the job.
    ///   - now: The present time.
    ///   - rules: The retry rules of runs.
    /// - Throws: ``JobError`` with `invalidJob` if its schedule has no future time.
    public func addJob(_ draft: JobDraft, at now: Date, rules: JobRetryPolicy) throws -> Job {
        let now = now.inWholeMilliseconds
        try correctTimes(at: now, rules: rules)
        var draft = draft
        // Checked before anything is inserted, because not every store can roll back.
        let time: Date
        switch draft.schedule {
        case .once(let once):
            time = once.inWholeMilliseconds
            draft.schedule = .once(time)
        case .recurring, .unreadable:
            guard let next = draft.schedule.next(after: now) else {
                throw JobError(.invalidJob, "the schedule has no time after \(now), expected a future time")
            }
            time = next
        }
        let job = try insertJob(draft, at: now)
        _ = try insertRun(of: job.id, at: time)
        return job
    }

    /// Pauses, resumes or archives a job.
    ///
    /// - Parameters:
    ///   - status: `active`, `paused` or `archived`.
    ///   - id: The ID of the job.
    ///   - now: The present time.
    ///   - rules: The retry rules of runs.
    /// - Throws: ``JobError`` with `unknownJob` or `invalidChange`.
    public func setStatus(_ status: Job.Status, of id: JobID, at now: Date, rules: JobRetryPolicy) throws
        -> Job
    {
        let now = now.inWholeMilliseconds
        try correctTimes(at: now, rules: rules)
        guard var job = try job(id) else { throw JobError(.unknownJob, "there is no job \(id)") }
        guard job.status != status else { return job }
        let hasEnded = job.status == .completed || job.status == .archived
        guard status == .archived || (!hasEnded && status != .completed) else {
            throw JobError(
                .invalidChange,
                "job \(id) is \(job.status.rawValue) and cannot become \(status.rawValue), expected "
                    + (hasEnded
                        ? "a job that has not ended; run it now, or add it again"
                        : "active, paused or archived"))
        }
        let live = try liveRun(of: id)
        if let live, live.state == .pending {
            if status == .archived {
                if try giveUp(live, at: now) { job.endedRuns += 1 }
            } else if status == .active, live.attempts == 0, live.dueAt <= now,
                // A one-time job has no later time, and is still due.
                let next = job.schedule.next(after: now)
            {
                // Times that passed during the pause are skipped.
                var later = live
                later.scheduledFor = next
                later.dueAt = next
                try replaceRun(later)
            }
        }
        job.status = status
        try replaceJob(job)
        try noteEnd(ofPart: job, at: now)
        return job
    }

    /// Gives up a pending run. A run that was never started is removed.
    ///
    /// - Returns: Whether the run has ended and is kept.
    private func giveUp(_ run: JobRun, at now: Date) throws -> Bool {
        guard run.attempts > 0 else {
            try removeRun(run.id)
            return false
        }
        let (ended, entry) = run.givenUp(at: now)
        try replaceRun(ended)
        try appendLog(entry, to: run.id)
        return true
    }
}

// Execution.
extension JobRecords {
    /// Claims the run that has been due for the longest time.
    ///
    /// - Parameters:
    ///   - worker: The name of the worker.
    ///   - types: The names of the job types that it can run.
    ///   - lease: The length of the lease.
    ///   - now: The present time.
    ///   - rules: The retry rules of runs.
    public func claimRun(
        for worker: String, of types: Set<String>, lease: Duration, at now: Date, rules: JobRetryPolicy
    ) throws -> ClaimedRun? {
        let now = now.inWholeMilliseconds
        try correctTimes(at: now, rules: rules)
        for run in try runsWithExpiredLease(at: now) { try end(run, .interrupted, at: now, rules: rules) }
        guard let due = try firstDueRun(of: types, at: now), let job = try job(due.job) else { return nil }
        let run = due.started(by: worker, at: now, lease: lease)
        try replaceRun(run)
        try appendLog(
            RunLogEntry(at: now, attempt: run.attempts, kind: .started, message: "started by \(worker)"),
            to: run.id)
        return ClaimedRun(job: job, run: run)
    }

    /// Renews the lease of a claim.
    ///
    /// - Parameters:
    ///   - claim: The attempt.
    ///   - end: The time at which the renewed lease expires.
    ///   - progress: The progress of the run; `nil` keeps the previous one.
    /// - Returns: Whether the claim still holds.
    public func renew(_ claim: RunClaim, until end: Date, progress: RunProgress?) throws -> Bool {
        guard var run = try held(claim) else { return false }
        let end = end.inWholeMilliseconds
        // The time of the renewal, by the clock of the worker.
        let now = end.advanced(by: .zero - (run.lease ?? .zero))
        if try latestChange.map({ $0 < now }) ?? false { try noteChange(at: now) }
        run.leaseEnds = end
        run.progress = progress ?? run.progress
        try replaceRun(run)
        return true
    }

    /// Checks that a claim still holds.
    ///
    /// - Parameter claim: The attempt.
    /// - Throws: ``JobError`` with `runLost` if it does not.
    public func checkHeld(_ claim: RunClaim) throws {
        guard try held(claim) == nil else { return }
        throw JobError(
            .runLost,
            "attempt \(claim.attempt) has lost run \(claim.run) and cannot change the store")
    }

    /// Adds a line to the log of a run, unless the claim no longer holds.
    ///
    /// - Parameters:
    ///   - message: The line.
    ///   - claim: The attempt.
    ///   - now: The present time.
    public func log(_ message: String, by claim: RunClaim, at now: Date) throws {
        guard try held(claim) != nil else { return }
        try appendLog(
            RunLogEntry(
                at: now.inWholeMilliseconds, attempt: claim.attempt, kind: .message, message: message),
            to: claim.run)
    }

    /// Ends an attempt, and creates its successor.
    ///
    /// - Parameters:
    ///   - claim: The attempt.
    ///   - ending: The ending of the attempt.
    ///   - now: The present time.
    ///   - rules: The retry rules of runs.
    /// - Returns: Whether the claim was still valid.
    public func end(_ claim: RunClaim, _ ending: RunEnding, at now: Date, rules: JobRetryPolicy) throws
        -> Bool
    {
        guard let run = try held(claim) else { return false }
        let now = now.inWholeMilliseconds
        try correctTimes(at: now, rules: rules)
        try end(run, ending, at: now, rules: rules)
        return true
    }

    private func held(_ claim: RunClaim) throws -> JobRun? {
        guard let run = try run(claim.run), run.state == .running, run.attempts == claim.attempt else {
            return nil
        }
        return run
    }

    private func end(_ run: JobRun, _ ending: RunEnding, at now: Date, rules: JobRetryPolicy) throws {
        let job = try job(run.job)
        // A run of an archived job is not retried, and a released one is not executed by another worker.
        let isWanted = job.map { $0.status != .archived } ?? false
        let (ended, entry) =
            switch (ending, isWanted) {
            case (.released, false), (.divided, false): run.givenUp(at: now)
            case (_, false): run.ended(ending, at: now, rules: JobRetryPolicy(retries: 0, interruptions: 0))
            default: run.ended(ending, at: now, rules: rules)
            }
        try replaceRun(ended)
        try appendLog(entry, to: run.id)
        guard let job else { return }
        if case .divided(let parts) = ending, ended.isLive {
            for draft in job.parts(parts, of: ended, at: now) { _ = try addJob(draft, at: now, rules: rules) }
        }
        guard !ended.isLive else { return }
        let (after, next) = job.afterEnd(of: ended, at: now)
        try replaceJob(after)
        try noteEnd(ofPart: after, at: now)
        if let next { _ = try insertRun(of: job.id, at: next) }
        if let draft = job.following(ended, at: now) { _ = try addJob(draft, at: now, rules: rules) }
    }
}

// Division.
extension JobRecords {
    /// Records the end of a part in the progress of the divided run, which is due when the last part has ended.
    private func noteEnd(ofPart job: Job, at now: Date) throws {
        guard case .step(let id) = job.origin, job.status == .completed || job.status == .archived,
            var run = try run(id), run.state == .pending, let progress = run.progress,
            progress.stage == RunProgress.partsStage, let total = progress.total
        else { return }
        let left = try unfinishedSteps(after: id)
        run.progress = .parts(ended: total - left, of: total)
        if left == 0 { run.dueAt = now }
        try replaceRun(run)
    }
}

// Retention.
extension JobRecords {
    /// Removes runs that ended before a moment, with their logs, and ended jobs without runs.
    ///
    /// - Parameters:
    ///   - moment: Runs that ended and jobs that were created at that time or later are kept.
    ///   - limit: The maximum number of runs and jobs together. Below 1, nothing is removed.
    /// - Returns: The number of removed runs and jobs; empty if there is nothing left to remove.
    public func removeEnded(before moment: Date, limit: Int) throws -> RemovedRuns {
        guard limit > 0 else { return RemovedRuns(runs: 0, jobs: 0) }
        let moment = moment.inWholeMilliseconds
        let runs = try removableRuns(before: moment, limit: limit)
        for run in runs { try removeRun(run) }
        // Jobs are removed after the last run: until then most ended jobs still have one and would be
        // examined in every call.
        guard runs.count < limit else { return RemovedRuns(runs: runs.count, jobs: 0) }
        let jobs = try removableJobs(before: moment, limit: limit - runs.count)
        for job in jobs { try removeJob(job) }
        return RemovedRuns(runs: runs.count, jobs: jobs.count)
    }
}
