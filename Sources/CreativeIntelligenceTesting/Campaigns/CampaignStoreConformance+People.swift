internal import CreativeModel

extension CampaignStoreConformance {
    /// What people decided stays, whether the plan knew it or not; what it could not know is reported.
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
        check.same(made.keptEdits, [], "edits that the plan knew are not reported")
        check.same(made.changedAssignments, 2, "creatives that nobody placed by hand")
        try await store.remove([key(2)], from: made.created[0])
        try await store.place([key(3)], in: mine)
        let before = try await store.snapshot()
        let again = try await store.apply(
            CampaignPlan(
                before.revision,
                [PlannedCampaign("Rule", [key(2), key(3)], existing: made.created[0])],
                unassigned: [key(1)]))
        check.same(again.keptEdits, [], "edits that the plan knew are not reported")
        try await expectState(
            of: store, before, "no plan moves what people placed, or puts back what they took out")
        // It is excluded from that campaign and no other.
        let other = try await store.apply(
            CampaignPlan(
                before.revision, [PlannedCampaign("Other", [key(2)])], unassigned: [key(1), key(3)],
                retired: [made.created[0]]))
        let after = try await store.snapshot()
        check.same(after.campaign(of: key(2)), other.created.first, "an exclusion holds for one campaign")
        check.same(other.retired, [], "a campaign that people emptied stays")
        check.same(after.exclusions, before.exclusions, "exclusions from a campaign that people emptied")
        try await checkWhatAPersonShaped()
    }

    /// What a person named or described is not taken over, and what was taken out of a part stays out of the whole.
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
            "campaigns out of which a person took a creative, or that one described, stay")
        check.same(after.campaign(of: key(3)), whole, "creatives of a part that another takes over")
        check.same(after.campaign(of: key(4)), nil, "what was taken out of a part is not in the whole")
        check.same(
            after.exclusions, [whole, part].sorted().map { Exclusion(creative: key(4), campaign: $0) },
            "exclusions hold for the whole, too")
        check.same(
            after.campaigns.first { $0.id == known }?.summary, "Mind this one", "what a person wrote")
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
        try await store.place([key(1)], in: two)  // otherwise than the plan
        try await store.remove([key(2)], from: one)  // otherwise
        try await store.remove([key(3)], from: one)  // as the plan
        try await store.place([key(4)], in: two)  // as the plan
        try await store.place([key(6)], in: one)  // otherwise: nothing is left of Three
        let gone = try await store.createCampaign(named: "Gone", seat: "a").id
        try await store.place([key(8)], in: gone)
        try await store.deleteCampaign(gone)  // as the plan
        let before = try await store.unassigned()
        let outcome = try await store.apply(plan)
        let after = try await store.snapshot()
        check.same(
            outcome.keptEdits.sorted(), [key(1), key(2), key(6)], "edits since the plan that it contradicts")
        check.same(outcome.campaigns, [one, two, nil], "a new campaign that nothing is left of has no id")
        check.same(outcome.created, [], "new campaigns")
        check.same(outcome.changedAssignments, 2, "creatives that nobody placed since")
        check.same(
            (1...8).map { after.campaign(of: key($0)) }, [two, nil, nil, two, one, one, nil, nil],
            "edits since the plan stay")
        check.same(after.defects, [], "defects after a plan with edits since")
        let reasons = try await store.unassigned()
        check.same(
            reasons.filter { $0.creative != key(7) }, before.filter { $0.creative != key(5) },
            "reasons of edits since the plan stay")
        check.same(
            reasons.first { $0.creative == key(7) }?.reason, "no sign", "the reason of what the plan took out"
        )
    }

    private func checkUpdatesSinceThePlan() async throws {
        let store = try await store(of: 2)
        let one = try await store.apply(
            CampaignPlan(try await store.snapshot().revision, [PlannedCampaign("One", [key(1)])])
        ).created[0]
        let revision = try await store.snapshot().revision
        let updated = try await store.updateCampaign(one, name: "Mine", summary: "S", status: .paused)
        check.same(updated.namedBy, .user, "who named a campaign that a person renamed")
        _ = try await store.apply(
            CampaignPlan(revision, [PlannedCampaign("One", [key(1), key(2)], existing: one)]))
        check.same(
            try await store.snapshot().campaigns, [updated], "name, summary and status of a person stay")
    }
}
