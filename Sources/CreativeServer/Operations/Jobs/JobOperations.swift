internal import Foundation

/// The operations on background jobs.
enum JobOperations {
    static let group = "Jobs"
    static let all =
        [types, list, add, get, runNow] + [
            statusChange("pause", .paused, "Pauses a job."),
            statusChange("resume", .active, "Resumes a paused job."),
            statusChange("archive", .archived, "Archives a job."),
        ] + [runs, log, RunEvents.operation]

    static let types = Operation(
        "list_job_types", "GET /api/job-types", group: group, "Lists the types of jobs with their parameters."
    ) { (_: NoInput, call) in
        Reply(TypeList(types: call.context.jobTypes.all.map(JobTypeResult.init)))
    }

    struct ListInput: OperationInput {
        var status: Job.Status?
        var page = PageInput()

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.choice("status", &status, "Only jobs with this status.")
            try page.code(&coder)
        }
    }

    static let list = Operation(
        "list_jobs", "GET /api/jobs", group: group,
        "Lists jobs with their current and last runs, the latest first."
    ) { (input: ListInput, call) in
        let jobs = try await call.store.jobs(nil).filter { overview in
            call.sees(overview.job) && (input.status.map { overview.job.status == $0 } ?? true)
        }
        let page = try input.page.slice(of: jobs.reversed()) { $0.job.id.description }
        return Reply(JobList(jobs: page.elements.map(JobResult.init), page: page.info))
    }

    struct AddInput: OperationInput {
        var type: String?
        var parameters: [String: JSONValue] = [:]
        var name: String?
        var cron: String?
        var timeZone: String?
        var at: String?
        var maxRuns: Int?
        var steps: [[String: JSONValue]] = []

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.text("type", &type, "The job type.", isRequired: true, example: "campaign_clustering")
            try coder.object(
                "parameters", &parameters, "The parameters of the type.", example: ["min_cluster_size": 3])
            try coder.text("name", &name, "The display name; the type unless given.", longest: 200)
            try coder.formatted(
                "cron", &cron, as: .cron,
                expecting: "a cron expression",
                "The schedule as a cron expression, such as `0 6 * * MON-FRI`.")
            try coder.formatted(
                "time_zone", &timeZone, as: .timeZone,
                expecting: "an IANA name such as Europe/Berlin",
                "The IANA time zone of the schedule, such as `Europe/Berlin`; `UTC` unless given. Only with `cron`."
            )
            try coder.formatted(
                "at", &at, as: .time, expecting: "a time such as 2026-01-31T06:00:00Z",
                "The time to run once, such as `2026-01-31T06:00:00Z`; now unless given. Not with `cron`.")
            try coder.optionalInteger("max_runs", &maxRuns, in: 1...1_000_000, "The maximum number of runs.")
            try coder.objects(
                "steps", &steps, of: Self.step,
                "Jobs that follow a completed run: `type` and `parameters` of each.")
        }

        /// A job that follows.
        private static let step = ValueSchema([
            "type": "object", "required": ["type"], "additionalProperties": false,
            "properties": ["type": ["type": "string"], "parameters": ["type": ["object", "null"]]],
        ])

        /// A job recurs by a schedule in a time zone, or runs once.
        static let rule = ValueSchema([
            "anyOf": [
                [
                    "required": ["cron"],
                    "properties": ["cron": ValueSchema.cron.json, "at": ["type": "null"]],
                ],
                ["properties": ["cron": ["type": "null"], "time_zone": ["type": "null"]]],
            ]
        ])

        func schedule() throws -> JobSchedule {
            guard cron == nil || at == nil else {
                throw ServerError(
                    .invalidParameter, "parameters cron and at are both given, expected one of them")
            }
            if let cron { return try JobSchedule(cron: cron, timeZone: timeZone ?? "UTC") }
            guard timeZone == nil else {
                throw ServerError(.invalidParameter, "parameter time_zone is given without cron")
            }
            guard let at else { return .once(Date()) }
            let styles = [
                Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true),
            ]
            guard let time = styles.lazy.compactMap({ try? $0.parse(at) }).first else {
                throw ServerError(
                    .invalidParameter,
                    "parameter at is \(quoted(at, limit: 60)), expected a time such as 2026-01-31T06:00:00Z")
            }
            return .once(time)
        }
    }

    static let add = Operation(
        "add_job", "POST /api/jobs", group: group, "Adds a job.",
        effect: "Adds a job, which a worker runs when it is due.",
        options: {
            $0.status = 201
            $0.rule = AddInput.rule
        }
    ) { (input: AddInput, call) in
        let type = try input.type.given
        let steps = try input.steps.map { step in
            guard case .string(let type) = step["type"] ?? .null,
                let given = (step["parameters"] ?? .null).membersOrNone,
                step.keys.allSatisfy({ ["type", "parameters"].contains($0) })
            else {
                throw ServerError(
                    .invalidParameter,
                    "parameter steps has an invalid element, expected type and an object of parameters")
            }
            return JobStep(type, try call.parameters(given, of: type))
        }
        let draft = JobDraft(
            type, try call.parameters(input.parameters, of: type), schedule: try input.schedule(),
            name: input.name,
            steps: steps, maxRuns: input.maxRuns)
        let job = try await JobScheduler(store: call.store, types: call.context.jobTypes).add(draft)
        return Reply(
            JobResult(try await call.job(job.id.rawValue)), fields: ["Location": "/api/jobs/\(job.id)"])
    }

    struct JobInput: OperationInput {
        var job = 0

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.integer("id", &job, in: 1...Int.max, "The job.", isRequired: true, example: 1)
        }
    }

    static let get = Operation(
        "get_job", "GET /api/jobs/{id}", group: group, "Returns a job with its current and last runs."
    ) { (input: JobInput, call) in Reply(JobResult(try await call.job(input.job))) }

    static let runNow = Operation(
        "run_job", "POST /api/jobs/{id}/run", group: group, "Runs the work of a job now.",
        effect: "Adds a job that runs once, with the same type, parameters and steps.",
        options: { $0.status = 202 }
    ) { (input: JobInput, call) in
        let id = try await call.job(input.job).job.id
        let job = try await JobScheduler(store: call.store, types: call.context.jobTypes).runNow(id)
        return Reply(
            JobResult(try await call.job(job.id.rawValue)), fields: ["Location": "/api/jobs/\(job.id)"])
    }

    private static func statusChange(_ verb: String, _ status: Job.Status, _ summary: String) -> Operation {
        Operation(
            "\(verb)_job", "POST /api/jobs/{id}/\(verb)", group: group, summary,
            effect: "Sets the status to `\(status.rawValue)`. A running attempt is not stopped."
        ) { (input: JobInput, call) in
            let id = try await call.job(input.job).job.id
            _ = try await call.store.setStatus(of: id, to: status, at: Date())
            return Reply(JobResult(try await call.job(input.job)))
        }
    }

    struct RunsInput: OperationInput {
        var job = JobInput()
        var page = PageInput()

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try job.code(&coder)
            try page.code(&coder)
        }
    }

    static let runs = Operation(
        "list_runs", "GET /api/jobs/{id}/runs", group: group, "Lists the runs of a job, the latest first."
    ) { (input: RunsInput, call) in
        let job = try await call.job(input.job.job).job
        let page = try input.page.slice(of: try await call.store.runs(of: job.id, limit: .max)) {
            $0.id.description
        }
        return Reply(RunList(runs: page.elements.map(RunResult.init), page: page.info))
    }

    struct RunInput: OperationInput {
        var job = JobInput()
        var run = 0

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try job.code(&coder)
            try coder.integer("run_id", &run, in: 1...Int.max, "The run.", isRequired: true, example: 1)
        }
    }

    static let log = Operation(
        "get_run", "GET /api/jobs/{id}/runs/{run_id}", group: group, "Returns a run with its log."
    ) { (input: RunInput, call) in
        let run = try await call.run(input.run, ofJob: input.job.job)
        return Reply(
            RunDetails(run: run, log: try await call.store.log(of: run.id).map(LogEntryResult.init)))
    }

    // MARK: Results

    struct TypeList: ResultObject {
        var types: [JobTypeResult]
        static let members: [ResultMember<Self>] = [member("job_types", \Self.types, "The types, by name.")]
        static var schemaName: String { "JobTypeList" }
    }

    struct JobList: ResultObject {
        var jobs: [JobResult]
        var page: PageInfo
        static let members: [ResultMember<Self>] =
            [member("jobs", \Self.jobs, "The jobs of the page.")] + PageInfo.members(of: \Self.page)
    }

    struct RunList: ResultObject {
        var runs: [RunResult]
        var page: PageInfo
        static let members: [ResultMember<Self>] =
            [member("runs", \Self.runs, "The runs of the page.")] + PageInfo.members(of: \Self.page)
    }

    struct RunDetails: ResultObject {
        var run: JobRun
        var log: [LogEntryResult]
        static let members: [ResultMember<Self>] =
            RunResult.members.map { member in
                ResultMember(
                    name: member.name, schema: member.schema, isAlwaysPresent: member.isAlwaysPresent
                ) {
                    member.value(RunResult($0.run))
                }
            } + [member("log", \Self.log, "The log, the oldest entry first.")]
    }
}

extension JSONValue {
    /// The members of an object, none for `null`, and `nil` for any other value.
    fileprivate var membersOrNone: [String: JSONValue]? {
        switch self {
        case .object(let members): members
        case .null: [:]
        default: nil
        }
    }
}
