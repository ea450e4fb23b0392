internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that no plan adds anything to an archived campaign or removes anything from it, and that people can.
    package func checkArchivedCampaigns() async throws {
        let store = try await store(of: 6)
        let all = (1...6).map { key($0) }
        let ids = try await store.apply(
            CampaignPlan(
                1, [PlannedCampaign("One", [1, 2].map { key($0) }), PlannedCampaign("Two", [key(3)])],
                unassigned: [4, 5, 6].map { key($0) }, together: [PlanNeighbourhood(["m"], all)])
        ).created
        let stale = try await store.snapshot().revision
        _ = try await store.updateCampaign(ids[0], name: nil, summary: nil, status: .archived)
        let before = try await store.snapshot()
        let plan = CampaignPlan(
            stale,
            [
                PlannedCampaign("One", [2, 3, 4].map { key($0) }, existing: ids[0], absorbed: [ids[1]]),
                PlannedCampaign("Three", [key(1), key(5)]),
            ], unassigned: [key(6)], together: [PlanNeighbourhood(["m"], all)])
        let outcome = try await store.apply(plan)
        let after = try await store.snapshot()
        check.same(
            all.map { after.campaign(of: $0) }, [ids[0], ids[0], ids[1], nil, outcome.created.first, nil],
            "creatives that a plan moves into or out of an archived campaign are not moved")
        check.same(outcome.retired, [], "campaigns absorbed by an archived campaign")
        check.same(
            outcome.keptEdits.sorted(), [1, 3, 4].map { key($0) },
            "edits kept because of an archived campaign")
        check.same(outcome.changedAssignments, 1, "moved creatives")
        check.same(
            try await store.backlog().creatives.map(\.key), [key(4)],
            "creatives rejected by an archived campaign wait for the next plan")
        check.holds(
            try await store.unassigned().first { $0.creative == key(4) }?.reason.contains("archived") == true,
            "the reason of a creative rejected by an archived campaign")

        // A plan that knows the archived campaign and repeats this changes nothing and completes.
        let again = CampaignPlan(
            after.revision,
            [
                PlannedCampaign("One", [1, 2, 4].map { key($0) }, existing: ids[0]),
                PlannedCampaign("Two", [key(3)], existing: ids[1]),
                PlannedCampaign("Three", [key(5)], existing: outcome.created.first),
            ], unassigned: [key(6)], together: [PlanNeighbourhood(["m"], all)])
        _ = try await store.apply(again)
        check.same(
            try await store.snapshot().assignments.map(\.campaign), after.assignments.map(\.campaign),
            "campaigns of creatives after another plan")
        check.same(
            try await store.backlog().creatives, [],
            "the backlog after a plan that knew the archived campaign")

        try await store.place([key(6), key(3)], in: ids[0])
        check.same(
            try await store.snapshot().assignments.filter { $0.campaign == ids[0] }.map(\.creative),
            [1, 2, 3, 6].map { key($0) }, "a person can add creatives to an archived campaign")
        _ = try await store.updateCampaign(
            ids[0], name: nil, summary: nil, status: before.campaigns[1].status)
        let open = CampaignPlan(
            try await store.snapshot().revision,
            [PlannedCampaign("One", [1, 2, 4].map { key($0) }, existing: ids[0])])
        check.same(
            try await store.apply(open).changedAssignments, 1, "a reactivated campaign accepts new creatives")
    }

    /// Checks that no plan retires a campaign that people emptied or removed creatives from.
    package func checkEmptyCampaigns() async throws {
        let store = try await store(of: 8)
        let ids = try await store.apply(
            CampaignPlan(
                1,
                [
                    PlannedCampaign("Moved", [key(1)]), PlannedCampaign("Removed", [key(2)]),
                    PlannedCampaign("Parted", [3, 4].map { key($0) }), PlannedCampaign("Untouched", [key(5)]),
                    PlannedCampaign("Absorbed", [key(6)]), PlannedCampaign("Split", [key(7)]),
                ], unassigned: [key(8)])
        ).created
        let own = try await store.createCampaign(named: "Own", seat: "a").id
        try await store.place([key(1)], in: own)
        try await store.remove([key(2)], from: ids[1])
        try await store.place([key(3)], in: own)
        _ = try await store.splitCampaign(ids[5], moving: [key(7)], toCampaignNamed: "Part")
        let before = try await store.snapshot()
        let outcome = try await store.apply(
            CampaignPlan(
                before.revision,
                [
                    PlannedCampaign(
                        "Own", [4, 6].map { key($0) }, existing: own, absorbed: [ids[2], ids[4]])
                ], unassigned: [2, 5, 8].map { key($0) }, retired: [ids[0], ids[1], ids[3], ids[5]]))
        check.same(outcome.retired, [ids[3], ids[4]], "only campaigns that no person edited are retired")
        let after = try await store.snapshot()
        check.same(
            after.campaigns.map(\.name), ["Moved", "Removed", "Parted", "Split", "Own", "Part"],
            "campaigns emptied by people remain")
        check.same(
            after.campaign(of: key(4)), own, "a creative that a plan moves out of a remaining campaign")
        _ = try await store.apply(
            CampaignPlan(
                after.revision, [], unassigned: [2, 5, 8].map { key($0) },
                retired: [ids[0], ids[1], ids[2], ids[5]]))
        try await expectState(of: store, after, "repeated plans do not change empty campaigns")
        try await store.deleteCampaign(ids[0])
        check.holds(
            try await store.snapshot().campaigns.allSatisfy { $0.id != ids[0] },
            "a person can delete an empty campaign")
    }
}
