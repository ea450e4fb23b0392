import CreativeModel
import StageCore
import Testing

@testable import RuleClustering

/// Campaigns that names mean, learnt from the names of an account.
@Suite struct NamingConventionTests {
    private func creatives(_ names: [(campaign: String?, adSet: String?, ad: String)], url: String? = nil)
        -> [Creative]
    {
        names.enumerated().map { number, name in
            var creative = Creative(key: CreativeKey(id: "\(number)"))
            creative.platformCampaign = name.campaign
            creative.platformAdGroup = name.adSet
            creative.name = name.ad
            creative.landingURL = url
            return creative
        }
    }

    /// Returns the label of each creative's campaign, or the method of its rule.
    private func labels(_ creatives: [Creative]) throws -> [String] {
        let (clusters, unmatched) = RuleClusterer().cluster(try SignalReader().read(creatives))
        var labels = Array(repeating: "", count: creatives.count)
        for cluster in clusters {
            for member in cluster.members { labels[member] = cluster.name ?? cluster.method.rawValue }
        }
        for index in unmatched { labels[index] = "none" }
        return labels
    }

    @Test func `names that differ only in facets mean one campaign`() throws {
        let campaigns = [
            "US_Prospecting_SummerSale_CONV", "DE_Retargeting_SummerSale_CONV",
            "US_Prospecting_TrailRunning_CONV",
            "SummerSale_US_Prospecting", "UK_SummerSale_CONV – Copy", "US_Prospecting_Summer_Sale_TRAFFIC",
            "FR_Prospecting_SumemrSale_CONV", "ES_Retargeting_TrailRunning_CONV – Copy 2",
        ]
        let found = try labels(creatives(campaigns.map { ($0, "Broad", "Video_Hook1") }))
        let sale = "Summer Sale", run = "Trail Running"
        #expect(found == [sale, sale, run, sale, sale, sale, sale, run])
    }

    @Test func `years tell editions apart, if there are several`() throws {
        let found = try labels(
            creatives(
                ["Sale 2025 | US", "Sale 2026 | US", "Sale 2026 | DE", "Sale | FR", "Kettles 2026 | US"].map {
                    ($0, nil, "x")
                }))
        #expect(found == ["Sale 2025", "Sale 2026", "Sale 2026", "Sale 2026", "Kettles 2026"])
    }

