/// Rules for callers that are limited to seats: they see and add only jobs whose parameter `seat` is one of theirs, and
/// name no files of the server.
extension OperationCall {
    /// Returns whether the caller sees a job.
    func sees(_ job: Job) -> Bool {
        access.seats == nil
            || (isOwn(job.parameters) && job.steps.allSatisfy { isOwn($0.parameters) })
    }

    private func isOwn(_ parameters: JobParameters) -> Bool {
        guard case .text(let seat)? = parameters.values["seat"] else { return false }
        return access.includes(seat: seat)
    }

    /// Returns a job that the caller sees.
    ///
    /// - Throws: `JobError` with `unknownJob`.
    func job(_ id: Int) async throws -> JobOverview {
        guard let overview = try await store.jobs([JobID(rawValue: id)]).first, sees(overview.job) else {
            throw JobError(.unknownJob, "there is no job \(id)")
        }
        return overview
    }

    /// Returns a run of a job that the caller sees.
    ///
    /// - Throws: `JobError` with `unknownJob` or `unknownRun`.
    func run(_ id: Int, ofJob job: Int) async throws -> JobRun {
        let overview = try await self.job(job)
        // A job that runs every minute has half a million runs a year; most requests are for one of the latest.
        for limit in [20, Int.max] {
            let runs = try await store.runs(of: overview.job.id, limit: limit)
            if let run = runs.first(where: { $0.id.rawValue == id }) { return run }
        }
        throw JobError(.unknownRun, "job \(job) has no run \(id)")
    }

    /// Returns the parameters of a job of a type, from JSON. Text is also accepted for numbers, as forms send it.
    ///
    /// - Throws: `JobError` with `unknownType` or `invalidParameter`; ``ServerError`` with `seatForbidden`.
    func parameters(_ given: [String: JSONValue], of type: String) throws -> JobParameters {
        let type = try context.jobTypes.type(type)
        var parameters = JobParameters()
        for (name, value) in given.sorted(by: { $0.key < $1.key }) where value != .null {
            let declared = type.parameters.first { $0.name == name }
            if case .string(let text) = value, let declared {
                parameters.values[name] = try declared.value(parsing: text)
            } else if let value = JobValue(value) {
                parameters.values[name] = value
            } else {
                throw JobError(
                    .invalidParameter, "parameter \(quoted(name, limit: 60)) has an unsupported type")
            }
        }
        guard let seats = access.seats else { return parameters }
        guard type.parameters.contains(where: { $0.name == "seat" }) else {
            throw ServerError(
                .seatForbidden, "the token is limited to seats, and \(type.name) works on all of them")
        }
        let files = type.parameters.filter { $0.kind == .path || $0.kind == .paths }.map(\.name)
        if let file = files.first(where: { parameters.values[$0] != nil }) {
            throw ServerError(
                .seatForbidden,
                "the token is limited to seats, and parameter \(file) names files of the server")
        }
        if parameters.values["seat"] == nil, seats.count == 1 {
            parameters.values["seat"] = seats.first.map { .text($0) }
        }
        guard isOwn(parameters) else {
            throw ServerError(
                .seatForbidden, "the token is limited to seats, and parameter seat is none of them")
        }
        return parameters
    }

    /// Adds a job that runs now.
    func queued(_ type: String, _ parameters: JobParameters) async throws -> Reply<JobResult> {
        let scheduler = JobScheduler(store: store, types: context.jobTypes)
        let job = try await scheduler.runNow(type, parameters)
        return Reply(
            JobResult(try await self.job(job.id.rawValue)), status: 202,
            fields: ["Location": "/api/jobs/\(job.id)"])
    }
}
