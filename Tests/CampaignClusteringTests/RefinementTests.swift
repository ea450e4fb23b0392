import CampaignClustering
import CreativeModel
import Testing

@Suite struct RefinementTests {
    /// The ids of each campaign, sorted.
    private func groups(_ creatives: [Creative], minimum: Int = 1) async throws -> [[String]] {
        var options = CampaignPlanner.Options()
        options.minimumClusterSize = minimum
        let plan = try await CampaignPlanner(options: options).plan(for: snapshot(creatives))
        return plan.campaigns.map { $0.members.map(\.creative.id) }.sorted { $0[0] < $1[0] }
    }

    @Test func `a pause of over a week ends a campaign`() async throws {
        let page = "https://shop.example.com/a"
        let result = try await groups([
            creative("1", url: page, starts: "2025-01-01", ends: "2025-01-10"),
            creative("2", url: page, starts: "2025-01-17", ends: "2025-01-20"),
            creative("3", url: page, starts: "2025-01-28", ends: "2025-02-20"),
            creative("4", url: page, starts: "2025-02-01"),
            creative("5", url: page, starts: "2025-09-01"),
        ])
        #expect(result == [["1", "2"], ["3", "4", "5"]])
    }

    @Test func `pages are campaigns of their own until a flight ties them`() async throws {
        let result = try await groups([
            creative("1", url: "https://shop.example.com/a", starts: "2025-01-01", ends: "2025-01-10"),
            creative("2", url: "https://shop.example.com/b", starts: "2025-01-02", ends: "2025-01-10"),
            creative("3", url: "https://shop.example.com/c", starts: "2025-01-02", ends: "2025-01-10"),
        ])
        #expect(result == [["1"], ["2", "3"]])
    }

    @Test func `open flights that begin together tie nothing`() async throws {
        let result = try await groups([
            creative("1", url: "https://shop.example.com/a", starts: "2025-01-01"),
            creative("2", url: "https://shop.example.com/b", starts: "2025-01-01"),
        ])
        #expect(result.count == 2)
    }

    @Test func `one campaign parameter is one campaign, on several domains of one advertiser`() async throws {
        let result = try await groups([
            creative(
                "1", url: "https://a.example.com/x?utm_campaign=spring", advertiser: "Nova",
                created: "2025-03-01"),
            creative(
                "2", url: "https://b.example.org/y?utm_campaign=Spring", advertiser: "nova ",
                created: "2025-03-02"),
            creative(
                "3", url: "https://b.example.org/y?utm_campaign=spring", advertiser: "Other",
                created: "2025-03-02"),
            creative(
                "4", url: "https://a.example.com/x?utm_campaign=summer", advertiser: "Nova",
                created: "2025-03-01"),
        ])
        #expect(result == [["1", "2"], ["3"], ["4"]])
    }

    @Test func `a creative without a campaign parameter joins the one that shares its page`() async throws {
        let named = "https://a.example.com/x?utm_campaign=spring"
        let result = try await groups([
            creative("1", url: named, advertiser: "Nova", created: "2025-03-01"),
            creative("2", url: "https://a.example.com/x", advertiser: "Nova", created: "2025-03-03"),
            creative("3", url: "https://a.example.com/y", advertiser: "Nova", created: "2025-03-03"),
        ])
        #expect(result == [["1", "2"], ["3"]])
    }

    @Test func `a page of two campaigns takes no side`() async throws {
        let result = try await groups([
            creative(
                "1", url: "https://a.example.com/x?utm_campaign=spring", advertiser: "Nova",
                created: "2025-03-01"),
            creative(
                "2", url: "https://a.example.com/x?utm_campaign=summer", advertiser: "Nova",
                created: "2025-03-01"),
            creative("3", url: "https://a.example.com/x", advertiser: "Nova", created: "2025-03-01"),
        ])
        #expect(result == [["1"], ["2"], ["3"]])
    }

