internal import Foundation
internal import JobScheduling

// Rows of runs and of their logs.
extension StoreFile {
    static let runColumns = """
        id, job_id, scheduled_for, due_at, state, attempts, failures, interruptions, worker, started_at,
        ended_at, lease_ends_at, progress, outcome, error, lease_seconds
        """

    /// The run in a row of ``runColumns``.
    func run(_ row: SQLiteStatement) throws -> JobRun {
        let id = RunID(rawValue: Int(row.integer(0)))
        var run = JobRun(
            id: id, job: JobID(rawValue: Int(row.integer(1))), at: Date(milliseconds: row.integer(2)))
        run.dueAt = Date(milliseconds: row.integer(3))
        guard let state = JobRun.State(rawValue: row.text(4)) else {
            throw damage("run \(id) has an unknown state")
        }
        run.state = state
        run.attempts = Int(row.integer(5))
        run.failures = Int(row.integer(6))
        run.interruptions = Int(row.integer(7))
        run.worker = row.optionalText(8)
        run.startedAt = row.optionalInteger(9).map(Date.init(milliseconds:))
        run.endedAt = row.optionalInteger(10).map(Date.init(milliseconds:))
        run.leaseEnds = row.optionalInteger(11).map(Date.init(milliseconds:))
        run.progress = try row.optionalText(12).map {
            try decoded(RunProgress.self, $0, "the progress of run \(id)")
        }
        run.outcome = try row.optionalText(13).map {
            try decoded(JobOutcome.self, $0, "the outcome of run \(id)")
        }
        run.error = row.optionalText(14)
        run.lease = row.optionalReal(15)
        return run
    }

    /// Binds what changes of a run, in the order of ``runColumns``.
    func bind(_ run: JobRun, to statement: SQLiteStatement) throws {
        try statement.bind(run.scheduledFor.milliseconds, at: 1)
        try statement.bind(run.dueAt.milliseconds, at: 2)
        try statement.bind(run.state.rawValue, at: 3)
        try statement.bind(Int64(run.attempts), at: 4)
        try statement.bind(Int64(run.failures), at: 5)
        try statement.bind(Int64(run.interruptions), at: 6)
        try statement.bind(run.worker, at: 7)
        try statement.bind(run.startedAt?.milliseconds, at: 8)
        try statement.bind(run.endedAt?.milliseconds, at: 9)
        try statement.bind(run.leaseEnds?.milliseconds, at: 10)
        try statement.bind(run.progress.map { try encoded($0) }, at: 11)
        try statement.bind(run.outcome.map { try encoded($0) }, at: 12)
        try statement.bind(run.error, at: 13)
        try statement.bind(run.lease, at: 14)
    }

    func logEntry(_ row: SQLiteStatement) throws -> RunLogEntry {
        guard let kind = RunLogEntry.Kind(rawValue: row.text(2)) else {
            throw damage("a line of a log is of an unknown kind")
        }
        return RunLogEntry(
            at: Date(milliseconds: row.integer(0)), attempt: Int(row.integer(1)), kind: kind,
            message: row.text(3))
    }
}
