internal import Foundation

/// The ending of an attempt.
public enum RunEnding: Hashable, Sendable {
    /// The attempt completed.
    case completed(JobOutcome)
    /// The attempt failed, with a one-line reason.
    case failed(String)
    /// The attempt failed for a reason that a retry cannot change.
    case refused(String)
    /// The lease of the worker expired.
    case interrupted
    /// The worker stops and releases the run.
    case released
    /// The work is divided: a job of the same type does each part, with the given parameters, and the run waits for all
    /// of them. Without parts, it waits for those of an earlier attempt.
    case divided([JobParameters])
}

extension JobRun {
    /// Returns the run after a worker has claimed it.
    ///
    /// - Parameters:
    ///   - worker: The name of the worker.
    ///   - now: The present time.
    ///   - lease: The length of the lease.
    func started(by worker: String, at now: Date, lease: Duration) -> JobRun {
        var run = self
        run.state = .running
        run.attempts += 1
        run.worker = worker
        run.startedAt = now
        run.leaseEnds = now.advanced(by: lease).inWholeMilliseconds
        run.lease = lease.inWholeNanoseconds
        run.progress = nil
        return run
    }

    /// Returns the run after the end of an attempt (pending, completed or failed) and its log entry.
    func ended(_ ending: RunEnding, at now: Date, rules: JobRetryPolicy) -> (run: JobRun, entry: RunLogEntry)
    {
        var run = self
        run.leaseEnds = nil
        run.lease = nil
        func entry(_ kind: RunLogEntry.Kind, _ message: String) -> RunLogEntry {
            RunLogEntry(at: now, attempt: attempts, kind: kind, message: message)
        }
        func end(_ state: State) {
            run.state = state
            run.endedAt = now
        }
        func again(at time: Date) {
            run.state = .pending
            run.dueAt = time
        }
        switch ending {
        case .completed(let outcome):
            end(.completed)
            run.outcome = outcome
            run.error = nil
            return (run, entry(.completed, outcome.summary))
        case .refused(let reason):
            run.failures += 1
            run.error = reason
            end(.failed)
            return (run, entry(.failed, reason))
        case .failed(let reason):
            run.failures += 1
            run.error = reason
            guard let delay = rules.delay(afterFailures: run.failures) else {
                end(.failed)
                return (run, entry(.failed, reason))
            }
            again(at: now.advanced(by: delay).inWholeMilliseconds)
            return (run, entry(.retried, "\(reason); retrying in \(Self.words(for: delay))"))
        case .interrupted:
            run.interruptions += 1
            let reason = "the worker \(worker ?? "") stopped responding"
            guard run.interruptions <= rules.interruptions else {
                run.error = "\(reason), \(run.interruptions) times"
                end(.failed)
                return (run, entry(.failed, run.error ?? reason))
            }
            again(at: now)
            return (run, entry(.interrupted, "\(reason); retrying immediately"))
        case .released:
            again(at: now)
            return (run, entry(.released, "the worker \(worker ?? "") stopped"))
        case .divided(let parts):
            again(at: now.advanced(by: Self.partsInterval).inWholeMilliseconds)
            guard !parts.isEmpty else { return (run, entry(.message, "still waiting for other runs")) }
            run.progress = .parts(ended: 0, of: parts.count)
            return (run, entry(.message, "divided into \(parts.count) runs"))
        }
    }

    /// The time after which a divided run looks at its parts, should the end of the last one not have woken it.
    private static let partsInterval = Duration.seconds(240)

    /// Returns the run after its job was archived. This does not count as a failure of an attempt.
    func givenUp(at now: Date) -> (run: JobRun, entry: RunLogEntry) {
        var run = self
        run.leaseEnds = nil
        run.lease = nil
        run.state = .failed
        run.endedAt = now
        run.error = "the job was archived"
        return (
            run, RunLogEntry(at: now, attempt: attempts, kind: .failed, message: "the job was archived")
        )
    }

