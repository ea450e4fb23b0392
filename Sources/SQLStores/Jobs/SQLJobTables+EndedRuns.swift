package import Foundation
package import JobScheduling

// What is not kept for ever. Both questions go from the oldest on, and no further than what is removed and the few older ones
// that stay.
extension SQLJobTables {
    /// A job that is active or paused has a live run, and so the runs that are still followed are found from those: a join that is
    /// CROSS is done in its written order.
    package static let endedRuns = """
        WITH RECURSIVE followed(run) AS (
            SELECT jobs.origin_number FROM job_runs AS live
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

    package static let jobsWithoutRuns = """
        SELECT id FROM background_jobs AS ended
        WHERE status IN ('completed', 'archived') AND created_at < ?1
            AND NOT EXISTS (SELECT 1 FROM job_runs WHERE job_id = ended.id)
        ORDER BY created_at, id LIMIT ?2
        """

    package func removableRuns(before moment: Date, limit: Int) throws -> [RunID] {
        try database.values(Self.endedRuns, as: Int.self, moment.milliseconds, limit).map(RunID.init)
    }

    package func removableJobs(before moment: Date, limit: Int) throws -> [JobID] {
        try database.values(Self.jobsWithoutRuns, as: Int.self, moment.milliseconds, limit).map(JobID.init)
    }
}
