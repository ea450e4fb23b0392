internal import CreativeModel
internal import Foundation
internal import JobScheduling

// What workers look for, each second. Each question is one look at an index of the runs that have not ended, and is refused
// by SQLite rather than answered without it.
extension StoreFile {
    /// One question for each type: over several types at once SQLite would sort all that is due.
    static let firstDue = """
        SELECT id, due_at FROM job_runs INDEXED BY job_runs_due
        WHERE state = 'pending' AND job_is_active = 1 AND job_type = ? AND due_at <= ?
        ORDER BY due_at, id LIMIT 1
        """

    static let silent = """
        SELECT \(runColumns) FROM job_runs INDEXED BY job_runs_under_way
        WHERE state = 'running' AND lease_ends_at < ?
        """

    static let firstLease = """
        SELECT lease_ends_at FROM job_runs INDEXED BY job_runs_under_way
        WHERE state = 'running' ORDER BY lease_ends_at LIMIT 1
        """

    func firstDueRun(of types: Set<String>, at now: Date) throws -> JobRun? {
        try firstDue(of: types, at: now.milliseconds).flatMap { try run($0.id) }
    }

    func silentRuns(at now: Date) throws -> [JobRun] {
        let rows = try statement(Self.silent)
        try rows.bind(now.milliseconds, at: 1)
        var runs: [JobRun] = []
        while try rows.step() { runs.append(try run(rows)) }
        return runs.sorted { $0.id < $1.id }
    }

    /// Whether a claim would change anything.
    func hasDueRun(of types: Set<String>, at now: Date) throws -> Bool {
        if try firstDue(of: types, at: now.milliseconds) != nil { return true }
        if try mayHaveImpossibleTimes(at: now) { return true }
        return try firstLeaseEnd().map { $0 < now.milliseconds } ?? false
    }

    func nextDueTime(of types: Set<String>) throws -> Date? {
        let due = try firstDue(of: types, at: .max)?.dueAt
        return [due, try firstLeaseEnd()].compactMap(\.self).min().map(Date.init(milliseconds:))
    }

    var latestChange: Date? {
        get throws {
            let rows = try statement("SELECT jobs_changed_at FROM store_state")
            defer { rows.reset() }
            guard try rows.step() else { return nil }
            return rows.optionalInteger(0).map(Date.init(milliseconds:))
        }
    }

    func noteChange(at now: Date) throws {
        let update = try statement("UPDATE store_state SET jobs_changed_at = ?")
        try update.bind(now.milliseconds, at: 1)
        try update.run()
    }

    private func firstDue(of types: Set<String>, at now: Int64) throws -> (dueAt: Int64, id: RunID)? {
        var first: (dueAt: Int64, id: RunID)?
        for type in types {
            let rows = try statement(Self.firstDue)
            try rows.bind(type.canonical, at: 1)
            try rows.bind(now, at: 2)
            guard try rows.step() else { continue }
            let found = (dueAt: rows.integer(1), id: RunID(rawValue: Int(rows.integer(0))))
            rows.reset()
            if first.map({ found < $0 }) ?? true { first = found }
        }
        return first
    }

    private func firstLeaseEnd() throws -> Int64? {
        let rows = try statement(Self.firstLease)
        defer { rows.reset() }
        return try rows.step() ? rows.integer(0) : nil
    }
}
