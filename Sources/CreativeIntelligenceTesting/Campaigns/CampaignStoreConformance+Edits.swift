internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that people can create, change, fill and delete campaigns, that each change is logged and raises the revision by
    /// one, and that refused edits change nothing.
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
        check.same(made.id.rawValue, 1, "the first ID")
        check.same([made.seat, made.name], ["a", "One"], "seat and name of a new campaign")
        check.holds(
            made.status == .active && made.method == .manual && made.namedBy == .user
                && made.confidence == nil && made.summary == nil,
            "a campaign created by a person is active and manual, named by a person, without confidence and summary"
        )
        try await expectState(
            of: store, StoreSnapshot(revision: 1, creatives: [], campaigns: [made]),
            "after creating a campaign")

        var updated = try await store.updateCampaign(made.id, name: "Uno", summary: "S", status: .archived)
        check.same([updated.name, updated.summary], ["Uno", "S"], "name and summary after an update")
        check.same(updated.status, .archived, "the status after an update")
        check.same(updated.createdAt, made.createdAt, "the creation time of an updated campaign")
        check.holds(updated.updatedAt >= made.updatedAt, "an update advances the modification time")
        updated = try await store.updateCampaign(made.id, name: nil, summary: nil, status: .paused)
        check.same([updated.name, updated.summary], ["Uno", "S"], "an update keeps omitted values")
        let state = StoreSnapshot(revision: 3, creatives: [], campaigns: [updated])
        try await expectState(of: store, state, "after two updates")
        let same = try await store.updateCampaign(made.id, name: "Uno", summary: "S", status: .paused)
        check.same(same, updated, "an update that changes nothing")
        _ = try await store.updateCampaign(made.id, name: nil, summary: nil, status: nil)
        try await expectState(of: store, state, "updates without a change do not affect the store")
    }

    private func checkNames() async throws {
        let store = try await makeStore()
        let one = try await store.createCampaign(named: "One", seat: "a")
        let two = try await store.createCampaign(named: "Two", seat: "a")
        _ = try await store.createCampaign(named: "One", seat: "b")
        _ = try await store.createCampaign(named: "one", seat: "a")
        let before = try await store.snapshot()
        for name in ["One", "", " \t\n\u{3000}"] {
            await check.refuses(.invalidName, "creating a campaign named “\(name)”") {
                _ = try await store.createCampaign(named: name, seat: "a")
            }
            await check.refuses(.invalidName, "renaming a campaign to “\(name)”") {
                _ = try await store.updateCampaign(two.id, name: name, summary: "x", status: .paused)
            }
        }
        try await expectState(of: store, before, "after refused names")
        _ = try await store.updateCampaign(one.id, name: "Uno", summary: nil, status: nil)
        _ = try await store.createCampaign(named: "One", seat: "a")
        try await store.deleteCampaign(two.id)
        _ = try await store.createCampaign(named: "Two", seat: "a")
        check.same(
            try await store.snapshot().campaigns.map(\.name), ["Uno", "One", "one", "One", "Two"],
            "names of renamed and deleted campaigns can be reused")
    }

    private func checkPlacing() async throws {
        let store = try await store(of: 4)
        let one = try await store.createCampaign(named: "One", seat: "a").id
        let two = try await store.createCampaign(named: "Two", seat: "a").id
        try await store.place([key(2), key(1)], in: one)
        var members = try await store.assignments(of: one)
        check.same(members.map(\.creative), [key(1), key(2)], "creatives of a campaign, ordered by key")
        check.holds(
            members.allSatisfy { $0.assignedBy == .user && $0.evidence.map(\.kind) == ["user"] },
            "a placement is assigned by the user, with the user as evidence")
        try await store.place([key(2), key(3), key(2)], in: two)
        let after = try await store.snapshot()
        check.same(after.revision, 5, "the revision after two campaigns and two placements")
        check.same(
            (1...4).map { after.campaign(of: key($0)) }, [one, two, two, nil],
            "campaigns of creatives after placements")
        check.same(
            after.exclusions, [Exclusion(creative: key(2), campaign: one)],
            "a moved creative is excluded from its previous campaign")
        members = try await store.assignments(of: nil)
        check.same(members, after.assignments, "the assignments of all campaigns")
        check.same(
            try await store.assignments(of: CampaignID(rawValue: 99)), [],
            "assignments of an unknown campaign")
        try await store.place([key(2)], in: one)
        check.same(
            try await store.snapshot().exclusions, [Exclusion(creative: key(2), campaign: two)],
            "an exclusion ends when a person returns the creative")
        let before = try await store.snapshot()
        try await store.place([], in: one)
        try await expectState(of: store, before, "after placing no creatives")
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
            "deleting a campaign releases its creatives and removes its exclusions")
        let reasons = try await store.unassigned()
        check.same(reasons.map(\.creative), [1, 2, 3].map { key($0) }, "creatives without a campaign")
        check.holds(
            reasons.prefix(2).allSatisfy { !$0.reason.isEmpty && $0.reason != UnassignedCreative.notPlanned },
            "the reason of creatives of a deleted campaign")
        let anew = try await store.createCampaign(named: "One", seat: "a").id
        check.holds(anew > one, "IDs are not reused")
    }

    private func checkRefusedEdits() async throws {
        let store = try await store(of: 1, seats: ["a", "b"])
        let one = try await store.createCampaign(named: "One", seat: "a").id
        let nobody = CampaignID(rawValue: 99)
        let before = try await store.snapshot()
        let log = try await store.edits(limit: 99)
        await check.refuses(.unknownCampaign, "placing a creative in an unknown campaign") {
            try await store.place([key(1)], in: nobody)
        }
        await check.refuses(.unknownCampaign, "removing a creative from an unknown campaign") {
            try await store.remove([key(1)], from: nobody)
        }
        await check.refuses(.unknownCampaign, "deleting an unknown campaign") {
            try await store.deleteCampaign(nobody)
        }
        await check.refuses(.unknownCampaign, "updating an unknown campaign") {
            _ = try await store.updateCampaign(nobody, name: nil, summary: nil, status: nil)
        }
        for (stranger, code) in [
            (key(2), StoreError.Code.unknownCreative), (key(1, seat: "b"), .seatMismatch),
        ] {
            await check.refuses(code, "placing \(stranger)") {
                try await store.place([key(1), stranger], in: one)
            }
            await check.refuses(code, "removing \(stranger)") {
                try await store.remove([key(1), stranger], from: one)
            }
        }
        try await expectState(of: store, before, "after refused edits")
        check.same(try await store.edits(limit: 99), log, "the log after refused edits")
    }
}

