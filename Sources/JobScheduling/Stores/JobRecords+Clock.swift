public import Foundation

// Recovery from a wrong clock.
extension JobRecords {
    /// Corrects times that only a wrong clock can have produced.
    ///
    /// A clock that was ahead and has been corrected leaves times in the far future: a daily job whose next
    /// run is years away, or the lease of a dead worker that does not expire. Such times are possible only if
    /// records were changed at a time later than `now`. In that case every run that has not ended is checked:
    ///
    /// - A recurring run that was never started and is due later than its schedule allows becomes due at the
    ///   next time of the schedule.
    /// - A run that waits for a retry longer than its number of failures allows waits for the delay from now.
    /// - A run that was due immediately when it was added, such as a step, becomes due now.
    /// - A lease that ends later than its length from now ends after its length.
    ///
    /// The clocks of several machines may differ by five minutes without effect. A clock that jumps ahead
    /// needs no correction: overdue runs are executed once.
    ///
    /// - Parameters:
    ///   - now: The present time.
    ///   - rules: The retry rules of runs.
    /// - Complexity: O(1) while time moves forward, O(live runs) after a clock was set back.
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

    /// Returns whether a change has times to correct: runs were changed at a time later
    /// than `now`, or the time of the last change is unknown.
    ///
    /// - Parameter now: The present time.
    /// - Complexity: O(1).
    public func mayHaveImpossibleTimes(at now: Date) throws -> Bool {
        guard let latest = try latestChange else { return true }
        return latest > now.advanced(by: clockTolerance)
    }
}

/// The time by which the clocks of machines that share a store may differ.
let clockTolerance = Duration.seconds(5 * 60)

extension JobOverview {
    /// Returns the overview with the times that the next change corrects, for readers of a
    /// store that show the next run without waiting for a worker.
    ///
    /// - Parameters:
    ///   - now: The present time.
    ///   - rules: The retry rules of runs.
    /// - Complexity: That of ``JobSchedule/next(after:)``.
    public func corrected(at now: Date, rules: JobRetryPolicy = JobRetryPolicy()) -> JobOverview {
        guard let live, let run = live.corrected(of: job, at: now.inWholeMilliseconds, rules: rules) else {
            return self
        }
        return JobOverview(job: job, live: run, last: last)
    }
}

extension JobRun {
    /// Returns the run with a possible time, or `nil` if its time is possible already.
    fileprivate func corrected(of job: Job, at now: Date, rules: JobRetryPolicy) -> JobRun? {
        var run = self
        if state == .running {
            guard let lease, let leaseEnds, leaseEnds > now.advanced(by: lease + clockTolerance) else {
                return nil
            }
            run.leaseEnds = now.advanced(by: lease).inWholeMilliseconds
            return run
        }
        guard dueAt > now else { return nil }
        if attempts > 0 {
            // Released and interrupted runs are due immediately.
            let delay = failures == 0 ? .zero : rules.delay(afterFailures: failures) ?? rules.longestDelay
            guard dueAt > now.advanced(by: delay + clockTolerance) else { return nil }
            run.dueAt = now.advanced(by: delay).inWholeMilliseconds
            return run
        }
        switch job.schedule {
        case .once(let time):
            guard time <= job.createdAt else { return nil }
            run.dueAt = now
        case .recurring, .unreadable:
            // A run of the current minute may have ended on a machine whose clock is ahead by less than the
            // tolerance.
            guard let latest = job.schedule.next(after: now.advanced(by: clockTolerance)),
                dueAt > latest, let next = job.schedule.next(after: now)
            else { return nil }
            run.scheduledFor = next
            run.dueAt = next
        }
        return run
    }
}

/// Times as job stores keep them: whole milliseconds since 1970. Rounding preserves their order, so that a
/// run that is due by the clock is due by its stored time.
extension Date {
    /// Creates a time from its stored value.
    package init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// The stored value of the time. A time outside any calendar is clamped to a distant one.
    package var milliseconds: Int64 {
        let exact = (timeIntervalSince1970 * 1000).rounded()
        return exact.isNaN ? Int64(Self.farthest) : Int64(min(max(exact, -Self.farthest), Self.farthest))
    }

    /// The time, rounded to its stored value.
    var inWholeMilliseconds: Date { Date(milliseconds: milliseconds) }

    /// Returns the time after a duration.
    package func advanced(by duration: Duration) -> Date { addingTimeInterval(duration / .seconds(1)) }

    /// More than 30,000 years.
    private static let farthest = 1e15
}

/// Durations as job stores keep them: seconds, read to the nanosecond.
extension Duration {
    /// Creates a duration from its stored value. A value beyond 200 years is clamped.
    package init(storedSeconds seconds: Double) {
        let exact = (seconds * 1e9).rounded()
        self = .nanoseconds(exact.isNaN ? 0 : Int64(min(max(exact, -Self.farthest), Self.farthest)))
    }

    /// The duration, rounded to its stored value.
    var inWholeNanoseconds: Duration { Duration(storedSeconds: self / .seconds(1)) }

    /// More than 200 years.
    private static let farthest = 9e18
}
