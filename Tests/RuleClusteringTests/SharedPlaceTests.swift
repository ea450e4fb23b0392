import CreativeModel
import RuleClustering
import Testing

/// Landing pages on sites that many owners share.
@Suite struct SharedPlaceTests {
    private func owners(_ links: [String], advertiser: String? = nil) throws -> [Owner] {
        let creatives = links.enumerated().map { index, link in
            var creative = Creative(key: CreativeKey(id: "\(index)"))
            creative.landingURL = link
            creative.advertiser = advertiser
            return creative
        }
        return try SignalReader().read(creatives).map(\.owner)
    }

    @Test(arguments: [
        [
            "https://www.facebook.com/Blue-Kite-Games-123456789012/",
            "https://facebook.com/blue—kite-123456789012",
            "https://m.facebook.com/pages/Blue-Kite/123456789012?", "https://fb.com/123456789012",
            "https://www.facebook.com/Blue-Kite-123456789012/timeline/",
            "https://www.facebook.com/profile.php?id=123456789012",
        ],
        [
            "https://www.instagram.Com/Blue_Kite/", "https://instagram.com/blue_kite",
            "http://instagram.com/BLUE_KITE/reels/",
        ],
        [
            "https://twitter.com/bluekite", "https://x.com/BlueKite/status/1234567890",
            "https://mobile.twitter.com/bluekite/",
        ],
        ["https://www.tiktok.com/@bluekite", "https://tiktok.com/@BlueKite/video/123"],
        ["https://www.youtube.com/@bluekite", "https://m.youtube.com/@BlueKite/videos"],
        ["https://www.linkedin.com/company/blue-kite/", "https://de.linkedin.com/company/Blue-Kite/about/"],
        [
            "https://www.etsy.com/shop/BlueKite", "https://bluekite.etsy.com/",
            "https://etsy.com/shop/bluekite?ref=x",
        ],
        ["https://pinterest.de/bluekite", "https://www.pinterest.com/BlueKite/toys/"],
        [
            "https://secure.actblue.com/donate/bluekite",
            "https://secure.actblue.com/donate/BlueKite?refcode=ad",
        ],
        ["https://linktr.ee/bluekite", "https://linktr.ee/BlueKite/"],
    ])
    func `an account is one owner, however it is spelled`(links: [String]) throws {
        let owners = try owners(links)
        #expect(Set(owners).count == 1, "\(owners)")
    }

    @Test func `different accounts have different owners`() throws {
        let links = [
            "https://facebook.com/bluekite", "https://facebook.com/redkite",
            "https://facebook.com/Kite-123456789012",
            "https://facebook.com/Kite-123456789013", "https://facebook.com/groups/123456789012",
            "https://facebook.com/events/123456789012", "https://instagram.com/bluekite",
            "https://x.com/bluekite",
            "https://youtube.com/channel/UCabc", "https://reddit.com/r/bluekite",
            "https://reddit.com/user/bluekite",
            "https://bluekite.tumblr.com/", "https://redkite.tumblr.com/post/1",
        ]
        #expect(Set(try owners(links)).count == links.count)
    }

    @Test(arguments: [
        "https://shop.example.com/bluekite", "https://www.facebook.com/",
        "https://www.facebook.com/ads/library",
        "https://www.instagram.com/p/BAw7thMbc4/", "https://www.youtube.com/watch?v=abc",
        "https://x.com/i/events/1",
    ])
    func `addresses without an account belong to their domain`(link: String) throws {
        let domain = try #require(
            link.split(separator: "/").dropFirst().first?.split(separator: ".").suffix(2))
        #expect(try owners([link]) == [.domain(domain.joined(separator: "."))])
    }

    @Test func `a named advertiser stays the owner`() throws {
        let owners = try owners(
            ["https://facebook.com/bluekite", "https://facebook.com/redkite"], advertiser: "Kites")
        #expect(Set(owners).count == 1)
        guard case .advertiser = owners[0] else {
            Issue.record("\(owners[0])")
            return
        }
    }

    @Test func `the advertiser of one account is not that of another`() throws {
        var creatives = ["bluekite", "bluekite", "redkite"].enumerated().map { index, account in
            var creative = Creative(key: CreativeKey(id: "\(index)"))
            creative.landingURL = "https://www.facebook.com/\(account)"
            return creative
        }
        creatives[0].advertiser = "Blue Kite"
        let owners = try SignalReader().read(creatives).map(\.owner)
        #expect(owners[1] == owners[0] && owners[2] == .domain("facebook.com/redkite"))
    }
}
