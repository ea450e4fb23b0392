internal import CreativeModel

extension CampaignStoreConformance {
    /// Whatever people do is logged, the latest first.
    func checkLog() async throws {
        let store = try await store(of: 3)
        let one = try await store.createCampaign(named: "One", seat: "a").id
        _ = try await store.updateCampaign(one, name: "Uno", summary: "S", status: .paused)
        _ = try await store.updateCampaign(one, name: "Uno", summary: nil, status: nil)
        try await store.place([key(3), key(1), key(2), key(1)], in: one)
        try await store.remove([key(2), key(1)], from: one)
        let two = try await store.splitCampaign(one, moving: [key(3)], toCampaignNamed: "Two").id
        _ = try await store.mergeCampaigns([one, two])
        try await store.deleteCampaign(one)
        let edits = try await store.edits(limit: .max)
        check.same(
            edits.map(\.kind),
            [.deleted, .merged, .split, .removed, .placed, .statusChanged, .described, .renamed, .created],
            "the log, the latest first")
        check.same(
            edits.map(\.campaign), [one, one, two] + Array(repeating: one, count: 6),
            "the campaigns of the log")
        let third = [key(3)]
        check.same(
            edits.prefix(5).map(\.creatives),
            [third, third, third, [key(1), key(2)], [key(1), key(2), key(3)]],
            "the creatives of the log, each once, by key")
        check.holds(edits.allSatisfy { !$0.detail.isEmpty }, "every edit says in words what it was")
        let times = edits.map(\.at)
        check.same(times, times.sorted(by: >), "the times of the log")
        check.same(try await store.edits(limit: 2), Array(edits.prefix(2)), "the two latest edits")
        check.same(try await store.edits(limit: 0), [], "no edits")
        check.same(try await store.edits(limit: -1), [], "less than no edits")

        // A plan is no person's work.
        let revision = try await store.snapshot().revision
        _ = try await store.apply(CampaignPlan(revision, [], unassigned: [1, 2, 3].map { key($0) }))
        check.same(try await store.edits(limit: .max), edits, "the log after a plan")
    }

    /// A creative that was taken out stays out until a person puts it back; what is elsewhere cannot be taken out.
    func checkRemoval() async throws {
        let store = try await store(of: 3)
        let one = try await store.createCampaign(named: "One", seat: "a").id
        try await store.place([key(1), key(2)], in: one)
        try await store.remove([key(2), key(1), key(1)], from: one)
        var now = try await store.snapshot()
        check.same(now.assignments, [], "assignments after a removal")
        check.same(
            now.exclusions, [1, 2].map { Exclusion(creative: key($0), campaign: one) }, "a removal excludes")
        let reasons = try await store.unassigned().map(\.reason)
        check.holds(
            reasons.count == 3
                && reasons.prefix(2).allSatisfy { !$0.isEmpty && $0 != UnassignedCreative.notPlanned },
            "a creative that was taken out has that as its reason")
        check.same(reasons.last, UnassignedCreative.notPlanned, "the reason of a creative nobody looked at")

        let two = try await store.createCampaign(named: "Two", seat: "a").id
        try await store.place([key(1)], in: two)
        let before = try await State(of: store)
        await check.refuses(.invalidEdit, "to take out what is in another campaign, though it was here") {
            try await store.remove([key(1)], from: one)
        }
        await check.refuses(.invalidEdit, "to take out what is in no campaign and never was here") {
            try await store.remove([key(1), key(3)], from: two)
        }
        try await store.remove([key(2)], from: one)
        try await store.remove([], from: one)
        check.same(
            try await State(of: store), before,
            "nothing changes by what is refused, or out already, or nothing")
        try await store.remove([key(1), key(1)], from: two)
        try await store.place([key(1)], in: one)
        now = try await store.snapshot()
        check.same(now.campaign(of: key(1)), one, "a person may put it back")
        check.same(
            now.exclusions,
            [Exclusion(creative: key(1), campaign: two), Exclusion(creative: key(2), campaign: one)],
            "what was put back is not excluded any more")
        try await store.place([key(3)], in: one)
        try await store.remove([key(2), key(3)], from: one)
        check.same(
            try await store.edits(limit: 1).map(\.creatives), [[key(3)]],
            "the log says of a removal what was not out already")
    }
}
