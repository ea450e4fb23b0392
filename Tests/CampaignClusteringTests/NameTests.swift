import CampaignClustering
import CreativeModel
import Testing

@Suite struct NameTests {
    private func names(_ creatives: [Creative]) async throws -> [String] {
        var options = CampaignPlanner.Options()
        options.minimumClusterSize = 1
        return try await CampaignPlanner(options: options).plan(for: snapshot(creatives)).campaigns.map(
            \.name)
    }

    @Test func `the only campaign of an advertiser has its name`() async throws {
        #expect(
            try await names([creative("1", url: "https://shop.example.com/x", advertiser: " Nova Shop ")])
                == ["Nova Shop"])
    }

    @Test func `siblings are named by their differences`() async throws {
        let result = try await names([
            creative(
                "1", url: "https://nova.example.com/holiday-sale-2025", advertiser: "Nova",
                created: "2025-11-01"),
            creative(
                "2", url: "https://nova.example.com/make-a-plan", advertiser: "Nova", created: "2025-11-01"),
            creative(
                "3", url: "https://nova.example.com/make-a-plan", advertiser: "Nova", created: "2025-03-01"),
        ])
        #expect(
            result.sorted() == [
                "Nova – Holiday Sale", "Nova – Make a Plan, Mar 2025", "Nova – Make a Plan, Nov 2025",
            ])
    }

    @Test func `an app gives its name`() async throws {
        let url = "https://play.google.com/store/apps/details?id=com.nova.skyrunner.android"
        #expect(try await names([creative("1", url: url)]) == ["Skyrunner"])
    }

    @Test(
        arguments: [
            ("https://x.example.com/?utm_campaign=20200928123456", nil),
            ("https://x.example.com/?utm_campaign=%7B%7Bcampaign.name%7D%7D", nil),
            ("https://x.example.com/?utm_campaign=a%20%2525b", nil),
            (nil, "Evil \u{202E}gnp.exe\u{0}\u{1B}[31m"),
            (nil, "See https://evil.example/?q=1 now"),
            (nil, "1234567890123"),
            (nil, "%%ADVERTISER%%"),
            (nil, String(repeating: "Long ", count: 100)),
            (nil, "=cmd|' /C calc'!A0"),
        ] as [(String?, String?)])
    func `hostile text is removed from names`(url: String?, advertiser: String?) async throws {
        for name in try await names([creative("1", url: url, advertiser: advertiser, created: "2025-01-01")])
        {
            #expect((1...60).contains(name.count))
            #expect(!name.contains("://") && !name.contains("%") && !name.contains("{"))
            #expect(name.wholeMatch(of: /.*[0-9]{6,}.*/) == nil)
            #expect(
                name.unicodeScalars.allSatisfy {
                    $0.properties.generalCategory != .control && $0 != "\u{202E}"
                })
        }
    }
}
