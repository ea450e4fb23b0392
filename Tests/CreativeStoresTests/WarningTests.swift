import CreativeModel
import CreativeStores
import StageCore
import Testing

@Suite struct WarningTests {
    /// Returns consecutive days from 20,000 on, with impressions and clicks; `nil` for a day without a row.
    private static func rows(
        _ days: [(impressions: Int64?, clicks: Int64?)?], creative: Int = 1, geo: String = "DE"
    ) -> [PerformanceRecord] {
        days.enumerated().compactMap { number, counts in
            guard let counts else { return nil }
            var metrics = PerformanceMetrics()
            metrics.impressions = counts.impressions
            metrics.clicks = counts.clicks
            return PerformanceRecord(
                creative: key(creative), period: .day(day(number)), geo: geo, metrics: metrics)
        }
    }

    private static func day(_ number: Int) -> Day { Day(number: 20_000).advanced(by: number) }

    private func warnings(
        _ rows: [PerformanceRecord], in bounds: ClosedRange<Day>? = nil
    ) -> [PerformanceWarning] {
        PerformanceTable(rows).report(on: (1...5).map { key($0) }, in: bounds).warnings
    }

    @Test func `three days without a click are reported`() {
        let found = warnings(Self.rows([(400, 1), (400, 0), (300, 0), (301, 0), (400, 2)]))
        #expect(found.map(\.kind) == [.noClicks])
        let detail = found.first?.detail ?? ""
        #expect(detail.contains("3 days") && detail.contains("1001"))
        #expect(detail.contains("\(Self.day(1))") && detail.contains("\(Self.day(3))"))
    }

    @Test(
        arguments: [
            // 1,000 impressions are not over 1,000.
            [(400, 0), (300, 0), (300, 0)],
            // Two days are not three.
            [(9_000, 0), (9_000, 0)],
            // A click or a day without a row ends a run.
            [(9_000, 0), (9_000, 0), (9_000, 1), (9_000, 0), (9_000, 0)],
            [(9_000, 0), (9_000, 0), nil, (9_000, 0), (9_000, 0)],
            // Clicks are unknown: the day counts neither as with nor as without clicks.
            [(9_000, nil), (9_000, nil), (9_000, nil)],
            [(9_000, 0), (9_000, 0), (9_000, nil), (9_000, 0)],
            // Impressions are unknown.
            [(nil, 0), (nil, 0), (nil, 0)],
            [],
        ] as [[(Int64?, Int64?)?]])
    func `short or narrow runs are not reported`(days: [(Int64?, Int64?)?]) {
        #expect(warnings(Self.rows(days.map { $0.map { (impressions: $0.0, clicks: $0.1) } })).isEmpty)
    }

