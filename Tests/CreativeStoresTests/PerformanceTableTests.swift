import CreativeModel
import CreativeStores
import StageCore
import Testing

@Suite struct PerformanceTableTests {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `a table matches a dictionary`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var records = generator.records(upTo: 200)
        let table = PerformanceTable(records)
        let naive = NaivePerformance(records)
        #expect(try #require(table.naive).rows == naive.rows)
        #expect(table.rowCount == naive.rows.count)
        #expect(table.isEmpty == naive.rows.isEmpty)

        generator.shuffle(&records)
        let shuffled = PerformanceTable(records)
        #expect(shuffled == table)
        for key in table.creativeKeys { #expect(shuffled.records(of: key) == table.records(of: key)) }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `later tables replace equal keys`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 1)
        var table = PerformanceTable()
        var naive = NaivePerformance()
        for _ in 0..<6 {
            let records = generator.records(upTo: 60)
            let later = PerformanceTable(records)
            let counts = table.replaceKeys(of: later)
            let expected = naive.replaceKeys(of: NaivePerformance(records))
            #expect(counts == expected)
            #expect(try #require(table.naive).rows == naive.rows)
            #expect(table.rowCount == naive.rows.count)

            let before = table
            let again = table.replaceKeys(of: later)
            #expect(again == (0, 0))
            #expect(table == before)
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `records are ordered by key`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 2)
        let table = PerformanceTable(generator.records(upTo: 200))
        for key in table.creativeKeys {
            let records = table.records(of: key)
            for (left, right) in zip(records, records.dropFirst()) {
                #expect(left.sortKey.lexicographicallyPrecedes(right.sortKey))
            }
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `totals count the rows inside the period`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 3)
        let records = generator.records(upTo: 200)
        let table = PerformanceTable(records)
        let naive = NaivePerformance(records)
        let first = Day(number: Int32(generator.uniform(in: 19_999...20_010)))
        let periods: [ReportPeriod] = [
            .all, .lastDays(1), .lastDays(7), .days(first: first, last: first.advanced(by: 4)),
            .days(first: first, last: first), .days(first: first, last: first.advanced(by: -1)),
            .lastDays(.max),
        ]
        for period in periods {
            let bounds = table.bounds(of: period)
            for key in table.creativeKeys + [CreativeKey(id: "nobody")] {
                #expect(table.totals(of: key, in: bounds) == naive.totals(of: key, in: bounds))
                let byGeo = table.totalsByGeo(of: key, in: bounds)
                for geo in ["", "DE", "US", "ZZ"] {
                    #expect(
                        byGeo[geo, default: PerformanceTotals()]
                            == naive.totals(of: key, geo: geo, in: bounds))
                }
            }
        }
    }

    @Test func `seven days are seven dates`() throws {
        let key = CreativeKey(id: "1")
        let newest = try #require(Day("2025-03-10"))
        var metrics = PerformanceMetrics()
        metrics.clicks = 1
        let table = PerformanceTable(
            (0..<20).map {
                PerformanceRecord(creative: key, period: .day(newest.advanced(by: -$0)), metrics: metrics)
            })
        #expect(table.newestDay == newest)
        let totals = table.totals(of: key, in: table.bounds(of: .lastDays(7)))
        #expect(totals.metrics.clicks == 7)
        #expect(totals.firstDay == Day("2025-03-04"))
        #expect(totals.lastDay == newest)
        for count in [0, -5, .min] {
            #expect(table.totals(of: key, in: table.bounds(of: .lastDays(count))).metrics.clicks == 1)
        }
        #expect(table.totals(of: key, in: table.bounds(of: .lastDays(.max))).metrics.clicks == 20)
    }

    @Test func `an empty table has no days`() {
        let table = PerformanceTable()
        #expect(table.newestDay == nil)
        #expect(table.bounds(of: .all) == nil)
        #expect(table.bounds(of: .lastDays(7)) != nil)
        #expect(table.report(on: [CreativeKey(id: "1")]) == PerformanceReport())
    }

    @Test func `a range counts only completely`() throws {
        let key = CreativeKey(id: "1")
        let (first, last) = (try #require(Day("2025-03-01")), try #require(Day("2025-03-05")))
        var metrics = PerformanceMetrics()
        metrics.clicks = 5
        var table = PerformanceTable([
            PerformanceRecord(creative: key, period: .range(first: first, last: last), metrics: metrics)
        ])
        func clicks(_ first: Day, _ last: Day) -> Int64? {
            table.totals(of: key, in: table.bounds(of: .days(first: first, last: last))).metrics.clicks
        }
        #expect(clicks(first, last) == 5)
        #expect(clicks(first, last.advanced(by: -1)) == nil)
        #expect(clicks(first.advanced(by: 1), last) == nil)

        for period in [ReportingPeriod.lifetime(first: nil, last: last), .lifetime(first: first, last: nil)] {
            table = PerformanceTable([PerformanceRecord(creative: key, period: period, metrics: metrics)])
            #expect(clicks(Day(number: .min), Day(number: .max)) == nil)
            #expect(table.totals(of: key, in: table.bounds(of: .all)).metrics.clicks == 5)
        }
    }

    @Test func `a later lifetime with other ends replaces the old one`() throws {
        let (first, last) = (try #require(Day("2025-01-01")), try #require(Day("2025-02-01")))
        func table(until last: Day, clicks: Int64) -> PerformanceTable {
            var metrics = PerformanceMetrics()
            metrics.clicks = clicks
            return PerformanceTable([
                PerformanceRecord(
                    creative: CreativeKey(id: "1"), period: .lifetime(first: first, last: last),
                    metrics: metrics)
            ])
        }
        var store = table(until: last, clicks: 10)
        #expect(store.replaceKeys(of: table(until: last.advanced(by: 7), clicks: 12)) == (0, 1))
        #expect(store.rowCount == 1)
        #expect(store.totals(of: CreativeKey(id: "1")).metrics.clicks == 12)
        #expect(store == table(until: last.advanced(by: 7), clicks: 12))
        #expect(store != table(until: last, clicks: 12))
    }

    @Test func `a changed time zone is a change`() {
        func table(_ zone: String) -> PerformanceTable {
            PerformanceTable([
                PerformanceRecord(
                    creative: CreativeKey(id: "1"), period: .day(Day(number: 1)), timeZone: zone,
                    metrics: PerformanceMetrics())
            ])
        }
        var store = table("UTC")
        #expect(store.replaceKeys(of: table("Europe/Berlin")) == (0, 1))
        #expect(store == table("Europe/Berlin"))
    }

    @Test func `many time zones fit`() {
        var store = PerformanceTable()
        for zone in 0..<600 {
            store.replaceKeys(
                of: PerformanceTable([
                    PerformanceRecord(
                        creative: CreativeKey(id: "1"), period: .day(Day(number: Int32(zone))),
                        timeZone: "Zone/\(zone)",
                        metrics: PerformanceMetrics())
                ]))
        }
        #expect(store.records(of: CreativeKey(id: "1")).map(\.timeZone) == (0..<600).map { "Zone/\($0)" })
    }
}

extension PerformanceRecord {
    /// A sort key as text: lifetimes first, then first day, last day, geo and currency.
    fileprivate var sortKey: [String] {
        var days = ["", ""]
        if case .lifetime = period {
        } else {
            days = [period.first, period.last].map { $0?.description ?? "" }
        }
        return days + [geo, currency.rawValue]
    }
}
