import CampaignClustering
import CreativeModel
import CreativeStores
import Foundation
import StageCore
import Testing

/// Names that distinguish the campaigns of one brand.
@Suite struct SiblingNameTests {
    private struct Ad {
        var url: String?
        var text: String?
        var name: String?
        var file: String?
        var format: CreativeFormat?
        var starts = "2025-03-03"
        var ends: String?
    }

    /// Three creatives of each ad, which is a separate campaign by its campaign parameter, path or period.
    private func names(_ ads: [Ad], advertiser: String? = "Fern & Fig") async throws -> [String] {
        let creatives = ads.enumerated().flatMap { index, ad in
            (0..<3).map { copy in
                var creative = creative(
                    "\(index)-\(copy)", url: ad.url, advertiser: advertiser, starts: ad.starts, ends: ad.ends)
                creative.text = ad.text
                creative.name = ad.name
                creative.fileName = ad.file
                creative.format = ad.format
                return creative
            }
        }
        let plan = try await CampaignPlanner().plan(for: snapshot(creatives))
        let campaigns = Dictionary(
            plan.campaigns.flatMap { campaign in campaign.members.map { ($0.creative.id, campaign.name) } }
        ) { first, _ in first }
        return ads.indices.map { campaigns["\($0)-0"] ?? "none" }
    }

    private func url(_ path: String, _ query: String = "") -> String {
        "https://fernandfig.example.com\(path)\(query.isEmpty ? "" : "?\(query)")"
    }

    @Test func `the value of a path is used, not the word before it`() async throws {
        let result = try await names([
            Ad(url: url("/campaigns/terrace")), Ad(url: url("/campaigns/balcony")),
            Ad(url: url("/promo/roof-garden")),
        ])
        #expect(result == ["Fern & Fig – Terrace", "Fern & Fig – Balcony", "Fern & Fig – Roof Garden"])
    }

