import CreativeModel
import Foundation
import StageCore
import Testing

@testable import PackageProposals

@Suite struct SuitabilityTests {
    @Test(arguments: [
        ("Craft BEER", "alcohol"), ("Wine & Spirits", "alcohol"), ("Online-Casino", "gambling"),
        ("E-Cigarettes", "tobacco"), ("CBD oil", "cannabis"), ("Rx news", "pharmaceuticals"),
        ("Guns/Ammunition", "weapons"), ("nsfw", "adult content"), ("US Elections 2026", "politics"),
        ("Ginger root", nil), ("Swine health", nil), ("Begin again", nil), ("Betty", nil), ("", nil),
    ])
    func `words name a category in any case, and parts of words do not`(
        text: String, category: String?
    ) {
        #expect(RegulatedWords.category(of: [text]) == category)
        #expect(Suitability(deal("a", topic: text)).regulatedCategory == category)
    }

    @Test func `several categories all count, in alphabetical order`() {
        #expect(RegulatedWords.category(of: ["casino and poker", "with beer"]) == "alcohol and gambling")
        #expect(RegulatedWords.category(of: ["tobacco", "guns"]) == "tobacco and weapons")
        let (both, one) = (Suitability(deal("a", topic: "Beer poker")), Suitability(deal("b", topic: "Beer")))
        #expect(!both.isCompatible(with: one))
    }

    @Test func `one rule decides compatibility`() {
        for left in [nil, true, false] as [Bool?] {
            for right in [nil, true, false] as [Bool?] {
                let pair = [left, right].map { Suitability(deal("a", isFamilySafe: $0)) }
                let parts = OfflineProposer.compatibleParts(pair)
                #expect((parts.count == 1) == pair[0].isCompatible(with: pair[1]))
                #expect(pair[0].isCompatible(with: pair[1]) == ((left == false) == (right == false)))
            }
        }
    }

    @Test func `a category is found in every descriptive part of a deal`() {
        for index in 0..<5 {
            var deal = Deal(id: "a")
            switch index {
            case 0: deal.name = "Poker nights"
            case 1: deal.taxonomy.tier1 = "Poker"
            case 2: deal.taxonomy.tier2 = "poker"
            case 3: deal.taxonomy.tier3 = "Poker"
            default: deal.concepts = ["x", "POKER"]
            }
            #expect(Suitability(deal).regulatedCategory == "gambling")
        }
    }

    @Test(
        arguments: [
            (nil, nil, false, true), (.low, nil, false, true), (.low, true, false, true),
            (.medium, true, false, true),
            (.high, true, true, true), (.high, nil, true, true), (nil, true, false, true),
            (nil, false, true, true),
            (.low, false, true, true), (.floor, true, true, false), (.floor, nil, true, false),
        ] as [(GARMRisk?, Bool?, Bool, Bool)])
    func `unsafe deals and deals suitable for advertising`(
        risk: GARMRisk?, family: Bool?, isUnsafe: Bool, isAdvertisable: Bool
    ) {
        let suitability = Suitability(deal("a", risk: risk, isFamilySafe: family))
        #expect(suitability.isUnsafe == isUnsafe)
        #expect(suitability.isAdvertisable == isAdvertisable)
    }

    @Test func `compatibility is symmetric and as documented`() {
        var deals: [Deal] = []
        for risk in [nil] + GARMRisk.allCases.map(Optional.some) {
            for family in [nil, true, false] {
                for topic in ["Cooking", "Beer", "Casino"] {
                    deals.append(deal("\(deals.count)", risk: risk, isFamilySafe: family, topic: topic))
                }
            }
        }
        for left in deals {
            let own = Suitability(left)
            #expect(own.isCompatible(with: own) == own.isAdvertisable)
            for right in deals {
                let isCompatible = own.isCompatible(with: Suitability(right))
                #expect(Suitability(right).isCompatible(with: own) == isCompatible)
                if isCompatible { expectSuitable([left, right]) }
            }
        }
    }
}

