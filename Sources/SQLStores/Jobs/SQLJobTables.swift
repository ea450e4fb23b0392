package import Foundation
package import JobScheduling

/// The tables of jobs, their runs and their logs, as required by the rules for jobs.
package final class SQLJobTables: JobRecords {
    let database: SQLDatabase
    var dialect: SQLDialect { database.dialect }

    package init(_ database: SQLDatabase) { self.database = database }

    // MARK: Jobs

    package func insertJob(_ draft: JobDraft, at now: Date) throws -> Job {
        let id = try database.insertNew(JobRow(Job(draft, id: JobID(rawValue: 0), createdAt: now)))
        return Job(draft, id: JobID(rawValue: Int(id)), createdAt: now)
    }

    package func job(_ id: JobID) throws -> Job? {
        try database.first(JobRow.self, "WHERE id = ?" + database.rowLock, id.rawValue)?.job
    }

    package func replaceJob(_ job: Job) throws {
        if case .unreadable = job.schedule {
            // A schedule that cannot be read is left unchanged.
            try database.update(UnscheduledJobRow(job))
        } else {
            try database.update(JobRow(job))
        }
        // Updates the columns duplicated in the live run. Queries for ended runs do not use them.
        try database.run(
            "UPDATE job_runs SET job_type = ?, job_is_active = ? WHERE job_id = ? AND state IN ('pending', 'running')",
            job.type.canonical, job.status == .active, job.id.rawValue)
        if job.status == .active { try announceRun() }
    }

    /// Returns jobs with their live and last runs, by ID; all jobs if `ids` is `nil`.
    package func jobs(_ ids: [JobID]?) throws -> [JobOverview] {
        let jobs =
            try ids.map { try Set($0).sorted().compactMap(job) }
            ?? database.rows(JobRow.self, "ORDER BY id").map(\.job)
        return try jobs.map {
            JobOverview(job: $0, live: try liveRun(of: $0.id), last: try lastEndedRun(of: $0.id))
        }
    }

    /// Returns the jobs that follow a run, by ID.
    package func steps(after run: RunID) throws -> [JobID] {
        try database.values(
            "SELECT id FROM background_jobs WHERE origin_number = ? AND origin = 'step' ORDER BY id",
            as: Int.self,
            run.rawValue
        ).map(JobID.init)
    }

    package func unfinishedSteps(after run: RunID) throws -> Int {
        try database.value(
            """
            SELECT count(*) FROM background_jobs
            WHERE origin_number = ? AND origin = 'step' AND status IN ('active', 'paused')
            """, run.rawValue) ?? 0
    }

    package func removeJob(_ id: JobID) throws {
        try database.run("DELETE FROM background_jobs WHERE id = ?", id.rawValue)
    }

    // MARK: Runs

    package func insertRun(of job: JobID, at time: Date) throws -> JobRun {
        guard let owner = try self.job(job) else {
            throw database.damage("job \(job) does not exist")
        }
        var row = JobRunRow(
            run: JobRun(id: RunID(rawValue: 0), job: job, at: time), jobType: owner.type.canonical,
            jobIsActive: owner.status == .active)
        row.run.id = RunID(rawValue: Int(try database.insertNew(row)))
        try announceRun()
        return row.run
    }

    package func run(_ id: RunID) throws -> JobRun? {
        try firstRun("WHERE id = ?" + database.rowLock, id.rawValue)
    }

    package func replaceRun(_ run: JobRun) throws {
        guard var row = try database.first(JobRunRow.self, "WHERE id = ?" + database.rowLock, run.id.rawValue)
        else { return }
        row.run = run
        try database.update(row)
        if run.state == .pending { try announceRun() }
    }

    /// Wakes the workers of other processes when the transaction is committed, if the database can.
    private func announceRun() throws {
        if let announcement = dialect.announcement { try database.run(announcement) }
    }

    package func removeRun(_ id: RunID) throws {
        try database.run("DELETE FROM job_log WHERE run_id = ?", id.rawValue)
        try database.run("DELETE FROM job_runs WHERE id = ?", id.rawValue)
    }

    package func liveRun(of job: JobID) throws -> JobRun? {
        try firstRun("WHERE job_id = ? AND state IN ('pending', 'running')" + database.rowLock, job.rawValue)
    }

    /// Returns the last run that ended. A run is created only when its predecessor has ended, so at most one has a
    /// higher number.
    private func lastEndedRun(of job: JobID) throws -> JobRun? {
        try firstRun(
            "WHERE job_id = ? AND state NOT IN ('pending', 'running') ORDER BY id DESC LIMIT 1", job.rawValue)
    }

    package func liveRuns() throws -> [JobRun] {
        try database.rows(
            JobRunRow.self, "WHERE state IN ('pending', 'running') ORDER BY id" + database.rowLock
        ).map(\.run)
    }

    /// Returns runs, the latest first; those of all jobs if `job` is `nil`.
    package func runs(of job: JobID?, limit: Int) throws -> [JobRun] {
        // SQLite treats a negative limit as no limit.
        let limit = max(0, limit)
        guard let job else {
            return try database.rows(JobRunRow.self, "ORDER BY id DESC LIMIT ?", limit).map(\.run)
        }
        return try database.rows(
            JobRunRow.self, "WHERE job_id = ? ORDER BY id DESC LIMIT ?", job.rawValue, limit
        )
        .map(\.run)
    }

    private func firstRun(_ conditions: String, _ number: Int) throws -> JobRun? {
        try database.first(JobRunRow.self, conditions, number)?.run
    }

    // MARK: Log

    package func appendLog(_ entry: RunLogEntry, to run: RunID) throws {
        try database.append(JobLogRow(run: run, entry: entry))
    }

    package func log(of run: RunID) throws -> [RunLogEntry] {
        try database.rows(JobLogRow.self, "WHERE run_id = ? ORDER BY id", run.rawValue).map(\.entry)
    }
}
