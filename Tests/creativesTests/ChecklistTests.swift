import Foundation
import Testing

/// The expected behaviour of campaigns, point by point, with a store file and the executable.
@Suite struct ChecklistTests {
    @Test func `auto-cluster creates campaigns from uncategorized creatives`() throws {
        let fixture = try StoreFixture()
        let json = try fixture.fill()
        let campaigns = try #require(json["campaigns"] as? [[String: Any]])
        #expect(
            campaigns.map { $0["creative_ids"] as? [String] } == [
                ["n1", "n2", "n3", "n4"], ["o1", "o2", "o3"],
            ])
        let stray = try #require(json["unassigned"] as? [[String: Any]])
        #expect(stray.map { $0["creative_id"] as? String } == ["s1"])
        #expect((stray[0]["reason"] as? String)?.isEmpty == false)
        // Deleted campaigns leave uncategorized creatives, from which new campaigns are created.
        for campaign in try fixture.list() {
            let id = try #require(campaign["id"] as? String)
            #expect(try fixture.campaigns("delete", id).status == 0)
        }
        #expect(try fixture.list().isEmpty)
        #expect(try fixture.cluster([]).status == 0)
        #expect(try fixture.list().map { $0["creatives"] as? Int } == [4, 3])
    }

    @Test func `AI generates meaningful campaign names`() throws {
        let server = try ModelServer { prompt in
            let keys = prompt.split(separator: "\n").compactMap { line -> String? in
                let parts = line.components(separatedBy: "\"key\":\"")
                return parts.count == 2 ? parts[1].components(separatedBy: "\"").first : nil
            }
            let campaigns = keys.enumerated().map {
                #"{"cluster_keys":["\#($1)"],"name":"Winter Deals \#($0)","confidence":0.9,"reasoning":"Alike."}"#
            }
            return #"{"campaigns":[\#(campaigns.joined(separator: ","))],"splits":[]}"#
        }
        defer { server.stop() }
        let fixture = try StoreFixture()
        let result = try fixture.cluster(
            [fixture.creatives, "--llm", "openai:test", "--rate", "100000"],
            environment: ["OPENAI_BASE_URL": server.url])
        #expect(result.status == 0, "\(result.diagnostics)")
        let names = try fixture.list().compactMap { $0["name"] as? String }
        #expect(names.count == 2 && names.allSatisfy { $0.hasPrefix("Winter Deals ") }, "\(names)")
    }

    @Test func `names without a model include the advertiser`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let names = try fixture.list().compactMap { $0["name"] as? String }
        #expect(names.count == 2 && names[0].contains("Nova") && names[1].contains("Other"), "\(names)")
    }

    @Test func `campaigns show aggregated performance`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let nova = try #require(try fixture.list().first)
        #expect(nova["impressions"] as? Int == 7000 && nova["clicks"] as? Int == 110)
        #expect(nova["spend"] as? [String: Int] == ["EUR": 18_000_000])
        #expect(nova["ctr"] as? Double == 110.0 / 7000)
        #expect(nova["best_performer"] as? String == "n2" && nova["active_creatives"] as? Int == 2)
        #expect(nova["first_day"] as? String == "2025-01-01" && nova["last_day"] as? String == "2025-01-02")
        let latest = try fixture.campaigns("list", "--period", "1d", "--json").json()
        let day = try #require((latest["campaigns"] as? [[String: Any]])?.first)
        #expect(day["impressions"] as? Int == 6000)
    }

    @Test func `creatives can be moved between campaigns permanently`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let (nova, other) = (
            try #require(try fixture.home(of: "n1")), try #require(try fixture.home(of: "o1"))
        )
        #expect(try fixture.campaigns("move", "n3", "n4", "--to", other).status == 0)
        #expect(try fixture.members(nova) == ["n1", "n2"])
        #expect(try fixture.members(other) == ["n3", "n4", "o1", "o2", "o3"])
        for arguments in [[], ["--replan"]] {
            #expect(try fixture.cluster(arguments).status == 0)
            #expect(try fixture.members(other) == ["n3", "n4", "o1", "o2", "o3"])
        }
    }

    @Test func `manual campaign creation works`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let made = try fixture.campaigns("create", "My own", "--json").json()
        let campaign = try #require(made["campaign"] as? [String: Any])
        let id = try #require(campaign["id"] as? String)
        #expect(campaign["name"] as? String == "My own" && campaign["creatives"] as? Int == 0)
        #expect(try fixture.campaigns("add", id, "s1").status == 0)
        #expect(try fixture.cluster(["--replan"]).status == 0)
        #expect(try fixture.members(id) == ["s1"])
    }

    @Test func `the detail page shows all creatives with their evidence`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let id = try #require(try fixture.home(of: "n1"))
        let campaign = try #require(try fixture.show(id)["campaign"] as? [String: Any])
        let creatives = try #require(campaign["creatives"] as? [[String: Any]])
        #expect(creatives.map { $0["id"] as? String } == ["n1", "n2", "n3", "n4"])
        #expect(creatives.allSatisfy { ($0["evidence"] as? [String])?.isEmpty == false })
        #expect(creatives.allSatisfy { $0["assigned_by"] as? String == "rule" })
        let text = try fixture.campaigns("show", id).output
        for creative in ["n1", "n2", "n3", "n4"] { #expect(text.contains("  \(creative)  rule: ")) }
    }

    @Test func `the breakdown by geo, creative and day works`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let id = try #require(try fixture.home(of: "n1"))
        let expected: [String: (key: String, parts: [String: Int])] = [
            "geo": ("geo", ["DE": 5000, "FR": 2000]),
            "creative": ("creative_id", ["n1": 3000, "n2": 4000]),
            "day": ("day", ["2025-01-01": 1000, "2025-01-02": 6000]),
        ]
        for (dimension, (key, parts)) in expected.sorted(by: { $0.key < $1.key }) {
            let slices = try #require(
                try fixture.show(id, "--by", dimension)["breakdown"] as? [[String: Any]])
            let found = slices.compactMap { slice in
                (slice[key] as? String).flatMap { name in (slice["impressions"] as? Int).map { (name, $0) } }
            }
            #expect(Dictionary(uniqueKeysWithValues: found) == parts, "by \(dimension)")
        }
    }

    @Test func `re-running auto-cluster doesn't duplicate campaigns`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let before = try fixture.everything()
        for arguments in [[], ["--replan"], [fixture.creatives, "--performance", fixture.performance]] {
            #expect(try fixture.cluster(arguments).status == 0)
            #expect(try fixture.everything() == before)
        }
    }

    @Test func `overlapping windows imported on several days do not change totals`() throws {
        let fixture = try StoreFixture()
        #expect(try fixture.cluster([fixture.creatives]).status == 0)
        let days = (1...9).map { "n1,2025-01-0\($0),DE,\($0)00,\($0),\($0),EUR\n" }
        for last in 3...9 {
            let window =
                "creative_id,date,geo,impressions,clicks,spend,currency\n" + days[(last - 3)..<last].joined()
            let file = try fixture.folder.file("window\(last).csv", window)
            #expect(try fixture.cluster([file]).status == 0)
        }
        let nova = try #require(try fixture.list().first { $0["impressions"] is Int })
        #expect(nova["impressions"] as? Int == 4500 && nova["clicks"] as? Int == 45)
        #expect(nova["spend"] as? [String: Int] == ["EUR": 45_000_000])
    }
}
