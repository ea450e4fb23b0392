internal import CreativeIntelligence
internal import Foundation

/// Jobs as JSON.
enum JobJSON {
    static func overview(_ overview: JobOverview) -> JSONValue {
        let job = overview.job
        return .object([
            "id": number(job.id.rawValue), "name": .string(job.name), "type": .string(job.type),
            "status": .string(job.status.rawValue), "parameters": parameters(job.parameters),
            "schedule": schedule(job.schedule),
            "steps": .array(
                job.steps.map {
                    .object(["type": .string($0.type), "parameters": parameters($0.parameters)])
                }),
            "max_runs": JSONValue(job.maxRuns.map(Int64.init)), "ended_runs": number(job.endedRuns),
            "origin": origin(job.origin), "created_at": time(job.createdAt),
            "next_run": overview.live.map { run($0) } ?? .null,
            "last_run": overview.last.map { run($0) } ?? .null,
        ])
    }

    static func run(_ run: JobRun, followers: [JobOverview]? = nil) -> JSONValue {
        var keys: [String: JSONValue] = [
            "id": number(run.id.rawValue), "job_id": number(run.job.rawValue),
            "state": .string(run.state.rawValue),
            "scheduled_for": time(run.scheduledFor), "due_at": time(run.dueAt),
            "attempts": number(run.attempts),
            "failures": number(run.failures), "interruptions": number(run.interruptions),
            "worker": JSONValue(run.worker), "started_at": time(run.startedAt), "ended_at": time(run.endedAt),
            "seconds": JSONValue(run.duration), "error": JSONValue(run.error),
            "progress": run.progress.map { progress in
                .object([
                    "stage": .string(progress.stage), "completed": number(progress.completed),
                    "total": JSONValue(progress.total.map(Int64.init)),
                ])
            } ?? .null,
            "outcome": run.outcome.map { outcome in
                .object([
                    "summary": .string(outcome.summary),
                    "figures": parameters(JobParameters(outcome.figures)),
                ])
            } ?? .null,
        ]
        if let followers { keys["followed_by"] = .array(followers.map { number($0.job.id.rawValue) }) }
        return .object(keys)
    }

    static func entry(_ entry: RunLogEntry) -> JSONValue {
        .object([
            "at": time(entry.at), "attempt": number(entry.attempt), "kind": .string(entry.kind.rawValue),
            "message": .string(entry.message),
        ])
    }

    static func type(_ type: JobType) -> JSONValue {
        .object([
            "name": .string(type.name), "summary": .string(type.summary),
            "time_limit": JSONValue(type.timeLimit / .seconds(1)),
            "parameters": .array(
                type.parameters.map { parameter in
                    .object([
                        "name": .string(parameter.name), "required": .bool(parameter.isRequired),
                        "expected": .string(parameter.expectation), "help": .string(parameter.help),
                        "default": parameter.defaultValue.map(value) ?? .null,
                    ])
                }),
        ])
    }

    static func time(_ date: Date?) -> JSONValue { JSONValue(date.map(timeText)) }

    /// Returns a time in UTC, to the millisecond.
    static func timeText(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    private static func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }

    private static func parameters(_ parameters: JobParameters) -> JSONValue {
        .object(parameters.values.mapValues(value))
    }

    private static func value(_ value: JobValue) -> JSONValue {
        switch value {
        case .flag(let flag): .bool(flag)
        case .integer(let integer): number(integer)
        case .number(let number): JSONValue(number)
        case .text(let text): .string(text)
        case .texts(let texts): .array(texts.map(JSONValue.string))
        }
    }

    private static func schedule(_ schedule: JobSchedule) -> JSONValue {
        switch schedule {
        case .once(let time): .object(["at": Self.time(time)])
        case .recurring(let cron, let zone):
            .object(["cron": .string(cron.description), "time_zone": .string(JobSchedule.name(of: zone))])
        case .unreadable(let cron, let zone):
            .object(["cron": .string(cron), "time_zone": .string(zone)])
        }
    }

    private static func origin(_ origin: Job.Origin) -> JSONValue {
        switch origin {
        case .added: .object(["kind": .string("added"), "id": .null])
        case .runNow(let job): .object(["kind": .string("run_now"), "id": number(job.rawValue)])
        case .step(let run): .object(["kind": .string("step"), "id": number(run.rawValue)])
        }
    }
}
