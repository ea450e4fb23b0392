import CreativeIntelligence
import Foundation
import Testing

/// `creatives sample --account`, and what becomes of its report.
@Suite struct SampleAccountTests {
    private func sample(_ folder: TemporaryFolder, seed: Int) throws {
        let result = try CommandLineTool.run([
            "sample", "--creatives", "1", "--account", "200", "--seed", "\(seed)", "--output",
            folder.url.path,
        ])
        #expect(result.status == 0 && result.output.contains("account.csv: 200 rows"))
    }

    @Test(arguments: [0, 4, 9]) func `the report of an account is read and grouped by names`(seed: Int) throws
    {
        let folder = try TemporaryFolder()
        try sample(folder, seed: seed)
        let result = try CommandLineTool.run([
            "cluster", folder.path("account.csv"), "--assignments", folder.path("a.csv"), "--json",
        ])
        let campaigns = try #require(try result.json()["campaigns"] as? [[String: Any]])
        #expect(result.status == 0 && campaigns.contains { $0["method"] as? String == "name" })
        let scores = try CommandLineTool.run([
            "evaluate", folder.path("a.csv"), folder.path("account-truth.csv"), "--json",
        ]).json()
        #expect(try #require(scores["v_measure"] as? Double) > 0.95)
        #expect(try #require(scores["ami"] as? Double) > 0.9)
        #expect(try #require(scores["assigned"] as? Double) > 0.98)
    }

    @Test func `performance is broken down by facet`() throws {
        let folder = try TemporaryFolder()
        try sample(folder, seed: 0)
        let store = folder.path("store.db")
        #expect(
            try CommandLineTool.run(["cluster", folder.path("account.csv"), "--store", store]).status == 0)
        let show = ["campaigns", "show", "1", "--store", store]
        let text = try CommandLineTool.run(show + ["--by", "facet", "--limit", "0"]).output
        #expect(text.contains("language") && text.contains("9x16") && text.contains("v2"))

        let json = try CommandLineTool.run(show + ["--by", "facet", "--json"]).json()
        let campaign = try #require(json["campaign"] as? [String: Any])
        let slices = try #require(json["breakdown"] as? [[String: Any]])
        let creatives = try #require(campaign["creatives"] as? [[String: Any]])
        let versions = slices.filter { $0["facet"] as? String == "language" }
        let stated = creatives.count { ($0["facets"] as? [String: [String]])?["language"] != nil }
        #expect(versions.reduce(0) { $0 + ($1["creatives"] as? Int ?? 0) } == stated && stated > 10)
        let impressions = versions.reduce(0) { $0 + ($1["impressions"] as? Int ?? 0) }
        #expect(try #require(campaign["impressions"] as? Int) >= impressions && impressions > 0)
    }
}
