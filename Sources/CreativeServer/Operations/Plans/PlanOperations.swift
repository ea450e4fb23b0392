internal import Foundation

/// The operations that plan without changing anything, compare, and apply.
enum PlanOperations {
    static let group = "Plans"
    static let all = [create, get, apply, discard]

    struct CreateInput: OperationInput {
        var clustering = ClusteringOperations.ClusterInput()
        var replans = false

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try clustering.code(&coder)
            try coder.flag("replan", &replans, "Whether to plan all creatives, not only those that changed.")
        }
    }

    static let create = Operation(
        "create_plan", "POST /api/plans", group: group,
        "Plans campaigns, and compares the plan with the store, without changing it.",
        options: {
            $0.status = 201
            $0.details = """
                The server keeps the latest \(PlanShelf.capacity) plans. Apply one with `POST /api/plans/{id}/apply` and its
                entity tag in `If-Match`.
                """
        }
    ) { (input: CreateInput, call) in
        let seat = try await call.seat(input.clustering.seat)
        let planner = try input.clustering.planner(call.context)
        let store = call.anyStore
        var plan =
            input.replans
            ? try await planner.plan(for: store.snapshot(ofSeat: seat), performance: store)
            : try await planner.plan(for: store, seat: seat)
        plan.seat = seat
        let changes = PlanChanges(
            of: plan, campaigns: try await store.reports(ofSeat: seat, in: .all).map(\.campaign),
            assignments: try await store.assignments(ofSeat: seat))
        let kept = ShelvedPlan(
            id: RandomID.make(), plan: plan, changes: changes,
            warnings: input.clustering.warnings(call.context) + plan.warnings, createdAt: Date())
        await call.context.state.plans.keep(kept)
        return Reply(PlanResult(kept), fields: ["Location": "/api/plans/\(kept.id)", "ETag": kept.etag])
    }

    struct PlanInput: OperationInput {
        var id: String?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.text("id", &id, "The plan.", longest: 64, isRequired: true, example: "0f3a")
        }
    }

    static let get = Operation(
        "get_plan", "GET /api/plans/{id}", group: group, "Returns a plan that was not applied."
    ) { (input: PlanInput, call) in
        let kept = try await call.plan(input.id.given)
        return Reply(PlanResult(kept), fields: ["ETag": kept.etag])
    }

    static let apply = Operation(
        "apply_plan", "POST /api/plans/{id}/apply", group: group, "Applies a plan.",
        effect:
            "Creates, changes and ends campaigns as the plan says. Edits that people made since the plan are kept.",
        options: {
            $0.requiresMatch = true
            $0.details = """
                If another plan was applied since, the response has status 409 and code `planOutdated`, and nothing changes.
                A plan can be applied once.
                """
        }
    ) { (input: PlanInput, call) in
        // First, so that the status does not depend on whether the plan exists.
        guard let match = call.ifMatch else { throw ServerError.missingMatch }
        let kept = try await call.plan(input.id.given)
        guard EntityTag.matches(match, kept.etag) else {
            throw ServerError(.preconditionFailed, "the plan has the entity tag \(kept.etag)")
        }
        guard await call.context.state.plans.take(kept.id) != nil else {
            throw ServerError.unknownPlan(kept.id)
        }
        let outcome = try await call.context.state.edits.run { try await call.store.apply(kept.plan) }
        let created =
            outcome.created.isEmpty ? [] : try await call.store.reports(on: outcome.created, in: .all)
        return Reply(ApplyResult(outcome: outcome, campaigns: created.map(CreatedCampaign.init)))
    }

    static let discard = Operation(
        "discard_plan", "DELETE /api/plans/{id}", group: group, "Discards a plan.",
        effect: "Forgets the plan."
    ) { (input: PlanInput, call) in
        let kept = try await call.plan(input.id.given)
        _ = await call.context.state.plans.take(kept.id)
        return Reply(StatusResult(status: "discarded"))
    }

    struct ApplyResult: ResultObject {
        var outcome: PlanOutcome
        var campaigns: [CreatedCampaign]

        static let members: [ResultMember<Self>] = [
            member("campaigns_created", \Self.outcome.created.count, "The number of new campaigns."),
            member(
                "creatives_categorized", \Self.outcome.newlyAssigned,
                "The number of creatives that had no campaign."),
            member(
                "changed_assignments", \Self.outcome.changedAssignments, "The number of creatives that moved."
            ),
            member("campaigns", \Self.campaigns, "The new campaigns."),
            member("retired", \Self.retired, "The campaigns that ended."),
            member("renamed", \Self.renamed, "The campaigns that took a name from a model."),
            member(
                "kept_edits", \Self.kept,
                "The creatives that a person edited since, which the plan left alone."),
        ]

        private var retired: [Int] { outcome.retired.map(\.rawValue) }
        private var renamed: [Int] { outcome.renamed.map(\.rawValue) }
        private var kept: [String] { outcome.keptEdits.map(\.id) }
    }
}

