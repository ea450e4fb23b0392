import CreativeIntelligence
import Foundation
import Testing

/// Amounts are preserved by a store to the micro, tested at length by `Benchmarks/store-sums`. The totals of
/// the files are computed with Foundation's decimals, which the reader does not use.
@Suite struct StoreSumsTests {
    /// Micros by key. The currency is the last part of a key.
    private typealias Sums = [[String]: Int64]

    private let folder: TemporaryFolder
    private var store: String { folder.path("s.db") }

    init() throws { folder = try TemporaryFolder() }

    /// Returns a number in millionths, rounded once, half to even.
    private func micros(_ text: String) throws -> Int64 {
        var exact = try #require(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))) * 1_000_000
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, .bankers)
        return try #require(Int64("\(rounded)"))
    }

    private func run(_ arguments: [String]) throws -> [String: Any] {
        let result = try CommandLineTool.run(arguments + ["--store", store, "--json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        return try result.json()
    }

    /// Checks that the totals are those of the rows, and that campaigns and unassigned creatives add up to
    /// them. The first part of a key is the creative.
    private func expect(_ rows: Sums, in clustered: [String: Any]) throws {
        var total: [String: Int64] = [:]
        var outside: [String: Int64] = [:]
        let strays = try #require(clustered["unassigned"] as? [[String: Any]])
        let unassigned = Set(strays.compactMap { $0["creative_id"] as? String })
        for (key, amount) in rows {
            let currency = try #require(key.last)
            total[currency, default: 0] += amount
            if unassigned.contains(key[0]) { outside[currency, default: 0] += amount }
        }
        let totals = try #require(clustered["totals"] as? [String: Any])
        #expect(totals["spend"] as? [String: Int64] == total)
        for document in [clustered, try run(["campaigns", "list"])] {
            var sum = outside
            for campaign in try #require(document["campaigns"] as? [[String: Any]]) {
                sum.merge(try #require(campaign["spend"] as? [String: Int64]), uniquingKeysWith: +)
            }
            #expect(sum == total)
        }
    }

    private func table(_ path: String, _ titles: String...) throws -> [[String]] {
        let table = try CSVTable.read(URL(fileURLWithPath: path))
        let columns = try titles.map { try table.column(named: $0) }
        return table.rows.map { row in columns.map { row[$0] } }
    }

    /// Each file repeats all days but one of the previous file, with more rows on its latest day.
    @Test(arguments: [0, 1]) func `overlapping windows count once`(seed: Int) throws {
        let sample = try CommandLineTool.run([
            "sample", "--creatives", "120", "--seed", "\(seed)", "--output", folder.url.path,
        ])
        #expect(sample.status == 0)
        let titles = ["creative_id", "date", "geo_id", "currency", "impressions", "spend"]
        let rows = try table(
            folder.path("performance.csv"), titles[0], titles[1], titles[2], titles[3], titles[4], titles[5])
        let dates = Set(rows.map { $0[1] }).sorted()
        var sums: Sums = [:]
        for first in 0..<5 {
            let window = dates[first..<first + 7]
            var lines = [titles.joined(separator: ",")]
            var said: Sums = [:]
            for var row in rows where window.contains(row[1]) {
                // Half micros are rounded to even, row by row.
                if row[1] == window.last { row[5] = "\(first).\(row[1].suffix(2))000\(first)5" }
                lines.append(row.joined(separator: ","))
                said[Array(row[..<4]), default: 0] += try micros(row[5])
            }
            sums.merge(said) { $1 }
            let file = try folder.file("window.csv", lines.joined(separator: "\n") + "\n")
            for _ in 0..<2 {
                let clustered = try run(["cluster", folder.path("creatives.csv"), "--performance", file])
                try expect(sums, in: clustered)
            }
        }
    }

    @Test(.enabled(if: RealData.isThere, RealData.explanation), arguments: ["2018", "2019-2020"])
    func `real ads in several currencies count once, however often they are imported`(year: String) throws {
        let file = RealData.path("snap-political-ads/ads-\(year).csv")
        var sums: Sums = [:]
        for row in try table(file, "ADID", "Currency Code", "Spend") {
            sums[Array(row[..<2]), default: 0] += try micros(row[2])
        }
        for _ in 0..<2 { try expect(sums, in: try run(["cluster", file])) }
    }

    private static let hasConversions = FileManager.default.fileExists(
        atPath: RealData.path("kag/KAG_conversion_data.csv"))

    @Test(.enabled(if: hasConversions, RealData.explanation))
    func `nine decimals of real ads are rounded once`() throws {
        let columns = try folder.file(
            "columns.json",
            #"""
            {"columns": {"id": "ad_id", "advertiser": "xyz_campaign_id", "day": "Date", "spend": "Spent"},
             "day_format": "dd-MM-yyyy"}
            """#)
        let file = RealData.path("kag/KAG_conversion_data.csv")
        var sums: Sums = [:]
        for row in try table(file, "ad_id", "Spent") {
            sums[[row[0], "USD"], default: 0] += try micros(row[1])
        }
        #expect(sums.values.reduce(0, +) == 58_705_229_957)
        for _ in 0..<2 {
            try expect(sums, in: try run(["cluster", file, "--columns", columns, "--currency", "USD"]))
        }
    }
}
