import CampaignClustering
import CreativeModel
import StageCore
import Testing

/// A shared page or app is the strongest tie between creatives, regardless of the time between them.
@Suite struct SamePageTests {
    private func plan(_ creatives: [Creative], minimum: Int = 3) async throws -> CampaignPlan {
        var options = CampaignPlanner.Options()
        options.minimumClusterSize = minimum
        return try await CampaignPlanner(options: options).plan(for: snapshot(creatives))
    }

    private func groups(_ plan: CampaignPlan) -> [[String]] {
        plan.campaigns.map { $0.members.map(\.creative.id) }.sorted { $0[0] < $1[0] }
    }

    private func monthly(_ url: String, from first: Int = 1, _ months: [Int], advertiser: String? = nil)
        -> [Creative]
    {
        months.enumerated().map { index, month in
            creative(
                "\(first + index)", url: url, advertiser: advertiser,
                created: "2024-\(month < 10 ? "0" : "")\(month)-05")
        }
    }

    @Test(
        arguments: [
            "https://gardenworks.example/same", "https://gardenworks.example/",
            "https://play.google.com/store/apps/details?id=com.garden.works",
        ], [1, 3])
    func `creatives of a domain's only page are one campaign`(url: String, minimum: Int) async throws {
        let plan = try await plan(monthly(url, [1, 4, 7, 11]), minimum: minimum)
        #expect(groups(plan) == [["1", "2", "3", "4"]])
        #expect(plan.unassigned.isEmpty)
        let details = plan.campaigns[0].members.flatMap(\.evidence).map(\.detail)
        #expect(!details.contains { $0.contains("no pause") })
    }

    @Test func `small flights of a page are one campaign beside other pages`() async throws {
        let other = (5...8).map {
            creative("\($0)", url: "https://gardenworks.example/tools", created: "2024-01-0\($0)")
        }
        let plan = try await plan(
            monthly("https://gardenworks.example/seeds", [2, 5, 8, 11], advertiser: nil) + other)
        #expect(
            groups(plan).contains(["5", "6", "7", "8"]) || groups(plan).contains(["1", "5", "6", "7", "8"]))
        #expect(plan.unassigned.isEmpty)
    }

    @Test func `a late creative joins the campaign of its page`() async throws {
        let early = (1...4).map {
            creative("\($0)", url: "https://gardenworks.example/seeds", created: "2024-01-0\($0)")
        }
        let tools = creative("5", url: "https://gardenworks.example/tools", created: "2023-01-01")
        let late = creative("6", url: "https://gardenworks.example/seeds", created: "2024-09-01")
        let plan = try await plan(early + [tools, late])
        #expect(groups(plan) == [["1", "2", "3", "4", "6"]])
        let evidence = try #require(plan.campaigns[0].members.last?.evidence.last)
        #expect(evidence.kind == "page" && evidence.detail.contains("days apart"))
        // The other creative has no ties.
        #expect(plan.unassigned.map(\.creative.id) == ["5"])
        #expect(plan.unassigned[0].reason.hasPrefix("1 of the 6 creatives on gardenworks.example"))
    }

    @Test func `large flights of a page remain separate campaigns beside other pages`() async throws {
        let seeds = "https://gardenworks.example/seeds"
        let spring = (1...3).map { creative("\($0)", url: seeds, created: "2024-03-0\($0)") }
        let autumn = (4...6).map { creative("\($0)", url: seeds, created: "2024-10-0\($0)") }
        let tools = (7...9).map {
            creative("\($0)", url: "https://gardenworks.example/tools", created: "2024-06-0\($0)")
        }
        #expect(
            groups(try await plan(spring + autumn + tools)) == [
                ["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"],
            ])
        #expect(groups(try await plan(spring + autumn)) == [["1", "2", "3", "4", "5", "6"]])
    }

    @Test func `links that name different campaigns stay apart, on one page too`() async throws {
        let creatives = [
            ("1", "march", "2024-03-01"), ("2", "march", "2024-03-02"), ("3", "june", "2024-06-01"),
            ("4", "june", "2024-06-02"),
        ]
        .map { creative($0, url: "https://gardenworks.example/?utm_campaign=\($1)", created: $2) }
        let plan = try await plan(creatives)
        #expect(plan.campaigns.isEmpty)
        #expect(
            plan.unassigned.allSatisfy { $0.reason.hasPrefix("2 of the 4 creatives on gardenworks.example") })
    }
}
