internal import Foundation
internal import JobScheduling

// Rows of jobs.
extension StoreFile {
    static let jobColumns = """
        id, name, type, parameters, cron, time_zone, once_at, steps, max_runs, origin, origin_number, status,
        ended_runs, created_at
        """

    /// The job in a row of ``jobColumns``.
    func job(_ row: SQLiteStatement) throws -> Job {
        let id = JobID(rawValue: Int(row.integer(0)))
        let what = "job \(id)"
        var draft = JobDraft(
            row.text(2), try decoded(JobParameters.self, row.text(3), "what \(what) takes"),
            schedule: schedule(row), name: row.text(1),
            steps: try decoded([JobStep].self, row.text(7), "what follows \(what)"),
            maxRuns: row.optionalInteger(8).map { Int($0) })
        draft.origin = try origin(row, what)
        var job = Job(draft, id: id, createdAt: Date(milliseconds: row.integer(13)))
        guard let status = Job.Status(rawValue: row.text(11)) else {
            throw damage("\(what) has an unknown status")
        }
        job.status = status
        job.endedRuns = Int(row.integer(12))
        return job
    }

    /// One that cannot be read here is no damage that stops others: its zone may be missing on this machine alone.
    private func schedule(_ row: SQLiteStatement) -> JobSchedule {
        if let once = row.optionalInteger(6) { return .once(Date(milliseconds: once)) }
        let (cron, name) = (row.optionalText(4) ?? "", row.optionalText(5) ?? "")
        // By its name alone: not every zone that a program has made is one that people may write.
        guard let expression = try? CronExpression(cron), let zone = TimeZone(identifier: name) else {
            return .unreadable(cron: cron, timeZone: name)
        }
        return .recurring(expression, zone)
    }

    private func origin(_ row: SQLiteStatement, _ what: String) throws -> Job.Origin {
        let number = Int(row.integer(10))
        switch row.text(9) {
        case "added": return .added
        case "runNow": return .runNow(JobID(rawValue: number))
        case "step": return .step(RunID(rawValue: number))
        default: throw damage("\(what) has an unknown origin")
        }
    }

    /// Binds all of a job but its number, in the order of ``jobColumns``.
    func bind(_ job: Job, to statement: SQLiteStatement) throws {
        try statement.bind(job.name, at: 1)
        try statement.bind(job.type, at: 2)
        try statement.bind(encoded(job.parameters), at: 3)
        switch job.schedule {
        case .once(let time):
            try statement.bind(nil as String?, at: 4)
            try statement.bind(nil as String?, at: 5)
            try statement.bind(time.milliseconds, at: 6)
        case .unreadable(let cron, let zone):
            try statement.bind(cron, at: 4)
            try statement.bind(zone, at: 5)
            try statement.bind(nil as Int64?, at: 6)
        case .recurring(let expression, let zone):
            try statement.bind(expression.description, at: 4)
            try statement.bind(zone.identifier, at: 5)
            try statement.bind(nil as Int64?, at: 6)
        }
        try statement.bind(encoded(job.steps), at: 7)
        try statement.bind(job.maxRuns.map { Int64($0) }, at: 8)
        let (origin, number): (String, Int?) =
            switch job.origin {
            case .added: ("added", nil)
            case .runNow(let id): ("runNow", id.rawValue)
            case .step(let run): ("step", run.rawValue)
            }
        try statement.bind(origin, at: 9)
        try statement.bind(number.map { Int64($0) }, at: 10)
        try statement.bind(job.status.rawValue, at: 11)
        try statement.bind(Int64(job.endedRuns), at: 12)
        try statement.bind(job.createdAt.milliseconds, at: 13)
    }
}
