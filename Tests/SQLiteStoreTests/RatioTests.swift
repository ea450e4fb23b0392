import CreativeImport
import CreativeModel
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Sums and ratios of groups of ads equal those that SQL computes from the rows of a file.
///
/// The file is the data set “Clicks conversion tracking” of Kaggle, in the folder that `CREATIVES_DATA`
/// names: ads with impressions, clicks, spend and conversions, in three campaigns and several hundred sets of a network.
@Suite(.enabled(if: Conversions.isThere, "the data set is not here; set CREATIVES_DATA"))
struct RatioTests {
    private let folder = TemporaryFolder()

    /// The file has no value of conversions. `Approved_Conversion` replaces it, so that the return on
    /// spend is also computed from real numbers.
    private static let columns = ColumnMap(
        columns: [
            "id": "ad_id", "day": "Date", "impressions": "Impressions", "clicks": "Clicks", "spend": "Spent",
            "conversions": "Total_Conversion", "conversion_value": "Approved_Conversion",
        ], dayFormat: "dd-MM-yyyy")

    /// The result of SQL for a group. Spend is in billionths; each row is rounded to millionths once, half to even, as in
    /// the importer.
    private static func sums(by group: String) -> String {
        """
        WITH rounded AS (
            SELECT *, Spent / 1000 + (Spent % 1000 > 500 OR (Spent % 1000 = 500 AND Spent / 1000 % 2 = 1)) AS micros
            FROM rows),
        sums AS (
            SELECT \(group) AS name, group_concat(ad_id) AS ads,
                sum(Impressions) AS impressions, sum(Clicks) AS clicks, sum(micros) AS micros,
                sum(Total_Conversion) AS conversions, sum(Approved_Conversion) AS value
            FROM rounded GROUP BY \(group))
        SELECT name, ads, impressions, clicks, micros, conversions, value,
            1.0 * clicks / nullif(impressions, 0), micros / 1e6 * 1000 / nullif(impressions, 0),
            micros / 1e6 / nullif(clicks, 0), micros / 1e6 / nullif(conversions, 0),
            value / nullif(micros / 1e6, 0), 1.0 * conversions / nullif(clicks, 0)
        FROM sums ORDER BY name
        """
    }

    @Test(arguments: [("xyz_campaign_id", 3), ("fb_campaign_id", 691), ("age || gender", 8)])
    func `sums and ratios match SQL`(group: String, count: Int) async throws {
        let connection = try Conversions.table(at: folder.url.appendingPathComponent("rows.db").path)
        var options = CreativeImporter.Options()
        options.columns = Self.columns
        options.currency = try #require(CurrencyCode(rawValue: "USD"))
        let imported = try CreativeImporter(options: options).read([Conversions.file])
        let store = try CreativeDatabase(path: folder.url.appendingPathComponent("store.db").path)
        _ = try await store.add(imported.batch)
        #expect(imported.report.rejectedRows == 0)
        #expect(
            try await store.creatives().count
                == Int(connection.integer("SELECT count(DISTINCT ad_id) FROM rows"))
        )

