internal import CreativeModel

extension CampaignStoreConformance {
    /// A plan creates, continues, absorbs and retires campaigns in one change, and again changes nothing.
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
            outcome.created.map(\.rawValue), [1, 2, 3, 4], "ids of new campaigns, in the plan's order")
        check.same(outcome.campaigns, outcome.created, "for each campaign of the plan its id")
        check.same(outcome.changedAssignments, 5, "creatives that a first plan moves")
        check.holds(
            outcome.retired.isEmpty && outcome.keptEdits.isEmpty, "a first plan ends and keeps nothing")
        check.same(first.revision, revision + 1, "the revision after a plan")
        check.same(first.defects, [], "defects after a plan")
        check.same(first.campaigns.first?.confidence, 0.7, "the confidence of a new campaign")
        check.same(first.campaigns.first?.method, .domain, "the method of a new campaign")
        check.same(first.campaigns.first?.namedBy, .rule, "who named a new campaign")
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
        check.same(unchanged.changedAssignments, 0, "creatives that the same plan moves again")
        check.same(unchanged.campaigns, outcome.campaigns, "the campaigns of the same plan")
        try await expectState(of: store, first, "a plan that changes nothing leaves the store alone")
        try await checkContinuing(store, outcome.created)
    }

    /// A part of a store is planned anew; what the plan does not name stays as it is.
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
        check.same(outcome.campaigns, [ids[0]], "the id of a campaign that goes on")
        check.same(
            outcome.retired, [ids[1], ids[2]], "campaigns that ended; one that still holds a creative stays")
        check.same(outcome.changedAssignments, 3, "creatives that joined or left a campaign")
        check.same(after.revision, before.revision + 1, "the revision after one plan with several changes")
        check.same(
            after.campaigns, [before.campaigns[0], before.campaigns[3]],
            "a campaign that goes on keeps its name and everything else")
        check.same(
            (1...7).map { after.campaign(of: key($0)) },
            [ids[0], ids[0], ids[0], nil, ids[3], nil, ids[0]], "where the plan puts what it names")
        check.same(
            try await store.unassigned().map(\.reason), ["no sign", "no sign"], "reasons of both plans")
        let anew = try await store.createCampaign(named: "New", seat: "a").id
        check.same(anew.rawValue, 5, "an id is not given out again")
    }

    /// New campaigns whose names are taken get a number; names of campaigns that end are free at once.
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
            "numbers behind names that are taken")

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
        check.same(outcome.retired, [made[0], made[1]], "campaigns that others replace")
        check.same(
            now.campaigns.map(\.name),
            ["Name", "Name (2)", "Name", "Kept", "Name (3)", "Name (4)", "Kept (2)"],
            "a campaign that another replaces leaves it its name")
        check.same(now.defects, [], "defects after names were taken")

        // A name that a person chose, and a campaign that a person made, are not ended.
        let renamed = try await store.updateCampaign(
            outcome.created[0], name: "Mine", summary: nil, status: nil)
        let manual = now.campaigns[0].id
        let last = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision, [], unassigned: [key(1)], retired: [manual, renamed.id]))
        check.same(last.retired, [], "campaigns of people, empty though they are")
        try await store.deleteCampaign(manual)
        let free = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision,
                [PlannedCampaign("Name (3)", [key(1)]), PlannedCampaign("Name", [key(6)])]))
        let names = try await store.snapshot().campaigns.filter { free.created.contains($0.id) }.map(\.name)
        check.same(names, ["Name (3)", "Name"], "former names of renamed and deleted campaigns are free")
    }
}
