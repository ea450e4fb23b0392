public import Foundation

/// Keeps jobs in memory: the reference implementation of ``JobStore``.
///
/// - Complexity: A claim is O(jobs).
public actor InMemoryJobStore: JobStore {
    private let tables = JobTables()
    private let rules: RetryRules
    private let observers = ChangeObservers()

    /// Makes an empty store.
    ///
    /// - Parameter rules: When runs are tried again.
    public init(rules: RetryRules = RetryRules()) {
        self.rules = rules
    }

    /// Adds a job and its first run.
    public func add(_ draft: JobDraft, at now: Date) throws -> Job {
        defer { observers.notify() }
        return try tables.addJob(draft, at: now, rules: rules)
    }

    /// Jobs with their live and last runs, by id.
    public func jobs(_ ids: [JobID]?) -> [JobOverview] {
        let jobs = ids.map { Set($0).sorted().compactMap(tables.job) } ?? tables.jobs
        return jobs.map(tables.overview)
    }

    /// Pauses, resumes or archives a job.
    public func setStatus(of id: JobID, to status: Job.Status, at now: Date) throws -> Job {
        defer { observers.notify() }
        return try tables.setStatus(status, of: id, at: now, rules: rules)
    }

    /// Runs, the latest first.
    public func runs(of job: JobID?, limit: Int) -> [JobRun] {
        let runs = tables.runs.values.filter { job == nil || $0.job == job }.sorted { $0.id > $1.id }
        return Array(runs.prefix(max(0, limit)))
    }

    /// What happened in a run, the oldest line first.
    public func log(of run: RunID) -> [RunLogEntry] { tables.logs[run] ?? [] }

    /// The jobs that follow a run as its steps, by id.
    public func steps(after run: RunID) -> [JobID] {
        tables.jobs.filter { $0.origin == .step(run) }.map(\.id)
    }

    /// Removes runs that ended before a moment, and jobs that have ended and have no run.
    ///
    /// - Complexity: O((runs + jobs) · log(runs + jobs)).
    public func removeEnded(before moment: Date, limit: Int) throws -> RemovedRuns {
        defer { observers.notify() }
        return try tables.removeEnded(before: moment, limit: limit)
    }

    /// Takes the run that has been due for the longest time.
    public func claimRun(
        for worker: String, of types: Set<String>, lease: Double, at now: Date
    ) throws -> ClaimedRun? {
        try tables.claimRun(for: worker, of: types, lease: lease, at: now, rules: rules)
    }

    /// Makes a claim last longer, and keeps how far the run is.
    public func renew(_ claim: RunClaim, until end: Date, progress: RunProgress?) throws -> Bool {
        defer { observers.notify() }
        return try tables.renew(claim, until: end, progress: progress)
    }

    /// Adds a line to the log of a run.
    public func log(_ message: String, by claim: RunClaim, at now: Date) throws {
        try tables.log(message, by: claim, at: now)
    }

    /// Ends an attempt, and makes what comes next.
    public func end(_ claim: RunClaim, _ ending: RunEnding, at now: Date) throws -> Bool {
        defer { observers.notify() }
        return try tables.end(claim, ending, at: now, rules: rules)
    }

    /// When the next run is due, or a run under way is to be heard of.
    public func nextDueTime(of types: Set<String>) -> Date? { tables.nextDueTime(of: types) }

    /// Has a function called whenever jobs or runs may have changed.
    public nonisolated func observeChanges(
        _ onChange: @escaping @Sendable () -> Void
    ) -> (any ChangeObservation)? {
        observers.add(onChange)
    }
}
