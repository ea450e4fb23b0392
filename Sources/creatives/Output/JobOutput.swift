internal import CreativeIntelligence
internal import Foundation

/// Prints the results of `creatives jobs`.
struct JobOutput {
    var isJSON: Bool
    var limit: RowLimit

    func types(_ types: [JobType]) throws {
        if isJSON { return try JSONValue.object(["types": .array(types.map(JobJSON.type))]).print() }
        for type in types {
            print("\(type.name): \(type.summary); time limit \(Int(type.timeLimit / .seconds(60))) min")
            for parameter in type.parameters {
                let need =
                    parameter.isRequired
                    ? ", required" : parameter.defaultValue.map { "; default \($0)" } ?? ""
                print("  \(parameter.name)  \(parameter.help) (\(parameter.expectation)\(need))")
            }
        }
    }

    func list(_ jobs: [JobOverview]) throws {
        if isJSON { return try JSONValue.object(["jobs": .array(jobs.map(JobJSON.overview))]).print() }
        // The state of the last run is shown even in the narrowest table.
        let table = TextTable(
            columns: [
                .init(title: "Job", alignsRight: true), .init(title: "Name", shrinksTo: 8),
                .init(title: "Type", dropOrder: 6), .init(title: "Schedule", shrinksTo: 14, dropOrder: 7),
                .init(title: "Status", dropOrder: 4), .init(title: "Last run"),
                .init(title: "Result", shrinksTo: 10, dropOrder: 1),
                .init(title: "Ended", dropOrder: 3), .init(title: "Next run", dropOrder: 2),
                .init(title: "Runs", alignsRight: true, dropOrder: 5),
            ],
            rows: limit.cut(Self.ordered(jobs)).map { overview in
                let last = LastRun(overview)
                return [
                    overview.job.id.description, Display.safe(overview.job.name),
                    Display.safe(overview.job.type),
                    Self.schedule(overview.job.schedule), overview.job.status.rawValue,
                    last.state, Display.safe(last.message),
                    last.endedAt.map { LocalTime.text($0, in: overview.job.clock) } ?? "–",
                    overview.live.map { Self.next($0, of: overview.job) } ?? "–",
                    String(overview.job.endedRuns),
                ]
            })
        for line in table.lines(width: Terminal.columns) { print(line) }
        limit.printRest(jobs.count - limit.cut(jobs).count, "job")
    }

    /// Returns jobs with a current run by their next time, then ended jobs, latest first.
    private static func ordered(_ jobs: [JobOverview]) -> [JobOverview] {
        let live = jobs.filter { $0.live != nil }.sorted { left, right in
            (left.live?.dueAt ?? .distantFuture, left.job.id) < (
                right.live?.dueAt ?? .distantFuture, right.job.id
            )
        }
        return live + jobs.filter { $0.live == nil }.reversed()
    }

    func show(_ details: JobDetails) throws {
        if isJSON {
            return try JSONValue.object([
                "job": JobJSON.overview(details.overview),
                "runs": .array(details.runs.map { JobJSON.run($0.run, followers: $0.followers) }),
            ]).print()
        }
        let job = details.overview.job
        print("\(Display.safe(job.name)) (job \(job.id), \(job.status.rawValue)): \(Display.safe(job.type))")
        for (name, value) in job.parameters.values.sorted(by: { $0.key < $1.key }) {
            print("  \(Display.safe(name)) = \(Display.safe(value.description))")
        }
        print("Schedule: \(Self.schedule(job.schedule))")
        if details.overview.live != nil, case .recurring = job.schedule {
            let times = job.schedule.upcoming(after: Date(), count: 3).map {
                LocalTime.text($0, in: job.clock)
            }
            print("Next times: \(times.joined(separator: ", "))")
        }
        if !job.steps.isEmpty {
            print("Then: \(job.steps.map { Display.safe($0.type) }.joined(separator: ", then "))")
        }
        print("\nRuns: \(Display.grouped(Int64(details.runs.count)))")
        for (run, followers) in limit.cut(details.runs) {
            print("  \(Self.line(run, of: job))")
            for follower in followers {
                let state = (follower.last ?? follower.live).map(Self.state) ?? follower.job.status.rawValue
                print("      then job \(follower.job.id), \(Display.safe(follower.job.type)): \(state)")
            }
        }
        limit.printRest(details.runs.count - limit.cut(details.runs).count, "run")
    }

