import CreativeModel
import Foundation
import JobScheduling
import Testing

@testable import PostgresStore
@testable import SQLStores

/// Tests of the views for other programs.
@Suite(.postgres) struct ViewTests {
    private static let views = [
        "campaigns", "creatives", "performance_by_day", "spend_by_day", "performance", "packages",
        "package_deals",
        "ads", "jobs", "job_runs",
    ]

    private func stored() async throws -> (TestDatabase, CampaignID) {
        let database = try TestDatabase()
        let store = try database.store()
        let key = CreativeKey(seat: "a", id: "1")
        var creative = Creative(key: key)
        creative.advertiser = "Nova"
        var metrics = PerformanceMetrics()
        (metrics.impressions, metrics.spend) = (10, Micros(rawValue: 1_500_000))
        var performance = PerformanceTable.Builder()
        performance.add(
            PerformanceRecord(
                creative: key, period: .day(try #require(Day("2026-01-02"))), geo: "DE",
                currency: try #require(CurrencyCode(rawValue: "EUR")), metrics: metrics))
        _ = try await store.add(
            ImportBatch(
                creatives: [creative, Creative(key: CreativeKey(seat: "a", id: "2"))],
                performance: performance.build()))
        let campaign = try await store.createCampaign(named: "Summer", seat: "a")
        try await store.place([key], in: campaign.id)
        _ = try await store.add(
            JobDraft("summary_refresh", [:], schedule: .once(Date()), name: "x"), at: Date())
        return (database, campaign.id)
    }

    @Test func `the views have the contents of the store under plain names`() async throws {
        let (database, campaign) = try await stored()
        let schema = try PostgresViews.create(database.url)
        // Creating them again changes nothing.
        #expect(try PostgresViews.create(database.url) == schema)
        for view in Self.views { _ = try database.integer("SELECT count(*) FROM \(schema).\(view)") }
        #expect(
            try database.integer(
                "SELECT id FROM \(schema).campaigns WHERE name = 'Summer' AND seat = 'a' AND creatives = 1")
                == Int64(campaign.rawValue))
        #expect(
            try database.integer(
                "SELECT count(*) FROM \(schema).creatives WHERE campaign = 'Summer' OR unassigned_because IS NOT NULL"
            ) == 2)
        #expect(
            try database.integer(
                "SELECT impressions FROM \(schema).performance_by_day WHERE day = '2026-01-02' AND campaign = 'Summer'"
            ) == 10)
        #expect(
            try database.integer(
                "SELECT count(*) FROM \(schema).spend_by_day WHERE spend = 1.5 AND currency = 'EUR'") == 1)
        #expect(
            try database.integer(
                "SELECT count(*) FROM \(schema).performance WHERE spend = 1.5 AND period = 'all'") == 1)
        #expect(
            try database.integer(
                """
                SELECT count(*) FROM \(schema).job_runs AS r JOIN \(schema).jobs AS j ON j.id = r.job_id
                WHERE r.state = 'pending' AND r.due_at > now() - interval '1 hour' AND j.status = 'active'
                """) == 1)
    }

    @Test func `a role reads the views and three tables, and nothing else`() async throws {
        let (database, _) = try await stored()
        let role = "reader \(UUID().uuidString)"
        let schema = try PostgresViews.create(database.url, role: role)
        defer { try? database.run("DROP OWNED BY \"\(role)\"", "DROP ROLE \"\(role)\"") }
        for view in Self.views {
            try database.run("SET LOCAL ROLE \"\(role)\"", "SELECT * FROM \(schema).\(view)")
        }
        for table in ["campaigns", "creative_campaigns", "campaign_daily_summary"] {
            try database.run("SET LOCAL ROLE \"\(role)\"", "SELECT * FROM \(table)")
        }
        for sql in ["SELECT * FROM creatives", "DELETE FROM campaigns", "DELETE FROM \(schema).jobs"] {
            let error = #expect(throws: SQLStoreError.self) {
                try database.run("SET LOCAL ROLE \"\(role)\"", sql)
            }
            #expect(error?.code == .denied, "\(sql)")
        }
    }

    @Test func `a schema of another program is refused`() async throws {
        let (database, _) = try await stored()
        let connection = try PostgresConnection(PostgresAddress(database.url), options: PostgresOptions())
        let schema = PostgresViews.schema(besides: connection.schema)
        try database.run("CREATE SCHEMA \(schema)")
        let error = #expect(throws: SQLStoreError.self) { try PostgresViews.create(database.url) }
        #expect(error?.code == .cannotOpen)
    }

    @Test func `a database without a store has no views`() throws {
        let database = try TestDatabase()
        let error = #expect(throws: SQLStoreError.self) { try PostgresViews.create(database.url) }
        #expect(error?.code == .cannotOpen)
    }
}
