import CreativeImport
import Foundation
import Testing

/// Orders and CSV of tables.
@Suite struct TableOutputTests {
    private static let ads = #"""
        Ad ID,Ad name,Day,Website URL,Account name,Impressions,Reach,Link clicks,Purchases,Purchases value,Amount spent (EUR)
        1,a1,2026-08-01,https://shop.example/tea,Tea,1000,800,10,2,40,20
        2,a2,2026-08-01,https://shop.example/tea,Tea,1000,700,10,2,40,20
        3,a3,2026-08-01,https://shop.example/shoes,Shoes,1000,600,50,1,5,90
        4,=b1,2026-08-01,https://shop.example/lamps,"Lamps, ""all""",500,400,1,,,1

        """#

    private func table(_ text: String) throws -> [[String: String]] {
        let folder = try TemporaryFolder()
        let parsed = try CSVTable.read(URL(fileURLWithPath: try folder.file("out.csv", text)))
        return parsed.rows.map { Dictionary(uniqueKeysWithValues: zip(parsed.header, $0)) }
    }

    private func run(_ arguments: String...) throws -> CommandLineTool.Result {
        let folder = try TemporaryFolder()
        let ads = try folder.file("ads.csv", Self.ads)
        return try CommandLineTool.run(
            ["cluster", ads, "--model", "hashed", "--min-cluster-size", "1"] + arguments,
            environment: ["COLUMNS": "200"])
    }

    @Test func `campaigns are a row each, with all figures`() throws {
        let result = try run("--csv")
        #expect(result.status == 0, "\(result.diagnostics)")
        #expect(result.output.hasSuffix("\r\n"))
        let rows = try table(result.output)
        let tea = try #require(rows.first { $0["creatives"] == "2" })
        #expect(
            rows.count == 3 && tea["currency"] == "EUR" && tea["impressions"] == "2000"
                && tea["spend"] == "40")
        #expect(tea["purchases"] == "4" && tea["cpa"] == "10.0" && tea["roas"] == "2.0")
        // Two ads have people in common.
        #expect(tea["reach"] == "" && tea["frequency"] == "")
        #expect(
            rows.filter { $0["creatives"] == "1" }.allSatisfy { $0["reach"] != "" && $0["frequency"] != "" })
        #expect(tea["engagements"] == nil && tea["queries"] == "")
    }

    @Test(arguments: [
        ("spend", ["90", "40", "1"]), ("creatives", ["40", "90", "1"]), ("ctr", ["90", "40", "1"]),
        ("cpa", ["40", "90", "1"]), ("roas", ["40", "90", "1"]), ("name", ["1", "90", "40"]),
    ])
    func `campaigns are sorted`(key: String, spends: [String]) throws {
        let rows = try table(run("--csv", "--sort", key).output)
        #expect(rows.map { $0["spend"] } == spends)
        let document = try run("--json", "--sort", key).json()
        let campaigns = try #require(document["campaigns"] as? [[String: Any]])
        let micros = campaigns.map { ($0["spend"] as? [String: Int])?["EUR"] }
        #expect(micros == spends.map { Int($0).map { $0 * 1_000_000 } })
        let first = try run("--csv", "--sort", key, "--limit", "1").output
        #expect(try table(first).count == 1)
    }

    @Test func `conversions, costs and reach are in tables where they are known`() throws {
        let text = try run().output
        for title in ["Conv.", "CPA", "ROAS", "Reach", "Freq."] { #expect(text.contains(title)) }
        #expect(text.contains("EUR 10.00") && text.contains("2.00"))
        let narrow = try CommandLineTool.run(["campaigns", "--help"]).output
        #expect(narrow.contains("--sort") && narrow.contains("--csv") && narrow.contains("reach,all_clicks"))
    }

    @Test func `forms of output exclude one another`() throws {
        for words in [["--csv", "--json"], ["--csv", "--tree"], ["--csv", "--dry-run", "--store", "x.db"]] {
            let result = try CommandLineTool.run(["cluster", "x.csv"] + words)
            #expect(
                result.status == 2 && result.diagnostics.contains("mutually exclusive"),
                "\(result.diagnostics)")
        }
        let packages = try CommandLineTool.run(["packages", "x.json", "--origin", "a.example"])
        #expect(packages.status == 2 && packages.diagnostics.contains("--format"))
    }

    @Test func `campaigns, creatives and breakdowns of a store`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let list = try table(fixture.campaigns("list", "--csv", "--sort", "spend").output)
        #expect(list.map { $0["currency"] } == ["EUR", "USD"] && list[0]["active_creatives"] == "2")
        let id = try #require(list[0]["id"])
        let creatives = try table(fixture.campaigns("show", id, "--csv").output)
        #expect(creatives.map { $0["creative_id"] } == ["n1", "n2", "n3", "n4"])
        let days = try table(fixture.campaigns("show", id, "--by", "day", "--csv").output)
        #expect(days.map { $0["day"] } == ["2025-01-01", "2025-01-02"] && days[1]["spend"] == "13")
        let geos = try table(fixture.campaigns("show", id, "--by", "geo", "--csv").output)
        #expect(geos.map { $0["geo"] } == ["DE", "FR"])
        let unassigned = try table(fixture.campaigns("unassigned", "--csv").output)
        #expect(unassigned.map { $0["creative_id"] } == ["s1"] && unassigned[0]["kind"]?.isEmpty == false)
        #expect(try fixture.campaigns("log", "--csv").status == 2)
    }

    @Test func `packages as CSV and as curated deals`() throws {
        let folder = try TemporaryFolder()
        let sample = try CommandLineTool.run([
            "sample", "--creatives", "3", "--deals", "40", "--output", folder.url.path,
        ])
        #expect(sample.status == 0)
        let run = ["packages", folder.path("deals.json"), "--model", "hashed"]
        let csv = try CommandLineTool.run(run + ["--csv"])
        #expect(csv.status == 0, "\(csv.diagnostics)")
        let names = Set(try table(csv.output).map { $0["package_name"] })
        let curated = try CommandLineTool.run(run + ["--format", "iab-deals", "--curator", "we.example"])
        #expect(curated.status == 0, "\(curated.diagnostics)")
        let list = try #require(
            try JSONSerialization.jsonObject(with: Data(curated.output.utf8)) as? [[String: Any]])
        #expect(Set(list.map { $0["name"] as? String }) == names && !list.isEmpty)
        let again = try folder.file("curated.json", curated.output)
        let packed = try CommandLineTool.run(["packages", again, "--model", "hashed", "--json"])
        #expect(packed.status == 0, "\(packed.diagnostics)")
    }

    @Test func `an account that names no advertiser has campaigns by words`() throws {
        let folder = try TemporaryFolder()
        let subjects = ["Light running shoes for every day", "Green tea from small gardens"]
        let rows = subjects.enumerated().flatMap { number, text in
            (1...3).map { "\(number)-\($0),\(text) \($0),2025-01-0\($0),1" }
        }
        let ads = try folder.file("in.csv", (["name,text,day,spend"] + rows).joined(separator: "\n") + "\n")
        let map = try folder.file(
            "map.json",
            "{\"columns\": {\"id\": \"name\", \"text\": \"text\", \"day\": \"day\", \"spend\": \"spend\"}}")
        let result = try CommandLineTool.run([
            "cluster", ads, "--columns", map, "--model", "hashed", "--json",
        ])
        let campaigns = try #require(try result.json()["campaigns"] as? [[String: Any]])
        let groups = campaigns.map { ($0["creative_ids"] as? [String] ?? []).sorted() }.sorted {
            $0[0] < $1[0]
        }
        #expect(groups == [["0-1", "0-2", "0-3"], ["1-1", "1-2", "1-3"]])
    }
}
