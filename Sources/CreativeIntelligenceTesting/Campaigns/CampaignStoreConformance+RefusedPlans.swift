internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that outdated and contradictory plans are refused, and that the store is unchanged.
    package func checkRefusedPlans() async throws {
        let store = try await store(of: 3, seats: ["a", "b"])
        let first = CampaignPlan(try await store.snapshot().revision, [PlannedCampaign("One", [key(1)])])
        let one = try await store.apply(first).created[0]
        let gone = try await store.createCampaign(named: "Gone", seat: "a").id
        try await store.deleteCampaign(gone)
        let before = try await State(of: store)
        let good = PlannedCampaign("Good", [key(2)])
        func plan(
            _ campaigns: [PlannedCampaign], unassigned: [CreativeKey] = [], retired: [CampaignID] = [],
            together: [PlanNeighbourhood] = []
        ) -> CampaignPlan {
            CampaignPlan(
                before.snapshot.revision, campaigns, unassigned: unassigned, retired: retired,
                planner: "refused", together: together)
        }
        let goesOn = PlannedCampaign("One", [key(1)], existing: one)
        let wrong: [(String, CampaignPlan, StoreError.Code)] = [
            ("creates a campaign that another plan has since created", first, .planOutdated),
            (
                "continues a deleted campaign",
                plan([good, PlannedCampaign("G", [key(3)], existing: gone)]),
                .planOutdated
            ),
            ("has a later revision than the store", CampaignPlan(1_000_000, []), .planInvalid),
            ("places a creative twice", plan([good, PlannedCampaign("Twice", [key(2)])]), .planInvalid),
            (
                "places a creative twice in one campaign", plan([PlannedCampaign("T", [key(2), key(2)])]),
                .planInvalid
            ),
            (
                "places a creative and lists it as unassigned", plan([good], unassigned: [key(2)]),
                .planInvalid
            ),
            (
                "lists a creative as unassigned twice", plan([good], unassigned: [key(3), key(3)]),
                .planInvalid
            ),
            (
                "continues a campaign twice", plan([goesOn, PlannedCampaign("O", [key(2)], existing: one)]),
                .planInvalid
            ),
            ("continues and retires a campaign", plan([good, goesOn], retired: [one]), .planInvalid),
            (
                "continues and absorbs a campaign",
                plan([good, PlannedCampaign("One", [key(1)], existing: one, absorbed: [one])]), .planInvalid
            ),
            (
                "creates a campaign without a name", plan([good, PlannedCampaign(" \n", [key(3)])]),
                .planInvalid
            ),
            ("places an unknown creative", plan([good, PlannedCampaign("N", [key(99)])]), .unknownCreative),
            (
                "crosses seats", plan([good, PlannedCampaign("S", [key(3, seat: "b")])]), .seatMismatch
            ),
            (
                "continues a campaign in another seat",
                plan([good, PlannedCampaign("One", [key(3, seat: "b")], existing: one, seat: "b")]),
                .seatMismatch
            ),
            (
                "groups a creative that it does not account for",
                plan([good], together: [PlanNeighbourhood(["m"], [key(2), key(3)])]), .planInvalid
            ),
            (
                "groups a creative twice",
                plan(
                    [good],
                    together: [PlanNeighbourhood(["m"], [key(2)]), PlanNeighbourhood(["n"], [key(2)])]),
                .planInvalid
            ),
        ]
        for (what, plan, code) in wrong {
            await check.refuses(code, "a plan that \(what)") { _ = try await store.apply(plan) }
            check.same(try await State(of: store), before, "the store after a plan that \(what)")
        }
        let made = try await store.apply(plan([good])).created
        check.same(made.map(\.rawValue), [3], "refused plans do not use IDs")
        // An older plan without new campaigns is still valid.
        let late = try await store.apply(
            CampaignPlan(before.snapshot.revision, [goesOn], unassigned: [key(3)]))
        check.same(late.changedAssignments, 0, "an older plan without new campaigns")
    }
}

/// The complete visible state of a store.
struct State: Equatable {
    var snapshot: StoreSnapshot
    var backlog: PlanningBacklog
    var unassigned: [UnassignedCreative]
    var edits: [CampaignEdit]

    init(of store: some CampaignStore) async throws {
        snapshot = try await store.snapshot()
        backlog = try await store.backlog()
        unassigned = try await store.unassigned()
        edits = try await store.edits(limit: .max)
    }
}
