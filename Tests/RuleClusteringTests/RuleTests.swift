import CreativeModel
import Foundation
import RuleClustering
import StageCore
import Testing

@Suite struct RuleTests {
    static func bareCreative(_ id: String) -> Creative { Creative(key: CreativeKey(seat: "s", id: id)) }

    private func creative(
        _ id: String, url: String? = nil, advertiser: String? = nil, domain: String? = nil,
        seat: String = "s",
        file: String? = nil, created: Double? = nil
    ) -> Creative {
        var creative = Creative(key: CreativeKey(seat: seat, id: id))
        creative.landingURL = url
        creative.advertiser = advertiser
        creative.declaredDomain = domain
        creative.fileName = file
        creative.createdAt = created.map(Date.init(timeIntervalSince1970:))
        return creative
    }

    private func buckets(_ creatives: [Creative]) throws -> [String: [Int]] {
        let clusters = RuleClusterer().cluster(try SignalReader().read(creatives)).clusters
        return Dictionary(
            clusters.map { ("\($0.method):\($0.key)", $0.members) }, uniquingKeysWith: { $0 + [-1] + $1 })
    }

    @Test(arguments: [1, 2, 5])
    func `owners are those of creatives that another thread reads`(threads: Int) throws {
        // Creatives without an advertiser, each between far more than a thread reads at a time.
        var creatives = (0..<2_000).map { Creative(key: CreativeKey(id: "\($0)")) }
        for (index, domain) in [(0, "one.com"), (900, "two.com"), (1_999, "one.com")] {
            creatives[index].landingURL = "https://\(domain)/sale"
        }
        for (index, domain, advertiser) in [
            (1_500, "one.com", "One"), (10, "two.com", "Two"), (1_700, "two.com", "Other"),
        ] {
            creatives[index].landingURL = "https://\(domain)/sale"
            creatives[index].advertiser = advertiser
        }
        let signals = try SignalReader().read(creatives, context: RunContext(threadCount: threads))
        let one = try #require(AdvertiserName("One"))
        #expect(signals[0].owner == .advertiser(one) && signals[1_999].owner == .advertiser(one))
        #expect(signals[900].owner == .domain("two.com") && signals[901].owner == .unknown)
    }

    @Test func `the first rule that applies decides`() throws {
        let result = try buckets([
            creative("0", url: "https://play.google.com/store/apps/details?id=com.nova.run&utm_campaign=x"),
            creative("1", url: "https://shop.example.com/promo/summer", advertiser: "Nova"),
            creative("2", url: "https://shop.example.com/about", advertiser: "Nova"),
            creative("3", domain: "shop.example.com"),
            creative("4", advertiser: "Acme"),
            creative("5", created: 1_735_603_200),
            creative("6"),
        ])
        #expect(
            result == [
                "app:play:com.nova.run/x": [0], "url:example.com/summer": [1], "domain:example.com": [2, 3],
                "advertiser:acme": [4], "week:2025-W01": [5],
            ])
    }

    @Test func `buckets never cross a seat or an advertiser`() throws {
        let url = "https://shop.example.com/promo/summer"
        let clusters = RuleClusterer().cluster(
            try SignalReader().read([
                creative("0", url: url, advertiser: "Nova", seat: "a"),
                creative("1", url: url, advertiser: "Nova", seat: "b"),
                creative("2", url: url, advertiser: "Acme", seat: "a"),
                creative("3", url: url, advertiser: " NOVA, ", seat: "a"),
            ])
        ).clusters
        #expect(clusters.map(\.members) == [[0, 3], [1], [2]])
    }

    @Test func `a missing advertiser is inferred from all others on the domain`() throws {
        let signals = try SignalReader().read([
            creative("0", url: "https://shop.example.com/a", advertiser: "Nova"),
            creative("1", url: "https://www.example.com/b"),
            creative("2", url: "https://pay.example.org/a", advertiser: "Nova"),
            creative("3", url: "https://pay.example.org/b", advertiser: "Acme"),
            creative("4", url: "https://pay.example.org/c"),
            creative("5", url: "https://shop.example.com/c", seat: "other"),
        ])
        #expect(signals[1].owner == signals[0].owner)
        // If several advertise on one domain, the advertiser is unknown.
        #expect(signals[4].owner == .domain("example.org"))
        #expect(signals[5].owner == .domain("example.com"))
    }

    @Test func `two stores of one app are joined by a field, a name or a file`() throws {
        func app(_ creatives: [Creative]) throws -> [String?] {
            try SignalReader().read(creatives).map { $0.app?.description }
        }
        let play = "https://play.google.com/store/apps/details?id=com.nova.skyrunner"
        let named = try app([
            creative("0", url: play), creative("1", url: "https://apps.apple.com/us/app/sky-runner/id123456"),
        ])
        #expect(named == ["play:com.nova.skyrunner", "play:com.nova.skyrunner"])
        let both = try app([
            creative("0", url: "https://apps.apple.com/app/id123456"),
            creative("1", url: "https://apps.apple.com/app/id123456 \(play)"),
        ])
        #expect(both == ["play:com.nova.skyrunner", "play:com.nova.skyrunner"])
        let file = try app([
            creative("0", url: play),
            creative("1", url: "https://apps.apple.com/app/id123456", file: "nova_skyrunner_300x250.png"),
        ])
        #expect(file[0] == file[1])
        // Two packages have the same ending: the match is ambiguous.
        let unclear = try app([
            creative("0", url: play),
            creative("1", url: "https://play.google.com/store/apps/details?id=org.other.skyrunner"),
            creative("2", url: "https://apps.apple.com/us/app/sky-runner/id123456"),
        ])
        #expect(Set(unclear).count == 3)
        let seats = try app([
            creative("0", url: play, seat: "a"),
            creative("1", url: "https://apps.apple.com/us/app/sky-runner/id123456", seat: "b"),
        ])
        #expect(seats[0] != seats[1])
    }

    @Test func `stores and trackers are not brands`() throws {
        let signals = try SignalReader().read([
            creative("0", domain: "play.google.com"), creative("1", url: "https://play.google.com/store"),
            creative("2", url: "https://bit.ly/x"), creative("3", url: "https://ad.hop.example/clk;95759;"),
        ])
        #expect(signals.allSatisfy { $0.domain == nil && $0.owner == .unknown })
    }

    @Test(arguments: [
        ("ACME, Inc. ", "Acme Inc"), ("  acme   inc", "ACME INC."), ("Ｎｏｖａ", "nova"), ("Café", "Cafe\u{301}"),
    ])
    func `names compare without case, spaces and punctuation`(left: String, right: String) throws {
        #expect(AdvertiserName(left) == AdvertiserName(right))
    }

    @Test(arguments: ["", "   ", "%%ADVERTISER%%", "---"])
    func `empty names are rejected`(name: String) {
        #expect(AdvertiserName(name) == nil)
    }
}
