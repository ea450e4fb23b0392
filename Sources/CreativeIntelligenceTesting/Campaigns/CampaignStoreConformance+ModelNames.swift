internal import CreativeModel

extension CampaignStoreConformance {
    /// A campaign that a rule named takes a model's name; a person's name stays, and so does another name of a model.
    package func checkModelNames() async throws {
        let store = try await store(of: 6, seats: ["a", "b"])
        let ids = try await store.apply(
            CampaignPlan(1, (1...6).map { PlannedCampaign("Name \($0)", [key($0)]) })
        ).created
        func planned(_ number: Int, _ name: String) -> PlannedCampaign {
            PlannedCampaign(name, [key(number)], existing: ids[number - 1]).namedByModel
        }
        _ = try await store.updateCampaign(ids[2], name: "Mine", summary: nil, status: nil)
        _ = try await store.updateCampaign(ids[4], name: nil, summary: "S", status: .archived)
        let revision = try await store.snapshot().revision
        _ = try await store.updateCampaign(ids[3], name: "Mine too", summary: nil, status: nil)
        let before = try await State(of: store)
        // Names may be changed for one another, and one that another campaign has gets a number.
        let plan = CampaignPlan(
            revision,
            [
                planned(1, "Name 2"), planned(2, "Name 1"), planned(3, "Three"), planned(4, "Four"),
                planned(5, "Five"), planned(6, "Mine"),
            ])
        let outcome = try await store.apply(plan)
        let after = try await State(of: store)
        check.same(
            after.snapshot.campaigns.map(\.name),
            ["Name 2", "Name 1", "Mine", "Mine too", "Name 5", "Mine (2)"],
            "names of models, but for campaigns that a person named or archived")
        check.same(
            after.snapshot.campaigns.map(\.namedBy), [.model, .model, .user, .user, .rule, .model],
            "who named campaigns after a plan with names of a model")
        check.same(outcome.renamed, [ids[0], ids[1], ids[5]], "campaigns that a plan renamed")
        check.same(outcome.changedAssignments, 0, "creatives that a plan moves which only names")
        check.same(
            after.snapshot.revision, before.snapshot.revision + 1, "the revision after a plan that names")
        for index in [0, 1, 5] {
            let campaign = after.snapshot.campaigns[index]
            check.same(campaign.method, .model, "the method of a campaign that a model named")
            check.same(campaign.confidence, 0.9, "the confidence of a campaign that a model named")
        }
        for index in 2...4 {
            check.same(
                after.snapshot.campaigns[index], before.snapshot.campaigns[index],
                "a campaign that a person named or archived")
        }
        check.same(Array(after.edits.dropFirst(3)), before.edits, "the earlier log")
        let named = after.edits.prefix(3)
        check.same(named.reversed().map(\.campaign), [ids[0], ids[1], ids[5]], "names of a model in the log")
        check.holds(
            named.allSatisfy { $0.by == .model && $0.kind == .renamed && $0.seat == "a" },
            "the log says that a model gave names")
        check.holds(
            zip(named.reversed(), ["Name 1", "Name 2", "Name 6"]).allSatisfy { $0.detail.contains($1) },
            "the log has the names from before")

        let again = [(0, "Another"), (1, "  "), (5, "Mine")].map { index, name in
            PlannedCampaign(name, [], existing: ids[index]).namedByModel
        }
        check.same(
            try await store.apply(CampaignPlan(after.snapshot.revision, again)).renamed, [],
            "campaigns that a model named already")
        check.same(try await State(of: store), after, "a name of a model stays under another one")
    }
}