    /// The days of a group are those of its creatives and geos together.
    @Test func `the days of the group count`() {
        let silent = Self.rows([(500, 0), (500, 0), (500, 0)])
        #expect(warnings(silent + Self.rows([(1, 0), nil, (1, 0)], creative: 2)).count == 1)
        #expect(warnings(silent + Self.rows([nil, (1, 1)], creative: 2)).isEmpty)
        #expect(warnings(silent + Self.rows([nil, (1, 1)], geo: "US")).isEmpty)
        // Unknown clicks of one creative do not affect the others.
        #expect(
            warnings(silent + Self.rows([nil, (900, nil)], creative: 2)).first?.detail.contains("1500")
                == true)
        // Parts that are individually too small.
        let parts = (1...5).flatMap { Self.rows([(70, 0), (70, 0), (70, 0)], creative: $0) }
        #expect(warnings(parts).map(\.kind) == [.noClicks])
    }

    @Test func `only days of the period count`() {
        let rows = Self.rows([(500, 0), (500, 0), (500, 0), (500, 0)])
        #expect(warnings(rows, in: Self.day(1)...Self.day(3)).first?.detail.contains("1500") == true)
        #expect(warnings(rows, in: Self.day(2)...Self.day(3)).isEmpty)
        // A row of several days does not count for its days.
        var range = rows[0]
        range.period = .range(first: Self.day(0), last: Self.day(5))
        range.metrics.impressions = 90_000
        #expect(warnings([range]).isEmpty)
    }

    @Test func `the widest run is reported`() {
        let narrow: [(impressions: Int64?, clicks: Int64?)?] = [(400, 0), (400, 0), (400, 0), (1, 1)]
        let wide: [(impressions: Int64?, clicks: Int64?)?] = [(500, 0), (500, 0), (500, 0), (0, 0), (1, 1)]
        for days in [narrow + wide, wide + narrow] {
            let found = warnings(Self.rows(days))
            #expect(found.count == 1)
            #expect(found.first?.detail.contains("1500") == true)
        }
    }

    @Test(
        arguments: [
            // Just above 10 units, just below 1 click in 10,000.
            (10_000_001, 1_000_000, 99, true), (10_000_001, 1, 0, true),
            (10_000_000, 1_000_000, 99, false), (10_000_001, 1_000_000, 100, false),
            // An unknown rate is not low.
            (90_000_000, nil, 0, false), (90_000_000, 1_000_000, nil, false), (90_000_000, 0, 0, false),
            (nil, 1_000_000, 0, false),
        ] as [(Int64?, Int64?, Int64?, Bool)])
    func `high spend with few clicks is reported`(
        _ spend: Int64?, _ impressions: Int64?, _ clicks: Int64?, _ isLow: Bool
    ) {
        var row = Self.rows([(impressions, clicks)])[0]
        row.metrics.spend = spend.map(Micros.init(rawValue:))
        #expect(warnings([row]).map(\.kind) == (isLow ? [.lowClickThroughRate] : []))
    }

    /// Spend in one currency is not compared with clicks of another.
    @Test func `each currency is judged separately`() {
        let rows = ["USD", "EUR", "CHF", "GBP"].enumerated().map { number, currency in
            var row = Self.rows([(1_000_000, number == 2 ? 5_000 : 0)])[0]
            row.currency = CurrencyCode(rawValue: currency) ?? .unknown
            row.metrics.spend = Micros(rawValue: number == 3 ? 6_000_000 : 11_000_000)
            return row
        }
        let found = warnings(rows)
        #expect(found.map(\.kind) == [.lowClickThroughRate, .lowClickThroughRate])
        #expect(found.first?.detail.contains("EUR") == true)
        #expect(found.last?.detail.contains("USD") == true)
    }

    @Test func `missing clicks are listed before low rates`() {
        var rows = Self.rows([(500_000, 0), (500_000, 0), (500_000, 0)])
        rows[0].metrics.spend = Micros(rawValue: 20_000_000)
        #expect(warnings(rows).map(\.kind) == [.noClicks, .lowClickThroughRate])
    }

    /// Compares with the definition, day by day.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `runs match the definition`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 7)
        var days: [(impressions: Int64?, clicks: Int64?)?] = []
        for _ in 0..<generator.uniform(in: 0...25) {
            guard generator.chance(0.95) else {
                days.append(nil)
                continue
            }
            let clicks = generator.chance(0.05) ? nil : Int64(generator.chance(0.2) ? 1 : 0)
            days.append((Int64(generator.uniform(in: 0...500)), clicks))
        }
        var widest: Int64 = 0
        for first in days.indices {
            for last in days.indices.dropFirst(first + 2) {
                let run = days[first...last]
                guard run.allSatisfy({ $0?.clicks == 0 }) else { break }
                widest = max(widest, run.reduce(0) { $0 + ($1?.impressions ?? 0) })
            }
        }
        let found = warnings(Self.rows(days))
        #expect(found.isEmpty == (widest <= 1_000))
        if widest > 1_000 { #expect(found.first?.detail.contains("of \(widest) impressions") == true) }
    }
}
