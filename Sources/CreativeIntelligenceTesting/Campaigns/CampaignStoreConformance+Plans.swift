internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that a plan creates, continues, absorbs and retires campaigns in one change, and that repeating it changes nothing.
    package func checkPlans() async throws {
        let store = try await store(of: 7)
        let revision = try await store.snapshot().revision
        let outcome = try await store.apply(
            CampaignPlan(
                revision,
                [
                    PlannedCampaign("One", [key(1), key(2)]), PlannedCampaign("Two", [key(3)]),
                    PlannedCampaign("Three", [key(4)]), PlannedCampaign("Four", [key(5)]),
                ], unassigned: [key(6)]))
        let first = try await store.snapshot()
        check.same(
            outcome.created.map(\.rawValue), [1, 2, 3, 4], "IDs of new campaigns, in the plan's order")
        check.same(outcome.campaigns, outcome.created, "IDs of the plan's campaigns")
        check.same(outcome.changedAssignments, 5, "creatives moved by a first plan")
        check.holds(
            outcome.retired.isEmpty && outcome.keptEdits.isEmpty,
            "a first plan retires no campaigns and keeps no edits")
        check.same(first.revision, revision + 1, "the revision after a plan")
        check.same(first.defects, [], "defects after a plan")
        check.same(first.campaigns.first?.confidence, 0.7, "the confidence of a new campaign")
        check.same(first.campaigns.first?.method, .domain, "the method of a new campaign")
        check.same(first.campaigns.first?.namedBy, .rule, "the origin of the name of a new campaign")
        check.same(
            first.assignments.first?.evidence, [Evidence(kind: "domain", detail: "One")],
            "the evidence of a plan")
        check.same(
            try await store.unassigned(),
            [
                UnassignedCreative(creative: key(6), reason: "no sign"),
                UnassignedCreative(creative: key(7), reason: UnassignedCreative.notPlanned),
            ], "creatives without a campaign, with the reasons of the plan")

        let again = CampaignPlan(
            first.revision,
            [
                PlannedCampaign("One", [key(1), key(2)], existing: outcome.created[0]),
                PlannedCampaign("Two", [key(3)], existing: outcome.created[1]),
                PlannedCampaign("Three", [key(4)], existing: outcome.created[2]),
                PlannedCampaign("Four", [key(5)], existing: outcome.created[3]),
            ], unassigned: [key(6)])
        let unchanged = try await store.apply(again)
        check.same(unchanged.changedAssignments, 0, "creatives moved by repeating a plan")
        check.same(unchanged.campaigns, outcome.campaigns, "campaigns of the repeated plan")
        try await expectState(of: store, first, "after a plan without changes")
        try await checkContinuing(store, outcome.created)
    }

    /// Checks that planning part of a store again does not affect anything the plan does not name.
    private func checkContinuing(_ store: Store, _ ids: [CampaignID]) async throws {
        let before = try await store.snapshot()
        let outcome = try await store.apply(
            CampaignPlan(
                before.revision,
                [
                    PlannedCampaign(
                        "Another name", [key(2), key(3), key(7)], existing: ids[0], absorbed: [ids[1]])
                ],
                unassigned: [key(4)], retired: [ids[2], ids[2], ids[3], CampaignID(rawValue: 99)]))
        let after = try await store.snapshot()
        check.same(outcome.campaigns, [ids[0]], "the ID of a continued campaign")
        check.same(
            outcome.retired, [ids[1], ids[2]], "retired campaigns, without one that still contains a creative"
        )
        check.same(outcome.changedAssignments, 3, "creatives that joined or left a campaign")
        check.same(after.revision, before.revision + 1, "the revision after one plan with several changes")
        check.same(
            after.campaigns, [before.campaigns[0], before.campaigns[3]],
            "a continued campaign keeps its name and all other values")
        check.same(
            (1...7).map { after.campaign(of: key($0)) },
            [ids[0], ids[0], ids[0], nil, ids[3], nil, ids[0]],
            "campaigns of the creatives that the plan names")
        check.same(
            try await store.unassigned().map(\.reason), ["no sign", "no sign"], "reasons of both plans")
        let anew = try await store.createCampaign(named: "New", seat: "a").id
        check.same(anew.rawValue, 5, "IDs are not reused")
    }

    /// Checks that new campaigns whose names are taken get a number, and that names of retired campaigns are free at once.
    func checkPlannedNames() async throws {
        let store = try await store(of: 6, seats: ["a", "b"])
        _ = try await store.createCampaign(named: "Name", seat: "a")
        _ = try await store.createCampaign(named: "Name (2)", seat: "a")
        let made = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision,
                [
                    PlannedCampaign("Name", [key(1)]), PlannedCampaign("Name", [key(2)]),
                    PlannedCampaign("Name", [key(1, seat: "b")], seat: "b"),
                    PlannedCampaign("Kept", [key(3)]),
                ])
        ).created
        var now = try await store.snapshot()
        check.same(
            now.campaigns.map(\.name), ["Name", "Name (2)", "Name (3)", "Name (4)", "Name", "Kept"],
            "numbers after taken names")

        try await store.place([key(4)], in: made[3])
        let outcome = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision,
                [
                    PlannedCampaign("Name (3)", [key(1)]),
                    PlannedCampaign("Name (4)", [key(2)], absorbed: [made[1]]),
                    PlannedCampaign("Kept", [key(3)]),
                ], retired: [made[0], made[3]]))
        now = try await store.snapshot()
        check.same(outcome.retired, [made[0], made[1]], "campaigns replaced by others")
        check.same(
            now.campaigns.map(\.name),
            ["Name", "Name (2)", "Name", "Kept", "Name (3)", "Name (4)", "Kept (2)"],
            "a replacing campaign takes over the name")
        check.same(now.defects, [], "defects after a plan with taken names")

        // Campaigns named or created by a person are not retired.
        let renamed = try await store.updateCampaign(
            outcome.created[0], name: "Mine", summary: nil, status: nil)
        let manual = now.campaigns[0].id
        let last = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision, [], unassigned: [key(1)], retired: [manual, renamed.id]))
        check.same(last.retired, [], "retired campaigns, without the empty ones of people")
        try await store.deleteCampaign(manual)
        let free = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision,
                [PlannedCampaign("Name (3)", [key(1)]), PlannedCampaign("Name", [key(6)])]))
        let names = try await store.snapshot().campaigns.filter { free.created.contains($0.id) }.map(\.name)
        check.same(
            names, ["Name (3)", "Name"], "previous names of renamed and deleted campaigns can be reused")
    }
}
