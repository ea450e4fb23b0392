internal import Foundation
internal import StageCore

extension Dashboard {
    /// Makes the change that a form asks for, and leads to the page that shows it. If the change is refused, the page of
    /// the form tells why and keeps what the reader typed.
    func change(_ routed: RoutedRequest, _ reader: PageReader, _ operations: OperationTable) async -> HTTPResponse {
        var values = FormValues()
        do {
            guard reader.mayWrite else {
                throw reader.context.isReadOnly
                    ? ServerError(.readOnly, "the server refuses all changes")
                    : ServerError(.forbidden, "the token permits reading only")
            }
            if routed.path == ["import"] { return try await preview(upload: routed.request, reader) }
            values = try Self.form(routed.request)
            return .redirect(to: try await perform(routed.path, values, reader, operations))
        } catch {
            do {
                return try await page(
                    at: Self.pagePath(of: routed.path), FormValues(), reader, failed: error, refused: values)
            } catch _ {
                return failure(error, mayWrite: reader.mayWrite)
            }
        }
    }

    private static let formLimit = 1 << 20

    private static func form(_ request: HTTPRequest) throws -> FormValues {
        guard !request.hasBody || request.mediaType == "application/x-www-form-urlencoded" else {
            throw ServerError(.unsupportedMediaType, "the body is not a form")
        }
        return FormValues(encoded: String(decoding: try request.bodyData(limit: formLimit), as: UTF8.self))
    }

    /// Returns the path of the page that has the form of a path.
    private static func pagePath(of path: [String]) -> [String] {
        switch (path.first, path.count) {
        case ("campaigns", 3): path[2] == "move" ? [path[0], path[1], CampaignTab.creatives.rawValue] : [path[0], path[1]]
        case ("plan", _): ["campaigns"]
        case (let section?, _): [section]
        case (nil, _): ["campaigns"]
        }
    }

    /// Makes a change.
    ///
    /// - Returns: The address of the page that shows the result.
    private func perform(
        _ path: [String], _ values: FormValues, _ reader: PageReader, _ operations: OperationTable
    ) async throws -> Link {
        switch (path.count, path[0]) {
        case (1, "campaigns"): return try await create(values, reader, operations)
        case (3, "campaigns"):
            guard let number = Int(path[1]) else { break }
            return try await changeCampaign(CampaignID(rawValue: number), path[2], values, reader, operations)
        case (2, "plan") where path[1] == "apply": return try await apply(values, reader)
        case (2, "unassigned") where path[1] == "place": return try await place(values, reader)
        case (2, "log") where path[1] == "undo": return try await undo(values, reader)
        case (2, "import") where path[1] == "confirm": return try await confirmImport(values, reader)
        case (2, "packages") where path[1] == "run": return try await queue("package_creation", [:], reader)
        case (2, "ads") where path[1] == "classify":
            let seat = values["seat"].map { ["seat": JobValue.text($0)] } ?? [:]
            return try await queue("ad_classification", JobParameters(seat), reader)
        case (1, "jobs"): return try await addJob(values, reader)
        case (2, "jobs"): return try await changeJob(path[1], values, reader)
        default: break
        }
        throw ServerError.unknownPath
    }

    // MARK: Campaigns

    private func create(
        _ values: FormValues, _ reader: PageReader, _ operations: OperationTable
    ) async throws -> Link {
        let result = try await operations.call(
            "create_campaign", ["name": .string(values["name"] ?? ""), "seat_id": .string(values["seat"] ?? "")],
            context: reader.context, access: reader.access)
        guard case .object(let members) = result, case .integer(let id)? = members["id"] else {
            return Section.campaigns.link
        }
        return try await done(.created, at: ["campaigns", String(id)], reader)
    }

