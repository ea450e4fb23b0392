internal import Foundation
internal import JobScheduling

/// A run in `job_runs`.
struct JobRunRow: SQLRecord {
    var run = JobRun(id: RunID(rawValue: 0), job: JobID(rawValue: 0), at: .distantPast)
    /// The type of the job in its canonical spelling, and whether the job is active. They stand here as well because an index
    /// can have only what is in its table: so a claim finds the first due run of a type without a look at any other.
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
        try row.column("lease_seconds", &run.lease)
    }
}

/// A line of the log of a run in `job_log`.
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