extension ServerError {
    static let missingMatch = ServerError(
        .preconditionRequired, "If-Match is missing, expected the entity tag of the resource as it was read")

    static func unknownPlan(_ id: String) -> ServerError {
        ServerError(.unknownPlan, "there is no plan \(quoted(id, limit: 64)); it may be applied or discarded")
    }
}

extension OperationCall {
    /// Returns a plan that the caller may see: one of a seat of its own, or of all seats.
    func plan(_ id: String) async throws -> ShelvedPlan {
        guard let kept = await context.state.plans.plan(id),
            access.seats == nil || kept.plan.seat.map(access.includes) ?? false
        else { throw ServerError.unknownPlan(id) }
        return kept
    }
}

/// A plan with its comparison to the store.
struct PlanResult: ResultObject {
    var kept: ShelvedPlan

    init(_ kept: ShelvedPlan) { self.kept = kept }

    static let members: [ResultMember<Self>] = [
        member("id", \Self.kept.id, "The plan."),
        member("etag", \Self.kept.etag, "Its entity tag, for `If-Match`."),
        member("seat_id", \Self.kept.plan.seat, "The seat; `null` for all seats."),
        member("revision", \Self.kept.plan.revision, "The revision of the store."),
        member("created_at", \Self.kept.createdAt, "The time of planning."),
        member("assigned", \Self.kept.plan.assignedCount, "The number of creatives in campaigns."),
        member("unassigned", \Self.kept.plan.unassigned.count, "The number of creatives without a campaign."),
        member("changes", \Self.changes, "The changes that the plan would make."),
        member("warnings", \Self.kept.warnings, "Warnings."),
    ]

    private var changes: ChangesResult { ChangesResult(changes: kept.changes) }
}

/// The changes that a plan would make.
struct ChangesResult: ResultObject {
    var changes: PlanChanges

    static let members: [ResultMember<Self>] = [
        member("created", \Self.created, "New campaigns."),
        member("changed", \Self.changed, "Campaigns that gain or lose creatives."),
        member("renamed", \Self.renamed, "Campaigns that take a name from a model."),
        member("retired", \Self.changes.retired, "The names of campaigns that end."),
        member("freed", \Self.freed, "Creatives that lose their campaign."),
        member("unchanged", \Self.changes.unchangedCount, "The number of campaigns that stay as they are."),
    ]

    private var created: [JSONValue] {
        changes.created.map {
            ["name": .string($0.name), "seat_id": .string($0.seat), "creative_ids": Self.ids($0.creatives)]
        }
    }

    private var changed: [JSONValue] {
        changes.changed.map {
            [
                "id": $0.campaign.rawValue.json, "name": .string($0.name), "joining": Self.ids($0.joining),
                "leaving": Self.ids($0.leaving), "absorbed": $0.absorbed.json,
            ]
        }
    }

    private var renamed: [JSONValue] {
        changes.renamed.map {
            ["id": $0.campaign.rawValue.json, "name": .string($0.name), "new_name": .string($0.newName)]
        }
    }

    private var freed: [UnassignedOperations.Item] { changes.freed.map(UnassignedOperations.Item.init) }

    private static func ids(_ creatives: [CreativeKey]) -> JSONValue { creatives.map(\.id).json }
}
