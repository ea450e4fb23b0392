import StageCore
import Testing

@testable import CreativeModel
@testable import CreativeStores

/// Rows take eight bytes unless one of their creative does not fit.
@Suite struct RowListTests {
    private static func record(_ generator: inout SeededGenerator, fits: Bool) -> PerformanceRecord {
        func day(_ range: ClosedRange<Int>) -> Day { Day(number: Int32(generator.uniform(in: range))) }
        let period: ReportingPeriod
        if fits {
            period = .day(day(0...65_535))
        } else {
            switch generator.uniform(in: 0...3) {
            case 0: period = .day(day(-700_000 ... -1))
            case 1: period = .day(day(65_536...900_000))
            case 2: period = .range(first: Day(number: 7), last: day(8...90))
            default: period = .lifetime(first: nil, last: day(-5...90))
            }
        }
        var metrics = PerformanceMetrics()
        for metric in Metric.allCases where generator.chance(0.6) {
            metrics[metric] = Int64(generator.uniform(in: -3...3)) << Int64(generator.uniform(in: 0...50))
        }
        return PerformanceRecord(
            creative: CreativeKey(id: "1"), period: period,
            geo: ["US", "DE", ""][generator.uniform(in: 0...2)],
            metrics: metrics)
    }

    @Test("Rows that fit and rows that do not are kept alike", arguments: 0..<60 as Range<UInt64>)
    func mixed(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 9)
        let share = [0, 0.1, 1][Int(seed % 3)]
        var records: [PerformanceRecord] = []
        for _ in 0..<generator.uniform(in: 1...60) {
            records.append(Self.record(&generator, fits: !generator.chance(share)))
        }
        let table = PerformanceTable(records)
        #expect(table.naive?.rows == NaivePerformance(records).rows)
        let reversed = PerformanceTable(records.reversed())
        #expect(reversed == table)
        var merged = PerformanceTable()
        merged.replaceKeys(of: table)
        let outcome = merged.replaceKeys(of: reversed)
        #expect(outcome == (0, 0) && merged == table)
    }
}
