public import Foundation

/// A store that holds jobs in memory: the reference implementation of ``JobStore``.
///
/// - Complexity: A claim is O(jobs).
public actor InMemoryJobStore: JobStore {
    private let tables = JobTables()
    private let rules: JobRetryPolicy
    private let observers = ChangeObservers()

    /// Creates an empty store.
    ///
    /// - Parameter rules: The retry rules of runs.
    public init(rules: JobRetryPolicy = JobRetryPolicy()) {
        self.rules = rules
    }

    /// Adds a job and its first run.
    public func add(_ draft: JobDraft, at now: Date) throws -> Job {
        defer { observers.notify() }
        return try tables.addJob(draft, at: now, rules: rules)
    }

    /// Returns jobs with their current and last runs, by ID.
    public func jobs(_ ids: [JobID]?) -> [JobOverview] {
        let jobs = ids.map { Set($0).sorted().compactMap(tables.job) } ?? tables.jobs
        return jobs.map(tables.overview)
    }

    /// Pauses, resumes or archives a job.
    public func setStatus(of id: JobID, to status: Job.Status, at now: Date) throws -> Job {
        defer { observers.notify() }
        return try tables.setStatus(status, of: id, at: now, rules: rules)
    }

    /// Returns runs, latest first.
    public func runs(of job: JobID?, limit: Int) -> [JobRun] {
        let runs = tables.runs.values.filter { job == nil || $0.job == job }.sorted { $0.id > $1.id }
        return Array(runs.prefix(max(0, limit)))
    }

    /// Returns the log of a run, oldest entry first.
    public func log(of run: RunID) -> [RunLogEntry] { tables.logs[run] ?? [] }

    /// Returns the jobs that follow a run as its steps, by ID.
    public func steps(after run: RunID) -> [JobID] {
        tables.jobs.filter { $0.origin == .step(run) }.map(\.id)
    }

    /// Removes runs that ended before a moment, and ended jobs without runs.
    ///
    /// - Complexity: O((runs + jobs) · log(runs + jobs)).
    public func removeEnded(before moment: Date, limit: Int) throws -> RemovedRuns {
        defer { observers.notify() }
        return try tables.removeEnded(before: moment, limit: limit)
    }

    /// Claims the run that has been due for the longest time.
    public func claimRun(
        for worker: String, of types: Set<String>, lease: Duration, at now: Date
    ) throws -> ClaimedRun? {
        try tables.claimRun(for: worker, of: types, lease: lease, at: now, rules: rules)
    }

    /// Renews a claim, and stores the progress of the run.
    public func renew(_ claim: RunClaim, until end: Date, progress: RunProgress?) throws -> Bool {
        defer { observers.notify() }
        return try tables.renew(claim, until: end, progress: progress)
    }

    /// Adds a line to the log of a run.
    public func log(_ message: String, by claim: RunClaim, at now: Date) throws {
        try tables.log(message, by: claim, at: now)
    }

    /// Ends an attempt, and creates its successor.
    public func end(_ claim: RunClaim, _ ending: RunEnding, at now: Date) throws -> Bool {
        defer { observers.notify() }
        return try tables.end(claim, ending, at: now, rules: rules)
    }

    /// Returns the earliest due time or lease expiry.
    public func nextDueTime(of types: Set<String>) -> Date? { tables.nextDueTime(of: types) }

    /// Registers a function to call whenever jobs or runs may have changed.
    public nonisolated func observeChanges(
        _ onChange: @escaping @Sendable () -> Void
    ) -> (any ChangeObservation)? {
        observers.add(onChange)
    }
}

/// The tables of jobs in memory.
final class JobTables: JobRecords {
    private var jobsByID: [JobID: Job] = [:]
    private(set) var runs: [RunID: JobRun] = [:]
    private(set) var logs: [RunID: [RunLogEntry]] = [:]
    private var live: [JobID: RunID] = [:]
    // The IDs of removed jobs and runs are not reused.
    private var lastJob = 0
    private var lastRun = 0
    private(set) var latestChange: Date?

    /// All jobs, by ID.
    var jobs: [Job] { jobsByID.values.sorted { $0.id < $1.id } }

    func insertJob(_ draft: JobDraft, at now: Date) -> Job {
        lastJob += 1
        let job = Job(draft, id: JobID(rawValue: lastJob), createdAt: now)
        replaceJob(job)
        return job
    }

    func job(_ id: JobID) -> Job? { jobsByID[id] }

