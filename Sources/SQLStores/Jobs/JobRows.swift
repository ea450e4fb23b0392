internal import Foundation
internal import JobScheduling

/// A row of `background_jobs` without its schedule.
///
/// Times are whole milliseconds since 1970 in UTC, so that numeric order equals the order of the times.
struct UnscheduledJobRow: SQLRecord {
    var id: Int64 = 0
    var name = ""
    var type = ""
    var parameters: JobParameters = [:]
    var steps: [JobStep] = []
    var maxRuns: Int?
    var origin = Origin.added
    var originNumber: Int?
    var status = Job.Status.active
    var endedRuns = 0
    var createdAt = Date.distantPast

    enum Origin: String {
        case added
        case runNow
        case step
    }

    static let table = SQLTable<UnscheduledJobRow>("background_jobs", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY AUTOINCREMENT")
        try row.column("name", &name)
        try row.column("type", &type)
        try row.column("parameters", &parameters, as: JSONFormat.self)
        try row.column("steps", &steps, as: JSONFormat.self)
        try row.column("max_runs", &maxRuns)
        try row.column("origin", &origin, as: WordFormat.self)
        try row.column("origin_number", &originNumber)
        try row.column("status", &status, as: WordFormat.self)
        try row.column("ended_runs", &endedRuns)
        try row.column("created_at", &createdAt, as: MillisecondsFormat.self)
    }

    init() {}

    init(_ job: Job) {
        id = Int64(job.id.rawValue)
        name = job.name
        type = job.type
        parameters = job.parameters
        steps = job.steps
        maxRuns = job.maxRuns
        status = job.status
        endedRuns = job.endedRuns
        createdAt = job.createdAt
        switch job.origin {
        case .added: origin = .added
        case .runNow(let id): (origin, originNumber) = (.runNow, id.rawValue)
        case .step(let run): (origin, originNumber) = (.step, run.rawValue)
        }
    }
}

/// A row of `background_jobs`.
struct JobRow: SQLRecord {
    private var unscheduled = UnscheduledJobRow()
    /// The schedule of a recurring job, together with ``timeZone``.
    private var cron: String?
    private var timeZone: String?
    /// The time of a job that runs once.
    private var onceAt: Date?

    static let table = SQLTable<JobRow>("background_jobs", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try unscheduled.code(&row)
        try row.column("cron", &cron, as: RepairedTextFormat.self)
        try row.column("time_zone", &timeZone, as: RepairedTextFormat.self)
        try row.column("once_at", &onceAt, as: MillisecondsFormat.self)
    }

    init() {}

    init(_ job: Job) {
        unscheduled = UnscheduledJobRow(job)
        switch job.schedule {
        case .once(let time): onceAt = time
        case .unreadable(let cron, let zone): (self.cron, timeZone) = (cron, zone)
        case .recurring(let expression, let zone):
            (cron, timeZone) = (expression.description, zone.identifier)
        }
    }

    var job: Job {
        let row = unscheduled
        var draft = JobDraft(
            row.type, row.parameters, schedule: schedule, name: row.name, steps: row.steps,
            maxRuns: row.maxRuns)
        switch row.origin {
        case .added: draft.origin = .added
        case .runNow: draft.origin = .runNow(JobID(rawValue: row.originNumber ?? 0))
        case .step: draft.origin = .step(RunID(rawValue: row.originNumber ?? 0))
        }
        var job = Job(draft, id: JobID(rawValue: Int(row.id)), createdAt: row.createdAt)
        job.status = row.status
        job.endedRuns = row.endedRuns
        return job
    }

    /// An unreadable schedule does not fail other jobs: its time zone may be missing on this machine alone.
    private var schedule: JobSchedule {
        if let onceAt { return .once(onceAt) }
        let (cron, name) = (cron ?? "", timeZone ?? "")
        // Identified by its name alone, because programs may have stored zones that people may not enter.
        guard let expression = try? CronExpression(cron), let zone = TimeZone(identifier: name) else {
            return .unreadable(cron: cron, timeZone: name)
        }
        return .recurring(expression, zone)
    }
}

/// A row of `job_runs`.
struct JobRunRow: SQLRecord {
    var run = JobRun(id: RunID(rawValue: 0), job: JobID(rawValue: 0), at: .distantPast)
    /// The type of the job in its canonical spelling, and whether the job is active. Both are duplicated here because
    /// an index covers one table only: a claim finds the first due run of a type with a single index look-up.
    var jobType = ""
    var jobIsActive = false

    static let table = SQLTable<JobRunRow>(
        "job_runs", key: "id", constraints: ["CHECK ((state = 'running') = (lease_ends_at IS NOT NULL))"])

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &run.id, as: NumberFormat.self, "PRIMARY KEY AUTOINCREMENT")
        try row.column("job_id", &run.job, as: NumberFormat.self, "REFERENCES background_jobs(id)")
        try row.column("job_type", &jobType)
        try row.column("job_is_active", &jobIsActive)
        try row.column("scheduled_for", &run.scheduledFor, as: MillisecondsFormat.self)
        try row.column("due_at", &run.dueAt, as: MillisecondsFormat.self)
        try row.column("state", &run.state, as: WordFormat.self)
        try row.column("attempts", &run.attempts)
        try row.column("failures", &run.failures)
        try row.column("interruptions", &run.interruptions)
        try row.column("worker", &run.worker)
        try row.column("started_at", &run.startedAt, as: MillisecondsFormat.self)
        try row.column("ended_at", &run.endedAt, as: MillisecondsFormat.self)
        try row.column("lease_ends_at", &run.leaseEnds, as: MillisecondsFormat.self)
        try row.column("progress", &run.progress, as: JSONFormat.self)
        try row.column("outcome", &run.outcome, as: JSONFormat.self)
        try row.column("error", &run.error)
        try row.column("lease_seconds", &run.lease, as: SecondsFormat.self)
    }
}

/// A row of `job_log`: a line of the log of a run.
struct JobLogRow: SQLRecord {
    var id: Int64 = 0
    var run = RunID(rawValue: 0)
    var entry = RunLogEntry(at: .distantPast, attempt: 0, kind: .message, message: "")

    static let table = SQLTable<JobLogRow>("job_log", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY AUTOINCREMENT")
        try row.column("run_id", &run, as: NumberFormat.self, "REFERENCES job_runs(id)")
        try row.column("at", &entry.at, as: MillisecondsFormat.self)
        try row.column("attempt", &entry.attempt)
        try row.column("kind", &entry.kind, as: WordFormat.self)
        try row.column("message", &entry.message)
    }
}