    /// - Parameter job: The job of the run, which determines the time zone.
    func log(_ run: JobRun?, of job: Job, _ entries: [RunLogEntry]) throws {
        if isJSON {
            return try JSONValue.object([
                "run": run.map { JobJSON.run($0) } ?? .null, "entries": .array(entries.map(JobJSON.entry)),
            ]).print()
        }
        guard let run else { return print("no run has started yet") }
        print("Run \(run.id) of job \(run.job): \(Self.state(run))")
        for entry in limit.count == 0 ? entries[...] : entries.suffix(limit.count) {
            print(
                "  \(LocalTime.text(entry.at, in: job.clock))  \(entry.attempt)  \(entry.kind.rawValue): \(Display.safe(entry.message))"
            )
        }
    }

    func done(_ overview: JobOverview, _ what: String) throws {
        if isJSON { return try JSONValue.object(["job": JobJSON.overview(overview)]).print() }
        let next = overview.live.map { "; next run \(Self.next($0, of: overview.job))" } ?? ""
        print("job \(overview.job.id) “\(Display.safe(overview.job.name))” \(what)\(next)")
    }

    func pruned(_ removed: RemovedRuns) throws {
        if isJSON {
            return try JSONValue.object([
                "removed": .object([
                    "runs": .integer(Int64(removed.runs)), "jobs": .integer(Int64(removed.jobs)),
                ])
            ]).print()
        }
        print("removed \(Display.counted(removed.runs, "run")) and \(Display.counted(removed.jobs, "job"))")
    }

    // MARK: Words

    static func schedule(_ schedule: JobSchedule) -> String { Display.safe(schedule.description) }

    private static func next(_ run: JobRun, of job: Job) -> String {
        switch run.state {
        case .running: "running" + (run.progress.map { ", \(progress($0))" } ?? "")
        default:
            LocalTime.text(run.dueAt, in: job.clock)
                + (run.failures > 0 ? " (attempt \(run.attempts + 1))" : "")
        }
    }

    private static func progress(_ progress: RunProgress) -> String {
        "\(Display.safe(progress.stage)) \(progress.completed)" + (progress.total.map { " of \($0)" } ?? "")
    }

    /// Returns the state of a run, with its outcome or error.
    static func state(_ run: JobRun) -> String {
        switch run.state {
        case .completed: "completed: \(Display.safe(run.outcome?.summary ?? ""))"
        case .failed: "failed: \(Display.safe(run.error ?? ""))"
        case .pending where run.error != nil: "waiting for a retry: \(Display.safe(run.error ?? ""))"
        case .pending, .running: run.state.rawValue
        }
    }

    private static func line(_ run: JobRun, of job: Job) -> String {
        let time = LocalTime.text(run.startedAt ?? run.dueAt, in: job.clock)
        let seconds = run.duration.map { String(format: ", %.1f s", $0) } ?? ""
        let attempts = run.attempts > 1 ? ", \(Display.grouped(Int64(run.attempts))) attempts" : ""
        return "run \(run.id)  \(time)\(seconds)\(attempts)  \(state(run))"
    }
}

/// The state and message of the last run. A run that waits for a retry counts as failed.
private struct LastRun {
    var state = "–"
    var message = "–"
    var endedAt: Date?

    init(_ overview: JobOverview) {
        if let live = overview.live, live.failures > 0, let error = live.error {
            (state, message) = ("failed", "\(error) (will be retried)")
        } else if let last = overview.last {
            state = last.state.rawValue
            message = last.error ?? last.outcome?.summary ?? "–"
            endedAt = last.endedAt
        }
    }
}