    @Test func `a code is used only if nothing else differs`() async throws {
        let codes = [Ad(url: url("/campaigns/xk83qz")), Ad(url: url("/campaigns/w7tq2r"))]
        #expect(try await names(codes) == ["Fern & Fig – Xk83qz", "Fern & Fig – W7tq2r"])
        var worded = codes
        worded[0].text = "Hanging planters for small balconies"
        worded[1].text = "Watering cans made of copper"
        let result = try await names(worded)
        #expect(
            result.allSatisfy { !$0.lowercased().contains("xk83qz") && !$0.lowercased().contains("w7tq2r") })
        #expect(result[0].contains("Hanging") && result[1].contains("Watering"))
        var dated = codes
        dated[1].starts = "2025-06-03"
        #expect(try await names(dated) == ["Fern & Fig – Mar 2025", "Fern & Fig – Jun 2025"])
    }

    @Test(
        arguments: [
            ("easter26", "easter26"), ("q3-2026", "q3-2026"), ("Spring27", "Spring27"),
            ("FY26-Q2", "FY26-Q2"),
            ("late-spring-deals", "Late Spring Deals"), ("br_easter26_vid_03", "easter26"),
            ("BACK_TO_SCHOOL", "Back to School"), ("OpenHouseWeek", "Open House Week"),
        ])
    func `tokens of booking names keep their usual spelling`(campaign: String, shown: String) async throws {
        let result = try await names([
            Ad(url: url("/x", "utm_campaign=\(campaign)")),
            Ad(url: url("/x", "utm_campaign=br_harvest_vid_03")),
            Ad(url: url("/x", "utm_campaign=br_moving_vid_07")),
        ])
        #expect(result[0].contains(shown), "\(result)")
        #expect(Set(result).count == 3)
    }

    @Test func `the brand is not repeated`() async throws {
        let result = try await names([
            Ad(url: url("/campaigns/fern-fig-planters")), Ad(url: url("/campaigns/fernfig_seeds")),
            Ad(url: url("/campaigns/fern-fig")),
        ])
        #expect(result[0] == "Fern & Fig – Planters")
        #expect(result[1].hasSuffix("Seeds") && result[2] == "Fern & Fig")
    }

    /// Pauses separate the campaigns of a page only if its domain has another page.
    private var otherPage: Ad { Ad(url: url("/seeds"), starts: "2022-01-03", ends: "2022-01-20") }

    @Test func `campaigns of one page are distinguished by their periods`() async throws {
        let result = try await names([
            Ad(url: url("/pots"), starts: "2025-03-03", ends: "2025-03-20"),
            Ad(url: url("/pots"), starts: "2025-06-02", ends: "2025-06-20"), otherPage,
        ])
        #expect(result[0].hasSuffix("Mar 2025") && result[1].hasSuffix("Jun 2025"), "\(result)")
        let winter = try await names([
            Ad(url: url("/pots"), starts: "2019-12-28", ends: "2020-01-05"),
            Ad(url: url("/pots"), starts: "2020-03-01", ends: "2020-03-01"), otherPage,
        ])
        #expect(winter[0].hasSuffix("Dec 2019") && winter[1].hasSuffix("Mar 2020"), "\(winter)")
    }

    @Test func `campaigns of one month are distinguished by days`() async throws {
        let result = try await names([
            Ad(url: url("/pots"), starts: "2025-03-01", ends: "2025-03-04"),
            Ad(url: url("/pots"), starts: "2025-03-20", ends: "2025-03-28"), otherPage,
        ])
        #expect(result[0].hasSuffix(" 1 Mar 2025") && result[1].hasSuffix(" 20 Mar 2025"), "\(result)")
    }

    @Test func `a month in which a campaign does not run is left out of its name`() async throws {
        let result = try await names([
            Ad(url: url("/x", "utm_campaign=planters_august_2024"), ends: "2025-03-20"),
            Ad(url: url("/x", "utm_campaign=seeds_march_2025"), ends: "2025-03-20"),
        ])
        #expect(result == ["Fern & Fig – Planters", "Fern & Fig – Seeds March 2025"])
    }

    @Test func `language and format distinguish campaigns with the same words`() async throws {
        let result = try await names([
            Ad(url: url("/de/x", "utm_campaign=k3v9w2")), Ad(url: url("/fr/x", "utm_campaign=t7p4z8")),
        ])
        #expect(result == ["Fern & Fig – German", "Fern & Fig – French"])
        let formats = try await names([
            Ad(url: url("/x", "utm_campaign=k3v9w2"), format: .video),
            Ad(url: url("/x", "utm_campaign=t7p4z8"), format: .image),
        ])
        #expect(formats == ["Fern & Fig – Video", "Fern & Fig – Image"])
    }

    @Test func `campaigns without differences get a number`() async throws {
        var ads = [Ad(url: url("/x", "utm_campaign=1111111")), Ad(url: url("/x", "utm_campaign=2222222"))]
        #expect(try await names(ads) == ["Fern & Fig", "Fern & Fig (2)"])
        ads[1].name = "Autumn bulbs"
        #expect(try await !names(ads).contains { $0.contains("(2)") })
    }

    @Test func `brands and words of other scripts are kept`() async throws {
        let result = try await names(
            [
                Ad(url: url("/x", "utm_campaign=k3v9w2"), text: "夏のセール開催中"),
                Ad(url: url("/x", "utm_campaign=t7p4z8"), text: "冬のコート入荷"),
            ], advertiser: "花屋さくら")
        #expect(result.allSatisfy { $0.hasPrefix("花屋さくら – ") } && Set(result).count == 2, "\(result)")
    }

    @Test func `files and headlines name products and offers`() async throws {
        let result = try await names(
            [
                Ad(url: url("/c/k3v9w2"), file: "fernfig_hammock_300x250_v2.png"),
                Ad(url: url("/c/t7p4z8"), file: "fernfig_parasol_728x90_v1.png", starts: "2025-07-03"),
            ], advertiser: "Fern Fig Ltd")
        #expect(result == ["Fern Fig Ltd – Hammock", "Fern Fig Ltd – Parasol"])
        let offers = try await names([
            Ad(url: url("/", "utm_campaign=k3v9w2"), text: "30% off every deck chair"),
            Ad(url: url("/", "utm_campaign=t7p4z8"), text: "Free seeds with any pot"),
        ])
        #expect(offers == ["Fern & Fig – 30% Off Every Deck Chair", "Fern & Fig – Free Seeds with Any Pot"])
    }

    @Test func `names are short and not truncated`() async throws {
        let long = "the-complete-guide-to-growing-tomatoes-basil-and-courgettes-on-a-very-small-city-balcony"
        let result = try await names(
            [Ad(url: url("/campaigns/\(long)")), Ad(url: url("/campaigns/\(long)-in-winter"))],
            advertiser: "The Most Honourable Company of Gardeners and Florists of Greater London, Ltd.")
        #expect(result.allSatisfy { $0.count <= 60 } && Set(result).count == 2, "\(result)")
    }

    @Test func `a new campaign is distinguished from named ones`() async throws {
        let first = (0..<3).map {
            creative(
                "a\($0)", url: url("/x", "utm_campaign=k3v9w2"), advertiser: "Fern & Fig",
                starts: "2025-03-03")
        }
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: first))
        _ = try await CampaignPlanner().update(store)
        let second = (0..<3).map { index in
            var creative = creative(
                "b\(index)", url: url("/x", "utm_campaign=t7p4z8"), advertiser: "Fern & Fig",
                starts: "2025-05-03")
            creative.headline = "Copper watering cans"
            return creative
        }
        _ = await store.add(ImportBatch(creatives: second))
        _ = try await CampaignPlanner().update(store)
        let names = await store.snapshot().campaigns.map(\.name)
        #expect(names == ["Fern & Fig", "Fern & Fig – Copper Watering Cans"])
    }

    @Test func `a name contains no month without performance`() async throws {
        let early = (0..<3).map {
            creative("a\($0)", url: url("/pots"), advertiser: "Fern & Fig", created: "2025-09-2\($0)")
        }
        let late = (0..<3).map {
            creative("b\($0)", url: url("/pots"), advertiser: "Fern & Fig", created: "2025-12-0\($0 + 1)")
        }
        var metrics = PerformanceMetrics()
        metrics.impressions = 100
        let day = try #require(Day(year: 2025, month: 11, day: 5))
        var performance = PerformanceTable.Builder()
        for creative in early {
            performance.add(PerformanceRecord(creative: creative.key, period: .day(day), metrics: metrics))
        }
        let store = InMemoryStore()
        let other = (0..<3).map {
            creative("c\($0)", url: url("/seeds"), advertiser: "Fern & Fig", created: "2022-01-0\($0 + 1)")
        }
        _ = await store.add(ImportBatch(creatives: early + late + other, performance: performance.build()))
        let plan = try await CampaignPlanner().update(store).plan
        let names = plan.campaigns.map(\.name)
        for month in ["Dec 2025", "Nov 2025"] {
            #expect(names.count { $0.hasSuffix(month) } == 1, "\(names)")
        }
        #expect(!names.contains { $0.contains("Sep") }, "\(names)")
    }
}
