import CreativeImport
import CreativeModel
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Performance, IDs and seats in files of the system that the tables come from.
@Suite struct OriginPerformanceTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("origin.db").path }

    private static let campaigns = [
        "CREATE TABLE campaigns (id INTEGER PRIMARY KEY, seat_id INTEGER, name TEXT NOT NULL)",
        "CREATE TABLE creative_campaigns (creative_id INTEGER, campaign_id INTEGER)",
        "INSERT INTO campaigns VALUES (1, 3, 'Boots'), (2, 4, 'Lamps')",
    ]

    private static let creatives = [
        """
        CREATE TABLE creatives (
            id INTEGER PRIMARY KEY, buyer_creative_id TEXT, detected_url TEXT, detected_domain TEXT,
            detected_advertiser TEXT)
        """,
        """
        INSERT INTO creatives VALUES
            (11, 'b-11', 'https://boots.example/a', 'boots.example', 'Boots Co'),
            (12, 'b-12', 'https://boots.example/b', 'boots.example', 'Boots Co'),
            (13, 'b-13', 'https://lamps.example/a', 'lamps.example', NULL),
            (14, 'b-14', 'https://shop.example/boots', NULL, ' BOOTS  co '),
            (15, 'b-15', 'https://user@www.lamps.example:443/b', NULL, NULL),
            (16, 'b-16', NULL, NULL, NULL)
        """,
        "INSERT INTO creative_campaigns VALUES (11, 1), (12, 1), (13, 2)",
    ]

    private func open(_ statements: [String], currency: String = "XXX") throws -> CreativeDatabase {
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        for sql in Self.campaigns + Self.creatives + statements { try connection.run(sql) }
        var options = CreativeDatabase.Options()
        options.originCurrency = try #require(CurrencyCode(rawValue: currency))
        return try CreativeDatabase(path: path, options: options)
    }

    private func records(of id: String, seat: String, in store: CreativeDatabase) async throws -> [String] {
        let dimensions: PerformanceDimensions = [.geo, .day]
        return try await store.breakdown(of: [CreativeKey(seat: seat, id: id)], by: dimensions, in: .all).map
        {
            let metrics = $0.totals.metrics
            let money = $0.totals.spend.map { "\($0.currency) \($0.amount)" }.joined(separator: "+")
            return
                "\($0.day?.description ?? "–") \($0.geo ?? "–") \(metrics.impressions ?? -1) \(metrics.clicks ?? -1) \(money)"
        }
    }

    @Test func `uncategorised creatives are in the seat of similar ones`() async throws {
        let keys = try await open([]).creatives().map(\.key.description)
        // The advertiser takes precedence over the domain, which may come from the page. The last creative has neither.
        #expect(keys == ["3/b-11", "3/b-12", "3/b-14", "4/b-13", "4/b-15", "b-16"])
    }

    @Test func `the only seat applies to all creatives`() async throws {
        let store = try open([
            "CREATE TABLE seats (id INTEGER PRIMARY KEY, name TEXT)", "INSERT INTO seats VALUES (3, 'Only')",
            "UPDATE campaigns SET seat_id = CASE id WHEN 1 THEN 3 END",
        ])
        #expect(try await Set(store.creatives().map(\.key.seat)) == ["3"])
        #expect(try await store.snapshot().campaigns.map(\.seat) == ["3", "3"])
    }

    @Test func `rows are read like their export`() async throws {
        let store = try open(
            [
                """
                CREATE TABLE performance_metrics (
                    id INTEGER PRIMARY KEY, creative_id INTEGER, metric_date, geography TEXT, currency TEXT,
                    impressions INTEGER, clicks INTEGER, spend REAL, device_type TEXT)
                """,
                """
                INSERT INTO performance_metrics (creative_id, metric_date, geography, currency, impressions, clicks, spend, device_type)
                VALUES (11, '2025-03-01', 'de', 'EUR', 100, 2, 0.1, 'phone'),
                    (11, '2025-03-01', 'Germany', 'EUR', 50, NULL, 0.2, 'desktop'),
                    (11, 20250302, 'US', NULL, NULL, 7, NULL, NULL),
                    (11, 1741046400, 'US', NULL, 1, NULL, 1e-7, NULL),
                    (11, 1741132800000, 'US', NULL, 2, NULL, 3, NULL),
                    (11, 2460740.5, NULL, NULL, 3, NULL, NULL, NULL),
                    (11, '2025-03-07T12:00:00Z', '', NULL, 4, NULL, NULL, NULL),
                    (11, NULL, 'US', NULL, 5, NULL, NULL, NULL),
                    (11, 'yesterday', 'US', NULL, 5, NULL, NULL, NULL),
                    (11, '2025-03-08', 'US', 'EURO', 5, NULL, NULL, NULL),
                    (11, '2025-03-08', 'US', NULL, -5, NULL, NULL, NULL),
                    (NULL, '2025-03-08', 'US', NULL, 5, NULL, NULL, NULL)
                """,
            ], currency: "usd")
        #expect(
            try await records(of: "b-11", seat: "3", in: store) == [
                "2025-03-06  3 -1 ", "2025-03-07  4 -1 ", "2025-03-01 DE 150 2 EUR 0.3",
                "2025-03-02 US -1 7 ",
                "2025-03-04 US 1 -1 USD 0", "2025-03-05 US 2 -1 USD 3",
            ])
        let found = try #require(store.takenOver)
        #expect(found.creatives == 6 && found.campaigns == 2 && found.performanceRows == 7)
        #expect(found.leftOut == ["metric_date": 2, "currency": 1, "impressions": 1, "creative_id": 1])
        let report = try await store.reports(on: [CampaignID(rawValue: 1)], in: .all)[0].performance
        #expect(report.totals.metrics.impressions == 160)
        // The table remains, and no row is read twice.
        #expect(try CreativeDatabase(path: path).takenOver == nil)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("SELECT count(*) FROM performance_metrics") == 12)
        #expect(try connection.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    }

    @Test func `micros are read unchanged`() async throws {
        let store = try open([
            "CREATE TABLE performance_metrics (creative_id INTEGER, date DATE, spend_micros INTEGER, wins INTEGER, bids INTEGER)",
            "INSERT INTO performance_metrics VALUES (13, '2025-03-01', 1234567, 1, 4), (13, '2025-03-01', 1, 1, 4)",
        ])
        let totals = try await store.reports(on: [CampaignID(rawValue: 2)], in: .all)[0].performance.totals
        #expect(totals.spend.map(\.amount.rawValue) == [1_234_568])
        #expect(totals.metrics.winRate?.value == 0.25)
    }

    @Test func `creatives are known by both IDs`() async throws {
        let store = try open([
            "CREATE TABLE performance_metrics (creative_id TEXT, seat_id INTEGER, day TEXT, clicks INTEGER)",
            """
            INSERT INTO performance_metrics VALUES ('11', NULL, '2025-03-01', 1), ('b-11', NULL, '2025-03-01', 2),
                ('b-13', 4, '2025-03-01', 4), ('77', 4, '2025-03-01', 8), ('new', NULL, '2025-03-01', 16)
            """,
        ])
        #expect(try await records(of: "b-11", seat: "3", in: store) == ["2025-03-01  -1 3 "])
        #expect(try await records(of: "b-13", seat: "4", in: store) == ["2025-03-01  -1 4 "])
        // Creatives known only from performance lose no rows.
        #expect(try await store.creatives().count == 8)
        #expect(try await records(of: "77", seat: "4", in: store) == ["2025-03-01  -1 8 "])
        #expect(try await records(of: "new", seat: "default", in: store) == ["2025-03-01  -1 16 "])
        #expect(try await store.keys(of: ["11", "b-12", "12"], seat: "3").map(\.id) == ["b-11", "b-12"])
    }

    @Test func `importing an export of the file changes nothing`() async throws {
        // Buyer's IDs that equal the numbers of other creatives, and one that two creatives share.
        let store = try open([
            "UPDATE creatives SET buyer_creative_id = '12' WHERE id = 11",
            "UPDATE creatives SET buyer_creative_id = '11' WHERE id = 12",
            "UPDATE creatives SET buyer_creative_id = 'twice' WHERE id IN (13, 15)",
            "CREATE TABLE performance_metrics (id INTEGER, creative_id INTEGER, date DATE, geo_id INTEGER, impressions INTEGER, spend REAL)",
            """
            INSERT INTO performance_metrics SELECT id, id, '2025-03-0' || (id - 9), 2840, id, id * 0.25 FROM creatives
            WHERE id IN (11, 12, 13, 15)
            """,
        ])
        let before = try await store.snapshot()
        #expect(before.creatives.count == 6)
        let sums = try await store.performance(of: before.creatives.map { [$0.key] }, in: .all)
        var reader = CreativeImporter.Options()
        for (seat, ids) in [("3", [11, 12, 14]), ("4", [13, 15])] {
            let buyers = [11: "12", 12: "11", 13: "twice", 14: "b-14", 15: "twice"]
            let urls = [
                11: "https://boots.example/a", 12: "https://boots.example/b", 13: "https://lamps.example/a",
                14: "https://shop.example/boots", 15: "https://user@www.lamps.example:443/b",
            ]
            let creatives = folder.url.appendingPathComponent("creatives.csv")
            let performance = folder.url.appendingPathComponent("performance.csv")
            let rows = ids.map { "\($0),\(buyers[$0]!),\(urls[$0]!)\n" }.joined()
            try Data(("id,buyer_creative_id,detected_url\n" + rows).utf8).write(to: creatives)
            let days = ids.filter { $0 != 14 }.map {
                "\($0),\($0),2025-03-0\($0 - 9),2840,\($0),\(Double($0) * 0.25)\n"
            }
            try Data(("id,creative_id,date,geo_id,impressions,spend\n" + days.joined()).utf8).write(
                to: performance)
            reader.seat = seat
            let imported = try CreativeImporter(options: reader).read([creatives, performance])
            #expect(try await store.add(imported.batch).isUnchanged)
            #expect(
                try await store.add(try CreativeImporter(options: reader).read([performance]).batch)
                    .isUnchanged)
        }
        #expect(try await store.snapshot() == before)
        #expect(try await store.performance(of: before.creatives.map { [$0.key] }, in: .all) == sums)
        #expect(sums.compactMap(\.totals.metrics.impressions).sorted() == [11, 12, 13, 15])
    }

    @Test func `a refused file is unchanged`() throws {
        let error = #expect(throws: SQLiteStoreError.self) {
            try open([
                "CREATE TABLE performance_metrics (creative_id INTEGER, date DATE, clicks INTEGER)",
                "INSERT INTO performance_metrics VALUES (11, '2025-03-01', 1)",
                "CREATE TABLE creative_ids (a)",
            ])
        }
        #expect(error?.description.contains("unknown table creative_ids") == true)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        #expect(try connection.integer("PRAGMA application_id") == 0)
        #expect(try connection.integer("SELECT count(*) FROM pragma_table_info('creatives')") == 5)
        #expect(try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'seats'") == 0)
    }
}