        let rows = try connection.prepare(Self.sums(by: group))
        var groups: [[CreativeKey]] = []
        var expected: [Expected] = []
        while try rows.step() {
            groups.append(rows.text(1).split(separator: ",").map { CreativeKey(id: String($0)) })
            expected.append(Expected(rows))
        }
        #expect(groups.count == count)
        #expect(expected.contains { $0.costPerMille ?? 0 > 0 && $0.returnOnAdSpend ?? 0 > 0 })
        #expect(expected.reduce(0) { $0 + $1.impressions } == 213_434_828)
        // Only small groups have no clicks, or no conversions.
        #expect(expected.contains { $0.costPerClick == nil } == (count > 100))
        #expect(expected.contains { $0.costPerAcquisition == nil } == (count > 100))
        let reports = try await store.performance(of: groups, in: .all)
        for (report, expected) in zip(reports, expected) {
            let name = Comment(rawValue: "\(group) = \(expected.name)")
            let counts = report.totals.metrics
            let money = try #require(report.totals.byCurrency[options.currency])
            #expect(report.totals.byCurrency.count == 1, name)
            #expect(counts.impressions == expected.impressions && counts.clicks == expected.clicks, name)
            #expect(money.impressions == expected.impressions && money.clicks == expected.clicks, name)
            #expect(money.spend?.rawValue == expected.spend, name)
            #expect(money.conversions?.rawValue == expected.conversions * 1_000_000, name)
            #expect(money.conversionValue?.rawValue == expected.value * 1_000_000, name)
            #expect(isNear(money.clickThroughRate, expected.clickThroughRate), name)
            #expect(isNear(counts.clickThroughRate, expected.clickThroughRate), name)
            #expect(isNear(money.costPerMille, expected.costPerMille), name)
            #expect(isNear(money.costPerClick, expected.costPerClick), name)
            #expect(isNear(money.costPerAcquisition, expected.costPerAcquisition), name)
            #expect(isNear(money.returnOnAdSpend, expected.returnOnAdSpend), name)
            let conversions = money.conversions?.units ?? 0
            let rate = money.clicks.flatMap { $0 == 0 ? nil : conversions / Double($0) }
            #expect(isNear(rate, expected.conversionRate), name)
            // Bids and queries are unknown.
            #expect(money.winRate == nil && counts.winRate == nil, name)
        }
    }

    private func isNear(_ found: Double?, _ expected: Double?) -> Bool {
        guard let found, let expected else { return found == nil && expected == nil }
        return abs(found - expected) <= 1e-12 * abs(expected)
    }
}

/// A result row of SQL.
private struct Expected {
    var name: String
    var impressions, clicks, spend, conversions, value: Int64
    var clickThroughRate, costPerMille, costPerClick, costPerAcquisition, returnOnAdSpend,
        conversionRate: Double?

    init(_ row: SQLiteStatement) {
        name = row.text(0)
        impressions = row.integer(2)
        clicks = row.integer(3)
        spend = row.integer(4)
        conversions = row.integer(5)
        value = row.integer(6)
        clickThroughRate = row.optionalReal(7)
        costPerMille = row.optionalReal(8)
        costPerClick = row.optionalReal(9)
        costPerAcquisition = row.optionalReal(10)
        returnOnAdSpend = row.optionalReal(11)
        conversionRate = row.optionalReal(12)
    }
}

/// The file, and its rows parsed without our readers.
private enum Conversions {
    static var file: URL {
        let named = ProcessInfo.processInfo.environment["CREATIVES_DATA"].map { URL(fileURLWithPath: $0) }
        let folder =
            named
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("../shared/data").standardizedFileURL
        return folder.appendingPathComponent("kag/KAG_conversion_data.csv")
    }

    static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

    /// Creates a table with the columns of the file, with spend in billionths.
    static func table(at path: String) throws -> SQLiteConnection {
        let connection = try SQLiteConnection(path: path, busyTimeout: 0)
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        let titles = lines[0].split(separator: ",").map(String.init)
        try connection.run("CREATE TABLE rows (\(titles.map { "\($0) NUMERIC" }.joined(separator: ", ")))")
        let insert = try connection.prepare(
            "INSERT INTO rows VALUES (\(titles.map { _ in "?" }.joined(separator: ", ")))")
        for line in lines.dropFirst() {
            for (index, cell) in line.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
                let text = titles[index] == "Spent" ? try #require(billionths(cell)) : String(cell)
                try insert.bind(text, at: Int32(index + 1))
            }
            try insert.run()
        }
        return connection
    }

    /// Returns a decimal number in billionths.
    private static func billionths(_ number: Substring) -> String? {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.count <= 9 else { return nil }
        return parts[0] + fraction + String(repeating: "0", count: 9 - fraction.count)
    }
}
