internal import CreativeModel
internal import CreativeStores
internal import Foundation
internal import StageCore

extension CampaignStoreConformance {
    /// Checks that random calls, including stale and invalid ones, have the same effect as on `InMemoryStore`. All visible state
    /// is compared after each call.
    package func checkRandomCalls() async throws {
        for seed in options.seeds {
            var generator = SeededGenerator(seed: seed)
            let store = try await makeStore()
            let model = InMemoryStore()
            var snapshots = [await model.snapshot()]
            for step in 0..<options.callCount {
                var stale =
                    generator.element(of: snapshots.suffix(generator.chance(0.5) ? 1 : 5)) ?? snapshots[0]
                if generator.chance(0.3) {
                    stale = await model.snapshot(
                        around: Set(RandomCall.marks.filter { _ in generator.chance(0.3) }),
                        of: stale.creatives.map(\.key).filter { _ in generator.chance(0.2) })
                }
                let call = RandomCall(stale: stale, generator: &generator)
                let what = "seed \(seed), call \(step), \(quoted(String(describing: call), limit: 400))"
                // After one difference, all later comparisons would fail.
                guard try await perform(call, on: store, model, undoes: generator.chance(0.3), what),
                    try await compare(store, model, &generator, what)
                else { break }
                snapshots.append(await model.snapshot())
            }
        }
    }

    /// Returns whether both stores show the same state, and records the first difference.
    private func compare(
        _ store: Store, _ model: InMemoryStore, _ generator: inout SeededGenerator, _ what: String
    ) async throws -> Bool {
        let found = try await store.snapshot()
        let expected = await model.snapshot()
        let keys = expected.creatives.map(\.key).filter { _ in generator.chance(0.5) }
        guard check.same(found.defects, [], "defects after \(what)"),
            check.same(found.timeless, expected.timeless, "the snapshot after \(what)"),
            check.same(try await store.backlog(), await model.backlog(), "the backlog after \(what)"),
            check.same(
                try await store.unassigned().map(Self.wordless), await model.unassigned().map(Self.wordless),
                "creatives without a campaign after \(what)"),
            try await compareLog(store, model, generator.uniform(in: -1...9), what),
            try await compareParts(store, model, keys, &generator, what)
        else { return false }
        return try await comparePerformance(store, model, keys, &generator, what)
    }

    private func compareLog(_ store: Store, _ model: InMemoryStore, _ limit: Int, _ what: String) async throws
        -> Bool
    {
        check.same(
            try await store.edits(limit: limit).map(\.bare), await model.edits(limit: limit).map(\.bare),
            "the latest \(limit) edits after \(what)")
    }

    private func compareParts(
        _ store: Store, _ model: InMemoryStore, _ keys: [CreativeKey], _ generator: inout SeededGenerator,
        _ what: String
    ) async throws -> Bool {
        let marks = Set(RandomCall.marks.filter { _ in generator.chance(0.2) })
        let some = keys.filter { _ in generator.chance(0.3) } + [key(99)]
        let least = await model.snapshot(around: marks, of: some).creatives.map(\.key)
        let part = try await store.snapshot(around: marks, of: some)
        let campaign = generator.element(of: await model.snapshot().campaigns)?.id
        guard
            check.same(
                part.defects(asPartOf: try await store.snapshot(), with: Set(least)), [],
                "the partial snapshot around \(marks.sorted()) and \(some) after \(what)"),
            check.same(
                try await store.creatives(some), await model.creatives(some), "some creatives after \(what)")
        else { return false }
        return check.same(
            try await store.assignments(of: campaign).map(\.timeless),
            await model.assignments(of: campaign).map(\.timeless),
            "assignments of a campaign after \(what)")
    }

    private func comparePerformance(
        _ store: Store, _ model: InMemoryStore, _ keys: [CreativeKey], _ generator: inout SeededGenerator,
        _ what: String
    ) async throws -> Bool {
        let first = day(generator.uniform(in: 0...12))
        let periods: [ReportPeriod] = [
            .all, .lastDays(generator.uniform(in: 1...9)),
            .days(first: first, last: first.advanced(by: generator.uniform(in: 0...6))),
        ]
        let period = generator.element(of: periods) ?? .all
        var shuffled = keys
        generator.shuffle(&shuffled)
        let groups = [keys, Array(keys.prefix(2)), [], shuffled]
        func timeless(_ report: CampaignReport) -> CampaignReport {
            var report = report
            report.campaign = report.campaign.timeless
            return report
        }
        let dimensions = PerformanceDimensions(rawValue: generator.uniform(in: 0...7))
        guard
            check.same(
                try await store.performance(of: groups, in: period),
                await model.performance(of: groups, in: period), "performance in \(period) after \(what)"),
            check.same(
                try await store.breakdown(of: shuffled, by: dimensions, in: period),
                await model.breakdown(of: shuffled, by: dimensions, in: period),
                "breakdown by \(dimensions.rawValue) in \(period) after \(what)")
        else { return false }
        return check.same(
            try await store.reports(on: nil, in: period).map(timeless),
            await model.reports(on: nil, in: period).map(timeless), "reports in \(period) after \(what)")
    }

    /// Returns the creative with a plan's reason unchanged, and with a store's own wording replaced.
    private static func wordless(_ creative: UnassignedCreative) -> UnassignedCreative {
        let isGiven =
            creative.reason == UnassignedCreative.notPlanned || creative.reason.isEmpty
            || creative.reason.hasPrefix(RandomCall.plannedReason)
        return isGiven ? creative : UnassignedCreative(creative: creative.creative, reason: "an edit")
    }
}

extension CampaignEdit {
    /// The edit without times and descriptions, which are specific to each store.
    var bare: CampaignEdit {
        CampaignEdit(
            id: id, kind: kind, at: .distantPast, by: by, seat: seat, campaign: campaign,
            creatives: creatives,
            detail: "", undoneAt: undoneAt.map { _ in .distantPast })
    }
}
