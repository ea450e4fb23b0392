internal import CreativeModel

extension CampaignStoreConformance {
    /// Plans that are outdated or contradict themselves are refused, with the store as it was before.
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
            ("makes a campaign that another plan made since", first, .planOutdated),
            (
                "continues a campaign that is gone",
                plan([good, PlannedCampaign("G", [key(3)], existing: gone)]),
                .planOutdated
            ),
            ("is of a later revision than the store", CampaignPlan(1_000_000, []), .planInvalid),
            ("places a creative twice", plan([good, PlannedCampaign("Twice", [key(2)])]), .planInvalid),
            ("places a creative twice in one", plan([PlannedCampaign("T", [key(2), key(2)])]), .planInvalid),
            ("places a creative and leaves it out", plan([good], unassigned: [key(2)]), .planInvalid),
            ("leaves a creative out twice", plan([good], unassigned: [key(3), key(3)]), .planInvalid),
            (
                "continues a campaign twice", plan([goesOn, PlannedCampaign("O", [key(2)], existing: one)]),
                .planInvalid
            ),
            ("continues and retires", plan([good, goesOn], retired: [one]), .planInvalid),
            (
                "continues and absorbs",
                plan([good, PlannedCampaign("One", [key(1)], existing: one, absorbed: [one])]), .planInvalid
            ),
            (
                "makes a campaign without a name", plan([good, PlannedCampaign(" \n", [key(3)])]),
                .planInvalid
            ),
            ("places nobody", plan([good, PlannedCampaign("N", [key(99)])]), .unknownCreative),
            (
                "crosses a seat", plan([good, PlannedCampaign("S", [key(3, seat: "b")])]), .seatMismatch
            ),
            (
                "continues in another seat",
                plan([good, PlannedCampaign("One", [key(3, seat: "b")], existing: one, seat: "b")]),
                .seatMismatch
            ),
            (
                "groups what it does not account for",
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
        check.same(made.map(\.rawValue), [3], "refused plans use up no id")
        // Without new campaigns a plan from before is still good.
        let late = try await store.apply(
            CampaignPlan(before.snapshot.revision, [goesOn], unassigned: [key(3)]))
        check.same(late.changedAssignments, 0, "a plan from before that makes no campaigns")
    }
}

/// Everything that a store shows without being asked for a part.
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
