import CreativeModel
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Files of the system that the tables come from.
@Suite struct OriginFileTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("origin.db").path }

    /// The tables of that system, with an unknown column and an unknown table.
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

    @Test func `campaigns and creatives are converted`() async throws {
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

    @Test func `a file that is only read is not converted`() throws {
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

    @Test func `summaries count until there is performance`() async throws {
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
        // The other day remains after every refresh.
        try await store.remove([CreativeKey(id: "131198")], from: CampaignID(rawValue: 3))
        report = try await store.reports(on: [CampaignID(rawValue: 3)], in: .all)[0].performance.totals
        #expect(report.metrics.impressions == 111)
    }

    @Test func `merged campaigns keep their days`() async throws {
        try makeFile(Self.tables + ["UPDATE campaigns SET seat_id = 5"])
        let store = try CreativeDatabase(path: path)
        _ = try await store.mergeCampaigns([7, 3].map(CampaignID.init(rawValue:)))
        let report = try await store.reports(on: nil, in: .all)[0].performance.totals
        #expect(report.metrics.impressions == 307 && report.metrics.clicks == 7)
        #expect(report.spend[0].amount.rawValue == 13_845_678)
    }

    /// The summaries of that system are restored with a campaign, directly or from the campaign that absorbed it.
    @Test(arguments: [[3, 7], [7, 3]]) func `undone edits restore the days`(order: [Int]) async throws {
        try makeFile(Self.tables + ["UPDATE campaigns SET seat_id = 5"])
        let store = try CreativeDatabase(path: path)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        func everything() async throws -> [String] {
            let rows = try connection.prepare(
                """
                SELECT s.campaign_id, s.date, total_creatives, total_queries, total_impressions, total_clicks, total_spend,
                    total_video_starts, computed, m.currency, m.spend_micros
                FROM campaign_daily_summary AS s LEFT JOIN campaign_daily_spend AS m
                    ON m.campaign_id = s.campaign_id AND m.date = s.date ORDER BY 1, 2
                """)
            var found: [String] = []
            while try rows.step() { found.append((0...10).map { rows.text($0) }.joined(separator: " ")) }
            return found + [String(describing: try await store.reports(on: nil, in: .all))]
        }
        let before = try await everything()
        let ids = order.map(CampaignID.init(rawValue:))
        try await store.deleteCampaign(ids[0])
        #expect(try await everything() != before)
        try await store.undoLastEdit()
        #expect(try await everything() == before)
        _ = try await store.mergeCampaigns(ids)
        #expect(try await everything() != before)
        try await store.undoLastEdit()
        #expect(try await everything() == before)
        #expect(try connection.integer("SELECT count(*) FROM edited_daily_summaries") == 0)
        #expect(try connection.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    }

    @Test func `unknown columns and tables are unchanged`() async throws {
        try makeFile(Self.tables + Self.creatives)
        _ = try CreativeDatabase(path: path)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("SELECT count(*) FROM campaigns WHERE colour = 'red'") == 2)
        #expect(try connection.integer("SELECT count(*) FROM creatives WHERE mood = 'm'") == 1)
        #expect(try connection.integer("SELECT count(*) FROM performance_metrics WHERE note = 'kept'") == 1)
        #expect(try connection.integer("SELECT count(*) FROM campaign_daily_summary WHERE computed = 0") == 3)
        #expect(try connection.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    }

    /// Columns of later versions may exist, and then contain known values.
    @Test func `columns of the second version are used if present`() async throws {
        try makeFile(
            Self.tables + Self.creatives + [
                "ALTER TABLE creatives ADD COLUMN Status VARCHAR",
                "ALTER TABLE creatives ADD COLUMN headline",
                "UPDATE creatives SET status = 'PAUSED', headline = 'Now' WHERE id = 131197",
            ])
        let store = try CreativeDatabase(path: path)
        let creative = try #require(try await store.creatives().first { $0.key.id == "x1" })
        #expect(creative.status == .paused && creative.headline == "Now" && creative.assetText == nil)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("PRAGMA user_version") == Int64(Tables.schema.version))
    }

    @Test func `a conflicting table is refused`() throws {
        try makeFile(Self.tables + ["CREATE TABLE deals (a)"])
        let error = #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path) }
        #expect(error?.code == .cannotOpen)
        #expect(error?.description.contains("unknown table deals") == true)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("SELECT count(*) FROM pragma_table_info('campaigns')") == 11)
    }

    // MARK: Invalid files

    private func makeCreatives(_ ids: [(id: Int, text: String)], seats: [Int: Int] = [:]) throws {
        try makeFile(Self.tables + Self.creatives.prefix(1))
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        try connection.run("ALTER TABLE creatives ADD COLUMN seat_id INTEGER")
        let insert = try connection.prepare(
            "INSERT INTO creatives (id, buyer_creative_id, seat_id) VALUES (?, ?, ?)")
        for (id, text) in ids {
            try insert.bind(Int64(id), at: 1)
            try insert.bind(text, at: 2)
            try insert.bind(seats[id].map(Int64.init), at: 3)
            try insert.run()
        }
    }

    @Test func `equivalent spellings of an ID are one creative`() async throws {
        try makeCreatives([(1, "caf\u{E9}"), (2, "cafe\u{301}"), (3, "u\u{308}"), (4, "plain")])
        let store = try CreativeDatabase(path: path)
        let ids = try await store.creatives().map(\.key.id)
        #expect(Set(ids).isSuperset(of: ["caf\u{E9}", "caf\u{E9} (2)", "\u{FC}", "plain"]))
        let again = ["cafe\u{301}", "caf\u{E9} (2)", "\u{FC}", "plain"].map {
            Creative(key: CreativeKey(id: $0))
        }
        #expect(try await store.add(ImportBatch(creatives: again)).newCreatives == 0)
        #expect(try await store.creatives().count == ids.count)
    }

    @Test func `IDs may be other types than text`() async throws {
        try makeCreatives([(1, "a"), (2, "b"), (3, "c"), (4, "d")])
        try makeFile([
            "UPDATE creatives SET buyer_creative_id = x'61' WHERE id = 2",
            "UPDATE creatives SET buyer_creative_id = CAST(x'ff' AS TEXT) WHERE id = 3",
            "UPDATE creatives SET buyer_creative_id = CAST(x'fe' AS TEXT) WHERE id = 4",
        ])
        let store = try CreativeDatabase(path: path)
        let ids = Set(try await store.creatives().map(\.key.id))
        #expect(ids.isSuperset(of: ["a", "a (2)", "\u{FFFD}", "\u{FFFD} (4)"]))
        #expect(
            try await store.add(ImportBatch(creatives: [Creative(key: CreativeKey(id: "\u{FFFD}"))]))
                .isUnchanged)
    }

    @Test func `a numbered ID may belong to another creative`() async throws {
        try makeCreatives([(1, "x"), (2, "x"), (3, "x (2)"), (4, "x (2)"), (5, "x (2) (3)")])
        let ids = try await CreativeDatabase(path: path).creatives().map(\.key.id).filter {
            $0.hasPrefix("x")
        }
        #expect(Set(ids) == ["x", "x (2)", "x (2) (3)", "x (2) (4)", "x (2) (3) (5)"])
    }

    @Test func `creatives of a campaign without a seat keep their seat`() async throws {
        try makeCreatives([(131197, "p"), (131198, "q"), (131199, "r")], seats: [131197: 9, 131198: 9])
        let store = try CreativeDatabase(path: path)
        #expect(try await store.creatives().map(\.key.description) == ["5/r", "9/p", "9/q"])
        #expect(try await store.snapshot().campaigns.map(\.seat) == ["9", "5"])
        #expect(try await store.snapshot().assignments.count == 3)
    }

    @Test func `creatives of other seats leave the campaign`() async throws {
        try makeCreatives(
            [(131197, "p"), (131198, "q"), (131199, "r"), (1, "s")], seats: [131197: 9, 131198: 8, 1: 9])
        try makeFile(["INSERT INTO creative_campaigns (creative_id, campaign_id) VALUES (1, 3)"])
        let store = try CreativeDatabase(path: path)
        #expect(try await store.creatives().map(\.key.description) == ["5/r", "8/q", "9/p", "9/s"])
        let strays = try await store.unassigned()
        #expect(strays.map(\.creative.description) == ["8/q"])
        #expect(strays.first?.reason.contains("“Holiday” had no seat") == true)
    }

    @Test func `references to missing campaigns are dropped`() async throws {
        try makeFile(
            Self.tables + Self.creatives + [
                "UPDATE creative_campaigns SET campaign_id = 99 WHERE creative_id = 131197",
                "INSERT INTO campaign_daily_summary (campaign_id, date) VALUES (98, '2025-01-06')",
            ])
        let store = try CreativeDatabase(path: path)
        let strays = try await store.unassigned()
        #expect(strays.first { $0.creative.id == "x1" }?.reason.contains("campaign 99 was missing") == true)
        #expect(try await store.creatives().count == 4)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0)
        #expect(try connection.integer("SELECT count(*) FROM campaign_daily_summary") == 3)
    }

    @Test func `dates with a time are days`() async throws {
        try makeFile(
            Self.tables + [
                "UPDATE campaign_daily_summary SET date = date || ' 00:00:00' WHERE campaign_id = 3",
                """
                INSERT INTO campaign_daily_summary (campaign_id, date, total_impressions, total_spend) VALUES
                    (7, '2025-01-06T00:00:00Z', 8, 0.25), (7, 'unknown', 1000, 1)
                """,
            ])
        let store = try CreativeDatabase(path: path)
        let totals = try await store.reports(on: nil, in: .lastDays(1)).map(\.performance.totals)
        #expect(totals.map(\.metrics.impressions) == [200, 8])
        #expect(totals[1].spend[0].amount.rawValue == 250_000)
        let day = try #require(Day("2025-01-06"))
        var metrics = PerformanceMetrics()
        metrics.impressions = 11
        var builder = PerformanceTable.Builder()
        builder.add(
            PerformanceRecord(creative: CreativeKey(id: "131197"), period: .day(day), metrics: metrics))
        _ = try await store.add(ImportBatch(performance: builder.build()))
        let report = try await store.reports(on: [CampaignID(rawValue: 3)], in: .all)[0].performance.totals
        #expect(report.metrics.impressions == 111)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(
            try connection.integer("SELECT count(*) FROM campaign_daily_summary WHERE campaign_id = 3") == 2)
    }

    /// Converted days cannot be recomputed, so a plan that ends their campaign keeps it without creatives.
    @Test func `a plan deletes no converted days`() async throws {
        try makeFile(Self.tables)
        let store = try CreativeDatabase(path: path)
        let all = try await store.snapshot()
        var plan = CampaignPlan(revision: all.revision, campaigns: [], unassigned: [])
        plan.retired = [3, 7].map(CampaignID.init(rawValue:))
        plan.unassigned = all.creatives.map { UnassignedCreative(creative: $0.key, reason: "no page") }
        let outcome = try await store.apply(plan)
        #expect(outcome.retired.isEmpty)
        let totals = try await store.reports(on: nil, in: .all).map(\.performance.totals.metrics.impressions)
        #expect(totals == [300, 7])
        // A campaign that another one absorbs may end, because its days move there.
        let now = try await store.snapshot()
        plan = CampaignPlan(revision: now.revision, campaigns: [], unassigned: [])
        plan.campaigns = [
            PlannedCampaign(
                existing: CampaignID(rawValue: 3), absorbed: [CampaignID(rawValue: 7)], seat: "default",
                name: "Holiday", method: .domain, confidence: nil, members: [])
        ]
        #expect(try await store.apply(plan).retired == [CampaignID(rawValue: 7)])
        let left = try await store.reports(on: nil, in: .all)
        #expect(left.map(\.performance.totals.metrics.impressions) == [307])
    }
}
