import CreativeModel
import CreativeStores
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Periods that end at the newest day move with it, also for campaigns without new rows.
@Suite struct MovingDayTests {
    private let folder = TemporaryFolder()

    private func batch(_ id: String, day: Int32) -> ImportBatch {
        var metrics = PerformanceMetrics()
        metrics.impressions = 5
        var builder = PerformanceTable.Builder()
        let key = CreativeKey(id: id)
        builder.add(PerformanceRecord(creative: key, period: .day(Day(number: day)), metrics: metrics))
        return ImportBatch(creatives: [Creative(key: key)], performance: builder.build())
    }

    /// Days on both sides of the ends of all periods.
    @Test(arguments: [0, 1, 2, 5, 6, 7, 8, 28, 29, 30, 31, 400] as [Int32])
    func `unchanged campaigns are counted again`(gap: Int32) async throws {
        let file = try CreativeDatabase(path: folder.url.appendingPathComponent("\(gap).db").path)
        let memory = InMemoryStore()
        for store in [file, memory] as [any CreativeStore & CampaignStore] {
            _ = try await store.add(batch("rests", day: 20_000))
            let campaign = try await store.createCampaign(named: "Rests", seat: CreativeKey.defaultSeat)
            try await store.place([CreativeKey(id: "rests")], in: campaign.id)
            _ = try await store.add(batch("runs", day: 20_000 + gap))
        }
        for days in [1, 7, 30, 31] {
            let report = try await file.reports(on: nil, in: .lastDays(days))[0]
            #expect(report.performance.totals.metrics.impressions == (gap < days ? 5 : nil), "\(days) days")
            let expected = await memory.reports(on: nil, in: .lastDays(days))[0]
            #expect(
                report.performance == expected.performance
                    && report.activeCreativeCount == (gap < days ? 1 : 0))
        }
    }
}
