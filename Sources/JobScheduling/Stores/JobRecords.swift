package import Foundation

/// What a store of jobs keeps and finds, within one transaction. The rules over it are ``JobRecords``' own functions, the same for
/// every store.
package protocol JobRecords: AnyObject {
    /// Keeps a new job under the next number.
    func insertJob(_ draft: JobDraft, at now: Date) throws -> Job
    /// The job of a number.
    func job(_ id: JobID) throws -> Job?
    /// Keeps a job in place of what it was.
    func replaceJob(_ job: Job) throws

    /// Keeps a new run of a job, pending, under the next number.
    func insertRun(of job: JobID, at time: Date) throws -> JobRun
    /// The run of a number.
    func run(_ id: RunID) throws -> JobRun?
    /// Keeps a run in place of what it was.
    func replaceRun(_ run: JobRun) throws
    /// Forgets a run and its log.
    func removeRun(_ id: RunID) throws
    /// The run of a job that has not ended.
    func liveRun(of job: JobID) throws -> JobRun?

    /// The pending run that has been due for the longest time, of an active job of one of some types; of several the smallest number.
    func firstDueRun(of types: Set<String>, at now: Date) throws -> JobRun?
    /// The runs under way whose lease has ended, by number.
    func runsWithExpiredLease(at now: Date) throws -> [JobRun]

    /// Every run that has not ended, by number.
    func liveRuns() throws -> [JobRun]

    /// The latest time at which runs were changed, as the clocks of those who did it said; `nil` where nobody noted it.
    var latestChange: Date? { get throws }
    /// Keeps that time.
    func noteChange(at now: Date) throws

    /// Adds to the log of a run.
    func appendLog(_ entry: RunLogEntry, to run: RunID) throws

    /// The runs that ended before a moment and that nobody needs, in the order of their ends, of equal ones by number; at most so many.
    ///
    /// Needed are the last ended run of a job that is active or paused, and a run that a job with a live run follows as its
    /// step, at once or over other steps.
    func removableRuns(before moment: Date, limit: Int) throws -> [RunID]
    /// The jobs that are completed or archived, have no run and were made before a moment, in the order in which they were made, of
    /// equal ones by number; at most so many.
    func removableJobs(before moment: Date, limit: Int) throws -> [JobID]
    /// Forgets a job that has no run.
    func removeJob(_ id: JobID) throws
}

extension JobRecords {
    /// Adds a job and its first run.
    ///
    /// - Parameters:
    ///   - draft: What is asked for.
    ///   - now: When.
    ///   - rules: When runs are tried again.
    /// - Throws: ``JobError`` with `invalidJob` where its schedule has no time any more.
    package func addJob(_ draft: JobDraft, at now: Date, rules: JobRetryPolicy) throws -> Job {
        let now = now.inWholeMilliseconds
        try correctTimes(at: now, rules: rules)
        var draft = draft
        // Before anything is kept: not every store can take it back.
        let time: Date
        switch draft.schedule {
        case .once(let once):
            time = once.inWholeMilliseconds
            draft.schedule = .once(time)
        case .recurring, .unreadable:
            guard let next = draft.schedule.next(after: now) else {
                throw JobError(.invalidJob, "the schedule has no time after \(now), expected one to come")
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
    ///   - id: Which job.
    ///   - now: When.
    ///   - rules: When runs are tried again.
    /// - Throws: ``JobError`` with `unknownJob` or `invalidChange`.
    package func setStatus(_ status: Job.Status, of id: JobID, at now: Date, rules: JobRetryPolicy) throws -> Job
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
                        ? "a job that has not ended: have it run now, or add it anew"
                        : "active, paused or archived"))
        }
        let live = try liveRun(of: id)
        if let live, live.state == .pending {
            if status == .archived {
                if try giveUp(live, at: now) { job.endedRuns += 1 }
            } else if status == .active, live.attempts == 0, live.dueAt <= now,
                // One that runs once has no later time, and is still wanted.
                let next = job.schedule.next(after: now)
            {
                // Times that passed in the pause were not wanted.
                var later = live
                later.scheduledFor = next
                later.dueAt = next
                try replaceRun(later)
            }
        }
        job.status = status
        try replaceJob(job)
        return job
    }

    /// Takes a pending run out: one that was never started is as if it had not been planned.
    ///
    /// - Returns: Whether it is one that has ended now.
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

