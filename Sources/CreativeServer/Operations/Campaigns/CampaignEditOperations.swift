/// The operations that create, change and delete campaigns.
enum CampaignEditOperations {
    struct CreateInput: OperationInput {
        var name: String?
        var seat: String?
        var description: String?
        var creatives: [String] = []

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.text(
                "name", &name, "The name, unique within the seat.", longest: 200, isRequired: true,
                example: "Holiday Shopping 2025")
            try coder.seat(&seat)
            try coder.possiblyEmptyText("description", &description, "A description.")
            try coder.creatives(
                "creative_ids", &creatives, "Creatives to move into the campaign.", isRequired: false)
        }
    }

    static let create = Operation(
        "create_campaign", "POST /api/campaigns", group: CampaignOperations.group,
        "Creates a campaign by hand.",
        effect: "Creates a campaign, and moves creatives into it.", options: { $0.status = 201 }
    ) { (input: CreateInput, call) in
        let seat = try await call.seatOfNewCampaign(input.seat)
        let creatives = try await call.creatives(input.creatives, ofSeat: seat)
        let reply = try await call.transaction { edits in
            let id = try edits.createCampaign(named: input.name ?? "", seat: seat).id
            if let text = input.description, !text.isEmpty {
                _ = try edits.updateCampaign(id, name: nil, summary: text, status: nil)
            }
            if !creatives.isEmpty { try edits.place(creatives, in: id) }
            return try call.created(id, edits)
        }
        return try await call.withPerformance(reply)
    }

    struct UpdateInput: OperationInput {
        var campaign: CampaignID?
        var name: String?
        var description: String?
        var status: Campaign.Status?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.campaign("id", &campaign, "The campaign.")
            try coder.text("name", &name, "The new name.", longest: 200, example: "Mobile Gaming Q4")
            try coder.possiblyEmptyText("description", &description, "The new description.")
            try coder.choice("status", &status, "The new status. No plan changes an archived campaign.")
        }
    }

    static let update = Operation(
        "update_campaign", "PUT /api/campaigns/{id}", group: CampaignOperations.group,
        "Changes the name, description or status of a campaign.",
        effect: "Changes the campaign. Later plans keep the name.",
        options: { $0.details = "Members that are absent stay as they are. `If-Match` is optional." }
    ) { (input: UpdateInput, call) in
        let id = try input.campaign.given
        return try await call.edited(id, "updated") { _, edits in
            _ = try edits.updateCampaign(
                id, name: input.name, summary: input.description, status: input.status)
            return nil
        }
    }

    static let delete = Operation(
        "delete_campaign", "DELETE /api/campaigns/{id}", group: CampaignOperations.group,
        "Deletes a campaign and frees its creatives.",
        effect: "Deletes the campaign. A later plan may group its creatives again.",
        options: { $0.details = "`If-Match` is optional. The deletion can be undone." }
    ) { (input: CampaignInput, call) in
        let id = try input.campaign.given
        let count = try await call.editing(id) { _, edits in
            let count = try edits.assignments(of: id).count
            try edits.deleteCampaign(id)
            return count
        }
        return Reply(StatusResult(status: "deleted", count: count))
    }
}

/// The input of an operation on one campaign.
struct CampaignInput: OperationInput {
    var campaign: CampaignID?

    mutating func code(_ coder: inout some ParameterCoder) throws {
        try coder.campaign("id", &campaign, "The campaign.")
    }
}

/// The result of a change.
struct StatusResult: ResultObject {
    var status: String
    var count: Int?
    var campaign: CampaignResult?

    static let members: [ResultMember<Self>] = [
        member("status", \Self.status, "What was done, such as `updated`."),
        optionalMember("count", \Self.count, "The number of affected creatives."),
        optionalMember("campaign", \Self.campaign, "The campaign after the change."),
    ]
}

extension Optional {
    /// The value of a required parameter, which the coder has checked.
    var given: Wrapped {
        get throws {
            guard let self else { throw ServerError(.invalidParameter, "a required parameter is missing") }
            return self
        }
    }
}

extension OperationCall {
    /// Edits a campaign, and returns it as the edit left it.
    ///
    /// - Parameter edit: Makes the edit, and returns the number of affected creatives, if it has one.
    func edited(
        _ id: CampaignID, _ status: String,
        _ edit: @escaping @Sendable (Campaign, inout any CampaignTransaction) throws -> Int?
    ) async throws -> Reply<StatusResult> {
        try await editing(id) { campaign, edits in
            let count = try edit(campaign, &edits)
            let (left, assignments) = (try edits.campaign(id), try edits.assignments(of: id))
            return Reply(
                StatusResult(
                    status: status, count: count,
                    campaign: CampaignResult(left, creativeCount: assignments.count)),
                fields: ["ETag": EntityTag.of(left, assignments)])
        }
    }

    /// Returns a new campaign with its location and entity tag, within the transaction that created it.
    func created(
        _ id: CampaignID, _ edits: any CampaignTransaction
    ) throws -> Reply<CampaignResult> {
        let (campaign, assignments) = (try edits.campaign(id), try edits.assignments(of: id))
        return Reply(
            CampaignResult(campaign, creativeCount: assignments.count),
            fields: ["Location": "/api/campaigns/\(id)", "ETag": EntityTag.of(campaign, assignments)])
    }

    /// Adds the performance of a new campaign, which is summed up after the transaction.
    func withPerformance(_ reply: Reply<CampaignResult>) async throws -> Reply<CampaignResult> {
        var reply = reply
        // Another client may have deleted the campaign meanwhile.
        if let report = try await store.reports(on: [reply.value.campaign.id], in: .all).first {
            reply.value.performance = PerformanceResult(
                report.performance, activeCreativeCount: report.activeCreativeCount)
        }
        return reply
    }

    /// Returns the seat of a new campaign: the given one, else the only one.
    ///
    /// - Throws: ``ServerError`` with `invalidParameter` if there are several seats.
    func seatOfNewCampaign(_ given: String?) async throws -> String {
        if let seat = try await seat(given, mayBeNew: true) { return seat }
        let seats = try await store.seats()
        guard seats.count <= 1 else {
            throw ServerError(
                .invalidParameter,
                "parameter seat_id is missing, expected one of \(seats.prefix(8).joined(separator: ", "))")
        }
        return seats.first ?? CreativeKey.defaultSeat
    }
}
