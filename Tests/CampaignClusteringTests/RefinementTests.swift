import CampaignClustering
import CreativeModel
import Testing

@Suite struct RefinementTests {
    /// The IDs of each campaign, sorted.
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
            creative("6", url: "https://shop.example.com/b", starts: "2023-09-01", ends: "2023-09-02"),
        ])
        #expect(result == [["1", "2"], ["3", "4", "5"], ["6"]])
    }

    @Test func `pages are separate campaigns until a flight joins them`() async throws {
        let result = try await groups([
            creative("1", url: "https://shop.example.com/a", starts: "2025-01-01", ends: "2025-01-10"),
            creative("2", url: "https://shop.example.com/b", starts: "2025-01-02", ends: "2025-01-10"),
            creative("3", url: "https://shop.example.com/c", starts: "2025-01-02", ends: "2025-01-10"),
        ])
        #expect(result == [["1"], ["2", "3"]])
    }

    @Test func `open flights with the same start are not tied`() async throws {
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

    @Test func `a page of two campaigns joins neither`() async throws {
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

    @Test func `equal asset hashes join creatives of one owner only`() async throws {
        let result = try await groups([
            creative("1", url: "https://a.example.com/x", created: "2025-03-01", hash: "f00"),
            creative("2", url: "https://a.example.com/y", created: "2025-03-01", hash: "f00"),
            creative("3", url: "https://b.example.org/x", created: "2025-03-01", hash: "f00"),
        ])
        #expect(result == [["1", "2"], ["3"]])
    }

    @Test func `equal hints of two advertisers are two campaigns`() async throws {
        let result = try await groups([
            creative("1", url: "https://a.example.com/promo/summer", advertiser: "Nova"),
            creative("2", url: "https://b.example.org/promo/summer", advertiser: "Other"),
        ])
        #expect(result.count == 2)
    }

    @Test func `no campaign crosses seats`() async throws {
        let result = try await groups([
            creative("1", url: "https://a.example.com/", advertiser: "Nova", seat: "one"),
            creative("2", url: "https://a.example.com/", advertiser: "Nova", seat: "two"),
        ])
        #expect(result.count == 2)
    }

    @Test func `small groups of one domain are merged, and do not join distant campaigns`() async throws {
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

    @Test func `small groups join the nearest campaign or give a reason`() async throws {
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

    @Test func `a creative without information stays unassigned, with a reason`() async throws {
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
            creative("5", url: "https://shop.example.com/b", starts: "2023-09-01", ends: "2023-09-02"),
        ])
        #expect(result == [["1"], ["2", "3", "4"], ["5"]])
    }

    @Test func `pages that launch within the hour on one domain belong together`() async throws {
        let result = try await groups([
            creative("1", url: "https://shop.example.com/a", created: "2025-03-01T09:10:00Z"),
            creative("2", url: "https://shop.example.com/b", created: "2025-03-01T10:00:00Z"),
            creative("3", url: "https://shop.example.com/c", created: "2025-03-01T10:59:00Z"),
            creative("4", url: "https://shop.example.com/d", created: "2025-03-01T12:30:00Z"),
            creative("5", url: "https://shop.example.com/promo/summer", created: "2025-03-01T12:31:00Z"),
        ])
        #expect(result == [["1", "2", "3"], ["4"], ["5"]])
    }

    @Test func `a date without a time is not a launch`() async throws {
        let result = try await groups([
            creative("1", url: "https://shop.example.com/a", created: "2025-03-01"),
            creative("2", url: "https://shop.example.com/b", created: "2025-03-01"),
        ])
        #expect(result.count == 2)
    }

    @Test func `sizes and versions of one file belong together, on one domain`() async throws {
        func file(_ id: String, _ url: String, _ name: String) -> Creative {
            var creative = creative(id, url: url, advertiser: "Nova Shop", created: "2025-03-0\(id)")
            creative.fileName = name
            return creative
        }
        let result = try await groups([
            file("1", "https://novashop.example/a", "novashop_espresso_300x250_v2.jpg"),
            file("2", "https://novashop.example/b", "728x90_NovaShop-Espresso.png"),
            file("3", "https://novashop.example/c", "espresso_v3_FINAL_native1.gif"),
            file("4", "https://novashop.example/d", "novashop_veggie_300x250.jpg"),
            file("5", "https://other.example.org/", "novashop_espresso_300x250.jpg"),
            file("6", "https://novashop.example/e", "IMG_5025.jpg"),
            file("7", "https://novashop.example/f", "IMG_5026.jpg"),
        ])
        #expect(result == [["1", "2", "3"], ["4"], ["5"], ["6"], ["7"]])
    }

    @Test func `a creative without a page joins the campaign its file names`() async throws {
        func lost(_ id: String, _ name: String?) -> Creative {
            var creative = creative(id, advertiser: "Nova", created: "2025-03-02")
            creative.fileName = name
            return creative
        }
        let spring = "https://nova.example/?utm_campaign=nova_springsale"
        let result = try await groups([
            creative("1", url: spring, advertiser: "Nova", created: "2025-03-01"),
            creative(
                "2", url: "https://nova.example/?utm_campaign=bikes", advertiser: "Nova",
                created: "2025-03-01"),
            lost("3", "nova_springsale_hero_300x250.jpg"), lost("4", "nova-bikes.png"), lost("5", nil),
            lost("6", "x.png"),
        ])
        #expect(result == [["1", "3"], ["2", "4"], ["5", "6"]])
    }

    @Test func `subdomains and pages below a page count as one page`() async throws {
        let result = try await groups([
            creative("1", url: "https://www.example.com/products/best", created: "2025-03-01"),
            creative("2", url: "https://shop.example.com/products/best/?ref=x", created: "2025-03-02"),
            creative("3", url: "https://m.example.com/products/best/lamps", created: "2025-03-03"),
            creative("4", url: "https://www.example.com/products", created: "2025-06-03"),
        ])
        #expect(result == [["1", "2", "3"], ["4"]])
    }

    @Test func `platforms of one app campaign are one campaign`() async throws {
        let play = "https%3A%2F%2Fplay.google.com%2Fstore%2Fapps%2Fdetails%3Fid%3Dcom.nova.run"
        let result = try await groups([
            creative(
                "1", url: "https://app.adjust.com/x?campaign=spring_us_android&redirect=\(play)",
                advertiser: "Nova"),
            creative("2", url: "https://app.adjust.com/y?campaign=spring_us_ios", advertiser: "Nova"),
            creative("3", url: "https://app.adjust.com/y?campaign=autumn_us_ios", advertiser: "Nova"),
        ])
        #expect(result == [["1", "2"], ["3"]])
    }
}
