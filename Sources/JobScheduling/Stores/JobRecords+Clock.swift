package import Foundation

// What a clock that was wrong leaves behind.
extension JobRecords {
    /// Corrects times that only a wrong clock can have made.
    ///
    /// A clock that was ahead, and is right again, leaves times in the far future: a daily job whose next run is years away, a
    /// lease of a dead worker that does not end. They show in that records were changed at a later time than `now`; then every
    /// run that has not ended is checked:
    ///
    /// - a recurring run that was never started and is due later than its schedule says is due at the next time of the schedule;
    /// - a run that waits to be retried longer than its failures ask for waits for their delay from now;
    /// - a run that was wanted at once when it was added, such as a step, is due now;
    /// - a lease that ends later than its length from now ends after its length.
    ///
    /// Clocks of several machines may differ by five minutes without effect. A clock that jumps ahead needs no correction: what is
    /// overdue runs once.
    ///
    /// - Parameters:
    ///   - now: The present time.
    ///   - rules: When runs are tried again.
    /// - Complexity: O(1) while time goes on, O(live runs) after a clock went back.
    func correctTimes(at now: Date, rules: JobRetryPolicy) throws {
        let now = now.inWholeMilliseconds
        guard try mayHaveImpossibleTimes(at: now) else {
            if let latest = try latestChange, latest < now { try noteChange(at: now) }
            return
        }
        for run in try liveRuns() {
            guard let job = try job(run.job), let corrected = run.corrected(of: job, at: now, rules: rules)
            else { continue }
            try replaceRun(corrected)
        }
        try noteChange(at: now)
    }

    /// Whether ``correctTimes(at:rules:)`` has anything to check: runs were changed at a later time than `now`, or nobody noted when.
    ///
    /// - Parameter now: The present time.
    /// - Complexity: O(1).
    package func mayHaveImpossibleTimes(at now: Date) throws -> Bool {
        guard let latest = try latestChange else { return true }
        return latest > now.addingTimeInterval(clockTolerance)
    }
}

/// How many seconds the clocks of machines that share a store may differ.
let clockTolerance: Double = 5 * 60

extension JobOverview {
    /// The overview as ``JobRecords/correctTimes(at:rules:)`` would make it: for those who read a store and must not wait for a
    /// worker to show when the next run is.
    ///
    /// - Parameters:
    ///   - now: The present time.
    ///   - rules: When runs are tried again.
    /// - Complexity: That of ``JobSchedule/next(after:)``.
    package func corrected(at now: Date, rules: JobRetryPolicy = JobRetryPolicy()) -> JobOverview {
        guard let live, let run = live.corrected(of: job, at: now.inWholeMilliseconds, rules: rules) else {
            return self
        }
        return JobOverview(job: job, live: run, last: last)
    }
}

extension JobRun {
    /// The run with a time that is possible, or `nil` where its time is.
    fileprivate func corrected(of job: Job, at now: Date, rules: JobRetryPolicy) -> JobRun? {
        var run = self
        if state == .running {
            guard let lease, let leaseEnds, leaseEnds > now.addingTimeInterval(lease + clockTolerance) else {
                return nil
            }
            run.leaseEnds = now.addingTimeInterval(lease).inWholeMilliseconds
            return run
        }
        guard dueAt > now else { return nil }
        if attempts > 0 {
            // What was given back or interrupted is wanted at once.
            let delay = failures == 0 ? 0 : rules.delay(afterFailures: failures) ?? rules.longestDelay
            guard dueAt > now.addingTimeInterval(delay + clockTolerance) else { return nil }
            run.dueAt = now.addingTimeInterval(delay).inWholeMilliseconds
            return run
        }
        switch job.schedule {
        case .once(let time):
            guard time <= job.createdAt else { return nil }
            run.dueAt = now
        case .recurring, .unreadable:
            // A run of this very minute may have ended on a machine whose clock is ahead by less than the tolerance.
            guard let latest = job.schedule.next(after: now.addingTimeInterval(clockTolerance)),
                dueAt > latest, let next = job.schedule.next(after: now)
            else { return nil }
            run.scheduledFor = next
            run.dueAt = next
        }
        return run
    }
}

/// Times as stores of jobs keep them: whole milliseconds since 1970. Rounding keeps their order, so that what is due by the
/// clock is due by what is kept.
extension Date {
    /// A time that was kept.
    package init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// What is kept of a time; one that no calendar has becomes the nearest that is far away.
    package var milliseconds: Int64 {
        let exact = (timeIntervalSince1970 * 1000).rounded()
        return exact.isNaN ? Int64(Self.farthest) : Int64(min(max(exact, -Self.farthest), Self.farthest))
    }

    /// The time as it is kept.
    var inWholeMilliseconds: Date { Date(milliseconds: milliseconds) }

    /// More than 30,000 years.
    private static let farthest = 1e15
}