// Working.
extension JobRecords {
    /// Takes the run that has been due for the longest time.
    ///
    /// - Parameters:
    ///   - worker: Who takes it.
    ///   - types: Names of types.
    ///   - lease: For how many seconds it is the worker's without a word.
    ///   - now: When.
    ///   - rules: When runs are tried again.
    package func claimRun(
        for worker: String, of types: Set<String>, lease: Double, at now: Date, rules: JobRetryPolicy
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

    /// Makes a claim last longer.
    ///
    /// - Parameters:
    ///   - claim: Which attempt.
    ///   - end: Until when it lasts.
    ///   - progress: How far it is; `nil` leaves what was said before.
    /// - Returns: Whether the claim still holds.
    package func renew(_ claim: RunClaim, until end: Date, progress: RunProgress?) throws -> Bool {
        guard var run = try held(claim) else { return false }
        let end = end.inWholeMilliseconds
        // When its worker says so, by that one's clock.
        let now = end.addingTimeInterval(-(run.lease ?? 0))
        if try latestChange.map({ $0 < now }) ?? false { try noteChange(at: now) }
        run.leaseEnds = end
        run.progress = progress ?? run.progress
        try replaceRun(run)
        return true
    }

    /// Makes sure that an attempt still holds.
    ///
    /// - Parameter claim: Which attempt.
    /// - Throws: ``JobError`` with `runLost` where it does not.
    package func checkHeld(_ claim: RunClaim) throws {
        guard try held(claim) == nil else { return }
        throw JobError(
            .runLost,
            "run \(claim.run) was taken from attempt \(claim.attempt), which changes nothing any more")
    }

    /// Adds a line to the log of a run; one of an attempt that holds no more adds nothing.
    ///
    /// - Parameters:
    ///   - message: The line.
    ///   - claim: Which attempt says it.
    ///   - now: When.
    package func log(_ message: String, by claim: RunClaim, at now: Date) throws {
        guard try held(claim) != nil else { return }
        try appendLog(
            RunLogEntry(
                at: now.inWholeMilliseconds, attempt: claim.attempt, kind: .message, message: message),
            to: claim.run)
    }

    /// Ends an attempt, and makes what comes next.
    ///
    /// - Parameters:
    ///   - claim: Which attempt.
    ///   - ending: How.
    ///   - now: When.
    ///   - rules: When runs are tried again.
    /// - Returns: Whether the claim still held.
    package func end(_ claim: RunClaim, _ ending: RunEnding, at now: Date, rules: JobRetryPolicy) throws -> Bool {
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
        // An archived job is not tried again, and what is given back of it is not done by others.
        let isWanted = job.map { $0.status != .archived } ?? false
        let (ended, entry) =
            switch (ending, isWanted) {
            case (.released, false): run.givenUp(at: now)
            case (_, false): run.ended(ending, at: now, rules: JobRetryPolicy(retries: 0, interruptions: 0))
            default: run.ended(ending, at: now, rules: rules)
            }
        try replaceRun(ended)
        try appendLog(entry, to: run.id)
        guard !ended.isLive, let job else { return }
        let (after, next) = job.afterEnd(of: ended, at: now)
        try replaceJob(after)
        if let next { _ = try insertRun(of: job.id, at: next) }
        if let draft = job.following(ended, at: now) { _ = try addJob(draft, at: now, rules: rules) }
    }
}

// What is not kept for ever.
extension JobRecords {
    /// Removes runs that ended before a moment, with their logs, and jobs that have ended and have no run.
    ///
    /// - Parameters:
    ///   - moment: What ended, or was made, at that time or later stays.
    ///   - limit: How many runs and jobs together at most; none below 1.
    /// - Returns: How much was removed; nothing once nothing is left to remove.
    package func removeEnded(before moment: Date, limit: Int) throws -> RemovedRuns {
        guard limit > 0 else { return RemovedRuns(runs: 0, jobs: 0) }
        let moment = moment.inWholeMilliseconds
        let runs = try removableRuns(before: moment, limit: limit)
        for run in runs { try removeRun(run) }
        // Jobs only behind the last run: until then most ended jobs still have one, and would be looked at in each call.
        guard runs.count < limit else { return RemovedRuns(runs: runs.count, jobs: 0) }
        let jobs = try removableJobs(before: moment, limit: limit - runs.count)
        for job in jobs { try removeJob(job) }
        return RemovedRuns(runs: runs.count, jobs: jobs.count)
    }
}
