internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that many creatives can be imported, planned, reported on and edited in one call each.
    func checkManyCreatives() async throws {
        let store = try await makeStore()
        let keys = (0..<options.manyCount).map { key($0, seat: $0 % 3 == 0 ? "b" : "a") }
        let rows = keys.enumerated().flatMap { number, key in
            (0..<3).map {
                row(key, on($0), geo: "G\(number % 40)", [.impressions: 10, .spend: Int64(number)])
            }
        }
        let outcome = try await store.add(ImportBatch(keys, rows))
        check.same([outcome.newCreatives, outcome.newRows], [keys.count, rows.count], "a large import")
        check.same(
            try await store.creatives(keys.reversed()).map(\.key), keys.sorted(), "many creatives by key")

        let groups = Dictionary(grouping: keys) { "\($0.seat) \($0.id.count)" }.sorted { $0.key < $1.key }
        _ = try await store.apply(
            CampaignPlan(
                1,
                groups.map { name, keys in PlannedCampaign(name, keys.sorted(), seat: keys[0].seat) },
                together: groups.map { PlanNeighbourhood([$0], $1.sorted(), seat: $1[0].seat) }))
        let snapshot = try await store.snapshot()
        check.same(snapshot.defects, [], "defects of a large store")
        check.same(snapshot.assignments.count, keys.count, "assignments of a large plan")
        check.same(try await store.backlog().creatives, [], "the backlog after a large plan")
        let part = try await store.snapshot(around: [], of: keys)
        check.same(part.defects(asPartOf: snapshot, with: Set(keys)), [], "a partial snapshot of everything")

        let reports = try await store.reports(on: nil, in: .lastDays(2))
        check.same(reports.map(\.creativeCount), groups.map(\.value.count), "many creatives by campaign")
        check.same(
            reports.map(\.performance.totals.metrics.impressions), groups.map { Int64($0.value.count * 20) },
            "many rows by campaign")
        let slices = try await store.breakdown(of: keys, by: [.creative, .day], in: .all)
        check.same(slices.count, rows.count, "slices of many creatives")
        let largest = snapshot.campaigns.last?.id ?? CampaignID(rawValue: 1)
        let members = try await store.assignments(of: largest).map(\.creative)
        try await store.remove(members, from: largest)
        check.same(
            try await store.unassigned().map(\.creative), members, "many creatives removed in one call")
        check.same(try await store.snapshot().revision, 3, "the revision after three large calls")
    }

    /// Checks that concurrent imports and edits lose no changes, and that the revision counts every change.
    package func checkConcurrentUse() async throws {
        let store = try await store(of: 1)
        let shared = try await store.createCampaign(named: "Shared", seat: "a").id
        let before = try await store.snapshot().revision
        let (tasks, rounds) = (options.taskCount, 8)
        let checker = check
        let changes = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    try await Self.use(store, task: task, rounds: rounds, shared: shared, checker)
                }
            }
            return try await group.reduce(0, +)
        }
        let after = try await store.snapshot()
        check.same(after.defects, [], "defects after concurrent calls")
        check.same(after.revision, before + changes, "the revision after concurrent calls with a change")
        check.same(after.creatives.count, 1 + tasks * rounds, "creatives of all tasks")
        check.same(after.assignments.count, tasks * rounds, "assignments of all tasks")
        check.same(
            try await store.assignments(of: shared).count, tasks * rounds / 2,
            "assignments to the shared campaign")
        // The campaign that all tasks tried to create, and one for each task.
        check.same(after.campaigns.count, 2 + tasks, "campaigns of all tasks")
        let clicks = try await store.performance(of: [after.creatives.map(\.key)], in: .all)
        check.same(clicks[0].totals.metrics.clicks, Int64(tasks * rounds), "rows of all tasks")
        check.same(
            try await store.edits(limit: .max).count, 1 + changes - tasks * rounds, "edits of all tasks")
        try await checkConcurrentPlans()
    }

    /// Checks that only one of several concurrent plans with new campaigns takes effect.
    private func checkConcurrentPlans() async throws {
        let store = try await store(of: 2)
        let plan = CampaignPlan(
            try await store.snapshot().revision, [PlannedCampaign("One", [key(1), key(2)])])
        let refused = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<options.taskCount {
                group.addTask { await refusal { _ = try await store.apply(plan) } }
            }
            return await group.reduce(into: [String]()) { if let code = $1 { $0.append(code) } }
        }
        check.same(
            refused, Array(repeating: StoreError.Code.planOutdated.rawValue, count: options.taskCount - 1),
            "refusals of concurrent plans")
        let after = try await store.snapshot()
        check.same(after.campaigns.map(\.name), ["One"], "campaigns after concurrent plans")
        check.same(after.revision, plan.revision + 1, "the revision after concurrent plans")
    }

    /// Performs calls and returns the number with an effect. Each of these raises the revision by one.
    private static func use(
        _ store: Store, task: Int, rounds: Int, shared: CampaignID, _ check: Checker
    ) async throws -> Int {
        var changes = 0
        let refused = await refusal { _ = try await store.createCampaign(named: "Once", seat: "a") }
        check.holds(
            refused == nil || refused == StoreError.Code.invalidName.rawValue, "a name is used only once")
        if refused == nil { changes += 1 }
        let own = try await store.createCampaign(named: "Task \(task)", seat: "a").id
        changes += 1
        for round in 0..<rounds {
            let key = CreativeKey(seat: "a", id: "t\(task)/\(round)")
            let batch = ImportBatch([key], [row(key, on(round), [.clicks: 1])])
            let outcome = try await store.add(batch)
            check.same([outcome.newCreatives, outcome.newRows], [1, 1], "a concurrent import")
            check.holds(
                try await store.add(batch).isUnchanged, "repeating a concurrent import changes nothing")
            try await store.place([key], in: own)
            if round % 2 == 0 {
                try await store.place([key], in: shared)
                changes += 1
            }
            changes += 2
            check.same(try await store.creatives([key]).count, 1, "a creative that was just imported")
            check.same(try await store.snapshot().defects, [], "defects during concurrent calls")
        }
        return changes
    }
}
