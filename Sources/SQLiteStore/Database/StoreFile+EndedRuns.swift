internal import Foundation
internal import JobScheduling

// What is not kept for ever. Both questions go from the oldest on, and no further than what is removed and the few older ones
// that stay.
extension StoreFile {
    /// A job that is active or paused has a live run, and so the runs that are still followed are found from those: a join that is
    /// CROSS is done in its written order.
    static let endedRuns = """
        WITH RECURSIVE followed(run) AS (
            SELECT jobs.origin_number FROM job_runs AS live INDEXED BY job_runs_live
                CROSS JOIN background_jobs AS jobs ON jobs.id = live.job_id
            WHERE live.state IN ('pending', 'running') AND jobs.origin = 'step'
            UNION
            SELECT jobs.origin_number FROM followed
                CROSS JOIN job_runs AS runs ON runs.id = followed.run
                CROSS JOIN background_jobs AS jobs ON jobs.id = runs.job_id
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

    static let jobsWithoutRuns = """
        SELECT id FROM background_jobs AS ended
        WHERE status IN ('completed', 'archived') AND created_at < ?1
            AND NOT EXISTS (SELECT 1 FROM job_runs WHERE job_id = ended.id)
        ORDER BY created_at, id LIMIT ?2
        """

    func removableRuns(before moment: Date, limit: Int) throws -> [RunID] {
        try numbers(Self.endedRuns, before: moment, limit: limit).map(RunID.init)
    }

    func removableJobs(before moment: Date, limit: Int) throws -> [JobID] {
        try numbers(Self.jobsWithoutRuns, before: moment, limit: limit).map(JobID.init)
    }

    func removeJob(_ id: JobID) throws {
        let delete = try statement("DELETE FROM background_jobs WHERE id = ?")
        try delete.bind(Int64(id.rawValue), at: 1)
        try delete.run()
    }

    private func numbers(_ question: String, before moment: Date, limit: Int) throws -> [Int] {
        let rows = try statement(question)
        try rows.bind(moment.milliseconds, at: 1)
        try rows.bind(Int64(limit), at: 2)
        var numbers: [Int] = []
        while try rows.step() { numbers.append(Int(rows.integer(0))) }
        return numbers
    }
}
