internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that edits of people take precedence over plans, and that edits a plan did not know are reported.
    package func checkPeopleWin() async throws {
        try await checkEditsBeforeThePlan()
        try await checkEditsSinceThePlan()
        try await checkUpdatesSinceThePlan()
    }

    private func checkEditsBeforeThePlan() async throws {
        let store = try await store(of: 3)
        let mine = try await store.createCampaign(named: "Mine", seat: "a").id
        try await store.place([key(1)], in: mine)
        let made = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision,
                [PlannedCampaign("Rule", [1, 2, 3].map { key($0) })]))
        check.same(made.keptEdits, [], "kept edits that the plan knew")
        check.same(made.changedAssignments, 2, "creatives moved by a plan, without those placed by people")
        try await store.remove([key(2)], from: made.created[0])
        try await store.place([key(3)], in: mine)
        let before = try await store.snapshot()
        let again = try await store.apply(
            CampaignPlan(
                before.revision,
                [PlannedCampaign("Rule", [key(2), key(3)], existing: made.created[0])],
                unassigned: [key(1)]))
        check.same(again.keptEdits, [], "kept edits that the plan knew")
        try await expectState(
            of: store, before, "a plan does not contradict placements and removals")
        // The creative is excluded from that campaign only.
        let other = try await store.apply(
            CampaignPlan(
                before.revision, [PlannedCampaign("Other", [key(2)])], unassigned: [key(1), key(3)],
                retired: [made.created[0]]))
        let after = try await store.snapshot()
        check.same(
            after.campaign(of: key(2)), other.created.first, "an exclusion applies to one campaign only")
        check.same(other.retired, [], "a campaign emptied by people remains")
        check.same(after.exclusions, before.exclusions, "exclusions from a campaign emptied by people")
        try await checkWhatAPersonShaped()
    }

    /// Checks that campaigns named or described by people are not absorbed, and that exclusions from a part apply to the result.
    private func checkWhatAPersonShaped() async throws {
        let store = try await store(of: 6)
        let made = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision,
                [
                    PlannedCampaign("Whole", [key(1), key(2)]), PlannedCampaign("Part", [key(3), key(4)]),
                    PlannedCampaign("Known", [key(5)]),
                ], unassigned: [key(6)]))
        let (whole, part, known) = (made.created[0], made.created[1], made.created[2])
        try await store.remove([key(4)], from: part)
        _ = try await store.updateCampaign(known, name: nil, summary: "Mind this one", status: .archived)
        let outcome = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision,
                [
                    PlannedCampaign(
                        "Whole", [key(1), key(2), key(3), key(4), key(5)], existing: whole,
                        absorbed: [part, known])
                ], unassigned: [key(6)]))
        let after = try await store.snapshot()
        check.same(
            outcome.retired, [],
            "campaigns described by a person, or with a removed creative, remain")
        check.same(after.campaign(of: key(3)), whole, "creatives of an absorbed campaign")
        check.same(after.campaign(of: key(4)), nil, "a creative removed from a part is not in the result")
        check.same(
            after.exclusions, [whole, part].sorted().map { Exclusion(creative: key(4), campaign: $0) },
            "exclusions also apply to the result")
        check.same(
            after.campaigns.first { $0.id == known }?.summary, "Mind this one",
            "the summary written by a person")
    }

    private func checkEditsSinceThePlan() async throws {
        let store = try await store(of: 8)
        let first = try await store.apply(
            CampaignPlan(
                try await store.snapshot().revision,
                [PlannedCampaign("One", [1, 2, 3, 7].map { key($0) }), PlannedCampaign("Two", [key(4)])]))
        let (one, two) = (first.created[0], first.created[1])
        let plan = CampaignPlan(
            try await store.snapshot().revision,
            [
                PlannedCampaign("One", [key(1), key(2), key(5)], existing: one),
                PlannedCampaign("Two", [key(4)], existing: two), PlannedCampaign("Three", [key(6)]),
            ], unassigned: [key(3), key(7), key(8)])
        try await store.place([key(1)], in: two)  // unlike the plan
        try await store.remove([key(2)], from: one)  // unlike the plan
        try await store.remove([key(3)], from: one)  // like the plan
        try await store.place([key(4)], in: two)  // like the plan
        try await store.place([key(6)], in: one)  // unlike the plan: leaves Three empty
        let gone = try await store.createCampaign(named: "Gone", seat: "a").id
        try await store.place([key(8)], in: gone)
        try await store.deleteCampaign(gone)  // like the plan
        let before = try await store.unassigned()
        let outcome = try await store.apply(plan)
        let after = try await store.snapshot()
        check.same(
            outcome.keptEdits.sorted(), [key(1), key(2), key(6)], "later edits that contradict the plan")
        check.same(outcome.campaigns, [one, two, nil], "an empty new campaign has no ID")
        check.same(outcome.created, [], "new campaigns")
        check.same(outcome.changedAssignments, 2, "moved creatives, without those placed since")
        check.same(
            (1...8).map { after.campaign(of: key($0)) }, [two, nil, nil, two, one, one, nil, nil],
            "edits made since the plan are kept")
        check.same(after.defects, [], "defects after a plan with edits since")
        let reasons = try await store.unassigned()
        check.same(
            reasons.filter { $0.creative != key(7) }, before.filter { $0.creative != key(5) },
            "reasons of edits made since the plan are kept")
        check.same(
            reasons.first { $0.creative == key(7) }?.reason, "no sign",
            "the reason of a creative removed by the plan"
        )
    }

    private func checkUpdatesSinceThePlan() async throws {
        let store = try await store(of: 2)
        let one = try await store.apply(
            CampaignPlan(try await store.snapshot().revision, [PlannedCampaign("One", [key(1)])])
        ).created[0]
        let revision = try await store.snapshot().revision
        let updated = try await store.updateCampaign(one, name: "Mine", summary: "S", status: .paused)
        check.same(updated.namedBy, .user, "the origin of a name given by a person")
        _ = try await store.apply(
            CampaignPlan(revision, [PlannedCampaign("One", [key(1), key(2)], existing: one)]))
        check.same(
            try await store.snapshot().campaigns, [updated],
            "name, summary and status set by a person are kept")
    }
}
