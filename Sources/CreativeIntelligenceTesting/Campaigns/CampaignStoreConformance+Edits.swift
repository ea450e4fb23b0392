internal import CreativeModel

extension CampaignStoreConformance {
    /// People make, change, fill and delete campaigns; each change raises the revision by one and is logged, and what
    /// is refused changes nothing.
    package func checkEdits() async throws {
        try await checkMaking()
        try await checkNames()
        try await checkPlacing()
        try await checkDeleting()
        try await checkLog()
        try await checkRefusedEdits()
    }

    private func checkMaking() async throws {
        let store = try await makeStore()
        let made = try await store.createCampaign(named: "One", seat: "a")
        check.same(made.id.rawValue, 1, "the first id")
        check.same([made.seat, made.name], ["a", "One"], "seat and name of a new campaign")
        check.holds(
            made.status == .active && made.method == .manual && made.namedBy == .user
                && made.confidence == nil && made.summary == nil,
            "a campaign made by hand runs, is manual, named by a person, with no confidence and summary")
        try await expectState(
            of: store, StoreSnapshot(revision: 1, creatives: [], campaigns: [made]), "a campaign was made")

        var updated = try await store.updateCampaign(made.id, name: "Uno", summary: "S", status: .archived)
        check.same([updated.name, updated.summary], ["Uno", "S"], "name and summary after an update")
        check.same(updated.status, .archived, "the status after an update")
        check.same(updated.createdAt, made.createdAt, "when an updated campaign was made")
        check.holds(updated.updatedAt >= made.updatedAt, "an update moves the time of change on")
        updated = try await store.updateCampaign(made.id, name: nil, summary: nil, status: .paused)
        check.same([updated.name, updated.summary], ["Uno", "S"], "what an update leaves out stays")
        let state = StoreSnapshot(revision: 3, creatives: [], campaigns: [updated])
        try await expectState(of: store, state, "two updates were made")
        let same = try await store.updateCampaign(made.id, name: "Uno", summary: "S", status: .paused)
        check.same(same, updated, "an update that changes nothing")
        _ = try await store.updateCampaign(made.id, name: nil, summary: nil, status: nil)
        try await expectState(of: store, state, "updates that change nothing leave the store alone")
    }

    private func checkNames() async throws {
        let store = try await makeStore()
        let one = try await store.createCampaign(named: "One", seat: "a")
        let two = try await store.createCampaign(named: "Two", seat: "a")
        _ = try await store.createCampaign(named: "One", seat: "b")
        _ = try await store.createCampaign(named: "one", seat: "a")
        let before = try await store.snapshot()
        for name in ["One", "", " \t\n\u{3000}"] {
            await check.refuses(.invalidName, "to make a campaign named “\(name)”") {
                _ = try await store.createCampaign(named: name, seat: "a")
            }
            await check.refuses(.invalidName, "to rename a campaign “\(name)”") {
                _ = try await store.updateCampaign(two.id, name: name, summary: "x", status: .paused)
            }
        }
        try await expectState(of: store, before, "refused names change nothing")
        _ = try await store.updateCampaign(one.id, name: "Uno", summary: nil, status: nil)
        _ = try await store.createCampaign(named: "One", seat: "a")
        try await store.deleteCampaign(two.id)
        _ = try await store.createCampaign(named: "Two", seat: "a")
        check.same(
            try await store.snapshot().campaigns.map(\.name), ["Uno", "One", "one", "One", "Two"],
            "names of renamed and deleted campaigns are free")
    }

    private func checkPlacing() async throws {
        let store = try await store(of: 4)
        let one = try await store.createCampaign(named: "One", seat: "a").id
        let two = try await store.createCampaign(named: "Two", seat: "a").id
        try await store.place([key(2), key(1)], in: one)
        var members = try await store.assignments(of: one)
        check.same(members.map(\.creative), [key(1), key(2)], "the creatives of a campaign, by key")
        check.holds(
            members.allSatisfy { $0.assignedBy == .user && $0.evidence.map(\.kind) == ["user"] },
            "a person's placement is by a user, whose hand is the evidence")
        try await store.place([key(2), key(3), key(2)], in: two)
        let after = try await store.snapshot()
        check.same(after.revision, 5, "the revision after two campaigns and two placements")
        check.same((1...4).map { after.campaign(of: key($0)) }, [one, two, two, nil], "a placement moves")
        check.same(
            after.exclusions, [Exclusion(creative: key(2), campaign: one)],
            "what a person moved away is excluded from where it was")
        members = try await store.assignments(of: nil)
        check.same(members, after.assignments, "the assignments of all campaigns")
        check.same(
            try await store.assignments(of: CampaignID(rawValue: 99)), [], "assignments of no campaign")
        try await store.place([key(2)], in: one)
        check.same(
            try await store.snapshot().exclusions, [Exclusion(creative: key(2), campaign: two)],
            "an exclusion ends when a person puts the creative back")
        let before = try await store.snapshot()
        try await store.place([], in: one)
        try await expectState(of: store, before, "placing nothing changes nothing")
    }

    private func checkDeleting() async throws {
        let store = try await store(of: 3)
        let one = try await store.createCampaign(named: "One", seat: "a").id
        try await store.place([key(1), key(2), key(3)], in: one)
        try await store.remove([key(3)], from: one)
        let before = try await store.snapshot()
        try await store.deleteCampaign(one)
        try await expectState(
            of: store, StoreSnapshot(revision: before.revision + 1, creatives: before.creatives),
            "deleting a campaign frees its creatives and forgets its exclusions")
        let reasons = try await store.unassigned()
        check.same(reasons.map(\.creative), [1, 2, 3].map { key($0) }, "creatives without a campaign")
        check.holds(
            reasons.prefix(2).allSatisfy { !$0.reason.isEmpty && $0.reason != UnassignedCreative.notPlanned },
            "creatives of a deleted campaign have its end as their reason")
        let anew = try await store.createCampaign(named: "One", seat: "a").id
        check.holds(anew > one, "an id is not given out again")
    }

    private func checkRefusedEdits() async throws {
        let store = try await store(of: 1, seats: ["a", "b"])
        let one = try await store.createCampaign(named: "One", seat: "a").id
        let nobody = CampaignID(rawValue: 99)
        let before = try await store.snapshot()
        let log = try await store.edits(limit: 99)
        await check.refuses(.unknownCampaign, "to place in no campaign") {
            try await store.place([key(1)], in: nobody)
        }
        await check.refuses(.unknownCampaign, "to take out of no campaign") {
            try await store.remove([key(1)], from: nobody)
        }
        await check.refuses(.unknownCampaign, "to delete no campaign") {
            try await store.deleteCampaign(nobody)
        }
        await check.refuses(.unknownCampaign, "to update no campaign") {
            _ = try await store.updateCampaign(nobody, name: nil, summary: nil, status: nil)
        }
        for (stranger, code) in [
            (key(2), StoreError.Code.unknownCreative), (key(1, seat: "b"), .seatMismatch),
        ] {
            await check.refuses(code, "to place \(stranger)") {
                try await store.place([key(1), stranger], in: one)
            }
            await check.refuses(code, "to take out \(stranger)") {
                try await store.remove([key(1), stranger], from: one)
            }
        }
        try await expectState(of: store, before, "refused edits change nothing")
        check.same(try await store.edits(limit: 99), log, "refused edits are not logged")
    }
}

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
