package import Foundation

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
