internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that new, changed and edited creatives wait for a plan until a plan that could know them groups them.
    package func checkBacklog() async throws {
        let store = try await store(of: 5)
        var backlog = try await store.backlog()
        check.same(backlog.planner, nil, "the planner before the first plan")
        check.same(backlog.revision, 1, "the revision of a backlog")
        check.same(backlog.creatives.map(\.key), (1...5).map { key($0) }, "new creatives wait for a plan")

        let groups = [PlanNeighbourhood(["m"], [key(1), key(2)]), PlanNeighbourhood([], [key(3)])]
        let one = try await store.apply(
            CampaignPlan(
                1, [PlannedCampaign("One", [key(1), key(2)])], unassigned: [key(3), key(4)], planner: "P 1",
                together: groups)
        ).created[0]
        backlog = try await store.backlog()
        check.same(backlog.planner, "P 1", "the planner of the last plan")
        check.same(backlog.revision, 2, "the revision of a backlog after a plan")
        check.same(
            backlog.creatives, try await store.creatives([key(4), key(5)]),
            "creatives that no plan grouped keep waiting")

        // The store is unchanged, except for the backlog.
        _ = try await store.apply(
            CampaignPlan(
                2, [], unassigned: [key(4), key(5)], planner: "P 2",
                together: [PlanNeighbourhood([], [key(4)]), PlanNeighbourhood([], [key(5)])]))
        backlog = try await store.backlog()
        check.same(
            backlog, PlanningBacklog(revision: 2, planner: "P 2", creatives: []),
            "the backlog after everything is planned")
        _ = try await store.apply(CampaignPlan(2, [], unassigned: [key(5)]))
        check.same(try await store.backlog(), backlog, "the backlog after a plan without a planner")

        var named = Creative(key: key(3))
        named.name = "named"
        let batch = ImportBatch(
            creatives: [named, Creative(key: key(1)), Creative(key: key(6))],
            performance: table([row(key(1), on(0), [.clicks: 1])]))
        _ = try await store.add(batch)
        try await expectPending(
            [3, 6], in: store, "new and changed creatives, without those with new performance only")
        _ = try await store.add(batch)
        try await store.remove([key(2)], from: one)
        try await expectPending([2, 3, 6], in: store, "also edited creatives")
        try await store.place([key(5)], in: one)
        _ = try await store.splitCampaign(one, moving: [key(1)], toCampaignNamed: "Two")
        try await expectPending([1, 2, 3, 5, 6], in: store, "also placed and split creatives")
        let revision = try await store.snapshot().revision
        try await store.place([key(4)], in: one)
        try await store.remove([key(4)], from: one)

        let all = (1...6).map { key($0) }
        let plan = CampaignPlan(
            revision, [], unassigned: all, planner: "P 3", together: all.map { PlanNeighbourhood([], [$0]) })
        _ = try await store.apply(plan)
        try await expectPending([4], in: store, "creatives changed since the plan's revision")
        try await store.deleteCampaign(one)
        try await expectPending([4, 5], in: store, "also creatives released by a deletion")
    }

    private func expectPending(_ numbers: [Int], in store: Store, _ what: String) async throws {
        check.same(
            try await store.backlog().creatives.map(\.key), numbers.map { key($0) }, "the backlog: \(what)")
    }

    /// Checks that a partial snapshot contains everything planned together with the requested creatives and marks.
    package func checkNeighbourhoods() async throws {
        let store = try await store(of: 9, seats: ["a", "b"])
        let b = key(1, seat: "b")
        _ = try await store.apply(
            CampaignPlan(
                1,
                [
                    PlannedCampaign("One", [key(1), key(2)]), PlannedCampaign("Two", [key(4)]),
                    PlannedCampaign("Other", [b], seat: "b"),
                ], unassigned: [key(3), key(5), key(6)],
                together: [
                    PlanNeighbourhood(["m", "n"], [key(1), key(2), key(3)]),
                    PlanNeighbourhood(["o"], [key(4)]),
                    PlanNeighbourhood([], [key(5), key(6)]), PlanNeighbourhood(["m"], [b], seat: "b"),
                ]))
        _ = try await store.createCampaign(named: "Empty", seat: "a")
        let two = try await store.snapshot().campaigns[1].id
        try await store.place([key(6)], in: two)
        try await store.remove([key(6)], from: two)
        try await expectPart(of: store, [], [], [], "of no creatives")
        try await expectPart(of: store, ["m"], [], [1, 2, 3], "under a mark")
        try await expectPart(
            of: store, ["n", "unknown"], [], [1, 2, 3], "under another mark of the same neighbourhood")
        try await expectPart(of: store, [], [3], [1, 2, 3], "around a creative")
        try await expectPart(of: store, ["o"], [6, 99, 7], [4, 5, 6, 7], "around marks and creatives")
        let other = try await store.snapshot(around: [PlanMark(seat: "b", name: "m")], of: [])
        check.holds(other.creatives.contains { $0.key == b }, "a mark counts in its seat")

        // Neighbourhoods grow, split and move.
        _ = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision, [], unassigned: [key(3), key(4), key(7)],
                together: [PlanNeighbourhood(["n", "o"], [key(3), key(4), key(7)])]))
        try await expectPart(of: store, ["o"], [], [3, 4, 7], "under a mark that moved")
        try await expectPart(of: store, [], [1], [1, 2], "around a creative left behind")
        // A plan may not have known the other creatives under its mark, which remain there.
        try await expectPart(of: store, ["n"], [], [1, 2, 3, 4, 7], "under a mark of two neighbourhoods")
        try await expectPart(of: store, ["m"], [], [1, 2], "under the mark of creatives left behind")
    }

    private func expectPart(
        of store: Store, _ marks: Set<String>, _ numbers: [Int], _ expected: [Int], _ what: String
    ) async throws {
        let part = try await store.snapshot(
            around: Set(marks.map { PlanMark(seat: "a", name: $0) }), of: numbers.map { key($0) })
        let whole = try await store.snapshot()
        let keys = Set(expected.map { key($0) })
        check.same(part.defects(asPartOf: whole, with: keys), [], "the partial snapshot \(what)")
    }
}
