internal import Foundation

/// The operations that read, create, change and delete campaigns.
enum CampaignOperations {
    static let group = "Campaigns"

    static let all = [list, create, get, update, delete, performance]

    // MARK: Reading

    struct ListInput: OperationInput {
        var seat: String?
        var includesPerformance = true
        var period = ReportPeriod.lastDays(7)
        var status: Campaign.Status?
        var search: String?
        var sort: CampaignOrder? = .id
        var page = PageInput()

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.seat(&seat)
            try coder.flag(
                "include_performance", &includesPerformance,
                "Whether each campaign has its performance in the period.")
            try coder.period(&period)
            try coder.choice("status", &status, "Only campaigns with this status.")
            try coder.text("search", &search, "Only campaigns whose name contains this text, ignoring case.")
            try coder.choice(
                "sort", &sort,
                "The order: by number, or by spend, creatives, click-through rate or creation time, the highest first, or by name."
            )
            try page.code(&coder)
        }
    }

    static let list = Operation(
        "list_campaigns", "GET /api/campaigns", group: group,
        "Lists campaigns with their performance.", options: { $0.dependsOnRevision = true }
    ) { (input: ListInput, call) in
        var reports: [CampaignReport] = []
        for seat in try await call.seats(input.seat) {
            reports += try await call.store.reports(ofSeat: seat, in: input.period)
        }
        reports.removeAll { report in
            input.status.map { report.campaign.status != $0 } ?? false
                || input.search.map { report.campaign.name.range(of: $0, options: .caseInsensitive) == nil }
                    ?? false
        }
        let sorted = (input.sort ?? .id).sorted(reports)
        let page = try input.page.slice(of: sorted) { $0.campaign.id.description }
        return Reply(
            CampaignList(
                campaigns: page.elements.map {
                    CampaignResult($0, includesPerformance: input.includesPerformance)
                },
                page: page.info, period: input.period.text))
    }

    struct CampaignList: ResultObject {
        var campaigns: [CampaignResult]
        var page: PageInfo
        var period: String

        static let members: [ResultMember<Self>] =
            [member("campaigns", \Self.campaigns, "The campaigns of the page.")]
            + PageInfo.members(of: \Self.page) + [
                member("period", \Self.period, "The reporting period.")
            ]
    }

    struct GetInput: OperationInput {
        var campaign: CampaignID?
        var includesCreatives = true
        var includesPerformance = true
        var period = ReportPeriod.lastDays(7)

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.campaign("id", &campaign, "The campaign.")
            try coder.flag("include_creatives", &includesCreatives, "Whether the result has all creatives.")
            try coder.flag(
                "include_performance", &includesPerformance, "Whether the result has the performance.")
            try coder.period(&period)
        }
    }

    static let get = Operation(
        "get_campaign", "GET /api/campaigns/{id}", group: group,
        "Returns a campaign with its creatives and performance.", options: { $0.dependsOnRevision = true }
    ) { (input: GetInput, call) in
        let report = try await call.report(on: input.campaign.given, in: input.period)
        let assignments = try await call.store.assignments(of: report.campaign.id)
        var creatives: [MemberResult]?
        if input.includesCreatives { creatives = try await call.members(assignments) }
        return Reply(
            CampaignResult(report, includesPerformance: input.includesPerformance, creatives: creatives),
            fields: ["ETag": try await call.entityTag(of: report.campaign, assignments: assignments)])
    }

    struct PerformanceInput: OperationInput {
        var campaign: CampaignID?
        var period = ReportPeriod.lastDays(7)
        var breakdown: BreakdownDimension?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.campaign("id", &campaign, "The campaign.")
            try coder.period(&period)
            try coder.choice("breakdown", &breakdown, "The parts to return besides the sums.", example: "geo")
        }
    }

    static let performance = Operation(
        "get_campaign_performance", "GET /api/campaigns/{id}/performance", group: group,
        "Returns the performance of a campaign, optionally by geo, creative or day.",
        options: { $0.dependsOnRevision = true }
    ) { (input: PerformanceInput, call) in
        let report = try await call.report(on: input.campaign.given, in: input.period)
        var slices: [SliceResult]?
        if let dimension = input.breakdown {
            let creatives = try await call.store.assignments(of: report.campaign.id).map(\.creative)
            slices = try await call.store.breakdown(of: creatives, by: dimension.dimensions, in: input.period)
                .map { SliceResult(slice: $0, dimension: dimension) }
        }
        return Reply(
            CampaignPerformance(
                campaign: report.campaign.id.rawValue, period: input.period.text,
                performance: PerformanceResult(
                    report.performance, activeCreativeCount: report.activeCreativeCount),
                breakdown: input.breakdown?.rawValue, rows: slices))
    }

    struct CampaignPerformance: ResultObject {
        var campaign: Int
        var period: String
        var performance: PerformanceResult
        var breakdown: String?
        var rows: [SliceResult]?

        static let members: [ResultMember<Self>] =
            [
                member("campaign_id", \Self.campaign, "The campaign."),
                member("period", \Self.period, "The reporting period."),
            ]
            + PerformanceResult.members.map { member in
                ResultMember(
                    name: member.name, schema: member.schema, isAlwaysPresent: member.isAlwaysPresent
                ) {
                    member.value($0.performance)
                }
            } + [
                optionalMember("breakdown", \Self.breakdown, "The dimension of the parts."),
                optionalMember("rows", \Self.rows, "The parts, by geo, creative or day."),
            ]
    }

    // MARK: Changing

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
        "create_campaign", "POST /api/campaigns", group: group, "Creates a campaign by hand.",
        effect: "Creates a campaign, and moves creatives into it.", options: { $0.status = 201 }
    ) { (input: CreateInput, call) in
        let seat = try await call.seatOfNewCampaign(input.seat)
        return try await call.context.state.edits.run {
            // Everything that can be refused is checked before the first change.
            let creatives = try await call.creatives(input.creatives, ofSeat: seat)
            let id = try await call.store.createCampaign(named: input.name ?? "", seat: seat).id
            if let text = input.description, !text.isEmpty {
                _ = try await call.store.updateCampaign(id, name: nil, summary: text, status: nil)
            }
            if !creatives.isEmpty { try await call.store.place(creatives, in: id) }
            return try await call.created(id)
        }
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
        "update_campaign", "PUT /api/campaigns/{id}", group: group,
        "Changes the name, description or status of a campaign.",
        effect: "Changes the campaign. Later plans keep the name.",
        options: { $0.details = "Members that are absent stay as they are. `If-Match` is optional." }
    ) { (input: UpdateInput, call) in
        let id = try input.campaign.given
        return try await call.edited(id, "updated") { _ in
            _ = try await call.store.updateCampaign(
                id, name: input.name, summary: input.description, status: input.status)
            return nil
        }
    }

    static let delete = Operation(
        "delete_campaign", "DELETE /api/campaigns/{id}", group: group,
        "Deletes a campaign and frees its creatives.",
        effect: "Deletes the campaign. A later plan may group its creatives again.",
        options: { $0.details = "`If-Match` is optional. The deletion can be undone." }
    ) { (input: CampaignInput, call) in
        let id = try input.campaign.given
        let gone = try await call.editing(id) { report in
            try await call.store.deleteCampaign(id)
            return report
        }
        return Reply(StatusResult(status: "deleted", count: gone.creativeCount))
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
    /// Returns the creatives of some assignments, by key.
    func members(_ assignments: [Assignment]) async throws -> [MemberResult] {
        let creatives = Dictionary(
            uniqueKeysWithValues: try await store.creatives(assignments.map(\.creative)).map { ($0.key, $0) })
        return assignments.map {
            MemberResult(creative: creatives[$0.creative] ?? Creative(key: $0.creative), assignment: $0)
        }
    }

    /// Edits a campaign, and returns it as the edit left it: no other request edits it in between.
    ///
    /// - Parameter edit: Makes the edit, and returns the number of affected creatives, if it has one.
    func edited(
        _ id: CampaignID, _ status: String, _ edit: @escaping @Sendable (CampaignReport) async throws -> Int?
    ) async throws -> Reply<StatusResult> {
        try await editing(id) { report in
            let count = try await edit(report)
            let campaign: CampaignReport
            do {
                campaign = try await self.report(on: id)
            } catch let error as StoreError where error.code == .unknownCampaign {
                // A worker has ended it since. The edit was made nevertheless.
                return Reply(StatusResult(status: status, count: count))
            }
            return Reply(
                StatusResult(
                    status: status, count: count,
                    campaign: CampaignResult(campaign, includesPerformance: false)),
                fields: ["ETag": try await entityTag(of: campaign.campaign)])
        }
    }

    /// Returns a new campaign with its location and entity tag.
    func created(_ id: CampaignID) async throws -> Reply<CampaignResult> {
        let report = try await report(on: id)
        return Reply(
            CampaignResult(report),
            fields: ["Location": "/api/campaigns/\(id)", "ETag": try await entityTag(of: report.campaign)])
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
