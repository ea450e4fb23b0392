internal import Foundation
internal import StageCore

/// A change that a form asks for: the operation that makes it, and the page that shows the result.
struct PageChange {
    let reader: PageReader
    let values: FormValues

    /// Makes the change of a path.
    ///
    /// - Returns: The address of the page that shows the result.
    func perform(_ path: [String]) async throws -> Link {
        switch (path.count, path[0]) {
        case (1, "campaigns"):
            let made = try await call(
                "create_campaign",
                ["name": .string(values["name"] ?? ""), "seat_id": values["seat"].map(JSONValue.string)])
            return try await done(.created, at: ["campaigns", Self.id(of: made)])
        case (3, "campaigns"):
            guard let number = Int(path[1]) else { break }
            return try await changeCampaign(CampaignID(rawValue: number), path[2])
        case (2, "plan") where path[1] == "apply":
            let result = try await call(
                "apply_plan", ["id": .string(values["plan"] ?? "")], ifMatch: values["version"] ?? "")
            let done = Done(
                .planned, count: Self.count(result["campaigns_created"]),
                other: Self.count(result["creatives_categorized"]))
            return Link(segments: ["campaigns"], query: done.parameters)
        case (2, "unassigned") where path[1] == "place": return try await place()
        case (2, "log") where path[1] == "undo":
            _ = try await call("undo_edit", ["id": .string(values["edit"] ?? "")])
            return Link(segments: ["log"], query: Done(.undone).parameters)
        case (2, "import") where path[1] == "confirm":
            let result = try await call(
                "apply_import",
                [
                    "id": .string(values["upload"] ?? ""), "seat_id": values["seat"].map(JSONValue.string),
                    "currency": values["currency"].map { .string($0.uppercased()) },
                    "keep_going": .bool(true),
                ])
            let done = Done(
                .imported, count: Self.count(result["new_creatives"]),
                other: Self.count(result["new_rows"]) + Self.count(result["changed_rows"]))
            return Link(segments: ["campaigns"], query: done.parameters)
        case (2, "packages") where path[1] == "run": return try await queued(call("run_packages", [:]))
        case (2, "ads") where path[1] == "classify":
            return try await queued(call("classify_ads", ["seat_id": values["seat"].map(JSONValue.string)]))
        case (1, "jobs"): return try await addJob()
        case (2, "jobs"): return try await changeJob(path[1])
        default: break
        }
        throw ServerError.unknownPath
    }

    private func call(
        _ operation: String, _ arguments: [String: JSONValue?], ifMatch: String? = nil
    ) async throws -> JSONValue {
        try await reader.operations.call(
            operation, arguments.compactMapValues(\.self), context: reader.context, access: reader.access,
            ifMatch: ifMatch)
    }

    private static func id(of value: JSONValue) -> String {
        if case .integer(let id) = value["id"] { String(id) } else { "" }
    }

    private static func count(_ value: JSONValue) -> Int {
        if case .integer(let count) = value { Int(clamping: count) } else { 0 }
    }

    /// Returns the address of a page with a message, and the edit that its button undoes.
    private func done(_ code: Done.Code, count: Int = 0, at path: [String]) async throws -> Link {
        let edit = try await reader.store.edits(limit: 1).first {
            $0.undoneAt == nil && $0.by == .user && reader.call.sees($0)
        }
        return Link(segments: path, query: Done(code, count: count, edit: edit?.id).parameters)
    }

    // MARK: Campaigns

