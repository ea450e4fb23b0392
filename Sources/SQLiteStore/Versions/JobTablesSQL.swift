internal import SQLStores

/// The tables of jobs, their runs and their logs.
///
/// Times are whole milliseconds since 1970 in UTC, so that they sort as numbers. To read them in the shell of SQLite, use
/// `datetime(due_at / 1000, 'unixepoch')`.
enum JobTablesSQL {
    /// The statements that create the tables.
    static let statements = tables + indices

    private static let tables = [
        // A recurring schedule sets cron and time_zone; any other schedule sets once_at.
        """
        CREATE TABLE background_jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL, type TEXT NOT NULL, parameters TEXT NOT NULL,
            cron TEXT, time_zone TEXT, once_at INTEGER,
            steps TEXT NOT NULL, max_runs INTEGER,
            origin TEXT NOT NULL, origin_number INTEGER,
            status TEXT NOT NULL, ended_runs INTEGER NOT NULL, created_at INTEGER NOT NULL)
        """,
        // A run repeats the canonical type of its job and whether the job is active, because an index can only use columns of its
        // own table. A claim finds the first due run of a type without reading any other row.
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

    /// The indices. Those of unfinished runs are partial, and stay small as the number of finished runs grows.
    private static let indices = [
        // A job has at most one unfinished run.
        "CREATE UNIQUE INDEX job_runs_live ON job_runs(job_id) WHERE state IN ('pending', 'running')",
        """
        CREATE INDEX job_runs_due ON job_runs(job_type, due_at) WHERE state = 'pending' AND job_is_active = 1
        """,
        "CREATE INDEX job_runs_under_way ON job_runs(lease_ends_at) WHERE state = 'running'",
        "CREATE INDEX job_runs_by_job ON job_runs(job_id)",
        "CREATE INDEX job_log_by_run ON job_log(run_id)",
        "CREATE INDEX jobs_by_run ON background_jobs(origin_number) WHERE origin = 'step'",
        // Jobs and runs that may be removed, the oldest first.
        "CREATE INDEX job_runs_ended ON job_runs(ended_at) WHERE state IN ('completed', 'failed')",
        "CREATE INDEX jobs_ended ON background_jobs(created_at) WHERE status IN ('completed', 'archived')",
    ]
}
