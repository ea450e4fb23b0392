import Testing

@testable import CreativeModel
@testable import CreativeStores

/// More geos than 16 bits can count.
@Suite struct ManyGeosTests {
    private static let key = CreativeKey(id: "1")

    /// A row for each geo, with the geo's number as clicks.
    private static func table(_ geos: Range<Int>) -> PerformanceTable {
        PerformanceTable(
            geos.lazy.map { number in
                var metrics = PerformanceMetrics()
                metrics.clicks = Int64(number)
                return PerformanceRecord(
                    creative: key, period: .day(Day(number: 20_000)), geo: "G\(number)", metrics: metrics)
            })
    }

    @Test func `two imports together may have more geos`() async {
        let store = InMemoryStore()
        let first = await store.add(ImportBatch(performance: Self.table(0..<35_000)))
        let second = await store.add(ImportBatch(performance: Self.table(30_000..<66_000)))
        #expect(first.newRows == 35_000)
        #expect(second.newRows == 31_000)
        #expect(second.changedRows == 0)
        let together = await store.performance
        let once = Self.table(0..<66_000)
        #expect(together == once)
        for table in [together, once] {
            let byGeo = table.totalsByGeo(of: Self.key)
            #expect(byGeo.count == 66_000)
            let wrong = byGeo.filter { "G\($0.value.metrics.clicks ?? -1)" != $0.key }
            #expect(wrong.isEmpty)
        }
    }

    /// Documented by the table.
    @Test func `rows stay small`() {
        #expect(MemoryLayout<PerformanceTable.Row>.stride == 20)
    }
}
