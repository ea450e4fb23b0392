internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that undoing an edit after a plan restores what the edit changed, and keeps everything else as planned.
    func checkUndoAfterPlans() async throws {
        try await checkUndoOfMoves()
        try await checkUndoOfDeletion()
        try await checkUndoOfMaking()
        try await checkUndoOfNames()
        try await checkUndoOfForgetting()
    }

    private func twoCampaigns(_ count: Int = 6) async throws -> (Store, CampaignID, CampaignID) {
        let store = try await store(of: count)
        let ids = try await store.apply(
            CampaignPlan(
                1,
                [PlannedCampaign("One", [1, 2, 3].map { key($0) }), PlannedCampaign("Two", [key(4)])],
                unassigned: [key(5)])
        ).created
        return (store, ids[0], ids[1])
    }

    @discardableResult
    private func apply(
        _ campaigns: [PlannedCampaign], unassigned: [Int] = [], decisions: [ModelDecision] = [],
        to store: Store
    ) async throws -> PlanOutcome {
        try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision, campaigns, unassigned: unassigned.map { key($0) },
                decisions: decisions))
    }

    private func checkUndoOfMoves() async throws {
        let (store, one, two) = try await twoCampaigns()
        let before = try await store.snapshot()
        try await store.place([key(1), key(5)], in: two)
        try await apply(
            [
                PlannedCampaign("One", [key(3)], existing: one),
                PlannedCampaign("Two", [1, 2, 4].map { key($0) }, existing: two),
            ], to: store)
        _ = try await store.undoLastEdit()
        var now = try await store.snapshot()
        check.same(
            (1...5).map { now.campaign(of: key($0)) }, [one, two, one, two, nil],
            "undoing a move after a plan keeps the moves of the plan")
        check.same(
            now.assignments.first, before.assignments.first,
            "a restored assignment keeps its time and evidence")
        check.same(now.exclusions, [], "exclusions after undoing a move")

        try await store.remove([key(2)], from: two)
        let other = try await apply([PlannedCampaign("Three", [key(2), key(5)])], to: store).created.first
        _ = try await store.undoLastEdit()
        now = try await store.snapshot()
        check.same(
            [2, 5].map { now.campaign(of: key($0)) }, [two, other],
            "undoing a removal moves the creative back from another campaign")

        _ = try await store.mergeCampaigns([one, two])
        try await apply([PlannedCampaign("One", [key(6)], existing: one)], to: store)
        _ = try await store.undoLastEdit()
        now = try await store.snapshot()
        check.same(
            (1...6).map { now.campaign(of: key($0)) }, [one, two, one, two, other, one],
            "undoing a merge keeps creatives that a plan added to the result")
        check.same(now.defects, [], "defects after undoing edits followed by plans")
    }

    private func checkUndoOfDeletion() async throws {
        let (store, one, _) = try await twoCampaigns()
        try await store.remove([key(3)], from: one)
        let before = try await State(of: store)
        try await store.deleteCampaign(one)
        let anew = try await apply([PlannedCampaign("One", [key(1), key(2)])], to: store).created
        check.same(
            try await store.snapshot().campaigns.map(\.name).sorted(), ["One", "Two"],
            "a plan after a deletion")
        _ = try await store.undoLastEdit()
        let after = try await State(of: store)
        checkUndone(before, after, count: 1, "a deletion after which a plan created the campaign again")
        check.holds(
            anew.count == 1 && after.snapshot.campaigns.allSatisfy { $0.id != anew[0] },
            "the replacement of a restored campaign")

        // The same with one more creative in the replacement, which joins the restored campaign.
        try await store.deleteCampaign(one)
        try await apply([PlannedCampaign("One", [1, 2, 5].map { key($0) })], to: store)
        _ = try await store.undoLastEdit()
        let joined = try await store.snapshot()
        check.same(
            [1, 2, 3, 5].map { joined.campaign(of: key($0)) }, [one, one, nil, one],
            "a creative that a plan added to the replacement of a restored campaign")
        check.same(joined.campaigns, after.snapshot.campaigns, "campaigns after a replacement is removed")

        // With equally many other creatives, the replacement remains and keeps its name.
        try await store.deleteCampaign(one)
        let holder = try await apply([PlannedCampaign("One", [2, 6].map { key($0) })], to: store).created
        let taken = try await State(of: store)
        do {
            _ = try await store.undoLastEdit()
            check.holds(false, "undoing a deletion whose name is taken: no error")
        } catch let error as StoreError {
            check.same(error.code, .invalidName, "the code if the name has been taken")
            check.holds(
                error.message.contains("campaign \(holder[0])"),
                "the error names the campaign: \(error.message)")
        }
        check.same(try await State(of: store), taken, "a refused undo changes nothing")
    }

    private func checkUndoOfMaking() async throws {
        let (store, one, two) = try await twoCampaigns()
        let part = try await store.splitCampaign(one, moving: [key(3)], toCampaignNamed: "Part").id
        try await apply(
            [
                PlannedCampaign("One", [key(1)], existing: one),
                PlannedCampaign("Part", [key(2)], existing: part),
                PlannedCampaign("Two", [4, 5].map { key($0) }, existing: two),
            ], to: store)
        _ = try await store.undoLastEdit()
        let now = try await store.snapshot()
        check.same(
            (1...5).map { now.campaign(of: key($0)) }, [one, nil, one, two, two],
            "undoing a creation releases creatives added by a plan")
        check.same(now.campaigns.map(\.id), [one, two], "campaigns after undoing a creation")
        check.holds(
            try await store.unassigned().first { $0.creative == key(2) }?.reason
                != UnassignedCreative.notPlanned, "a released creative has a reason")
        check.holds(
            try await store.backlog().creatives.contains { $0.key == key(2) },
            "released creatives wait for a plan")
    }

    private func checkUndoOfNames() async throws {
        let (store, one, two) = try await twoCampaigns()
        _ = try await store.updateCampaign(one, name: nil, summary: "S", status: .paused)
        try await apply(
            [PlannedCampaign("Model", [1, 2, 3].map { key($0) }, existing: one).namedByModel], to: store)
        _ = try await store.undoLastEdit()
        let campaign = try await store.snapshot().campaigns.first
        check.same(
            [campaign?.name, campaign?.summary, campaign?.status.rawValue], ["Model", nil, "active"],
            "values not changed by the edit stay as planned")

        _ = try await store.updateCampaign(two, name: "Mine", summary: nil, status: nil)
        let holder = try await apply([PlannedCampaign("Two", [key(5)])], to: store).created[0]
        let before = try await State(of: store)
        await check.refuses(.invalidName, "undoing a renaming when campaign \(holder) has the previous name")
        {
            try await store.undoLastEdit()
        }
        check.same(try await State(of: store), before, "the store after a refused undo of a renaming")
    }

    private func checkUndoOfForgetting() async throws {
        let (store, one, _) = try await twoCampaigns()
        try await apply([], decisions: [ModelDecision(.merged, [1, 2, 3], name: "One")], to: store)
        let kept = try await store.snapshot().decisions
        check.same(try await store.forgetModelDecisions(of: one), 1, "the number of forgotten decisions")
        try await apply([], decisions: [ModelDecision(.split, [2, 4])], to: store)
        _ = try await store.undoLastEdit()
        try await expectDecisions(
            of: store, [ModelDecision(.merged, [1, 3], name: "One"), ModelDecision(.split, [2, 4])],
            "forgotten decisions are restored, except for creatives with other decisions")
        check.same(
            try await store.snapshot().decisions.first?.decidedAt, kept.first?.decidedAt,
            "a restored decision keeps its time")
    }
}
