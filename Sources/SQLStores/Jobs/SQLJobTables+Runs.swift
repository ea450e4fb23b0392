package import Foundation
package import JobScheduling

// Queries of workers. Each is one look-up in an index of the runs that have not ended.
extension SQLJobTables {
    /// One query per type: a single query over several types would make the database sort all due runs.
    package static func firstDue(in dialect: SQLDialect) -> String {
        """
        SELECT id, due_at FROM job_runs
        WHERE state = 'pending' AND \(dialect.isTrue("job_is_active")) AND job_type = ? AND due_at <= ?
        ORDER BY due_at, id LIMIT 1
        """
    }

    package static let silent = JobRunRow.table.selection + " " + underWay
    private static let underWay = "WHERE state = 'running' AND lease_ends_at < ? ORDER BY lease_ends_at"

    package static let firstLease = """
        SELECT lease_ends_at FROM job_runs WHERE state = 'running' ORDER BY lease_ends_at LIMIT 1
        """

    /// Returns the first due run. Runs that other transactions hold are skipped, so that workers never wait for each
    /// other.
    package func firstDueRun(of types: Set<String>, at now: Date) throws -> JobRun? {
        try firstDue(of: types, at: now.milliseconds, database.freeRowLock).flatMap { try run($0.id) }
    }

    /// Returns the runs with an expired lease. A run that another transaction holds is not returned: its worker may be
    /// slow, but it is alive.
    package func runsWithExpiredLease(at now: Date) throws -> [JobRun] {
        try database.rows(JobRunRow.self, Self.underWay + database.freeRowLock, now.milliseconds).map(\.run)
            .sorted { $0.id < $1.id }
    }

    /// Returns whether a claim would change anything.
    package func hasDueRun(of types: Set<String>, at now: Date) throws -> Bool {
        if try firstDue(of: types, at: now.milliseconds) != nil { return true }
        if try mayHaveImpossibleTimes(at: now) { return true }
        return try firstLeaseEnd().map { $0 < now.milliseconds } ?? false
    }

    package func nextDueTime(of types: Set<String>) throws -> Date? {
        let due = try firstDue(of: types, at: .max)?.dueAt
        return [due, try firstLeaseEnd()].compactMap(\.self).min().map(Date.init(milliseconds:))
    }

    package var latestChange: Date? {
        get throws {
            try database.value("SELECT jobs_changed_at FROM store_state", as: Int64.self)
                .map(Date.init(milliseconds:))
        }
    }

    package func noteChange(at now: Date) throws {
        try database.run(
            "UPDATE store_state SET jobs_changed_at = ?" + dialect.unlessLocked("store_state"),
            now.milliseconds)
    }

    private func firstDue(
        of types: Set<String>, at now: Int64, _ lock: String = ""
    ) throws -> (dueAt: Int64, id: RunID)? {
        let ordered = try lock.isEmpty ? types.map(\.canonical) : typesWithDueRuns(types, at: now)
        var first: (dueAt: Int64, id: RunID)?
        for type in ordered {
            try database.forEach(Self.firstDue(in: dialect) + lock, type, now) { row in
                let found = (
                    dueAt: try row.value("due_at", as: Int64.self), id: RunID(rawValue: try row.value("id"))
                )
                if first.map({ found < $0 }) ?? true { first = found }
            }
            // The types are in the order of their first runs, and one locked run is enough.
            if !lock.isEmpty, first != nil { break }
        }
        return first
    }

    /// Returns the types with due runs, the one that has been due the longest first. This is one statement, because each
    /// one costs a round trip to the server.
    private func typesWithDueRuns(_ types: Set<String>, at now: Int64) throws -> [String] {
        guard !types.isEmpty else { return [] }
        let values = Array(repeating: "(?)", count: types.count).joined(separator: ", ")
        let parameters: [any SQLColumnValue] = types.map(\.canonical).sorted() + [now]
        var found: [String] = []
        try database.forEach(
            """
            SELECT t.type FROM (VALUES \(values)) AS t(type) CROSS JOIN LATERAL (
                SELECT id, due_at FROM job_runs
                WHERE state = 'pending' AND \(dialect.isTrue("job_is_active"))
                    AND job_type = t.type COLLATE "C" AND due_at <= ?
                ORDER BY due_at, id LIMIT 1) AS r
            ORDER BY r.due_at, r.id
            """, parameters
        ) { found.append(try $0.value("type")) }
        return found
    }

    private func firstLeaseEnd() throws -> Int64? { try database.value(Self.firstLease) }
}

// Removal of old runs. Both queries start from the oldest run, and read only the removed runs and the older ones that
// are retained.
extension SQLJobTables {
    /// An active or paused job has a live run, so the runs that are still followed are found from those.
    package static func endedRuns(in dialect: SQLDialect) -> String {
        """
        WITH RECURSIVE followed(run) AS (
            SELECT jobs.origin_number FROM job_runs AS live
                \(dialect.orderedJoin) background_jobs AS jobs ON jobs.id = live.job_id
            WHERE live.state IN ('pending', 'running') AND jobs.origin = 'step'
            UNION
            SELECT jobs.origin_number FROM followed
                \(dialect.orderedJoin) job_runs AS runs ON runs.id = followed.run
                \(dialect.orderedJoin) background_jobs AS jobs ON jobs.id = runs.job_id
            WHERE jobs.origin = 'step')
        SELECT id FROM job_runs AS ended
        WHERE state IN ('completed', 'failed') AND ended_at < ?1
            AND id NOT IN (SELECT run FROM followed WHERE run IS NOT NULL)
            AND ((SELECT status FROM background_jobs WHERE id = ended.job_id) NOT IN ('active', 'paused')
                OR EXISTS (
                    SELECT 1 FROM job_runs AS later
                    WHERE later.job_id = ended.job_id AND later.id > ended.id
                        AND later.state IN ('completed', 'failed')))
        ORDER BY ended_at, id LIMIT ?2
        """
    }

    package static let jobsWithoutRuns = """
        SELECT id FROM background_jobs AS ended
        WHERE status IN ('completed', 'archived') AND created_at < ?1
            AND NOT EXISTS (SELECT 1 FROM job_runs WHERE job_id = ended.id)
        ORDER BY created_at, id LIMIT ?2
        """

    package func removableRuns(before moment: Date, limit: Int) throws -> [RunID] {
        try database.values(Self.endedRuns(in: dialect), as: Int.self, moment.milliseconds, limit).map(
            RunID.init)
    }

    package func removableJobs(before moment: Date, limit: Int) throws -> [JobID] {
        try database.values(Self.jobsWithoutRuns, as: Int.self, moment.milliseconds, limit).map(JobID.init)
    }
}
