internal import CreativeModel
internal import Foundation
internal import JobScheduling

// Jobs, as the rules over them ask for.
extension StoreFile: JobRecords {
    func insertJob(_ draft: JobDraft, at now: Date) throws -> Job {
        let insert = try statement(
            """
            INSERT INTO background_jobs (name, type, parameters, cron, time_zone, once_at, steps, max_runs, origin,
                origin_number, status, ended_runs, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        try bind(Job(draft, id: JobID(rawValue: 0), createdAt: now), to: insert)
        try insert.run()
        return Job(draft, id: JobID(rawValue: Int(connection.lastInsertedRow)), createdAt: now)
    }

    func job(_ id: JobID) throws -> Job? {
        let rows = try statement("SELECT \(Self.jobColumns) FROM background_jobs WHERE id = ?")
        try rows.bind(Int64(id.rawValue), at: 1)
        defer { rows.reset() }
        return try rows.step() ? try job(rows) : nil
    }

    func replaceJob(_ job: Job) throws {
        // A schedule that cannot be read here stays as it stands.
        let update = try statement(
            """
            UPDATE background_jobs SET (name, type, parameters, cron, time_zone, once_at, steps, max_runs, origin,
                origin_number, status, ended_runs, created_at)
                = (?1, ?2, ?3, iif(?15, cron, ?4), iif(?15, time_zone, ?5), iif(?15, once_at, ?6), ?7, ?8, ?9,
                ?10, ?11, ?12, ?13)
            WHERE id = ?14
            """)
        try bind(job, to: update)
        try update.bind(Int64(job.id.rawValue), at: 14)
        let isUnreadable = if case .unreadable = job.schedule { true } else { false }
        try update.bind(isUnreadable ? 1 : 0, at: 15)
        try update.run()
        // What stands with the run that has not ended; ended ones are not asked for it.
        let live = try statement(
            """
            UPDATE job_runs SET job_type = ?, job_is_active = ?
            WHERE job_id = ? AND state IN ('pending', 'running')
            """)
        try live.bind(job.type.canonical, at: 1)
        try live.bind(job.status == .active ? 1 : 0, at: 2)
        try live.bind(Int64(job.id.rawValue), at: 3)
        try live.run()
    }

    /// Jobs with their live and last runs, by id; `nil` for all.
    func jobs(_ ids: [JobID]?) throws -> [JobOverview] {
        try jobs(withIDs: ids).map {
            JobOverview(job: $0, live: try liveRun(of: $0.id), last: try lastEndedRun(of: $0.id))
        }
    }

    private func jobs(withIDs ids: [JobID]?) throws -> [Job] {
        if let ids { return try Set(ids).sorted().compactMap { try job($0) } }
        let rows = try statement("SELECT \(Self.jobColumns) FROM background_jobs ORDER BY id")
        var jobs: [Job] = []
        while try rows.step() { jobs.append(try job(rows)) }
        return jobs
    }

    /// The jobs that follow a run, by id.
    func steps(after run: RunID) throws -> [JobID] {
        let rows = try statement(
            "SELECT id FROM background_jobs WHERE origin_number = ? AND origin = 'step' ORDER BY id")
        try rows.bind(Int64(run.rawValue), at: 1)
        var steps: [JobID] = []
        while try rows.step() { steps.append(JobID(rawValue: Int(rows.integer(0)))) }
        return steps
    }
}
