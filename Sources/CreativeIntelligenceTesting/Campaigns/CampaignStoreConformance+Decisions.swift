internal import CreativeModel
internal import Foundation

extension CampaignStoreConformance {
    /// Checks that model decisions are stored with their plan, and that later decisions replace earlier ones about the same
    /// creatives.
    package func checkModelDecisions() async throws {
        let store = try await store(of: 6, seats: ["a", "b"])
        let first = CampaignPlan(
            1, [PlannedCampaign("One", [1, 2, 3].map { key($0) }), PlannedCampaign("Two", [key(4)])],
            decisions: [
                ModelDecision(.split, [4], name: "Two"), ModelDecision(.merged, [3, 1, 2, 1], name: "One"),
                ModelDecision(.named, [1], seat: "b"),
            ])
        _ = try await store.apply(first)
        try await expectDecisions(
            of: store,
            [
                ModelDecision(.merged, [1, 2, 3], name: "One"), ModelDecision(.split, [4], name: "Two"),
                ModelDecision(.named, [1], seat: "b"),
            ], "decisions of a plan, ordered by first creative")
        let before = try await State(of: store)
        check.same(before.snapshot.revision, 2, "the revision after a plan with decisions")
        check.same(before.snapshot.defects, [], "defects after a plan with decisions")

        // Stored decisions may be repeated unchanged.
        _ = try await store.apply(CampaignPlan(2, [], decisions: before.snapshot.decisions))
        _ = try await store.apply(CampaignPlan(2, [], decisions: [ModelDecision(.split, [4], name: "Two")]))
        check.same(try await State(of: store), before, "repeating stored decisions changes nothing")
        for (decision, code) in [
            (ModelDecision(.merged, [4, 99]), StoreError.Code.unknownCreative),
            (ModelDecision(kind: .split, seat: "b", creatives: [key(5)], model: "m"), .seatMismatch),
        ] {
            await check.refuses(code, "a plan with a decision about \(decision.creatives)") {
                _ = try await store.apply(
                    CampaignPlan(2, [PlannedCampaign("New", [key(5)])], decisions: [decision]))
            }
            check.same(try await State(of: store), before, "the store after a plan with an invalid decision")
        }
        try await checkPartsOfDecisions(store)
        try await checkTakenOverDecisions(store)
    }

    private func checkPartsOfDecisions(_ store: Store) async throws {
        let whole = try await store.snapshot()
        for (numbers, expected) in [([2], [1, 2, 3]), ([5], [5]), ([4, 5], [4, 5])] {
            let part = try await store.snapshot(around: [], of: numbers.map { key($0) })
            check.same(
                part.defects(asPartOf: whole, with: Set(expected.map { key($0) })), [],
                "a partial snapshot with decisions about \(numbers)")
        }
        let one = whole.campaigns[0].id
        try await store.place([key(2), key(3)], in: whole.campaigns[1].id)
        let part = try await store.snapshot(around: [], of: [key(1)])
        check.same(
            part.creatives.map(\.key), [1, 2, 3].map { key($0) },
            "a partial snapshot includes all creatives of a decision")
        let found = try await store.modelDecisions(of: nil)
        check.same(found.map(\.decision), try await store.snapshot().decisions, "all model decisions")
        check.same(
            found.map(\.campaign), [whole.campaigns[1].id, whole.campaigns[1].id, nil],
            "campaigns that contain most of a decision's creatives")
        check.same(
            try await store.modelDecisions(of: one), [], "decisions with few creatives in the campaign")
        check.same(
            try await store.modelDecisions(of: whole.campaigns[1].id), Array(found.prefix(2)),
            "the decisions of a campaign")
    }

    private func checkTakenOverDecisions(_ store: Store) async throws {
        let before = try await store.snapshot()
        _ = try await store.apply(
            CampaignPlan(
                before.revision, [],
                decisions: [
                    ModelDecision(.split, [3, 5]), ModelDecision(.merged, [4, 5, 6], name: "Later"),
                ]))
        let after = try await store.snapshot()
        check.same(after.revision, before.revision + 1, "the revision after a plan with decisions only")
        try await expectDecisions(
            of: store,
            [
                ModelDecision(.merged, [1, 2], name: "One"), ModelDecision(.split, [3]),
                ModelDecision(.merged, [4, 5, 6], name: "Later"), ModelDecision(.named, [1], seat: "b"),
            ], "a later decision takes over its creatives")
        check.same(
            after.decisions.first?.decidedAt, before.decisions.first?.decidedAt,
            "the time of a repeated decision")

        // The model did not know edits made since it was asked.
        try await store.place([key(6)], in: after.campaigns[0].id)
        _ = try await store.apply(
            CampaignPlan(after.revision, [], decisions: [ModelDecision(.split, [1, 6])]))
        try await expectDecisions(
            of: store,
            [
                ModelDecision(.split, [1]), ModelDecision(.merged, [2], name: "One"),
                ModelDecision(.split, [3]),
                ModelDecision(.merged, [4, 5, 6], name: "Later"), ModelDecision(.named, [1], seat: "b"),
            ], "a decision excludes creatives edited in the meantime")
    }

    func expectDecisions(of store: Store, _ expected: [ModelDecision], _ what: String) async throws {
        let found = try await store.snapshot().decisions
        let expected = expected.map { decision in
            var decision = decision
            decision.decidedAt = .distantPast
            decision.creatives = Set(decision.creatives).sorted()
            return decision
        }
        check.same(found.map(\.timeless), expected, what)
    }

