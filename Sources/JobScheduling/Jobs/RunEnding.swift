internal import Foundation

/// How an attempt ends.
public enum RunEnding: Hashable, Sendable {
    /// It came to its end.
    case completed(JobOutcome)
    /// It failed, for a reason in a line.
    case failed(String)
    /// It failed for a reason that no further attempt changes.
    case refused(String)
    /// Its worker was not heard of any more.
    case interrupted
    /// Its worker stops and gives it back.
    case released
}

extension JobRun {
    /// The run when a worker takes it.
    ///
    /// - Parameters:
    ///   - worker: Who takes it.
    ///   - now: When.
    ///   - lease: For how many seconds it is the worker's without a word.
    func started(by worker: String, at now: Date, lease: Double) -> JobRun {
        var run = self
        run.state = .running
        run.attempts += 1
        run.worker = worker
        run.startedAt = now
        run.leaseEnds = now.addingTimeInterval(lease).inWholeMilliseconds
        run.lease = lease
        run.progress = nil
        return run
    }

    /// The run when its attempt has ended: pending again, completed or failed; and what the log says.
    func ended(_ ending: RunEnding, at now: Date, rules: JobRetryPolicy) -> (run: JobRun, entry: RunLogEntry) {
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
            again(at: now.addingTimeInterval(delay).inWholeMilliseconds)
            return (run, entry(.retried, "\(reason); tried again in \(Self.words(forSeconds: delay))"))
        case .interrupted:
            run.interruptions += 1
            let reason = "the worker \(worker ?? "") was not heard of any more"
            guard run.interruptions <= rules.interruptions else {
                run.error = "\(reason), \(run.interruptions) times"
                end(.failed)
                return (run, entry(.failed, run.error ?? reason))
            }
            again(at: now)
            return (run, entry(.interrupted, "\(reason); tried again at once"))
        case .released:
            again(at: now)
            return (run, entry(.released, "the worker \(worker ?? "") stops"))
        }
    }

    /// The run when nobody wants it any more, which is no failure of an attempt.
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

    private static func words(forSeconds seconds: Double) -> String {
        let minutes = seconds / 60
        return minutes >= 1 && minutes == minutes.rounded()
            ? "\(Int(minutes)) min" : "\(seconds.formatted(.number.precision(.fractionLength(0...3)))) s"
    }
}

extension Job {
    /// The job when a run of it has ended, and when the next one is to be.
    ///
    /// Times that passed while it ran, was tried again or waited for a worker are made up for by none: the next time is the first
    /// that is still to come.
    func afterEnd(of run: JobRun, at now: Date) -> (job: Job, next: Date?) {
        var job = self
        job.endedRuns += 1
        guard status == .active || status == .paused else { return (job, nil) }
        // A clock that went back brings the time of a one-time job no second time.
        let isOnce = if case .once = schedule { true } else { false }
        let isSpent = isOnce || (maxRuns.map { job.endedRuns >= $0 } ?? false)
        // The clock of another machine may be a little behind; one that was wrong counts for nothing.
        let isPossible = run.scheduledFor <= now.addingTimeInterval(clockTolerance)
        if !isSpent, let next = schedule.next(after: isPossible ? max(now, run.scheduledFor) : now) {
            return (job, next)
        }
        job.status = .completed
        return (job, nil)
    }

    /// The job that follows a run of this one which has ended, if any does.
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

/// How often and after what time a run that failed is tried again.
public struct JobRetryPolicy: Hashable, Sendable {
    /// How often: 3 times.
    public var retries: Int
    /// After how many seconds the first time; twice as many each further time: 5 minutes.
    public var firstDelay: Double
    /// After how many seconds at most: an hour.
    public var longestDelay: Double
    /// How often an attempt may end without a word before the run counts as failed: 20 times. It is tried again at once, as the
    /// fault may be its worker's; without a limit, work that kills its worker would kill all of them for ever.
    public var interruptions: Int

    /// Makes rules.
    ///
    /// - Parameters:
    ///   - retries: How often, 0 or more.
    ///   - firstDelay: After how many seconds the first time.
    ///   - longestDelay: After how many seconds at most.
    ///   - interruptions: How often an attempt may end without a word.
    public init(
        retries: Int = 3, firstDelay: Double = 300, longestDelay: Double = 3_600, interruptions: Int = 20
    ) {
        self.retries = retries
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.interruptions = interruptions
    }

    /// How many seconds to wait after a failure, or `nil` where the run is not tried again.
    ///
    /// - Parameter failures: How many attempts have failed, 1 or more.
    public func delay(afterFailures failures: Int) -> Double? {
        guard failures <= retries else { return nil }
        // Beyond 60 doublings any delay is the longest.
        return min(firstDelay * Double(1 << min(60, max(0, failures - 1))), longestDelay)
    }
}
