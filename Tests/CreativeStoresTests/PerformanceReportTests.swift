import CreativeModel
import CreativeStores
import StageCore
import Testing

@Suite struct PerformanceReportTests {
    private func row(
        _ creative: Int, geo: String = "DE", currency: String = "EUR", impressions: Int64? = nil,
        clicks: Int64? = nil, spend: Int64? = nil
    ) -> PerformanceRecord {
        var metrics = PerformanceMetrics()
        metrics.impressions = impressions
        metrics.clicks = clicks
        metrics.spend = spend.map(Micros.init(rawValue:))
        return PerformanceRecord(
            creative: key(creative), period: .day(Day(number: 20_000)), geo: geo,
            currency: CurrencyCode(rawValue: currency) ?? .unknown, metrics: metrics)
    }

    private func report(_ rows: [PerformanceRecord]) -> PerformanceReport {
        PerformanceTable(rows).report(on: (1...5).map { key($0) })
    }

    @Test func `the best performer has the highest rate above the threshold`() {
        #expect(
            report([
                row(1, impressions: 1000, clicks: 900), row(2, impressions: 1001, clicks: 10),
                row(3, impressions: 5000, clicks: 40, spend: 9), row(4, impressions: 9000),
            ]).bestPerformer == key(2))
        // The totals of a creative count, not its rows.
        #expect(
            report([
                row(1, geo: "DE", impressions: 600, clicks: 60),
                row(1, geo: "US", impressions: 600, clicks: 60),
                row(2, impressions: 2000, clicks: 20),
            ]).bestPerformer == key(1))
    }

    @Test func `without rates, spend decides, then impressions`() {
        #expect(
            report([row(1, impressions: 900, spend: 1), row(2, impressions: 9, spend: 2)]).bestPerformer
                == key(2))
        #expect(report([row(1, impressions: 9), row(2, impressions: 90)]).bestPerformer == key(2))
        // Amounts in different currencies are not comparable.
        #expect(
            report([
                row(1, currency: "USD", impressions: 90, spend: 1),
                row(2, currency: "EUR", impressions: 9, spend: 2),
            ]).bestPerformer == key(1))
        #expect(report([]).bestPerformer == nil)
    }

    @Test func `ties go to the smaller key`() {
        let rates = (1...4).reversed().map { row($0, impressions: 2000, clicks: 20) }
        #expect(report(rates).bestPerformer == key(1))
        #expect(report((2...4).reversed().map { row($0, spend: 5) }).bestPerformer == key(2))
        #expect(report([row(1, geo: "US", spend: 5), row(1, geo: "DE", spend: 5)]).topGeos == ["DE", "US"])
    }

    @Test func `geos are ordered by spend in one currency, else by impressions`() {
        let strong = row(1, geo: "US", impressions: 10, spend: 100)
        let wide = row(2, geo: "DE", impressions: 1000, spend: 1)
        #expect(report([strong, wide]).topGeos == ["US", "DE"])
        #expect(
            report([strong, wide, row(3, geo: "FR", currency: "USD", spend: 1)]).topGeos == [
                "DE", "US", "FR",
            ])
        #expect(report([row(1, geo: "", impressions: 5)]).topGeos.isEmpty)
    }

    @Test func `money stays in its currency`() throws {
        let totals = report([
            row(1, currency: "USD", spend: 5), row(2, currency: "EUR", spend: 7),
            row(3, currency: "EUR", spend: 1),
        ])
        .totals
        #expect(totals.spend.map(\.currency.rawValue) == ["EUR", "USD"])
        #expect(totals.spend.map(\.amount.rawValue) == [8, 5])
        #expect(totals.spendInOnlyCurrency == nil)
        #expect(totals.metrics.spend == nil)
        #expect(
            report([row(1, spend: 5), row(2, currency: "USD", clicks: 1)]).totals.spendInOnlyCurrency?
                .rawValue == 5)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `totals are the sums of the group`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let table = PerformanceTable(generator.records(upTo: 150))
        var group = table.creativeKeys
        for period in [ReportPeriod.all, .lastDays(5)] {
            let bounds = table.bounds(of: period)
            let report = table.report(on: group, in: bounds)
            var expected = PerformanceTotals()
            for key in group { expected.add(table.totals(of: key, in: bounds)) }
            #expect(report.totals == expected)
            generator.shuffle(&group)
            #expect(table.report(on: group, in: bounds) == report)
        }
    }
}
