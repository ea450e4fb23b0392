internal import Foundation
internal import StageCore

extension Dashboard {
    /// Adds a job that runs once, now.
    func queue(_ type: String, _ parameters: JobParameters, _ reader: PageReader) async throws -> Link {
        try checkJobs(reader)
        let job = try await JobScheduler(store: reader.store, types: reader.context.jobTypes).runNow(type, parameters)
        return Link(segments: ["jobs", job.id.description], query: Done(.queued).parameters)
    }

    /// Adds a job from a form, with the fields of its type.
    func addJob(_ values: FormValues, _ reader: PageReader) async throws -> Link {
        try checkJobs(reader)
        let types = reader.context.jobTypes
        let type = try types.type(values["type"] ?? "")
        var parameters = JobParameters()
        for parameter in type.parameters {
            guard let text = Self.given(values, JobParameterField.prefix + parameter.name) else { continue }
            parameters.values[parameter.name] = try parameter.value(parsing: text)
        }
        let schedule: JobSchedule =
            if let cron = Self.given(values, "cron") {
                try JobSchedule(cron: cron, timeZone: Self.given(values, "time_zone") ?? "UTC")
            } else {
                .once(Date())
            }
        let job = try await JobScheduler(store: reader.store, types: types).add(
            JobDraft(type.name, parameters, schedule: schedule, name: Self.given(values, "name")))
        return Link(segments: ["jobs", job.id.description], query: Done(.added).parameters)
    }

    /// Runs, pauses or resumes a job.
    func changeJob(_ text: String, _ values: FormValues, _ reader: PageReader) async throws -> Link {
        try checkJobs(reader)
        guard let id = Int(text).map(JobID.init(rawValue:)) else { throw ServerError.unknownPath }
        switch values["action"] {
        case "run":
            let job = try await JobScheduler(store: reader.store, types: reader.context.jobTypes).runNow(id)
            return Link(segments: ["jobs", job.id.description], query: Done(.queued).parameters)
        case "pause":
            _ = try await reader.store.setStatus(of: id, to: .paused, at: Date())
            return Link(segments: ["jobs"], query: Done(.paused).parameters)
        case "resume":
            _ = try await reader.store.setStatus(of: id, to: .active, at: Date())
            return Link(segments: ["jobs"], query: Done(.resumed).parameters)
        default: throw ServerError(.invalidParameter, "the form has no known action")
        }
    }

    /// Jobs work on all seats.
    private func checkJobs(_ reader: PageReader) throws {
        guard reader.access.seats == nil else {
            throw ServerError(.seatForbidden, "the token is limited to seats, and jobs belong to no seat")
        }
    }

    private static func given(_ values: FormValues, _ name: String) -> String? {
        values[name].map { $0.trimmingCharacters(in: .whitespaces) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
