internal import CreativeModel

extension CampaignStoreConformance {
    /// Reports count the creatives of a campaign as they are now, and their performance in the period asked for.
    func checkReports() async throws {
        let store = try await store(
            of: 5,
            [
                row(key(1), on(0), geo: "DE", [.impressions: 2_000, .clicks: 10, .spend: 5_000_000]),
                row(key(1), on(9), geo: "US", [.impressions: 0, .spend: 4_000_000]),
                row(key(2), on(0), geo: "FR", [.impressions: 1_001, .clicks: 20]),
                row(key(2), on(9), geo: "DE", [.impressions: 30]),
                row(key(3), on(0), geo: "DE", [.impressions: 900, .clicks: 900]),
                row(key(4), on(9), geo: "FR", [.impressions: 70_000, .spend: 90_000_000]),
            ])
        let wide = try await store.createCampaign(named: "Wide", seat: "a")
        let empty = try await store.createCampaign(named: "Empty", seat: "a")
        try await store.place([3, 1, 2, 5].map { key($0) }, in: wide.id)

        let all = try await store.reports(on: nil, in: .all)
        check.same(all.map(\.campaign), [wide, empty], "reports on all campaigns, by id")
        check.same(all.map(\.creativeCount), [4, 0], "creatives of campaigns")
        check.same(all.map(\.activeCreativeCount), [3, 0], "creatives with impressions")
        check.same(all[0].performance.topGeos, ["DE", "US", "FR"], "geos by spend in the one currency")
        check.same(all[0].performance.bestPerformer, key(2), "the highest rate above 1,000 impressions")
        check.same(all[1].performance, PerformanceReport(), "the report of a campaign without creatives")

        let last = try await store.reports(on: [wide.id], in: .lastDays(1))
        check.same(last.map(\.activeCreativeCount), [1], "creatives with impressions on the last day")
        check.same(last[0].performance.bestPerformer, key(1), "without rates, the highest spend")
        check.same(last[0].performance.topGeos, ["US", "DE"], "geos of the last day")
        let some = try await store.reports(
            on: [empty.id, CampaignID(rawValue: 99), wide.id, empty.id], in: .all)
        check.same(some, all, "reports on some campaigns, one unknown, one twice")
        check.same(try await store.reports(on: [], in: .all), [], "reports on no campaigns")

        try await store.place([key(4)], in: wide.id)
        try await store.remove([key(1)], from: wide.id)
        let after = try await store.reports(on: [wide.id], in: .all)[0]
        check.same([after.creativeCount, after.activeCreativeCount], [4, 3], "a report after an edit")
        check.same(after.performance.totals.metrics.impressions, 71_931, "the sums after an edit")
        let members = try await store.assignments(of: wide.id).map(\.creative)
        let direct = try await store.performance(of: [members, [], [key(99)], members], in: .all)
        check.same(
            direct, [after.performance, PerformanceReport(), PerformanceReport(), after.performance],
            "performance of groups, in their order")
        try await checkWarnings()
    }

    private func checkWarnings() async throws {
        let silent = (0..<3).map { row(key(1), on($0), [.impressions: 400, .clicks: 0]) }
        let costly = row(key(2), on(0), [.impressions: 1_000_000, .clicks: 99, .spend: 10_000_001])
        let store = try await store(of: 3, silent + [costly])
        let reports = try await store.performance(of: [[key(1)], [key(2)], [key(3)]], in: .all)
        check.same(
            reports.map { $0.warnings.map(\.kind) }, [[.noClicks], [.lowClickThroughRate], []], "warnings")
        let two = try await store.performance(of: [[key(1)]], in: .days(first: day(0), last: day(1)))
        check.same(two.map(\.warnings), [[]], "warnings of a period that is too short")
    }
}
