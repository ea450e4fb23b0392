import StageCore
import Testing

@testable import CreativeModel
@testable import CreativeStores

/// A builder takes rows in any order, and joins those with one key.
@Suite struct SealingTests {
    private static func record(
        _ id: String, day: Int, geo: String = "", clicks: Int64 = 1
    ) -> PerformanceRecord {
        var metrics = PerformanceMetrics()
        metrics.clicks = clicks
        return PerformanceRecord(
            creative: CreativeKey(id: id), period: .day(Day(number: Int32(day))), geo: geo, metrics: metrics)
    }

    /// Days and geos before, among and after the sealed ones, with existing and new keys.
    @Test func `rows after a seal join those before it`() {
        let early = (0..<12).map { Self.record("1", day: 100 + $0 / 2 * 2, geo: "M") }
        let late = (0..<12).map { Self.record("1", day: 110 - $0, geo: $0 % 3 == 0 ? "A" : "M", clicks: 10) }
        let other = [Self.record("2", day: 1)]
        let records = early + other + late + other + early
        let table = PerformanceTable(records)
        #expect(table.naive?.rows == NaivePerformance(records).rows)
        #expect(table.totals(of: CreativeKey(id: "1")).metrics.clicks == 144)
        #expect(table.records(of: CreativeKey(id: "1")).map(\.period).first == .day(Day(number: 99)))
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `runs of any length match a dictionary`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 4)
        var records: [PerformanceRecord] = []
        for _ in 0..<generator.uniform(in: 1...12) {
            let key = CreativeKey(id: String(generator.uniform(in: 1...3)))
            for _ in 0..<generator.uniform(in: 1...40) {
                var record = generator.record()
                record.creative = key
                records.append(record)
            }
        }
        let table = PerformanceTable(records)
        #expect(try #require(table.naive).rows == NaivePerformance(records).rows)
        generator.shuffle(&records)
        #expect(PerformanceTable(records) == table)
    }
}
