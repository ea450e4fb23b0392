import CampaignClustering
import CreativeModel
import CreativeStores
import Testing

/// The coherence of campaigns, and the overview of a store.
@Suite struct PerformanceTests {
    private func key(_ number: Int) -> CreativeKey { CreativeKey(id: "\(number)") }

    private func row(_ creative: Int, day: Int32, geo: String, impressions: Int64) -> PerformanceRecord {
        var metrics = PerformanceMetrics()
        metrics.impressions = impressions
        metrics.spend = Micros(rawValue: impressions * 1000)
        return PerformanceRecord(
            creative: key(creative), period: .day(Day(number: 20_000 + day)), geo: geo,
            currency: CurrencyCode(rawValue: "EUR") ?? .unknown, metrics: metrics)
    }

    private func table(_ rows: [PerformanceRecord]) -> PerformanceTable {
        var builder = PerformanceTable.Builder()
        for row in rows { builder.add(row) }
        return builder.build()
    }

    /// Impressions in DE, FR and GB.
    private func coherence(_ impressions: [[Int64]]) -> PerformanceCoherence {
        let rows = impressions.enumerated().flatMap { number, counts in
            zip(["DE", "FR", "GB"], counts).map { row(number, day: 0, geo: $0, impressions: $1) }
        }
        let creatives = impressions.indices.map(key)
        return PerformanceCoherence(table(rows).breakdown(of: creatives, by: [.creative, .geo]))
    }

    @Test func `the correlation equals that of all pairs computed by hand`() throws {
        // Shares less 1/3: (1/6, -1/30, -2/15), twice the same in other amounts, and the first one turned round.
        // r(1, 2) = 1. With u = (5, -1, -4) and v = (-4, -1, 5), r(1, 3) = r(2, 3) = (-20 + 1 - 20) / 42.
        let found = coherence([[50, 30, 20], [500, 300, 200], [20, 30, 50]])
        let expected = (1 - 2 * 39.0 / 42) / 3
        #expect(abs(try #require(found.correlation) - expected) < 1e-12)
        #expect(found.comparedCount == 3 && found.verdict == .incoherent)
    }

    @Test func `equal shares are coherent, reversed ones and the threshold itself are not`() {
        #expect(coherence([[50, 30, 20], [5, 3, 2]]).verdict == .coherent)
        let opposite = coherence([[3, 2, 1], [1, 2, 3]])
        #expect(opposite.verdict == .incoherent && abs((opposite.correlation ?? 0) + 1) < 1e-12)
        var edge = opposite
        edge.correlation = PerformanceCoherence.threshold
        #expect(edge.verdict == .incoherent)
        edge.correlation = PerformanceCoherence.threshold.nextUp
        #expect(edge.verdict == .coherent)
    }

    @Test(
        arguments: [
            [], [[50, 30, 20]], [[50, 0, 0], [10, 0, 0]], [[0, 0, 0], [0, 0, 0]],
            [[10, 10, 10], [5, 5, 5]], [[10, 10, 10], [5, 3, 1]],
        ] as [[[Int64]]])
    func `an undefined correlation is unknown`(impressions: [[Int64]]) {
        let found = coherence(impressions)
        #expect(found.verdict == .unknown && found.correlation == nil && found.comparedCount < 2)
    }

    @Test func `the window is the last 30 days of data`() async throws {
        let store = InMemoryStore()
        // Before the window the two run alike; inside it they are opposites.
        var rows: [PerformanceRecord] = []
        for creative in 0...1 {
            rows.append(row(creative, day: 69, geo: "DE", impressions: 9000))
            rows.append(row(creative, day: 70, geo: creative == 0 ? "DE" : "FR", impressions: 10))
            rows.append(row(creative, day: 99, geo: creative == 0 ? "DE" : "FR", impressions: 10))
        }
        _ = await store.add(ImportBatch(creatives: [], performance: table(rows)))
        let found = try await PerformanceCoherence(of: [key(0), key(1)], in: store)
        #expect(found.comparedCount == 2 && abs((found.correlation ?? 0) + 1) < 1e-12)
    }

    @Test func `the overview counts everything once, assigned or not, in its period`() async throws {
        let store = InMemoryStore()
        let creatives = (1...4).map { creative("\($0)", url: "https://nova.example/a", advertiser: "Nova") }
        let stray = creative("5", url: "https://other.example/a", advertiser: "Other")
        let rows = (1...5).flatMap { number in
            [Int32(0), 9].map { row(number, day: $0, geo: "DE", impressions: Int64(number) * 10) }
        }
        _ = await store.add(ImportBatch(creatives: creatives + [stray], performance: table(rows)))
        _ = try await store.apply(CampaignPlanner().plan(for: store))
        _ = try await store.createCampaign(named: "Empty", seat: CreativeKey.defaultSeat)

        let all = try await CampaignOverview(of: store)
        #expect(all.campaigns.map { $0.creatives.map(\.id) } == [["1", "2", "3", "4"]], "no empty ones")
        #expect(
            all.unassigned.map(\.creative.id) == ["5"] && all.assignedCount == 4 && all.creativeCount == 5)
        #expect(all.totals.metrics.impressions == 300)
        #expect(all.campaigns[0].performance.totals.metrics.impressions == 200)
        #expect(all.totals.spend.map(\.amount.rawValue) == [300_000])

        let latest = try await CampaignOverview(of: store, in: .lastDays(9))
        #expect(latest.totals.metrics.impressions == 150, "9 days are 9 dates")
        #expect(try await CampaignOverview(of: store, in: .lastDays(10)).totals == all.totals)
    }
}
