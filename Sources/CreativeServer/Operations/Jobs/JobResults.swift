/// A job with its current and last runs.
struct JobResult: ResultObject {
    var overview: JobOverview

    init(_ overview: JobOverview) { self.overview = overview }

    static let members: [ResultMember<Self>] = [
        member("id", \Self.overview.job.id.rawValue, "The number of the job."),
        member("name", \Self.overview.job.name, "The display name; untrusted."),
        member("type", \Self.overview.job.type, "The name of the job type."),
        member(
            "status", \Self.overview.job.status.rawValue, "`active`, `paused`, `completed` or `archived`."),
        member("parameters", \Self.parameters, "The parameters."),
        member("schedule", \Self.schedule, "`at`, or `cron` and `time_zone`."),
        member("steps", \Self.steps, "The jobs that follow a completed run."),
        member(
            "max_runs", \Self.overview.job.maxRuns, "The number of runs after which the job is completed."),
        member("ended_runs", \Self.overview.job.endedRuns, "The number of ended runs."),
        member("created_at", \Self.overview.job.createdAt, "The time at which the job was added."),
        member("next_run", \Self.next, "The run that has not ended."),
        member("last_run", \Self.last, "The run that ended last."),
    ]

    private var parameters: JSONValue { overview.job.parameters.json }
    private var steps: [JSONValue] {
        overview.job.steps.map { ["type": .string($0.type), "parameters": $0.parameters.json] }
    }
    private var next: RunResult? { overview.live.map(RunResult.init) }
    private var last: RunResult? { overview.last.map(RunResult.init) }

    private var schedule: JSONValue {
        switch overview.job.schedule {
        case .once(let time): ["at": time.json]
        case .recurring(let cron, let zone):
            ["cron": .string(cron.description), "time_zone": .string(JobSchedule.name(of: zone))]
        case .unreadable(let cron, let zone): ["cron": .string(cron), "time_zone": .string(zone)]
        }
    }
}

/// A run of a job.
struct RunResult: ResultObject {
    var run: JobRun

    init(_ run: JobRun) { self.run = run }

    static let members: [ResultMember<Self>] = [
        member("id", \Self.run.id.rawValue, "The number of the run."),
        member("job_id", \Self.run.job.rawValue, "The job."),
        member("state", \Self.run.state.rawValue, "`pending`, `running`, `completed` or `failed`."),
        member("scheduled_for", \Self.run.scheduledFor, "The time for which the run was scheduled."),
        member("due_at", \Self.run.dueAt, "The earliest start, later than scheduled after a failure."),
        member("started_at", \Self.run.startedAt, "The start of the last attempt."),
        member("ended_at", \Self.run.endedAt, "The time at which the run ended."),
        member("seconds", \Self.run.duration, "The duration of the last attempt."),
        member("attempts", \Self.run.attempts, "The number of attempts."),
        member("failures", \Self.run.failures, "The number of failed attempts."),
        member("worker", \Self.run.worker, "The worker of the last attempt."),
        member("progress", \Self.progress, "The progress of the attempt: `stage`, `completed`, `total`."),
        member("summary", \Self.run.outcome?.summary, "The outcome in one sentence; untrusted."),
        member("figures", \Self.figures, "The figures of the outcome."),
        member("error", \Self.run.error, "The error of the last attempt; untrusted."),
    ]

    private var progress: JSONValue? {
        run.progress.map {
            ["stage": .string($0.stage), "completed": $0.completed.json, "total": $0.total.json]
        }
    }

    private var figures: JSONValue? { run.outcome.map { JobParameters($0.figures).json } }
}

/// A line of the log of a run.
struct LogEntryResult: ResultObject {
    var entry: RunLogEntry

    init(_ entry: RunLogEntry) { self.entry = entry }

    static let members: [ResultMember<Self>] = [
        member("at", \Self.entry.at, "The time."),
        member("attempt", \Self.entry.attempt, "The number of the attempt."),
        member("kind", \Self.entry.kind.rawValue, "The kind of entry, such as `started` or `message`."),
        member("message", \Self.entry.message, "The message; untrusted."),
    ]
}

/// A type of job.
struct JobTypeResult: ResultObject {
    var type: JobType

    init(_ type: JobType) { self.type = type }

    static let members: [ResultMember<Self>] = [
        member("name", \Self.type.name, "The name."),
        member("summary", \Self.type.summary, "The work in one line."),
        member("parameters", \Self.parameters, "The parameters: name, required, expected, help and default."),
    ]

    private var parameters: [JSONValue] {
        type.parameters.map {
            [
                "name": .string($0.name), "required": .bool($0.isRequired),
                "expected": .string($0.expectation),
                "help": .string($0.help), "default": $0.defaultValue?.json ?? .null,
            ]
        }
    }
}

extension JobParameters {
    /// The parameters as a plain object.
    var json: JSONValue { .object(values.mapValues(\.json)) }
}

extension JobValue {
    /// The value as plain JSON.
    var json: JSONValue {
        switch self {
        case .flag(let flag): .bool(flag)
        case .integer(let integer): .integer(Int64(integer))
        case .number(let number): number.json
        case .text(let text): .string(text)
        case .texts(let texts): texts.json
        }
    }

    /// Creates a value from plain JSON, or returns `nil` for `null`, objects and mixed arrays.
    init?(_ value: JSONValue) {
        switch value {
        case .bool(let flag): self = .flag(flag)
        case .integer(let integer): self = .integer(Int(integer))
        case .number(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .array(let values):
            let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
            guard texts.count == values.count else { return nil }
            self = .texts(texts)
        case .null, .object: return nil
        }
    }
}
