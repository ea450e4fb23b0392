internal import CreativeModel

extension CampaignStoreConformance {
    /// Checks that later rows replace rows with equal keys only, that periods count the rows they contain completely, and that
    /// missing values are not zero.
    package func checkPerformance() async throws {
        try await checkReplacement()
        try await checkLifetimes()
        try await checkPeriods()
        try await checkAbsence()
        try await checkCurrencies()
        try await checkReach()
        try await checkEarlyRows()
    }

    /// Checks that reach is known of a single row, and of no sum of rows.
    private func checkReach() async throws {
        let store = try await store(of: 2)
        let first = row(key(1), on(0), [.impressions: 100, .reach: 80])
        _ = try await store.add(ImportBatch([], [first]))
        try await expectTotals(of: store, .all, [.impressions: 100, .reach: 80], "the reach of one row")
        let others = [
            row(key(1), on(1), [.impressions: 50, .reach: 40]),
            row(key(2), on(0), [.impressions: 10, .reach: 9]),
            row(key(2), on(0), currency: "USD", [.impressions: 5, .reach: 4]),
        ]
        _ = try await store.add(ImportBatch([], others))
        try await expectTotals(of: store, .all, [.impressions: 150], "the reach of two days is unknown")
        let day = on(1).first ?? Day(number: 0)
        try await expectTotals(
            of: store, .days(first: day, last: day), [.impressions: 50, .reach: 40],
            "the reach of one of two days")
        let slices = try await store.breakdown(of: [key(1), key(2)], by: [.creative, .day], in: .all)
        check.same(slices.map(\.totals.metrics.reach), [80, 40, nil], "reach by creative and day")
        let euro = CurrencyCode(rawValue: "EUR") ?? .unknown
        check.same(slices.last?.totals.byCurrency[euro]?.reach, 9, "the reach in one currency")
        check.same(slices.first?.totals.metrics.frequency, 1.25, "frequency")
    }

    private func checkReplacement() async throws {
        let store = try await store(of: 1)
        func window(_ days: Range<Int>) -> ImportBatch {
            ImportBatch([], days.map { row(key(1), on($0), [.impressions: 100, .spend: 7]) })
        }
        var new: [Int] = []
        for start in [0, 3, 0, 6] { new.append(try await store.add(window(start..<start + 7)).newRows) }
        check.same(new, [7, 3, 0, 3], "new and changed rows of overlapping windows")
        try await expectTotals(of: store, .all, [.impressions: 1_300], "totals of overlapping windows")

        // A range is identified by both ends, not by its days or the ranges inside it.
        let range = ReportingPeriod.range(first: day(0), last: day(6))
        let shorter = ReportingPeriod.range(first: day(0), last: day(5))
        let later = ReportingPeriod.range(first: day(1), last: day(6))
        let ranges = try await store.add(
            ImportBatch([], [range, shorter, later].map { row(key(1), $0, [.impressions: 1]) }))
        check.same(ranges.newRows, 3, "ranges with other ends are separate rows")
        let again = try await store.add(ImportBatch([], [row(key(1), shorter, [.impressions: 50])]))
        check.same([again.newRows, again.changedRows], [0, 1], "a range with the same ends is the same row")
        try await expectTotals(of: store, .all, [.impressions: 1_352], "days and ranges add up")
        let single = ReportingPeriod.range(first: day(0), last: day(0))
        let day = try await store.add(ImportBatch([], [row(key(1), single, [.impressions: 100, .spend: 7])]))
        check.holds(day.isUnchanged, "a range of one day equals that day")
    }

    private func checkLifetimes() async throws {
        let store = try await store(of: 1)
        let ends: [(Day?, Day?, Int64)] = [
            (nil, nil, 10), (day(0), nil, 20), (day(0), day(9), 30), (day(0), day(12), 40),
        ]
        for (number, (first, last, clicks)) in ends.enumerated() {
            let outcome = try await store.add(
                ImportBatch([], [row(key(1), .lifetime(first: first, last: last), [.clicks: clicks])]))
            check.same(
                [outcome.newRows, outcome.changedRows], number == 0 ? [1, 0] : [0, 1],
                "lifetime \(number) replaces the previous one")
            try await expectTotals(of: store, .all, [.clicks: clicks], "totals of the last lifetime")
        }
        _ = try await store.add(
            ImportBatch([], [row(key(1), .range(first: day(0), last: day(12)), [.clicks: 1])]))
        try await expectTotals(
            of: store, .all, [.clicks: 41], "a range with the days of a lifetime is a separate row")
        try await expectTotals(
            of: store, .days(first: day(0), last: day(12)), [.clicks: 41],
            "a lifetime within the period counts")
        try await expectTotals(
            of: store, .days(first: day(0), last: day(11)), [:], "a lifetime that ends later does not count")
        _ = try await store.add(
            ImportBatch([], [row(key(1), .lifetime(first: nil, last: day(3)), [.clicks: 5])]))
        try await expectTotals(
            of: store, .days(first: day(-99), last: day(99)), [.clicks: 1],
            "a lifetime with an unknown end counts in no bounded period")
    }