    @Test func `two stores of one app are one campaign`() async throws {
        let result = try await groups([
            creative(
                "1", url: "https://play.google.com/store/apps/details?id=com.nova.skyrunner",
                created: "2025-03-01"),
            creative("2", url: "https://apps.apple.com/us/app/sky-runner/id389295969", created: "2025-03-02"),
            creative(
                "3", url: "https://play.google.com/store/apps/details?id=com.nova.other",
                created: "2025-03-02"),
        ])
        #expect(result == [["1", "2"], ["3"]])
    }

    @Test func `the 141 apps of one store are not one campaign`() async throws {
        let creatives = (0..<141).map { number in
            creative("\(number)", url: "https://play.google.com/store/apps/details?id=com.maker.app\(number)")
        }
        #expect(try await groups(creatives).count == 141)
    }

    @Test func `equal asset hashes tie only inside an owner`() async throws {
        let result = try await groups([
            creative("1", url: "https://a.example.com/x", created: "2025-03-01", hash: "f00"),
            creative("2", url: "https://a.example.com/y", created: "2025-03-01", hash: "f00"),
            creative("3", url: "https://b.example.org/x", created: "2025-03-01", hash: "f00"),
        ])
        #expect(result == [["1", "2"], ["3"]])
    }

    @Test func `one hint of two advertisers is two campaigns`() async throws {
        let result = try await groups([
            creative("1", url: "https://a.example.com/promo/summer", advertiser: "Nova"),
            creative("2", url: "https://b.example.org/promo/summer", advertiser: "Other"),
        ])
        #expect(result.count == 2)
    }

    @Test func `no seat is crossed`() async throws {
        let result = try await groups([
            creative("1", url: "https://a.example.com/", advertiser: "Nova", seat: "one"),
            creative("2", url: "https://a.example.com/", advertiser: "Nova", seat: "two"),
        ])
        #expect(result.count == 2)
    }

    @Test func `small groups of one domain are gathered, and join nothing far away`() async throws {
        let products = (1...4).map { number in
            creative(
                "\(number)", url: "https://shop.example.com/p/\(number)", advertiser: "Nova",
                created: "2025-03-0\(number)")
        }
        let old = (5...8).map { number in
            creative(
                "\(number)", url: "https://shop.example.com/old", advertiser: "Nova",
                created: "2023-03-0\(number)")
        }
        #expect(
            try await groups(products + old, minimum: 3) == [["1", "2", "3", "4"], ["5", "6", "7", "8"]])
    }

    @Test func `what is too small joins the nearest campaign, or says why not`() async throws {
        let creatives =
            (1...3).map {
                creative(
                    "\($0)", url: "https://shop.example.com/a", advertiser: "Nova", created: "2025-03-01")
            }
            + [
                creative("4", url: "https://blog.example.org/", advertiser: "Nova", created: "2025-03-04"),
                creative("5", url: "https://lonely.example.net/", created: "2025-03-04"),
            ]
        let plan = try await CampaignPlanner().plan(for: snapshot(creatives))
        #expect(plan.campaigns.map { $0.members.map(\.creative.id) } == [["1", "2", "3", "4"]])
        #expect(plan.campaigns[0].members[3].evidence.contains { $0.kind == "nearest" })
        #expect(plan.unassigned.map(\.creative.id) == ["5"])
        #expect(plan.unassigned[0].reason.contains("on example.net"))
    }

    @Test func `a creative of which nothing is known stays alone, with the reason`() async throws {
        let plan = try await CampaignPlanner().plan(
            for: snapshot((1...5).map { creative("\($0)", url: "%%CLICK_URL%%") }))
        #expect(plan.campaigns.isEmpty)
        #expect(plan.unassigned.count == 5)
        #expect(plan.unassigned[0].reason.contains("only macros"))
    }

    @Test func `a missing date goes with the longest flight of its page`() async throws {
        let page = "https://shop.example.com/a"
        let result = try await groups([
            creative("1", url: page, starts: "2025-01-01", ends: "2025-01-02"),
            creative("2", url: page, starts: "2025-06-01", ends: "2025-06-02"),
            creative("3", url: page, starts: "2025-06-01", ends: "2025-06-03"),
            creative("4", url: page),
        ])
        #expect(result == [["1"], ["2", "3", "4"]])
    }
}
