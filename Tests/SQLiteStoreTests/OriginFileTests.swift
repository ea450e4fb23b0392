import CreativeModel
import Foundation
import Testing

@testable import SQLiteStore

/// Files of the system whose tables ours are.
@Suite struct OriginFileTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("origin.db").path }

    /// The tables as that system makes them, with a column and a table that nobody here knows.
    private static let tables = [
        """
        CREATE TABLE campaigns (
            id INTEGER PRIMARY KEY AUTOINCREMENT, seat_id INTEGER REFERENCES seats(id), name TEXT NOT NULL,
            description TEXT, ai_generated BOOLEAN DEFAULT TRUE, ai_confidence REAL, clustering_method TEXT,
            status TEXT DEFAULT 'active', created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
            updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, colour TEXT DEFAULT 'red')
        """,
        """
        CREATE TABLE creative_campaigns (
            id INTEGER PRIMARY KEY AUTOINCREMENT, creative_id INTEGER NOT NULL REFERENCES creatives(id),
            campaign_id INTEGER NOT NULL REFERENCES campaigns(id), manually_assigned BOOLEAN DEFAULT FALSE,
            assigned_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, assigned_by TEXT, UNIQUE(creative_id))
        """,
        """
        CREATE TABLE campaign_daily_summary (
            id INTEGER PRIMARY KEY AUTOINCREMENT, campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
            date DATE NOT NULL, total_creatives INTEGER, active_creatives INTEGER,
            total_queries INTEGER DEFAULT 0, total_impressions INTEGER DEFAULT 0, total_clicks INTEGER DEFAULT 0,
            total_spend REAL DEFAULT 0, total_video_starts INTEGER, total_video_completions INTEGER,
            avg_win_rate REAL, avg_ctr REAL, avg_cpm REAL, unique_geos INTEGER, top_geo_id INTEGER,
            top_geo_spend REAL, UNIQUE(campaign_id, date))
        """,
        "CREATE INDEX idx_cc_campaign ON creative_campaigns(campaign_id)",
        "CREATE TABLE performance_metrics (creative_id INTEGER, note TEXT)",
        "INSERT INTO performance_metrics VALUES (1, 'kept')",
        """
        INSERT INTO campaigns (id, seat_id, name, description, clustering_method, created_at, updated_at) VALUES
            (3, NULL, 'Holiday', 'all of it', 'domain', '2025-01-02 03:04:05', '2025-01-02 03:04:05'),
            (7, 5, 'Games', NULL, 'ai', '2025-01-02 03:04:05.250', '2025-01-03 00:00:00')
        """,
        """
        INSERT INTO creative_campaigns (creative_id, campaign_id, manually_assigned, assigned_at, assigned_by) VALUES
            (131197, 3, 0, '2025-01-04 00:00:00', 'rule'), (131198, 3, 1, '2025-01-04 00:00:00', 'user'),
            (131199, 7, 0, '2025-01-04 00:00:00', 'ai')
        """,
        """
        INSERT INTO campaign_daily_summary
            (campaign_id, date, total_creatives, total_queries, total_impressions, total_clicks, total_spend) VALUES
            (3, '2025-01-05', 2, 900, 100, 3, 12.345678), (3, '2025-01-06', 2, 800, 200, 4, 1),
            (7, '2025-01-06', 1, 70, 7, 0, 0.5)
        """,
    ]

    private static let creatives = [
        """
        CREATE TABLE creatives (
            id INTEGER PRIMARY KEY, buyer_creative_id TEXT, detected_url TEXT, detected_domain TEXT, width INTEGER,
            height INTEGER, format TEXT, detected_advertiser TEXT, file_hash TEXT, created_at TIMESTAMP, mood TEXT)
        """,
        """
        INSERT INTO creatives VALUES
            (131197, 'x1', 'https://a.example', 'a.example', 300, 250, 'image', 'A', 'h', '2025-01-01 00:00:00', 'm'),
            (131198, 'x1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
            (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
        """,
    ]

    private func makeFile(_ statements: [String]) throws {
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        for sql in statements { try connection.run(sql) }
    }

    @Test func campaignsAndCreativesAreTakenOver() async throws {
        try makeFile(Self.tables + Self.creatives)
        let store = try CreativeDatabase(path: path)
        let snapshot = try await store.snapshot()
        #expect(snapshot.creatives.map(\.key.description) == ["5/131199", "5", "x1", "x1 (131198)"])
        #expect(snapshot.creatives.last?.buyerCreativeID == "x1")
        let known = try #require(snapshot.creatives.first { $0.key.id == "x1" })
        #expect(known.landingURL == "https://a.example" && known.advertiser == "A" && known.format == .image)
        #expect(known.createdAt == Date(timeIntervalSince1970: 1_735_689_600))
        #expect(snapshot.campaigns.map(\.id.rawValue) == [3, 7])
        #expect(snapshot.campaigns.map(\.seat) == ["default", "5"])
        #expect(snapshot.campaigns[0].summary == "all of it" && snapshot.campaigns[1].method == .model)
        #expect(snapshot.campaigns[1].createdAt == Date(timeIntervalSince1970: 1_735_787_045.25))
        #expect(snapshot.assignments.map(\.assignedBy) == [.model, .rule, .user])
        #expect(try await store.backlog().creatives.count == 4)
        #expect(try await store.createCampaign(named: "Next", seat: "5").id.rawValue == 8)
    }

    @Test func whatIsOnlyReadIsNotTakenOver() throws {
        try makeFile(Self.tables)
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let error = #expect(throws: SQLiteStoreError.self) {
            try CreativeDatabase(path: path, options: options)
        }
        #expect(error?.code == .olderSchema)
        _ = try CreativeDatabase(path: path)
        _ = try CreativeDatabase(path: path, options: options)
    }

    @Test func summariesCountUntilThereIsPerformance() async throws {
        try makeFile(Self.tables)
        let store = try CreativeDatabase(path: path)
        var report = try await store.reports(on: [CampaignID(rawValue: 3)], in: .all)[0].performance.totals
        #expect(
            report.metrics.impressions == 300 && report.metrics.clicks == 7 && report.metrics.queries == 1700)
        #expect(report.spend.map(\.currency) == [.unknown] && report.spend[0].amount.rawValue == 13_345_678)
        #expect(report.metrics.videoStarts == nil)
        report = try await store.reports(on: [CampaignID(rawValue: 3)], in: .lastDays(1))[0].performance
            .totals
        #expect(report.metrics.impressions == 200 && report.firstDay == Day("2025-01-06"))
        let day = try #require(Day("2025-01-06"))
        report = try await store.reports(on: [CampaignID(rawValue: 3)], in: .days(first: day, last: day))[0]
            .performance.totals
        #expect(report.metrics.impressions == 200)

        var metrics = PerformanceMetrics()
        metrics.impressions = 11
        var builder = PerformanceTable.Builder()
        builder.add(
            PerformanceRecord(creative: CreativeKey(id: "131197"), period: .day(day), metrics: metrics))
        _ = try await store.add(ImportBatch(performance: builder.build()))
        report = try await store.reports(on: [CampaignID(rawValue: 3)], in: .all)[0].performance.totals
        #expect(report.metrics.impressions == 111 && report.spend[0].amount.rawValue == 12_345_678)
        // The other day stays through every refresh.
        try await store.remove([CreativeKey(id: "131198")], from: CampaignID(rawValue: 3))
        report = try await store.reports(on: [CampaignID(rawValue: 3)], in: .all)[0].performance.totals
        #expect(report.metrics.impressions == 111)
    }

    @Test func mergedCampaignsKeepTheirDays() async throws {
        try makeFile(Self.tables + ["UPDATE campaigns SET seat_id = 5"])
        let store = try CreativeDatabase(path: path)
        _ = try await store.mergeCampaigns([7, 3].map(CampaignID.init(rawValue:)))
        let report = try await store.reports(on: nil, in: .all)[0].performance.totals
        #expect(report.metrics.impressions == 307 && report.metrics.clicks == 7)
        #expect(report.spend[0].amount.rawValue == 13_845_678)
    }

    @Test func whatIsNotKnownIsLeftAlone() async throws {
        try makeFile(Self.tables + Self.creatives)
        _ = try CreativeDatabase(path: path)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("SELECT count(*) FROM campaigns WHERE colour = 'red'") == 2)
        #expect(try connection.integer("SELECT count(*) FROM creatives WHERE mood = 'm'") == 1)
        #expect(try connection.integer("SELECT count(*) FROM performance_metrics WHERE note = 'kept'") == 1)
        #expect(try connection.integer("SELECT count(*) FROM campaign_daily_summary WHERE computed = 0") == 3)
        #expect(try connection.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    }

    @Test func aTableOfOursInTheWayIsRefused() throws {
        try makeFile(Self.tables + ["CREATE TABLE deals (a)"])
        let error = #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path) }
        #expect(error?.code == .cannotOpen)
        #expect(error?.description.contains("a table deals of its own") == true)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("SELECT count(*) FROM pragma_table_info('campaigns')") == 11)
    }
}