    private func checkPeriods() async throws {
        let rows = (0..<40).map { row(key(1), on($0), [.impressions: 1 << Int64($0)]) }
        let store = try await store(of: 2, rows)
        // The newest day of all data counts, regardless of the creative.
        for (newest, what) in [(39, "its own"), (41, "another creative's")] {
            if newest > 39 {
                _ = try await store.add(ImportBatch([], [row(key(2), on(newest), [.clicks: 0])]))
            }
            for count in [1, 7, 30] {
                let numbers = (newest - count + 1)...newest
                let sum = numbers.reduce(Int64(0)) { $0 + ($1 < 40 ? 1 << Int64($1) : 0) }
                try await expectTotals(
                    of: store, .lastDays(count), sum == 0 ? [:] : [.impressions: sum],
                    "\(count) days before \(what) newest day")
            }
        }
        try await expectTotals(of: store, .all, [.impressions: 1 << 40 - 1], "all days")
        try await expectTotals(
            of: store, .days(first: day(3), last: day(5)), [.impressions: 0b111000], "three days")
        try await expectTotals(
            of: store, .days(first: day(5), last: day(4)), [:], "a period that ends before it begins")
        try await expectTotals(of: store, .lastDays(.max), [.impressions: 1 << 40 - 1], "a very long period")
        let empty = try await makeStore()
        try await expectTotals(of: empty, .lastDays(7), [:], "the last 7 days of an empty store")
    }

    private func checkAbsence() async throws {
        let store = try await store(of: 1)
        let rows = [row(key(1), on(0), [:]), row(key(1), on(1), [.clicks: 0, .queries: .max])]
        check.same(
            try await store.add(ImportBatch([], rows)).newRows, 2, "rows without values")
        try await expectTotals(
            of: store, .all, [.clicks: 0, .queries: .max], "a missing value is not 0, and 0 is a value")
        let all = Dictionary(uniqueKeysWithValues: Metric.allCases.map { ($0, Int64($0.rawValue + 1) << 40) })
        _ = try await store.add(ImportBatch([], [row(key(1), on(1), all)]))
        let report = try await store.performance(of: [[key(1)]], in: .all)[0]
        let euro = CurrencyCode(rawValue: "EUR") ?? .unknown
        check.same(report.totals.byCurrency[euro], metrics(all), "every metric is returned")
        _ = try await store.add(ImportBatch([], [row(key(1), on(1), [:])]))
        try await expectTotals(of: store, .all, [:], "a row replaces the previous one completely")
    }

    private func checkCurrencies() async throws {
        let store = try await store(of: 1)
        _ = try await store.add(
            ImportBatch(
                [],
                ["EUR", "USD", "XXX"].enumerated().map { number, currency in
                    row(key(1), on(0), currency: currency, [.spend: Int64(number), .clicks: 1])
                }))
        let totals = try await store.performance(of: [[key(1)]], in: .all)[0].totals
        check.same(totals.spend.map(\.currency.rawValue), ["EUR", "USD", "XXX"], "currencies of spend")
        check.same(totals.spend.map(\.amount.rawValue), [0, 1, 2], "spend by currency")
        check.same(totals.metrics, metrics([.clicks: 3]), "counts are summed over currencies, money is not")
    }

    /// Checks that performance may arrive before the description of its creative.
    private func checkEarlyRows() async throws {
        let store = try await makeStore()
        let early = try await store.add(ImportBatch([], [row(key(1), on(0), [.clicks: 3])]))
        check.same([early.newCreatives, early.newRows], [0, 1], "a row of an unknown creative")
        check.same(try await store.creatives(), [], "creatives with performance only")
        _ = try await store.add(ImportBatch([key(1)]))
        try await expectTotals(of: store, .all, [.clicks: 3], "performance that arrived before its creative")
    }

    private func expectTotals(
        of store: Store, _ period: ReportPeriod, _ values: [Metric: Int64], _ what: String
    ) async throws {
        let report = try await store.performance(of: [[key(1)]], in: period)[0]
        check.same(report.totals.metrics, metrics(values), what)
    }
}

