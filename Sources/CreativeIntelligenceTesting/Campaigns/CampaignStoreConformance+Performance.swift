internal import CreativeModel

extension CampaignStoreConformance {
    /// Later rows replace equal keys and no others, periods count what they hold whole, absent values are not zero.
    package func checkPerformance() async throws {
        try await checkReplacement()
        try await checkLifetimes()
        try await checkPeriods()
        try await checkAbsence()
        try await checkCurrencies()
        try await checkEarlyRows()
    }

    private func checkReplacement() async throws {
        let store = try await store(of: 1)
        func window(_ days: Range<Int>) -> ImportBatch {
            ImportBatch([], days.map { row(key(1), on($0), [.impressions: 100, .spend: 7]) })
        }
        var new: [Int] = []
        for start in [0, 3, 0, 6] { new.append(try await store.add(window(start..<start + 7)).newRows) }
        check.same(new, [7, 3, 0, 3], "rows that overlapping windows bring")
        try await expectTotals(of: store, .all, [.impressions: 1_300], "overlapping windows change no sum")

        // Both ends are the key of a range, and neither its days nor the ranges inside of it.
        let range = ReportingPeriod.range(first: day(0), last: day(6))
        let shorter = ReportingPeriod.range(first: day(0), last: day(5))
        let later = ReportingPeriod.range(first: day(1), last: day(6))
        let ranges = try await store.add(
            ImportBatch([], [range, shorter, later].map { row(key(1), $0, [.impressions: 1]) }))
        check.same(ranges.newRows, 3, "ranges of other ends are other rows")
        let again = try await store.add(ImportBatch([], [row(key(1), shorter, [.impressions: 50])]))
        check.same([again.newRows, again.changedRows], [0, 1], "a range of the same ends is the same row")
        try await expectTotals(of: store, .all, [.impressions: 1_352], "days and ranges add up")
        let single = ReportingPeriod.range(first: day(0), last: day(0))
        let day = try await store.add(ImportBatch([], [row(key(1), single, [.impressions: 100, .spend: 7])]))
        check.holds(day.isUnchanged, "a range of one day is that day")
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
                "lifetime \(number) replaces the one before it")
            try await expectTotals(of: store, .all, [.clicks: clicks], "the last lifetime counts")
        }
        _ = try await store.add(
            ImportBatch([], [row(key(1), .range(first: day(0), last: day(12)), [.clicks: 1])]))
        try await expectTotals(of: store, .all, [.clicks: 41], "a range of a lifetime's days is another row")
        try await expectTotals(
            of: store, .days(first: day(0), last: day(12)), [.clicks: 41], "a lifetime in its bounds counts")
        try await expectTotals(
            of: store, .days(first: day(0), last: day(11)), [:], "a lifetime that ends later does not count")
        _ = try await store.add(
            ImportBatch([], [row(key(1), .lifetime(first: nil, last: day(3)), [.clicks: 5])]))
        try await expectTotals(
            of: store, .days(first: day(-99), last: day(99)), [.clicks: 1],
            "a lifetime with an unknown end counts in no bounds")
    }

    private func checkPeriods() async throws {
        let rows = (0..<40).map { row(key(1), on($0), [.impressions: 1 << Int64($0)]) }
        let store = try await store(of: 2, rows)
        // The newest day of all data counts, whosever it is.
        for (newest, what) in [(39, "its own"), (41, "another's")] {
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
            of: store, .days(first: day(5), last: day(4)), [:], "days that end before they begin")
        try await expectTotals(of: store, .lastDays(.max), [.impressions: 1 << 40 - 1], "very many days")
        let empty = try await makeStore()
        try await expectTotals(of: empty, .lastDays(7), [:], "the last days of an empty store")
    }

    private func checkAbsence() async throws {
        let store = try await store(of: 1)
        let rows = [row(key(1), on(0), [:]), row(key(1), on(1), [.clicks: 0, .queries: .max])]
        check.same(
            try await store.add(ImportBatch([], rows)).newRows, 2, "a row in which nothing was measured")
        try await expectTotals(
            of: store, .all, [.clicks: 0, .queries: .max], "what nobody measured is not 0, and 0 is a value")
        let all = Dictionary(uniqueKeysWithValues: Metric.allCases.map { ($0, Int64($0.rawValue + 1) << 40) })
        _ = try await store.add(ImportBatch([], [row(key(1), on(1), all)]))
        let report = try await store.performance(of: [[key(1)]], in: .all)[0]
        let euro = CurrencyCode(rawValue: "EUR") ?? .unknown
        check.same(report.totals.byCurrency[euro], metrics(all), "every metric comes back")
        _ = try await store.add(ImportBatch([], [row(key(1), on(1), [:])]))
        try await expectTotals(of: store, .all, [:], "a row replaces the known one whole")
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
        check.same(totals.metrics, metrics([.clicks: 3]), "counts add up over currencies, and money does not")
    }

    /// A source may send performance before it describes the creative.
    private func checkEarlyRows() async throws {
        let store = try await makeStore()
        let early = try await store.add(ImportBatch([], [row(key(1), on(0), [.clicks: 3])]))
        check.same([early.newCreatives, early.newRows], [0, 1], "a row of a creative that is not here yet")
        check.same(try await store.creatives(), [], "creatives of which only performance came")
        _ = try await store.add(ImportBatch([key(1)]))
        try await expectTotals(of: store, .all, [.clicks: 3], "performance that came before its creative")
    }

    private func expectTotals(
        of store: Store, _ period: ReportPeriod, _ values: [Metric: Int64], _ what: String
    ) async throws {
        let report = try await store.performance(of: [[key(1)]], in: period)[0]
        check.same(report.totals.metrics, metrics(values), what)
    }
}