    private static func words(for duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        let minutes = seconds / 60
        return minutes >= 1 && minutes == minutes.rounded()
            ? "\(Int(minutes)) min" : "\(seconds.formatted(.number.precision(.fractionLength(0...3)))) s"
    }
}

extension Job {
    /// Returns the job after the end of a run, and the time of the next run.
    ///
    /// Times that passed while the run was executed, was retried or waited for a worker are skipped: the next
    /// run is at the first future time.
    func afterEnd(of run: JobRun, at now: Date) -> (job: Job, next: Date?) {
        var job = self
        job.endedRuns += 1
        guard status == .active || status == .paused else { return (job, nil) }
        // If the clock was set back, the time of a one-time job does not recur.
        let isOnce = if case .once = schedule { true } else { false }
        let isSpent = isOnce || (maxRuns.map { job.endedRuns >= $0 } ?? false)
        // The clock of another machine may be slightly behind. A scheduled time from a wrong clock is
        // ignored.
        let isPossible = run.scheduledFor <= now.advanced(by: clockTolerance)
        if !isSpent, let next = schedule.next(after: isPossible ? max(now, run.scheduledFor) : now) {
            return (job, next)
        }
        job.status = .completed
        return (job, nil)
    }

    /// Returns the jobs that do the parts of a divided run.
    func parts(_ parts: [JobParameters], of run: JobRun, at now: Date) -> [JobDraft] {
        parts.enumerated().map { index, parameters in
            var draft = JobDraft(
                type, parameters, schedule: .once(now),
                name: "\(type) part \(index + 1) of \(parts.count) of run \(run.id)")
            draft.origin = .step(run.id)
            return draft
        }
    }

    /// Returns the job that follows an ended run of this job, or `nil` if there is none.
    func following(_ run: JobRun, at now: Date) -> JobDraft? {
        let isStep = if case .step = origin { true } else { false }
        guard status != .archived, run.state == .completed || (run.state == .failed && isStep) else {
            return nil
        }
        let steps = (run.outcome?.steps ?? []) + steps
        guard let first = steps.first else { return nil }
        var draft = JobDraft(
            first.type, first.parameters, schedule: .once(now), name: "\(first.type) after run \(run.id)",
            steps: Array(steps.dropFirst()))
        draft.origin = .step(run.id)
        return draft
    }
}

/// The number and timing of retries after a run failed.
public struct JobRetryPolicy: Hashable, Sendable {
    /// The number of retries. The default is 3.
    public var retries: Int
    /// The delay before the first retry. It doubles with each further retry. The default is 5 minutes.
    public var firstDelay: Duration
    /// The maximum delay. The default is an hour.
    public var longestDelay: Duration
    /// The number of expired leases after which the run counts as failed. The default is 20. An interrupted
    /// run is retried immediately, because the fault may lie with its worker. Without a limit, work that
    /// kills its worker would kill all workers forever.
    public var interruptions: Int

    /// Creates retry rules.
    ///
    /// - Parameters:
    ///   - retries: The number of retries, at least 0.
    ///   - firstDelay: The delay before the first retry.
    ///   - longestDelay: The maximum delay.
    ///   - interruptions: The number of expired leases after which the run counts as failed.
    public init(
        retries: Int = 3, firstDelay: Duration = .seconds(300), longestDelay: Duration = .seconds(3_600),
        interruptions: Int = 20
    ) {
        self.retries = retries
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.interruptions = interruptions
    }

    /// Returns the delay after a failure, or `nil` if the run is not retried.
    ///
    /// - Parameter failures: The number of failed attempts, at least 1.
    public func delay(afterFailures failures: Int) -> Duration? {
        guard failures <= retries else { return nil }
        // After 60 doublings, any delay has reached the maximum.
        // In seconds, because the product may be too long for a duration.
        let doubled = firstDelay / .seconds(1) * Double(1 << min(60, max(0, failures - 1)))
        return doubled < longestDelay / .seconds(1) ? .seconds(doubled) : longestDelay
    }
}