extension CampaignStoreConformance {
    /// Checks that a breakdown by any dimensions has the ordered slices of its rows, and that the slices sum to the total.
    package func checkBreakdowns() async throws {
        let rows = [
            row(key(2), on(1), geo: "DE", [.clicks: 1]), row(key(2), on(0), geo: "US", [.clicks: 2]),
            row(key(1), on(1), geo: "US", currency: "USD", [.clicks: 4, .spend: 4]),
            row(key(1), on(1), geo: "", [.clicks: 8, .spend: 8]),
            row(key(1), .range(first: day(0), last: day(1)), geo: "DE", [.clicks: 16]),
            row(key(1), .lifetime(first: day(0), last: nil), geo: "DE", [.clicks: 32]),
            row(key(3), on(0), geo: "DE", [.clicks: 64]),
            row(key(4), .lifetime(first: day(9), last: day(9)), geo: "ZZ", [:]),
            row(key(1, seat: "b"), on(0), geo: "DE", [.clicks: 128]),
        ]
        let store = try await store(of: 5, seats: ["a", "b"], rows)
        let periods: [ReportPeriod] = [
            .all, .lastDays(1), .lastDays(9), .days(first: day(0), last: day(1)),
            .days(first: day(1), last: day(1)), .days(first: day(1), last: day(0)),
        ]
        let groups = [
            [key(1), key(2)], [key(2), key(1), key(4), key(1, seat: "b")], [key(5)], [], [key(99), key(2)],
        ]
        let whole = table(rows)
        for bits in 0..<8 {
            let dimensions = PerformanceDimensions(rawValue: bits)
            for period in periods {
                for group in groups {
                    let slices = try await store.breakdown(of: group, by: dimensions, in: period)
                    let expected = Self.breakdown(
                        of: whole, group, by: dimensions, in: whole.bounds(of: period))
                    check.same(slices, expected, "breakdown by \(bits) of \(group) in \(period)")
                }
            }
        }
        let parts = try await store.breakdown(of: [key(1)], by: .geo, in: .all)
        check.same(parts.map(\.geo), ["", "DE", "US"], "geos of a breakdown")
        check.same(parts.map(\.totals.metrics.clicks), [8, 48, 4], "clicks by geo")
        let days = try await store.breakdown(of: [key(1)], by: .day, in: .all)
        check.same(days.map(\.day), [nil, day(1)], "rows of several days share a slice without a day")
    }

    /// Computes a breakdown by definition: groups the rows within the period by the values of their slice.
    private static func breakdown(
        of table: PerformanceTable, _ creatives: [CreativeKey], by dimensions: PerformanceDimensions,
        in bounds: ClosedRange<Day>?
    ) -> [PerformanceSlice] {
        var slices: [PerformanceSlice] = []
        for record in creatives.sorted().flatMap(table.records(of:)) {
            if let bounds {
                guard let first = record.period.first, let last = record.period.last,
                    bounds.contains(first), bounds.contains(last)
                else { continue }
            }
            var slice = PerformanceSlice(totals: PerformanceTotals())
            if dimensions.contains(.creative) { slice.creative = record.creative }
            if dimensions.contains(.geo) { slice.geo = record.geo }
            if dimensions.contains(.day), case .day(let day) = record.period { slice.day = day }
            let index = slices.firstIndex {
                $0.creative == slice.creative && $0.geo == slice.geo && $0.day == slice.day
            }
            if index == nil { slices.append(slice) }
            slices[index ?? slices.count - 1].totals.add(record)
        }
        return slices.sorted { left, right in
            if left.creative != right.creative, let first = left.creative, let second = right.creative {
                return first < second
            }
            if left.geo != right.geo { return (left.geo ?? "") < (right.geo ?? "") }
            return (left.day?.number ?? .min) < (right.day?.number ?? .min)
        }
    }
}

extension CampaignStoreConformance {
    /// Checks that reports count the current creatives of a campaign, and their performance in the requested period.
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
        check.same(all.map(\.campaign), [wide, empty], "reports on all campaigns, ordered by ID")
        check.same(all.map(\.creativeCount), [4, 0], "numbers of creatives")
        check.same(all.map(\.activeCreativeCount), [3, 0], "numbers of creatives with impressions")
        check.same(
            all[0].performance.topGeos, ["DE", "US", "FR"], "geos ordered by spend in the only currency")
        check.same(
            all[0].performance.bestPerformer, key(2),
            "the best performer has the highest rate above 1,000 impressions")
        check.same(all[1].performance, PerformanceReport(), "the report of a campaign without creatives")

        let last = try await store.reports(on: [wide.id], in: .lastDays(1))
        check.same(last.map(\.activeCreativeCount), [1], "creatives with impressions on the last day")
        check.same(
            last[0].performance.bestPerformer, key(1),
            "without rates, the best performer has the highest spend")
        check.same(last[0].performance.topGeos, ["US", "DE"], "geos of the last day")
        let some = try await store.reports(
            on: [empty.id, CampaignID(rawValue: 99), wide.id, empty.id], in: .all)
        check.same(some, all, "reports on some campaigns, one unknown and one repeated")
        check.same(try await store.reports(on: [], in: .all), [], "reports on no campaigns")

        try await store.place([key(4)], in: wide.id)
        try await store.remove([key(1)], from: wide.id)
        let after = try await store.reports(on: [wide.id], in: .all)[0]
        check.same([after.creativeCount, after.activeCreativeCount], [4, 3], "a report after an edit")
        check.same(after.performance.totals.metrics.impressions, 71_931, "impressions after an edit")
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
        check.same(two.map(\.warnings), [[]], "warnings for a period that is too short")
    }
}