    private func changeCampaign(
        _ id: CampaignID, _ action: String, _ values: FormValues, _ reader: PageReader, _ operations: OperationTable
    ) async throws -> Link {
        let report = try await reader.report(id)
        let path = ["campaigns", id.description]
        switch action {
        case "edit":
            let changes: [String: JSONValue] = [
                "id": .string(id.description), "name": .string(values["name"] ?? ""),
                "description": .string(values["summary"] ?? ""),
                "status": .string(values["status"] ?? report.campaign.status.rawValue),
            ]
            _ = try await operations.call(
                "update_campaign", changes, context: reader.context, access: reader.access, ifMatch: values["version"])
            return try await done(.saved, at: path, reader)
        case "merge":
            guard let other = values["other"].flatMap({ Int($0) }).map(CampaignID.init(rawValue:)) else {
                throw ServerError(.invalidParameter, "no campaign is chosen")
            }
            _ = try await reader.report(other)
            _ = try await reader.store.mergeCampaigns([id, other])
            return try await done(.merged, at: path, reader)
        case "delete":
            _ = try await operations.call(
                "delete_campaign", ["id": .string(id.description)], context: reader.context, access: reader.access)
            return try await done(.deleted, at: ["campaigns"], reader)
        case "move": return try await move(values, from: report.campaign, reader)
        default: throw ServerError.unknownPath
        }
    }

    /// Moves the checked creatives to another campaign, to none, or to a new one.
    private func move(_ values: FormValues, from campaign: Campaign, _ reader: PageReader) async throws -> Link {
        let path = ["campaigns", campaign.id.description, CampaignTab.creatives.rawValue]
        let keys = values.values(of: "creative").map { CreativeKey(seat: campaign.seat, id: $0) }
        guard !keys.isEmpty else { return Link(segments: path, query: Done(.unchanged).parameters) }
        switch values["to"] == "chosen" ? values["chosen"] : values["to"] {
        case "new":
            let new = try await reader.store.splitCampaign(
                campaign.id, moving: keys, toCampaignNamed: values["name"] ?? "")
            return try await done(.split, count: keys.count, at: ["campaigns", new.id.description], reader)
        case "", nil:
            try await reader.store.remove(keys, from: campaign.id)
            return try await done(.removed, count: keys.count, at: path, reader)
        case let target?:
            let id = try await existing(target, reader)
            try await reader.store.place(keys, in: id)
            return try await done(.moved, count: keys.count, at: path, reader)
        }
    }

    private func place(_ values: FormValues, _ reader: PageReader) async throws -> Link {
        let ids = values.values(of: "creative")
        guard !ids.isEmpty else { return Link(segments: ["unassigned"], query: Done(.unchanged).parameters) }
        let id = try await existing(values["to"] ?? "", reader)
        let seat = try await reader.report(id).campaign.seat
        try await reader.store.place(ids.map { CreativeKey(seat: seat, id: $0) }, in: id)
        return try await done(.placed, count: ids.count, at: ["campaigns", id.description, "creatives"], reader)
    }

    private func existing(_ text: String, _ reader: PageReader) async throws -> CampaignID {
        guard let number = Int(text) else { throw ServerError(.invalidParameter, "no campaign is chosen") }
        return try await reader.report(CampaignID(rawValue: number)).campaign.id
    }

    private func undo(_ values: FormValues, _ reader: PageReader) async throws -> Link {
        let seat = values["seat"].flatMap { $0.isEmpty ? nil : $0 }
        let latest = try await reader.log(FormValues(seat.map { [("seat", $0)] } ?? [])).undoable
        guard let latest, values["edit"] == nil || values["edit"] == String(latest) else {
            throw ServerError(.notLatestEdit, "another edit was made since, only the latest one can be undone")
        }
        let undone = try await reader.store.undoLastEdit(in: seat ?? reader.access.seats?.sorted().first)
        if let campaign = undone.campaign, (try? await reader.report(campaign)) != nil {
            return Link(segments: ["campaigns", campaign.description], query: Done(.undone).parameters)
        }
        return Link(segments: ["log"], query: Done(.undone).parameters)
    }

    /// Returns the address of a page with a message, and the edit that its button undoes.
    func done(_ code: Done.Code, count: Int = 0, at path: [String], _ reader: PageReader) async throws -> Link {
        let edit = try await reader.store.edits(limit: 1).first { $0.undoneAt == nil && $0.by == .user }
        return Link(segments: path, query: Done(code, count: count, edit: edit?.id).parameters)
    }
}