    /// Checks that model decisions about one or all campaigns can be forgotten, and that their creatives are planned again.
    package func checkForgetting() async throws {
        let store = try await store(of: 6, seats: ["a", "b"])
        let all = (1...6).map { key($0) }
        let ids = try await store.apply(
            CampaignPlan(
                1,
                [
                    PlannedCampaign("One", [key(1), key(2)]).namedByModel,
                    PlannedCampaign("Two", [3, 4, 5].map { key($0) }).namedByModel,
                ], unassigned: [key(6)], together: [PlanNeighbourhood(["m"], all)],
                decisions: [
                    ModelDecision(.merged, [1, 2]), ModelDecision(.split, [3, 4]),
                    ModelDecision(.named, [5, 6]),
                    ModelDecision(.named, [1], seat: "b"),
                ])
        ).created
        let before = try await State(of: store)
        await check.refuses(.unknownCampaign, "forgetting decisions about an unknown campaign") {
            _ = try await store.forgetModelDecisions(of: CampaignID(rawValue: 99))
        }
        check.same(try await State(of: store), before, "the store after a refused call to forget decisions")

        check.same(try await store.forgetModelDecisions(of: ids[1]), 1, "decisions about a campaign")
        let after = try await State(of: store)
        check.same(after.snapshot.revision, before.snapshot.revision + 1, "the revision after forgetting")
        try await expectDecisions(
            of: store,
            [
                ModelDecision(.merged, [1, 2]), ModelDecision(.named, [5, 6]),
                ModelDecision(.named, [1], seat: "b"),
            ], "remaining decisions")
        check.same(
            after.snapshot.campaigns.map(\.name), ["One", "Two"],
            "names are kept when decisions are forgotten")
        check.same(
            after.snapshot.campaigns.map(\.namedBy), [.model, .rule],
            "a name whose decision is forgotten counts as given by a rule")
        check.same(
            Set(after.backlog.creatives.map(\.key)).subtracting(before.backlog.creatives.map(\.key)),
            [key(3), key(4)], "creatives of forgotten decisions wait for a plan")
        check.same(after.edits.map(\.kind), [.modelForgotten], "forgetting is logged")
        check.same(after.edits.first?.creatives, [key(3), key(4)], "creatives in the log")
        check.same(after.edits.first?.campaign, ids[1], "the campaign in the log")
        check.same(
            try await store.forgetModelDecisions(of: ids[1]), 0, "forgetting decisions again")
        check.same(try await State(of: store), after, "the store after forgetting nothing")

        // An older plan does not restore the decision, and a model may name the campaign again.
        _ = try await store.apply(
            CampaignPlan(before.snapshot.revision, [], decisions: [ModelDecision(.split, [3, 4])]))
        check.same(try await store.snapshot().decisions.count, 3, "decisions after an older plan")
        let planned = PlannedCampaign("Zwei", [3, 4, 5].map { key($0) }, existing: ids[1]).namedByModel
        _ = try await store.apply(CampaignPlan(after.snapshot.revision, [planned]))
        check.same(
            try await store.snapshot().campaigns.map(\.name), ["One", "Zwei"],
            "a new model name after forgetting")
        check.same(
            try await store.forgetModelDecisions(of: nil), 3,
            "forgetting all decisions, including those without a campaign")
        let last = try await store.snapshot()
        check.same(last.decisions, [], "decisions after all are forgotten")
        check.same(last.campaigns.map(\.namedBy), [.rule, .rule], "names after all are forgotten")
    }
}

extension CampaignStoreConformance {
    /// Checks that a model's name replaces a rule's name, but not a person's name or another model's name.
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
        // Names can be exchanged. A name that another campaign has gets a number.
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
            "model names, except for campaigns named or archived by a person")
        check.same(
            after.snapshot.campaigns.map(\.namedBy), [.model, .model, .user, .user, .rule, .model],
            "the origin of names after a plan with model names")
        check.same(outcome.renamed, [ids[0], ids[1], ids[5]], "campaigns that a plan renamed")
        check.same(outcome.changedAssignments, 0, "creatives moved by a plan that only names campaigns")
        check.same(
            after.snapshot.revision, before.snapshot.revision + 1,
            "the revision after a plan that only names campaigns")
        for index in [0, 1, 5] {
            let campaign = after.snapshot.campaigns[index]
            check.same(campaign.method, .model, "the method of a campaign named by a model")
            check.same(campaign.confidence, 0.9, "the confidence of a campaign named by a model")
        }
        for index in 2...4 {
            check.same(
                after.snapshot.campaigns[index], before.snapshot.campaigns[index],
                "a campaign named or archived by a person")
        }
        check.same(Array(after.edits.dropFirst(3)), before.edits, "the earlier log")
        let named = after.edits.prefix(3)
        check.same(named.reversed().map(\.campaign), [ids[0], ids[1], ids[5]], "model names in the log")
        check.holds(
            named.allSatisfy { $0.by == .model && $0.kind == .renamed && $0.seat == "a" },
            "the log attributes the names to a model")
        check.holds(
            zip(named.reversed(), ["Name 1", "Name 2", "Name 6"]).allSatisfy { $0.detail.contains($1) },
            "the log contains the previous names")

        let again = [(0, "Another"), (1, "  "), (5, "Mine")].map { index, name in
            PlannedCampaign(name, [], existing: ids[index]).namedByModel
        }
        check.same(
            try await store.apply(CampaignPlan(after.snapshot.revision, again)).renamed, [],
            "campaigns already named by a model")
        check.same(try await State(of: store), after, "a model name does not replace another model name")
    }
}
