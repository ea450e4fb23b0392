internal import Foundation

/// The operations that read campaigns, and those on one campaign as a whole.
enum CampaignOperations {
    static let group = "Campaigns"

    static let all =
        [
            list, CampaignEditOperations.create, get, CampaignEditOperations.update,
            CampaignEditOperations.delete, performance,
        ]

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
            fields: ["ETag": EntityTag.of(report.campaign, assignments)])
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
}