    @Test func `campaigns without words of their own stay those of the platform`() throws {
        let names = [
            "Prospecting | Broad | CBO", "Prospecting | Broad | CBO", "Retargeting 30 days",
            "Autumn sale 2026",
        ]
        #expect(
            try labels(creatives(names.map { ($0, nil, "Ad 1 || Clara") })) == names.prefix(3) + [
                "Autumn sale 2026"
            ])
    }

    @Test func `the brand in all names is no campaign`() throws {
        let names = [
            "ACME | Boots | US", "ACME | Boots | DE", "ACME | Mugs | US", "ACME | Prospecting",
            "ACME | Mugs | FR",
        ]
        let found = try labels(creatives(names.map { ($0, nil, "Video") }))
        #expect(found == ["Boots", "Boots", "Mugs", "ACME | Prospecting", "Mugs"])
    }

    @Test func `ads say what campaigns of mere structure advertise`() throws {
        let themes = ["Summer Sale", "Gift Guide", "Night Rider"]
        var names: [(String?, String?, String)] = []
        for campaign in ["Prospecting | CBO", "Retargeting | ABO"] {
            for theme in themes {
                for hook in ["Gran Asks", "Slow Pour", "Last Train"] {
                    names.append((campaign, "Broad", "\(theme) | \(hook) | 1x1"))
                }
            }
        }
        #expect(
            try labels(creatives(names)) == names.map { String($0.2.split(separator: "|")[0].dropLast()) })
    }

    @Test func `without campaigns the leftmost shared words of ads count, not their hooks`() throws {
        var names: [String] = []
        for theme in ["CoffeeClub", "CityBikes", "HomeOffice"] {
            for hook in ["GranAsks", "SlowPour", "LastTrain"] {
                for size in ["1x1", "9x16"] { names.append("US_\(theme)_Video_\(hook)_\(size)") }
            }
        }
        let found = try labels(creatives(names.map { (nil, nil, $0) }))
        #expect(
            found
                == names.map {
                    $0.contains("Coffee") ? "Coffee Club" : $0.contains("City") ? "City Bikes" : "Home Office"
                })
    }

    @Test func `keys name the campaign in any index`() throws {
        let names = ["geo=US|cmp=Mugs|v=1", "cmp=Mugs|geo=DE", "geo=US|persona=x|cmp=Boots", "v=3|cmp=Boots"]
        #expect(try labels(creatives(names.map { ($0, nil, "a") })) == ["Mugs", "Mugs", "Boots", "Boots"])
    }

    @Test func `links say more than names of ads, and less than campaigns of the platform`() throws {
        let page = "https://shop.example/about"
        #expect(
            try labels(creatives([(nil, nil, "Summer Sale"), (nil, nil, "Summer Sale")], url: page)) == [
                "domain", "domain",
            ])
        let promo = creatives(
            [("Summer Sale", nil, "a"), ("Retargeting", nil, "a")], url: "https://shop.example/promo/winter")
        #expect(try labels(promo) == ["Summer Sale", "url"])
    }

    @Test func `an ad without an owner is of the owner of its campaign`() throws {
        var ads = creatives([("Mugs", nil, "a"), ("Mugs", nil, "b"), ("Boots", nil, "c")])
        ads[0].landingURL = "https://shop.example/"
        let signals = try SignalReader().read(ads)
        #expect(signals.map(\.owner) == [.domain("shop.example"), .domain("shop.example"), .unknown])
    }

    @Test(arguments: 0..<10 as Range<UInt64>) func `the order of creatives changes nothing`(seed: UInt64)
        throws
    {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "US", "DE", "Mugs", "Mgus", "Boots", "Sale", "Video", "v2", "Copy", "2025", "2026", "Anna", "x=1",
            "C12",
        ]
        func name(_ separator: String) -> String? {
            guard generator.chance(0.9) else { return nil }
            return (0..<generator.uniform(in: 1...5)).map { _ in words[generator.uniform(in: 0...13)] }
                .joined(separator: separator)
        }
        var all = creatives((0..<80).map { _ in (name("_"), name(" - "), name("|") ?? "") })
        let before = Dictionary(uniqueKeysWithValues: zip(all.map(\.key), try labels(all)))
        let facets = CreativeFacets(of: all)
        generator.shuffle(&all)
        #expect(Dictionary(uniqueKeysWithValues: zip(all.map(\.key), try labels(all))) == before)
        let shuffled = CreativeFacets(of: all)
        for creative in all { #expect(shuffled.facets(of: creative.key) == facets.facets(of: creative.key)) }
    }

    @Test func `facets are stated by kind, in the usual spelling`() {
        var names: [(String?, String?, String)] = []
        for country in ["US", "UK"] {
            for hook in ["Gran Asks", "Slow Pour"] {
                names.append(("\(country) | Mugs", "Dog Owners | 25-44", "Video | \(hook) | EN | v2"))
            }
            names.append(("\(country) | Boots", "Dog Owners | 18+", "VIDEO | Gran Asks | DE | v1"))
        }
        let facets = CreativeFacets(of: creatives(names)).facets(of: CreativeKey(id: "2"))
        #expect(
            facets == [
                CreativeFacet(kind: .audience, value: "18+"),
                CreativeFacet(kind: .audience, value: "Dog Owners"),
                CreativeFacet(kind: .country, value: "US"),
                CreativeFacet(kind: .format, value: "Video"), CreativeFacet(kind: .hook, value: "Gran Asks"),
                CreativeFacet(kind: .language, value: "DE"), CreativeFacet(kind: .version, value: "v1"),
            ])
    }
}