@Suite struct PackageFactsTests {
    @Test func `the worst risk is reported, with floor as the worst of all`() {
        #expect(GARMRisk.allCases.sorted() == [.minimal, .low, .medium, .high, .floor])
        for (index, risk) in GARMRisk.allCases.enumerated() {
            let deals = GARMRisk.allCases[...index].map { deal("\($0)", risk: $0) } + [deal("x")]
            #expect(PackageFacts(of: deals).worstRisk == risk)
            #expect(PackageFacts(of: deals.reversed()).worstRisk == risk)
        }
        #expect(PackageFacts(of: [deal("x")]).worstRisk == nil)
    }

    @Test(
        arguments: [
            ([true, true], true), ([true, nil], nil), ([true, nil, false], false), ([nil, nil], nil),
            ([false, true], false),
        ] as [([Bool?], Bool?)])
    func `family safety`(values: [Bool?], expected: Bool?) {
        let deals = values.enumerated().map { deal("\($0)", isFamilySafe: $1) }
        #expect(PackageFacts(of: deals).isFamilySafe == expected)
    }

    @Test func `prices of currencies are never mixed`() throws {
        let prices: [(Int64?, String?)] = [
            (5_000_000, "USD"), (1_000_000, "USD"), (2_000_000, "EUR"), (nil, "EUR"), (9_000_000, nil),
            (nil, "GBP"), (0, "CHF"),
        ]
        let deals = try prices.enumerated().map { index, price in
            var deal = deal("\(index)")
            deal.commercial.floorPrice = price.0.map { Micros(rawValue: $0) }
            if let code = price.1 { deal.commercial.currency = try #require(CurrencyCode(rawValue: code)) }
            return deal
        }
        let facts = PackageFacts(of: deals)
        let ranges = Dictionary(
            uniqueKeysWithValues: facts.floorPrices.map {
                ($0.key.rawValue, [$0.value.lowest.rawValue, $0.value.highest.rawValue])
            })
        #expect(
            ranges == [
                "USD": [1_000_000, 5_000_000], "EUR": [2_000_000, 2_000_000], "XXX": [9_000_000, 9_000_000],
                "CHF": [0, 0],
            ])
        // In alphabetical order: the order of a dictionary would differ between runs.
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(facts), as: UTF8.self)
        #expect(json.contains(#""floorPrices":{"CHF":{"#))
        #expect(try JSONDecoder().decode(PackageFacts.self, from: Data(json.utf8)) == facts)
    }

    @Test
    func
        `values that differ only in case are one, in the most frequent spelling and the most frequent first`()
    {
        let formats = ["video", "Video", "Video", "audio", "display", "DISPLAY", "display", "display"]
        let deals = formats.enumerated().map { index, format in
            var deal = deal("\(index)")
            deal.format = format
            deal.publishers = [format, "Torquepost"]
            deal.audience.segments = [format]
            deal.ssp = format
            return deal
        }
        let facts = PackageFacts(of: deals)
        #expect(facts.formats == ["display", "Video", "audio"])
        #expect(facts.ssps == facts.formats && facts.audiences == facts.formats)
        #expect(facts.publishers == ["Torquepost", "display", "Video", "audio"])
    }

    @Test func `the most frequent taxonomy path belongs to a deal`() {
        let indices = [("A", "x"), ("A", "y"), ("B", "z"), ("B", "z"), ("A", "w")]
        let deals = indices.enumerated().map { number, index in
            var deal = deal("\(number)")
            deal.taxonomy = ContentTaxonomy(tier1: index.0, tier2: index.1)
            return deal
        }
        #expect(PackageFacts(of: deals).taxonomy == ContentTaxonomy(tier1: "B", tier2: "z"))
        #expect(PackageFacts(of: [deal("x")]).taxonomy == ContentTaxonomy())
    }

    @Test(arguments: 0..<UInt64(10))
    func `facts do not depend on the order of the deals`(seed: UInt64) {
        var deals = sampleDeals(12, seed: seed)
        let facts = PackageFacts(of: deals)
        var generator = SeededGenerator(seed: seed)
        generator.shuffle(&deals)
        #expect(PackageFacts(of: deals) == facts)
    }
}
