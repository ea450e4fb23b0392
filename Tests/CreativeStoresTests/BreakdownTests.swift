import StageCore
import Testing

@testable import CreativeModel
@testable import CreativeStores

@Suite struct BreakdownTests {
    private struct Slice: Hashable {
        var creative: CreativeKey?
        var geo: String?
        var day: Day?
    }

    private static let dimensions = (0..<8).map { PerformanceDimensions(rawValue: $0) }

    /// Every combination of dimensions, in several periods, over random tables.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `slices match a dictionary`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 5)
        let table = PerformanceTable(generator.records(upTo: 120))
        let naive = try #require(table.naive)
        let first = Day(number: Int32(generator.uniform(in: 19_999...20_010)))
        let periods: [ReportPeriod] = [
            .all, .lastDays(1), .lastDays(7), .days(first: first, last: first.advanced(by: 4)),
            .days(first: first, last: first.advanced(by: -1)),
        ]
        var creatives = table.creativeKeys.filter { _ in generator.chance(0.7) } + [key(99)]
        generator.shuffle(&creatives)
        for period in periods {
            let bounds = table.bounds(of: period)
            for dimensions in Self.dimensions {
                var expected: [Slice: PerformanceTotals] = [:]
                for (key, value) in naive.rows where creatives.contains(key.creative) {
                    if let bounds {
                        guard let first = value.period.first, let last = value.period.last,
                            bounds.contains(first), bounds.contains(last)
                        else { continue }
                    }
                    var slice = Slice()
                    if dimensions.contains(.creative) { slice.creative = key.creative }
                    if dimensions.contains(.geo) { slice.geo = key.geo }
                    if dimensions.contains(.day), case .day(let day) = value.period { slice.day = day }
                    expected[slice, default: PerformanceTotals()].add(
                        PerformanceRecord(
                            creative: key.creative, period: value.period, geo: key.geo,
                            currency: key.currency, metrics: value.metrics))
                }
                let slices = table.breakdown(of: creatives, by: dimensions, in: bounds)
                let found = slices.map { Slice(creative: $0.creative, geo: $0.geo, day: $0.day) }
                #expect(Set(found).count == found.count)
                #expect(Dictionary(uniqueKeysWithValues: zip(found, slices.map(\.totals))) == expected)
                let keys = slices.map { slice in
                    [
                        slice.creative.map { "\($0.seat)\u{1}\($0.id)" } ?? "", slice.geo ?? "",
                        slice.day?.description ?? "",
                    ]
                }
                #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
            }
        }
    }

    /// The slices of any breakdown add up to the report of the same creatives.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func `slices add up to the total`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 6)
        let table = PerformanceTable(generator.records(upTo: 120))
        for period in [ReportPeriod.all, .lastDays(4)] {
            let bounds = table.bounds(of: period)
            let whole = table.report(on: table.creativeKeys, in: bounds).totals
            for dimensions in Self.dimensions {
                var sum = PerformanceTotals()
                let slices = table.breakdown(of: table.creativeKeys, by: dimensions, in: bounds)
                for slice in slices { sum.add(slice.totals) }
                #expect(sum == whole)
                if dimensions.isEmpty { #expect(slices.count <= 1) }
            }
        }
    }

    @Test func `rows over several days are in one slice without a day`() {
        var metrics = PerformanceMetrics()
        metrics.clicks = 1
        let day = Day(number: 20_000)
        let periods: [ReportingPeriod] = [
            .day(day), .range(first: day, last: day.advanced(by: 1)),
            .range(first: day, last: day.advanced(by: 2)),
            .lifetime(first: day, last: day),
        ]
        let table = PerformanceTable(
            periods.map { PerformanceRecord(creative: key(1), period: $0, metrics: metrics) })
        let slices = table.breakdown(of: [key(1)], by: .day)
        #expect(slices.map(\.day) == [nil, day])
        #expect(slices.map(\.totals.metrics.clicks) == [3, 1])
        #expect(slices.allSatisfy { $0.creative == nil && $0.geo == nil })
    }

    /// A row without metrics gives a slice; no rows give none.
    @Test func `without dimensions there is one slice or none`() {
        let row = PerformanceRecord(
            creative: key(1), period: .lifetime(first: nil, last: nil), metrics: PerformanceMetrics())
        let table = PerformanceTable([row])
        #expect(table.breakdown(of: [key(1)], by: []).map(\.totals.metrics) == [PerformanceMetrics()])
        #expect(table.breakdown(of: [key(2)], by: []).isEmpty)
        #expect(table.breakdown(of: [], by: [.creative, .day]).isEmpty)
        #expect(PerformanceTable().breakdown(of: [key(1)], by: .geo).isEmpty)
        // A row with unknown ends is in no period.
        #expect(table.breakdown(of: [key(1)], by: [], in: Day(number: .min)...Day(number: .max)).isEmpty)
    }
}