    func replaceJob(_ job: Job) { jobsByID[job.id] = job }

    func removeJob(_ id: JobID) { jobsByID[id] = nil }

    func insertRun(of job: JobID, at time: Date) -> JobRun {
        lastRun += 1
        let run = JobRun(id: RunID(rawValue: lastRun), job: job, at: time)
        replaceRun(run)
        return run
    }

    func run(_ id: RunID) -> JobRun? { runs[id] }

    func replaceRun(_ run: JobRun) {
        runs[run.id] = run
        if run.isLive { live[run.job] = run.id } else if live[run.job] == run.id { live[run.job] = nil }
    }

    func removeRun(_ id: RunID) {
        logs[id] = nil
        guard let run = runs.removeValue(forKey: id) else { return }
        if live[run.job] == id { live[run.job] = nil }
    }

    func liveRun(of job: JobID) -> JobRun? { live[job].flatMap { runs[$0] } }

    func firstDueRun(of types: Set<String>, at now: Date) -> JobRun? {
        waiting(types).filter { $0.dueAt <= now }.min { ($0.dueAt, $0.id) < ($1.dueAt, $1.id) }
    }

    func runsWithExpiredLease(at now: Date) -> [JobRun] {
        underway.filter { run in run.leaseEnds.map { $0 < now } ?? true }.sorted { $0.id < $1.id }
    }

    func unfinishedSteps(after run: RunID) -> Int {
        jobsByID.values.count { $0.origin == .step(run) && $0.isLive }
    }

    func liveRuns() -> [JobRun] { live.values.compactMap { runs[$0] }.sorted { $0.id < $1.id } }

    func noteChange(at now: Date) { latestChange = now }

    func appendLog(_ entry: RunLogEntry, to run: RunID) { logs[run, default: []].append(entry) }

    func overview(of job: Job) -> JobOverview {
        // Orders by ID: a run is created after the one before it has ended, but the clocks of several
        // machines may disagree.
        let last = runs.values.filter { $0.job == job.id && !$0.isLive }.max { $0.id < $1.id }
        return JobOverview(job: job, live: liveRun(of: job.id), last: last)
    }

    func nextDueTime(of types: Set<String>) -> Date? {
        (waiting(types).map(\.dueAt) + underway.compactMap(\.leaseEnds)).min()
    }

    /// Returns the pending runs of active jobs.
    private func waiting(_ types: Set<String>) -> [JobRun] {
        live.compactMap { job, id in
            guard let run = runs[id], run.state == .pending, let job = self.job(job), job.status == .active,
                types.contains(job.type)
            else { return nil }
            return run
        }
    }

    private var underway: [JobRun] { live.values.compactMap { runs[$0] }.filter { $0.state == .running } }
}

// Retention.
extension JobTables {
    func removableRuns(before moment: Date, limit: Int) -> [RunID] {
        let needed = followedRuns().union(lastEndedRuns())
        let ended: [(at: Date, id: RunID)] = runs.values.compactMap { run in
            guard !run.isLive, let end = run.endedAt, end < moment, !needed.contains(run.id) else {
                return nil
            }
            return (end, run.id)
        }
        return ended.sorted { $0 < $1 }.prefix(limit).map(\.id)
    }

    func removableJobs(before moment: Date, limit: Int) -> [JobID] {
        let used = Set(runs.values.map(\.job))
        let ended = jobsByID.values.filter {
            !$0.isLive && $0.createdAt < moment && !used.contains($0.id)
        }
        return ended.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }.prefix(limit).map(\.id)
    }

    /// Returns the runs that a job with a current run follows, directly or through other steps.
    private func followedRuns() -> Set<RunID> {
        var followed: Set<RunID> = []
        for id in live.keys {
            var job = jobsByID[id]
            while case .step(let run)? = job?.origin, followed.insert(run).inserted {
                job = runs[run].flatMap { jobsByID[$0.job] }
            }
        }
        return followed
    }

    /// Returns the last ended runs of active and paused jobs.
    private func lastEndedRuns() -> [RunID] {
        var last: [JobID: RunID] = [:]
        for run in runs.values where !run.isLive && jobsByID[run.job]?.isLive == true {
            last[run.job] = max(last[run.job] ?? run.id, run.id)
        }
        return Array(last.values)
    }
}

extension Job {
    /// Whether the job is active or paused.
    fileprivate var isLive: Bool { status == .active || status == .paused }
}