    private func changeCampaign(_ id: CampaignID, _ action: String) async throws -> Link {
        let path = ["campaigns", id.description]
        switch action {
        case "edit":
            let known = try await reader.report(id).campaign
            let summary = (values["summary"] ?? "").replacing("\r\n", with: "\n")
            _ = try await call(
                "update_campaign",
                [
                    "id": .string(id.description), "name": .string(values["name"] ?? ""),
                    // An empty field of a campaign without a description is no change.
                    "description": summary == known.summary ?? "" ? nil : .string(summary),
                    "status": values["status"].map(JSONValue.string),
                ], ifMatch: values["version"])
            return try await done(.saved, at: path)
        case "merge":
            _ = try await call(
                "merge_campaigns",
                ["id": .string(id.description), "campaign_ids": .array([.string(values["other"] ?? "")])])
            return try await done(.merged, at: path)
        case "delete":
            _ = try await call("delete_campaign", ["id": .string(id.description)])
            return try await done(.deleted, at: ["campaigns"])
        case "move": return try await move(from: id)
        default: throw ServerError.unknownPath
        }
    }

    /// The checked creatives.
    private var creatives: [JSONValue] { values.values(of: "creative").map(JSONValue.string) }

    /// Moves the checked creatives to another campaign, to none, or to a new one.
    private func move(from id: CampaignID) async throws -> Link {
        let path = ["campaigns", id.description, CampaignTab.creatives.rawValue]
        let count = creatives.count
        guard count > 0 else { return Link(segments: path, query: Done(.unchanged).parameters) }
        switch values["to"] == "chosen" ? values["chosen"] : values["to"] {
        case "new":
            let made = try await call(
                "split_campaign",
                [
                    "id": .string(id.description), "name": .string(values["name"] ?? ""),
                    "creative_ids": .array(creatives),
                ])
            return try await done(.split, count: count, at: ["campaigns", Self.id(of: made)])
        case "", nil:
            // One edit for all, so that one undo brings them back.
            let keys = try await reader.call.creatives(values.values(of: "creative"), fitting: id)
            try await reader.call.editing(id) { _, edits in try edits.remove(keys, from: id) }
            return try await done(.removed, count: count, at: path)
        case let target?:
            _ = try await call("add_creatives", ["id": .string(target), "creative_ids": .array(creatives)])
            return try await done(.moved, count: count, at: path)
        }
    }

    private func place() async throws -> Link {
        guard !creatives.isEmpty else {
            return Link(segments: ["unassigned"], query: Done(.unchanged).parameters)
        }
        let target = values["to"] ?? ""
        _ = try await call("add_creatives", ["id": .string(target), "creative_ids": .array(creatives)])
        return try await done(
            .placed, count: creatives.count, at: ["campaigns", target, CampaignTab.creatives.rawValue])
    }

    // MARK: Jobs

    private func queued(_ job: JSONValue) async throws -> Link {
        Link(segments: ["jobs", Self.id(of: job)], query: Done(.queued).parameters)
    }

    /// Adds a job from the form of its type.
    private func addJob() async throws -> Link {
        var parameters: [String: JSONValue] = [:]
        for field in values.all where field.name.hasPrefix(JobParameterField.prefix) {
            guard let text = given(field.name) else { continue }
            parameters[String(field.name.dropFirst(JobParameterField.prefix.count))] = .string(text)
        }
        let made = try await call(
            "add_job",
            [
                "type": .string(values["type"] ?? ""), "parameters": .object(parameters),
                "name": given("name").map(JSONValue.string), "cron": given("cron").map(JSONValue.string),
                "time_zone": given("time_zone").map(JSONValue.string),
            ])
        return Link(segments: ["jobs", Self.id(of: made)], query: Done(.added).parameters)
    }

    /// Runs, pauses or resumes a job.
    private func changeJob(_ id: String) async throws -> Link {
        let job: [String: JSONValue?] = ["id": .string(id)]
        switch values["action"] {
        case "run": return try await queued(call("run_job", job))
        case "pause":
            _ = try await call("pause_job", job)
            return Link(segments: ["jobs"], query: Done(.paused).parameters)
        case "resume":
            _ = try await call("resume_job", job)
            return Link(segments: ["jobs"], query: Done(.resumed).parameters)
        default: throw ServerError(.invalidParameter, "the form has no known action")
        }
    }

    private func given(_ name: String) -> String? {
        values[name].map { $0.trimmingCharacters(in: .whitespaces) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
