internal import SQLStores

/// The tables of jobs, their runs and what happened in them.
///
/// Times are whole milliseconds since 1970, in UTC: numbers are in the order of the times, whatever those are. For a look with
/// SQLite's shell: `datetime(due_at / 1000, 'unixepoch')`.
enum JobTablesSQL {
    /// What makes them in a file that has none.
    static let statements = tables + indices

    private static let tables = [
        // Of a schedule that recurs there are cron and time_zone, of one that does not once_at.
        """
        CREATE TABLE background_jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL, type TEXT NOT NULL, parameters TEXT NOT NULL,
            cron TEXT, time_zone TEXT, once_at INTEGER,
            steps TEXT NOT NULL, max_runs INTEGER,
            origin TEXT NOT NULL, origin_number INTEGER,
            status TEXT NOT NULL, ended_runs INTEGER NOT NULL, created_at INTEGER NOT NULL)
        """,
        // The type of its job, in its canonical spelling, and whether that is active stand here as well: an index can have only
        // what is in its table, and so a claim finds the first due run of a type without a look at any other.
        """
        CREATE TABLE job_runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job_id INTEGER NOT NULL REFERENCES background_jobs(id),
            job_type TEXT NOT NULL, job_is_active BOOLEAN NOT NULL,
            scheduled_for INTEGER NOT NULL, due_at INTEGER NOT NULL, state TEXT NOT NULL,
            attempts INTEGER NOT NULL, failures INTEGER NOT NULL, interruptions INTEGER NOT NULL,
            worker TEXT, started_at INTEGER, ended_at INTEGER, lease_ends_at INTEGER,
            progress TEXT, outcome TEXT, error TEXT,
            CHECK ((state = 'running') = (lease_ends_at IS NOT NULL)))
        """,
        """
        CREATE TABLE job_log (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run_id INTEGER NOT NULL REFERENCES job_runs(id),
            at INTEGER NOT NULL, attempt INTEGER NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL)
        """,
    ]

    /// Those of runs that have not ended hold these alone, and so stay small however many have ended.
    private static let indices = [
        // A job has one run that has not ended, or none.
        "CREATE UNIQUE INDEX job_runs_live ON job_runs(job_id) WHERE state IN ('pending', 'running')",
        """
        CREATE INDEX job_runs_due ON job_runs(job_type, due_at) WHERE state = 'pending' AND job_is_active = 1
        """,
        "CREATE INDEX job_runs_under_way ON job_runs(lease_ends_at) WHERE state = 'running'",
        "CREATE INDEX job_runs_by_job ON job_runs(job_id)",
        "CREATE INDEX job_log_by_run ON job_log(run_id)",
        "CREATE INDEX jobs_by_run ON background_jobs(origin_number) WHERE origin = 'step'",
        // What may be removed, from the oldest on.
        "CREATE INDEX job_runs_ended ON job_runs(ended_at) WHERE state IN ('completed', 'failed')",
        "CREATE INDEX jobs_ended ON background_jobs(created_at) WHERE status IN ('completed', 'archived')",
    ]
}
