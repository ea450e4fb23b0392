import CreativeIntelligence
import Foundation
import Testing

/// The main use case on real ads, if they are available.
@Suite(.enabled(if: RealData.isThere, RealData.explanation))
struct RealAdsTests {
    private func run(_ year: String, withheld: Bool, _ folder: TemporaryFolder, minimum: Int = 1) throws
        -> [String: Any]
    {
        let file = RealData.path("snap-political-ads/ads-\(year)\(withheld ? ".no-utm" : "").csv")
        let result = try CommandLineTool.run([
            "cluster", file, "--min-cluster-size", "\(minimum)", "--assignments", folder.path("a.csv"),
            "--json",
        ])
        #expect(result.status == 0, "\(result.diagnostics)")
        return try result.json()
    }

    private func scores(_ year: String, withheld: Bool) throws -> (v: Double, ari: Double, rows: Int) {
        let folder = try TemporaryFolder()
        _ = try run(year, withheld: withheld, folder)
        let json = try CommandLineTool.run([
            "evaluate", folder.path("a.csv"), RealData.path("snap-political-ads/truth-\(year).csv"),
            "--truth-columns", "payer,utm_campaign", "--json",
        ]).json()
        return (
            try #require(json["v_measure"] as? Double), try #require(json["ari"] as? Double),
            try #require(json["rows"] as? Int)
        )
    }

    @Test func `without campaign parameters, campaigns are found by page and flight`() throws {
        let tuned = try scores("2019-2020", withheld: true)
        #expect(tuned.rows == 2570)
        #expect(tuned.v >= 0.90 && tuned.ari >= 0.60)
        let check = try scores("2018", withheld: true)
        #expect(check.v >= 0.90 && check.ari >= 0.60)
    }

    @Test func `campaigns with campaign parameters are found almost completely`() throws {
        for year in ["2018", "2019-2020"] {
            let scores = try scores(year, withheld: false)
            #expect(scores.v >= 0.97 && scores.ari >= 0.90)
        }
    }

    @Test(arguments: [("2018", 659), ("2019-2020", 5558)], [1, 3])
    func `no ad is lost and no currency is mixed`(year: (String, Int), minimum: Int) throws {
        let folder = try TemporaryFolder()
        let json = try run(year.0, withheld: false, folder, minimum: minimum)
        let totals = try #require(json["totals"] as? [String: Any])
        let assigned = try #require(totals["assigned"] as? Int)
        let unassigned = try #require(totals["unassigned"] as? Int)
        #expect(assigned + unassigned == year.1 && totals["creatives"] as? Int == year.1)
        #expect((json["unassigned"] as? [Any])?.count == unassigned)

        let table = try CSVTable.read(
            URL(fileURLWithPath: RealData.path("snap-political-ads/ads-\(year.0).csv")))
        let (code, spend) = (try table.column(named: "Currency Code"), try table.column(named: "Spend"))
        var expected: [String: Int64] = [:]
        for row in table.rows {
            expected[row[code], default: 0] += try #require(Int64(row[spend])) * 1_000_000
        }
        #expect(totals["spend"] as? [String: Int64] == expected)

        // The totals of the campaigns and of the unassigned ads add up to the overall total.
        let campaigns = try #require(json["campaigns"] as? [[String: Any]])
        for campaign in campaigns {
            let money = try #require(campaign["spend"] as? [String: Int64])
            for (currency, micros) in money { #expect(micros <= expected[currency, default: 0]) }
        }
    }

    @Test(arguments: ["b4_date_contiguous", "b4_date_gap", "b4_size_canonicalization"])
    func `Authorized Buyers reports are read completely`(name: String) throws {
        let result = try CommandLineTool.run([
            "cluster", RealData.path("authorized-buyers/\(name).csv"), "--json",
        ])
        #expect(result.status == 0)
        let totals = try #require(result.json()["totals"] as? [String: Any])
        let table = try CSVTable.read(URL(fileURLWithPath: RealData.path("authorized-buyers/\(name).csv")))
        let spend = try table.column(named: "Spend")
        let expected = table.rows.compactMap { Micros(decimal: $0[spend].utf8) }.reduce(.zero, +)
        #expect(totals["spend"] as? [String: Int64] == ["XXX": expected.rawValue])
        #expect(totals["creatives"] as? Int == table.rows.count)
    }
}
