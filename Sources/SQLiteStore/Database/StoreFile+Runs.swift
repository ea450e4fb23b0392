internal import CreativeModel
internal import Foundation
internal import JobScheduling

// Runs, as the rules over them ask for.
extension StoreFile {
    func insertRun(of job: JobID, at time: Date) throws -> JobRun {
        let find = try statement("SELECT type, status FROM background_jobs WHERE id = ?")
        try find.bind(Int64(job.rawValue), at: 1)
        guard try find.step() else { throw damage("job \(job) is not there") }
        let (type, isActive) = (find.text(0), find.text(1) == Job.Status.active.rawValue)
        find.reset()
        let insert = try statement(
            """
            INSERT INTO job_runs (scheduled_for, due_at, state, attempts, failures, interruptions, worker,
                started_at, ended_at, lease_ends_at, progress, outcome, error, lease_seconds, job_id, job_type,
                job_is_active)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        try bind(JobRun(id: RunID(rawValue: 0), job: job, at: time), to: insert)
        try insert.bind(Int64(job.rawValue), at: 15)
        try insert.bind(type.canonical, at: 16)
        try insert.bind(isActive ? 1 : 0, at: 17)
        try insert.run()
        return JobRun(id: RunID(rawValue: Int(connection.lastInsertedRow)), job: job, at: time)
    }

    func run(_ id: RunID) throws -> JobRun? { try run("WHERE id = ?", Int64(id.rawValue)) }

    func replaceRun(_ run: JobRun) throws {
        let update = try statement(
            """
            UPDATE job_runs SET (scheduled_for, due_at, state, attempts, failures, interruptions, worker,
                started_at, ended_at, lease_ends_at, progress, outcome, error, lease_seconds)
                = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            WHERE id = ?
            """)
        try bind(run, to: update)
        try update.bind(Int64(run.id.rawValue), at: 15)
        try update.run()
    }

    func removeRun(_ id: RunID) throws {
        for sql in ["DELETE FROM job_log WHERE run_id = ?", "DELETE FROM job_runs WHERE id = ?"] {
            let delete = try statement(sql)
            try delete.bind(Int64(id.rawValue), at: 1)
            try delete.run()
        }
    }

    func liveRun(of job: JobID) throws -> JobRun? {
        try run("WHERE job_id = ? AND state IN ('pending', 'running')", Int64(job.rawValue))
    }

    /// The run that ended last: a run is made when the one before it has ended, and so at most one number is above it.
    func lastEndedRun(of job: JobID) throws -> JobRun? {
        try run(
            "WHERE job_id = ? AND state NOT IN ('pending', 'running') ORDER BY id DESC LIMIT 1",
            Int64(job.rawValue))
    }

    func liveRuns() throws -> [JobRun] {
        let rows = try statement(
            "SELECT \(Self.runColumns) FROM job_runs WHERE state IN ('pending', 'running') ORDER BY id")
        var runs: [JobRun] = []
        while try rows.step() { runs.append(try run(rows)) }
        return runs
    }

    private func run(_ condition: String, _ number: Int64) throws -> JobRun? {
        let rows = try statement("SELECT \(Self.runColumns) FROM job_runs \(condition)")
        try rows.bind(number, at: 1)
        defer { rows.reset() }
        return try rows.step() ? try run(rows) : nil
    }

    /// Runs, the latest first.
    func runs(of job: JobID?, limit: Int) throws -> [JobRun] {
        let condition = job == nil ? "" : "WHERE job_id = ?2"
        let rows = try statement(
            "SELECT \(Self.runColumns) FROM job_runs \(condition) ORDER BY id DESC LIMIT ?1")
        // A negative limit is none to SQLite.
        try rows.bind(Int64(max(0, limit)), at: 1)
        if let job { try rows.bind(Int64(job.rawValue), at: 2) }
        var runs: [JobRun] = []
        while try rows.step() { runs.append(try run(rows)) }
        return runs
    }

    // MARK: Log

    func appendLog(_ entry: RunLogEntry, to run: RunID) throws {
        let insert = try statement(
            "INSERT INTO job_log (run_id, at, attempt, kind, message) VALUES (?, ?, ?, ?, ?)")
        try insert.bind(Int64(run.rawValue), at: 1)
        try insert.bind(entry.at.milliseconds, at: 2)
        try insert.bind(Int64(entry.attempt), at: 3)
        try insert.bind(entry.kind.rawValue, at: 4)
        try insert.bind(entry.message, at: 5)
        try insert.run()
    }

    func log(of run: RunID) throws -> [RunLogEntry] {
        let rows = try statement(
            "SELECT at, attempt, kind, message FROM job_log WHERE run_id = ? ORDER BY id")
        try rows.bind(Int64(run.rawValue), at: 1)
        var log: [RunLogEntry] = []
        while try rows.step() { log.append(try logEntry(rows)) }
        return log
    }
}
