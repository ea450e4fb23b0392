internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that any text is returned unchanged wherever a store keeps text, and that it can be used for lookups.
    package func checkUnusualText() async throws {
        let texts = UnusualText.all
        try await checkUnusualKeys(texts)
        try await checkUnusualNames(texts)
        try await checkUnusualPlan(texts)
    }

    private func checkUnusualKeys(_ texts: [String]) async throws {
        let store = try await makeStore()
        // For some of these, seat and ID joined with a slash are equal.
        let seats = ["a", "a/b", "'", "", "日本", "%2F"]
        let ids = texts + ["", "b/c", "c", "/c"]
        var creatives: [Creative] = []
        var rows: [PerformanceRecord] = []
        for key in seats.flatMap({ seat in ids.map { CreativeKey(seat: seat, id: $0) } }) {
            var creative = Creative(key: key)
            creative.name = key.id
            creative.text = key.id
            creative.headline = key.id
            creative.callToAction = key.id
            creative.assetText = key.id
            creative.landingText = key.id
            creative.status = CreativeStatus(rawValue: key.id)
            creative.landingURL = key.id
            creative.advertiser = key.seat
            creative.format = CreativeFormat(rawValue: key.id)
            rows.append(row(key, on(0), geo: key.id, [.clicks: Int64(rows.count)]))
            creatives.append(creative)
        }
        let batch = ImportBatch(creatives: creatives, performance: table(rows))
        var expected = ImportOutcome()
        (expected.newCreatives, expected.newRows) = (creatives.count, rows.count)
        check.same(try await store.add(batch), expected, "an import of unusual text")
        check.holds(
            try await store.add(batch).isUnchanged, "repeating an import of unusual text changes nothing")
        let sorted = creatives.sorted { $0.key < $1.key }
        check.same(try await store.creatives(), sorted, "creatives with unusual text are returned in order")
        check.same(
            try await store.creatives(creatives.map(\.key)), sorted,
            "creatives are found by keys with unusual text"
        )
        let reports = try await store.performance(of: creatives.map { [$0.key] }, in: .all)
        check.same(
            reports.map(\.totals.metrics.clicks), (0..<rows.count).map { Int64($0) },
            "performance is found by keys with unusual text")
        check.same(
            reports.map(\.topGeos), creatives.map { $0.key.id.isEmpty ? [] : [$0.key.id] },
            "geos with unusual text"
        )
    }

    private func checkUnusualNames(_ texts: [String]) async throws {
        let store = try await makeStore()
        let keys = texts.map { CreativeKey(seat: "seat", id: $0) }
        _ = try await store.add(ImportBatch(keys))
        for (text, key) in zip(texts, keys) {
            let campaign = try await store.createCampaign(named: text, seat: "seat")
            let updated = try await store.updateCampaign(campaign.id, name: nil, summary: text, status: nil)
            check.same(
                [campaign.name, updated.name, updated.summary], [text, text, text],
                "a campaign with unusual text")
            try await store.place([key], in: campaign.id)
            await check.refuses(.invalidName, "reusing the name \(text.prefix(50))") {
                _ = try await store.createCampaign(named: text, seat: "seat")
            }
            _ = try await store.createCampaign(named: text, seat: text)
        }
        let campaigns = try await store.snapshot().campaigns
        check.same(campaigns.map(\.name), texts.flatMap { [$0, $0] }, "unusual names are returned")
        check.same(campaigns.map(\.seat), texts.flatMap { ["seat", $0] }, "unusual seats are returned")
        check.same(
            try await store.assignments(of: nil).map(\.creative), keys.sorted(),
            "creatives are placed by unusual keys")
        let placed = try await store.edits(limit: .max).filter { $0.kind == .placed }.reversed()
        check.same(placed.flatMap(\.creatives), keys, "the log contains unusual keys")
        try await store.remove([keys[0]], from: campaigns[0].id)
        check.same(
            try await store.snapshot().exclusions.map(\.creative), [keys[0]],
            "an exclusion with an unusual key")
        try await checkMessages(store)
    }

    /// Checks that a message is short and one line, regardless of the text it contains.
    private func checkMessages(_ store: Store) async throws {
        let name = "A\n\u{1B}[31m" + String(repeating: "x", count: 10_000)
        _ = try await store.createCampaign(named: name, seat: "a")
        do {
            _ = try await store.createCampaign(named: name, seat: "a")
            check.holds(false, "a duplicate name was accepted")
        } catch let error as StoreError {
            check.holds(error.message.count < 200, "a message is short")
            check.holds(!error.message.contains(where: \.isNewline), "a message is one line")
            check.holds(
                !error.message.unicodeScalars.contains("\u{1B}"), "a message contains no control characters")
        }
    }

    private func checkUnusualPlan(_ texts: [String]) async throws {
        let store = try await makeStore()
        let keys = texts.map { CreativeKey(seat: "seat", id: $0) }
        _ = try await store.add(ImportBatch(keys))
        let half = keys.count / 2
        var plan = CampaignPlan(
            revision: 1, planner: texts.last,
            neighbourhoods: zip(texts, keys).map { text, key in
                PlanNeighbourhood(marks: [PlanMark(seat: "seat", name: text)], creatives: [key])
            },
            campaigns: zip(texts, keys).prefix(half).map { text, key in
                PlannedCampaign(
                    seat: "seat", name: text, method: ClusteringMethod(rawValue: text), confidence: nil,
                    members: [
                        PlannedMember(
                            creative: key, assignedBy: .model,
                            evidence: [Evidence(kind: text, detail: text), Evidence(kind: "", detail: "")])
                    ])
            },
            unassigned: zip(texts, keys).dropFirst(half).map { text, key in
                UnassignedCreative(creative: key, reason: text)
            })
        _ = try await store.apply(plan)
        let after = try await store.snapshot()
        check.same(after.campaigns.map(\.name), Array(texts.prefix(half)), "unusual planned names")
        check.same(after.campaigns.map(\.method.rawValue), Array(texts.prefix(half)), "unusual methods")
        let members = plan.campaigns.flatMap(\.members).sorted { $0.creative < $1.creative }
        check.same(after.assignments.map(\.evidence), members.map(\.evidence), "unusual evidence")
        check.same(
            after.assignments.map(\.assignedBy), members.map(\.assignedBy), "the origin of assignments")
        plan.unassigned.sort { $0.creative < $1.creative }
        check.same(try await store.unassigned(), plan.unassigned, "unusual reasons")
        let backlog = try await store.backlog()
        check.same(
            backlog, PlanningBacklog(revision: 2, planner: texts.last, creatives: []), "an unusual planner"
        )
        for (text, key) in zip(texts, keys) {
            let part = try await store.snapshot(around: [PlanMark(seat: "seat", name: text)], of: [])
            check.same(
                part.defects(asPartOf: after, with: [key]), [], "a partial snapshot under an unusual mark")
        }
    }
}