extension CampaignStoreConformance {
    /// Checks that all edits are logged, latest first.
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
            [.deleted, .merged, .split, .removed, .placed, .updated, .created],
            "the log, latest first")
        check.same(
            edits.map(\.campaign), [one, one, two] + Array(repeating: one, count: 4),
            "campaigns in the log")
        let third = [key(3)]
        check.same(
            edits.prefix(5).map(\.creatives),
            [third, third, third, [key(1), key(2)], [key(1), key(2), key(3)]],
            "creatives in the log, each once, ordered by key")
        check.holds(edits.allSatisfy { !$0.detail.isEmpty }, "every edit has a description")
        let times = edits.map(\.at)
        check.same(times, times.sorted(by: >), "the times in the log")
        check.same(try await store.edits(limit: 2), Array(edits.prefix(2)), "the two latest edits")
        check.same(try await store.edits(limit: 0), [], "edits with a limit of 0")
        check.same(try await store.edits(limit: -1), [], "edits with a negative limit")

        // A plan is not an edit.
        let revision = try await store.snapshot().revision
        _ = try await store.apply(CampaignPlan(revision, [], unassigned: [1, 2, 3].map { key($0) }))
        check.same(try await store.edits(limit: .max), edits, "the log after a plan")
    }

    /// Checks that a removed creative stays out until a person returns it, and that only members can be removed.
    func checkRemoval() async throws {
        let store = try await store(of: 3)
        let one = try await store.createCampaign(named: "One", seat: "a").id
        try await store.place([key(1), key(2)], in: one)
        try await store.remove([key(2), key(1), key(1)], from: one)
        var now = try await store.snapshot()
        check.same(now.assignments, [], "assignments after a removal")
        check.same(
            now.exclusions, [1, 2].map { Exclusion(creative: key($0), campaign: one) },
            "exclusions after a removal")
        let reasons = try await store.unassigned().map(\.reason)
        check.holds(
            reasons.count == 3
                && reasons.prefix(2).allSatisfy { !$0.isEmpty && $0 != UnassignedCreative.notPlanned },
            "the reason of a removed creative")
        check.same(
            reasons.last, UnassignedCreative.notPlanned, "the reason of a creative that was never planned")

        let two = try await store.createCampaign(named: "Two", seat: "a").id
        try await store.place([key(1)], in: two)
        let before = try await State(of: store)
        await check.refuses(.invalidEdit, "removing a creative that has moved to another campaign") {
            try await store.remove([key(1)], from: one)
        }
        await check.refuses(.invalidEdit, "removing a creative that was never in the campaign") {
            try await store.remove([key(1), key(3)], from: two)
        }
        try await store.remove([key(2)], from: one)
        try await store.remove([], from: one)
        check.same(
            try await State(of: store), before,
            "after refused, repeated and empty removals")
        try await store.remove([key(1), key(1)], from: two)
        try await store.place([key(1)], in: one)
        now = try await store.snapshot()
        check.same(now.campaign(of: key(1)), one, "a person can return a removed creative")
        check.same(
            now.exclusions,
            [Exclusion(creative: key(1), campaign: two), Exclusion(creative: key(2), campaign: one)],
            "a returned creative is no longer excluded")
        try await store.place([key(3)], in: one)
        try await store.remove([key(2), key(3)], from: one)
        check.same(
            try await store.edits(limit: 1).map(\.creatives), [[key(3)]],
            "the log lists only the creatives that a removal changed")
    }
}
