internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that a merge moves all creatives and exclusions into the first campaign.
    package func checkMerging() async throws {
        let store = try await store(of: 6, seats: ["a", "b"])
        let rule = try await store.apply(
            CampaignPlan(try await store.snapshot().revision, [PlannedCampaign("Rule", [key(1), key(2)])])
        ).created[0]
        let two = try await store.createCampaign(named: "Two", seat: "a").id
        let three = try await store.createCampaign(named: "Three", seat: "a").id
        let other = try await store.createCampaign(named: "Other", seat: "b").id
        try await store.place([key(3)], in: rule)
        try await store.place([key(3), key(4), key(5)], in: two)
        try await store.remove([key(4), key(5)], from: two)
        try await store.place([key(4)], in: three)
        let before = try await store.snapshot()
        await check.refuses(.invalidEdit, "merging no campaigns") { _ = try await store.mergeCampaigns([]) }
        await check.refuses(.invalidEdit, "merging one campaign") {
            _ = try await store.mergeCampaigns([two])
        }
        await check.refuses(.invalidEdit, "merging a campaign with itself") {
            _ = try await store.mergeCampaigns([two, three, two])
        }
        await check.refuses(.unknownCampaign, "merging an unknown campaign") {
            _ = try await store.mergeCampaigns([two, CampaignID(rawValue: 99)])
        }
        await check.refuses(.seatMismatch, "merging campaigns of two seats") {
            _ = try await store.mergeCampaigns([two, three, other])
        }
        try await expectState(of: store, before, "after refused merges")

        let whole = try await store.mergeCampaigns([rule, two, three])
        let after = try await store.snapshot()
        check.same(whole.id, rule, "the resulting campaign of a merge")
        check.same([whole.name], ["Rule"], "the name of a merge")
        check.same(after.revision, before.revision + 1, "the revision after a merge")
        check.same(after.campaigns.map(\.id), [rule, other], "campaigns after a merge")
        check.same(after.campaigns.first, whole, "the campaign returned by a merge equals the stored one")
        check.same(
            (1...5).map { after.campaign(of: key($0)) }, [rule, rule, rule, rule, nil],
            "campaigns of creatives after a merge")
        check.same(
            after.assignments.map(\.assignedBy), [.rule, .rule, .user, .user],
            "merged creatives are assigned by the user, and the others are unchanged")
        check.same(
            after.exclusions, [Exclusion(creative: key(5), campaign: rule)],
            "exclusions from a merged campaign apply to the result, except for its creatives")
        check.same(after.defects, [], "defects after a merge")
    }

    /// Checks that a split moves creatives into a new campaign, and that no plan moves them back.
    func checkSplitting() async throws {
        let store = try await store(of: 4, seats: ["a", "b"])
        let one = try await store.createCampaign(named: "One", seat: "a").id
        try await store.place([1, 2, 3].map { key($0) }, in: one)
        let before = try await store.snapshot()
        for (creatives, name, code) in [
            ([], "Two", StoreError.Code.invalidEdit), ([key(1), key(4)], "Two", .invalidEdit),
            ([key(1), key(1, seat: "b")], "Two", .invalidEdit), ([key(1), key(99)], "Two", .invalidEdit),
            ([key(1)], "One", .invalidName), ([key(1)], " ", .invalidName),
        ] {
            await check.refuses(code, "splitting off \(creatives) as “\(name)”") {
                _ = try await store.splitCampaign(one, moving: creatives, toCampaignNamed: name)
            }
        }
        await check.refuses(.unknownCampaign, "splitting an unknown campaign") {
            _ = try await store.splitCampaign(
                CampaignID(rawValue: 99), moving: [key(1)], toCampaignNamed: "Two")
        }
        try await expectState(of: store, before, "after refused splits")

        let two = try await store.splitCampaign(one, moving: [key(3), key(2)], toCampaignNamed: "Two")
        check.holds(
            two.method == .manual && two.namedBy == .user && two.seat == "a" && two.name == "Two",
            "a split creates a manual campaign in the same seat")
        var after = try await store.snapshot()
        check.same(after.revision, before.revision + 1, "the revision after a split")
        check.same(after.campaigns.last, two, "the campaign returned by a split equals the stored one")
        check.same(
            (1...4).map { after.campaign(of: key($0)) }, [one, two.id, two.id, nil],
            "campaigns of creatives after a split")
        check.same(
            after.exclusions, [2, 3].map { Exclusion(creative: key($0), campaign: one) },
            "split creatives are excluded from their previous campaign")
        let outcome = try await store.apply(
            CampaignPlan(
                after.revision,
                [PlannedCampaign("One", [1, 2, 3].map { key($0) }, existing: one)], unassigned: [key(4)]))
        check.same(outcome.changedAssignments, 0, "creatives moved by a plan that contradicts a split")
        _ = try await store.splitCampaign(one, moving: [key(1), key(1)], toCampaignNamed: "All of it")
        after = try await store.snapshot()
        check.same(
            after.campaigns.map(\.id.rawValue), [1, 2, 3], "splitting off all creatives keeps the campaign")
        check.same(after.defects, [], "defects after a split")
    }
}
