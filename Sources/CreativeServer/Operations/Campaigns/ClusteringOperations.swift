internal import StageCore

/// The operations that find campaigns.
enum ClusteringOperations {
    static let all = [autoCluster, refresh]

    struct ClusterInput: OperationInput {
        var seat: String?
        var usesModel = true
        var minimumClusterSize = CampaignPlanner.Options().minimumClusterSize

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.seat(&seat)
            try coder.flag(
                "use_ai", &usesModel,
                "Whether to ask the language model. Without a configured one, rules group the creatives, and the result has a warning."
            )
            try coder.integer(
                "min_cluster_size", &minimumClusterSize, in: CampaignPlanner.Options.minimumClusterSizeRange,
                "The minimum number of creatives in a campaign.")
        }

        /// Returns the planner for the input.
        func planner(_ context: ServiceContext) throws -> CampaignPlanner {
            var planner = try context.planner(usesModel && context.hasModel)
            planner.options.minimumClusterSize = minimumClusterSize
            return planner
        }

        func warnings(_ context: ServiceContext) -> [String] {
            usesModel && !context.hasModel ? [Self.noModel] : []
        }

        static let noModel = "no language model is configured; campaigns were planned by rules"
    }

    static let autoCluster = Operation(
        "auto_cluster", "POST /api/campaigns/auto-cluster", group: CampaignOperations.group,
        "Groups all creatives without a campaign into campaigns.",
        effect: "Creates campaigns, adds creatives to existing ones, and keeps every edit of a person.",
        options: {
            $0.otherStatuses = [202]
            $0.details =
                "Large stores are planned by a job: the response then has status 202 and names the job."
        }
    ) { (input: ClusterInput, call) in
        let context = call.context
        let seats = try await call.seats(input.seat)
        let limit =
            input.usesModel && context.hasModel
            ? context.limits.creativesPlannedAtOnceWithModel : context.limits.creativesPlannedAtOnce
        var result = ClusteringResult(warnings: input.warnings(context))
        for seat in seats {
            let planner = try input.planner(context)
            if try await call.plannedCount(planner, seat: seat) > limit {
                return try await call.queue(input, seats: seats, result)
            }
            let (plan, outcome) = try await planner.update(call.anyStore, seat: seat)
            result.created += outcome.created
            result.categorized += outcome.newlyAssigned
            result.warnings += plan.warnings
        }
        let created = Set(result.created)
        let reports = created.isEmpty ? [] : try await call.store.reports(on: result.created, in: .all)
        result.campaigns = reports.filter { created.contains($0.campaign.id) }.map(CreatedCampaign.init)
        for seat in seats { result.unassignedCount += try await call.store.unassigned(ofSeat: seat).count }
        result.message = result.summary
        return Reply(result)
    }

    struct RefreshInput: OperationInput {
        var seat: String?

        mutating func code(_ coder: inout some ParameterCoder) throws { try coder.seat(&seat) }
    }

    static let refresh = Operation(
        "refresh_summaries", "POST /api/campaigns/refresh-summaries", group: CampaignOperations.group,
        "Recomputes the daily summaries of campaigns from the performance of their creatives.",
        effect: "Repairs summaries. The store keeps them up to date itself, so this finds nothing to repair."
    ) { (input: RefreshInput, call) in
        var result = RefreshResult()
        for seat in try await call.seats(input.seat) {
            let outcome: SummaryOutcome
            if let seat {
                outcome = try await call.store.refreshSummaries(ofSeat: seat)
            } else {
                outcome = try await call.store.refreshSummaries()
            }
            result.campaigns += outcome.campaigns
            result.repaired += outcome.repaired
        }
        return Reply(result)
    }

    struct RefreshResult: ResultObject {
        var status = "refreshed"
        var campaigns = 0
        var repaired = 0

        static let members: [ResultMember<Self>] = [
            member("status", \Self.status, "`refreshed`."),
            member("campaigns_updated", \Self.campaigns, "The number of campaigns."),
            member(
                "campaigns_repaired", \Self.repaired,
                "The number of campaigns whose summaries were incorrect."),
        ]
    }
}

/// The result of clustering.
struct ClusteringResult: ResultObject {
    var message = ""
    var created: [CampaignID] = []
    var categorized = 0
    var campaigns: [CreatedCampaign] = []
    var unassignedCount = 0
    var warnings: [String] = []
    var job: Int?

    init(warnings: [String] = []) { self.warnings = warnings }

    static let members: [ResultMember<Self>] = [
        member("message", \Self.message, "The result in one sentence."),
        member("campaigns_created", \Self.created.count, "The number of new campaigns."),
        member(
            "creatives_categorized", \Self.categorized, "The number of creatives that had no campaign before."
        ),
        member("campaigns", \Self.campaigns, "The new campaigns."),
        member("unassigned", \Self.unassignedCount, "The number of creatives that stay without a campaign."),
        optionalMember(
            "warning", \Self.warning, "The first warning, such as that no language model is configured."),
        member("warnings", \Self.warnings, "All warnings."),
        optionalMember("job_id", \Self.job, "The job that does the work, with status 202."),
    ]

    private var warning: String? { warnings.first }

    /// The result in one sentence. An answer without work says so.
    var summary: String {
        if !created.isEmpty || categorized > 0 {
            return
                "Created \(counted(created.count, "campaign")), categorized \(counted(categorized, "creative"))"
        }
        return unassignedCount == 0
            ? "All creatives already categorized"
            : "No new campaigns; \(counted(unassignedCount, "creative")) cannot be categorized"
    }
}

/// A new campaign.
struct CreatedCampaign: ResultObject {
    var id: Int
    var name: String
    var count: Int

    init(_ report: CampaignReport) {
        id = report.campaign.id.rawValue
        name = report.campaign.name
        count = report.creativeCount
    }

    static let members: [ResultMember<Self>] = [
        member("id", \Self.id, "The number of the campaign."), member("name", \Self.name, "The name."),
        member("count", \Self.count, "The number of creatives."),
    ]
}

extension OperationCall {
    /// The store for generic functions.
    var anyStore: any ServiceStore { context.store }

    /// Returns the number of creatives that a plan would read.
    func plannedCount(_ planner: CampaignPlanner, seat: String?) async throws -> Int {
        let backlog = try await store.backlog(ofSeat: seat)
        guard backlog.planner != planner.identifier else { return backlog.creatives.count }
        return try await store.assignments(ofSeat: seat).count + store.unassigned(ofSeat: seat).count
    }

    /// Adds a job that does the work.
    func queue(
        _ input: ClusteringOperations.ClusterInput, seats: [String?], _ result: ClusteringResult
    ) async throws -> Reply<ClusteringResult> {
        var result = result
        let scheduler = JobScheduler(store: store, types: context.jobTypes)
        var last: JobID?
        for seat in seats {
            var parameters: JobParameters = ["min_cluster_size": .integer(input.minimumClusterSize)]
            parameters.values["seat"] = seat.map(JobValue.text)
            last = try await scheduler.runNow(ClusteringJob.typeName, parameters).id
        }
        result.job = last?.rawValue
        result.message = "A job groups the creatives"
        return Reply(result, status: 202, fields: ["Location": "/api/jobs/\(result.job ?? 0)"])
    }
}
