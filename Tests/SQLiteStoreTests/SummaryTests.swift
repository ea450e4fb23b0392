import CreativeModel
import CreativeStores
import Foundation
import StageCore
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Summaries and reports written by other programs are computed again.
@Suite struct SummaryTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("summaries.db").path }

    /// A store with three campaigns of two creatives each, and a fourth without any.
    private func filledStore() async throws -> CreativeDatabase {
        let store = try CreativeDatabase(path: path)
        var builder = PerformanceTable.Builder()
        let keys = (0..<6).map { CreativeKey(id: "\($0)") }
        for (number, key) in keys.enumerated() {
            for day in 0..<40 as Range<Int32> {
                var metrics = PerformanceMetrics()
                metrics.impressions = Int64(1000 + number)
                // Consecutive days without a click cause a warning.
                metrics.clicks = day > 30 && day < 38 ? 0 : 3
                metrics.spend = Micros(rawValue: 1_234_567)
                builder.add(
                    PerformanceRecord(
                        creative: key, period: .day(Day(number: 20_000 + day)), geo: day < 9 ? "US" : "DE",
                        currency: CurrencyCode(rawValue: "EUR")!, metrics: metrics))
            }
        }
        _ = try await store.add(
            ImportBatch(creatives: keys.map(Creative.init(key:)), performance: builder.build()))
        for number in 0..<4 {
            let campaign = try await store.createCampaign(named: "\(number)", seat: CreativeKey.defaultSeat)
            if number < 3 { try await store.place(Array(keys[number * 2..<number * 2 + 2]), in: campaign.id) }
        }
        return store
    }

    private func content(_ connection: SQLiteConnection) throws -> [String] {
        var lines: [String] = []
        for table in [
            "campaign_daily_summary", "campaign_daily_spend", "campaign_reports", "campaign_report_money",
            "campaign_report_warnings", "store_state",
        ] {
            let columns = try connection.prepare("SELECT name FROM pragma_table_info('\(table)')")
            var names: [String] = []
            while try columns.step() { names.append(columns.text(0)) }
            let values = names.map { "quote(\($0))" }.joined(separator: " || ' ' || ")
            let rows = try connection.prepare("SELECT \(values) FROM \(table)")
            while try rows.step() { lines.append("\(table) \(rows.text(0))") }
        }
        return lines.sorted()
    }

    @Test func `correct summaries are unchanged`() async throws {
        let store = try await filledStore()
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        let before = try content(connection)
        #expect(before.contains { $0.hasPrefix("campaign_report_warnings") })
        #expect(try await store.refreshSummaries() == SummaryOutcome(campaigns: 4, repaired: 0))
        #expect(try content(connection) == before)
    }

    @Test(arguments: [
        "UPDATE campaign_daily_summary SET total_impressions = 1 WHERE campaign_id = 2 AND date = '2024-10-05'",
        "UPDATE campaign_daily_summary SET avg_ctr = avg_ctr + 1e-12 WHERE campaign_id = 2",
        "UPDATE campaign_daily_summary SET total_clicks = NULL WHERE campaign_id = 2",
        "UPDATE campaign_daily_summary SET top_geo_id = 77 WHERE campaign_id = 2",
        "DELETE FROM campaign_daily_summary WHERE campaign_id = 2 AND date > '2024-11-01'",
        """
        INSERT INTO campaign_daily_summary (campaign_id, date, total_impressions, computed)
            VALUES (2, '2020-01-01', 5, 1)
        """,
        "UPDATE campaign_daily_spend SET spend_micros = spend_micros + 1 WHERE campaign_id = 2",
        "INSERT INTO campaign_daily_spend VALUES (2, '2024-10-05', 'USD', 1)",
        "DELETE FROM campaign_daily_spend WHERE campaign_id = 2",
        "UPDATE campaign_reports SET best_performer = NULL WHERE campaign_id = 2 AND period_days = 7",
        "UPDATE campaign_report_money SET clicks = 0 WHERE campaign_id = 2 AND period_days = 0",
        "DELETE FROM campaign_report_money WHERE campaign_id = 2 AND period_days = 1",
        "DELETE FROM campaign_report_warnings WHERE campaign_id = 2",
    ])
    func `incorrect summaries are repaired`(tampering: String) async throws {
        let store = try await filledStore()
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        // Repaired summaries are new rows.
        func numberless() throws -> [String] {
            try content(connection).map { $0.replacing(/campaign_daily_summary \d+/, with: "summary") }
        }
        let before = try numberless().sorted()
        try connection.run(tampering)
        #expect(try numberless().sorted() != before)
        #expect(try await store.refreshSummaries() == SummaryOutcome(campaigns: 4, repaired: 1))
        #expect(try numberless().sorted() == before)
        #expect(try await store.refreshSummaries() == SummaryOutcome(campaigns: 4, repaired: 0))
    }

    /// A missing report is computed on demand and does not count as incorrect.
    @Test func `missing summaries are computed`() async throws {
        let store = try await filledStore()
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        let before = try content(connection)
        try connection.run("DELETE FROM campaign_reports WHERE campaign_id = 1")
        #expect(try await store.refreshSummaries() == SummaryOutcome(campaigns: 4, repaired: 0))
        #expect(try content(connection).count == before.count)
        #expect(try connection.integer("SELECT count(*) FROM campaign_reports WHERE campaign_id = 1") == 4)
    }

    @Test func `converted days remain`() async throws {
        let store = try await filledStore()
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        for sql in [
            """
            INSERT INTO campaign_daily_summary (campaign_id, date, total_impressions, total_spend)
                VALUES (4, '2024-01-05', 100, 2.5), (1, '2024-01-06', 10, 0.5)
            """,
            "INSERT INTO campaign_daily_spend VALUES (4, '2024-01-05', 'XXX', 2500000)",
            "UPDATE store_state SET newest_taken_over_day = 19728",
        ] { try connection.run(sql) }
        // Their reports did not count those days.
        #expect(try await store.refreshSummaries() == SummaryOutcome(campaigns: 4, repaired: 2))
        #expect(try await store.refreshSummaries().repaired == 0)
        let taken = "SELECT sum(total_impressions) FROM campaign_daily_summary WHERE NOT computed"
        #expect(try connection.integer(taken) == 110)
        try connection.run("UPDATE campaign_daily_summary SET total_creatives = 99 WHERE computed")
        #expect(try await store.refreshSummaries().repaired == 3)
        #expect(try connection.integer(taken) == 110)
        let report = try await store.reports(on: [CampaignID(rawValue: 4)], in: .all)[0].performance.totals
        #expect(report.metrics.impressions == 100 && report.spend[0].amount.rawValue == 2_500_000)
    }

    @Test func `a cancelled refresh ends`() async throws {
        let store = try await filledStore()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await store.refreshSummaries()
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let reader = try CreativeDatabase(path: path, options: options)
        let error = await #expect(throws: SQLiteStoreError.self) { try await reader.refreshSummaries() }
        #expect(error?.code == .readOnly)
    }

    @Test func `many campaigns are counted once`() async throws {
        let store = try CreativeDatabase(path: path)
        let memory = InMemoryStore()
        #expect(try await store.refreshSummaries() == SummaryOutcome())
        for number in 0..<101 {
            for store in [store, memory] as [any CampaignStore] {
                _ = try await store.createCampaign(named: "\(number)", seat: "a")
            }
        }
        #expect(try await store.refreshSummaries() == SummaryOutcome(campaigns: 101))
        #expect(await memory.refreshSummaries() == SummaryOutcome(campaigns: 101))
    }
}
