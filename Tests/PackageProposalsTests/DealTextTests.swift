import CreativeModel
import PackageProposals
import StageCore
import Testing

@Suite struct DealTextTests {
    private let full: Deal = {
        var deal = Deal(id: "1")
        deal.name = "Premium CTV"
        deal.ssp = "Bidharbor"
        deal.format = "video"
        deal.taxonomy = ContentTaxonomy(tier1: "Automotive", tier2: "Auto Parts", tier3: "Tires")
        deal.concepts = ["a", "b", "c", "d", "e", "f"]
        deal.safety = BrandSafety(risk: .low, isFamilySafe: true)
        deal.audience.segments = ["s", "t", "u", "v"]
        deal.audience.demographics = "25-54"
        deal.commercial.qualityTier = "Gold"
        deal.commercial.volumeTier = "High"
        deal.publishers = ["p", "q", "r", "z"]
        return deal
    }()

    private let parts = [
        "Premium CTV", "SSP: Bidharbor", "Format: video", "Category: Automotive", "Subcategory: Auto Parts",
        "Topic: Tires", "Concepts: a, b, c, d, e", "Family Safe", "Risk: low", "Audience: s, t, u",
        "Demographics: 25-54", "Quality: Gold", "Volume: High", "Publishers: p, q, r",
    ]

    @Test func `all parts are in order, with the first elements of lists`() {
        #expect(DealText(full).line == parts.joined(separator: " | "))
    }

    /// Removes each part, in the order of the parts.
    private static let removals: [@Sendable (inout Deal) -> Void] = [
        { $0.name = nil }, { $0.ssp = " " }, { $0.format = nil }, { $0.taxonomy.tier1 = "" },
        { $0.taxonomy.tier2 = nil }, { $0.taxonomy.tier3 = "\n\t" }, { $0.concepts = ["", " "] },
        { $0.safety.isFamilySafe = nil }, { $0.safety.risk = nil }, { $0.audience.segments = [] },
        { $0.audience.demographics = nil }, { $0.commercial.qualityTier = nil },
        { $0.commercial.volumeTier = "" }, { $0.publishers = [""] },
    ]

    @Test(arguments: 0..<UInt64(40))
    func `missing parts are omitted without separators`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var deal = full
        var expected: [String] = []
        for (index, remove) in Self.removals.enumerated() {
            if generator.uniform(in: 0...1) == 0 {
                remove(&deal)
            } else {
                expected.append(parts[index])
            }
        }
        #expect(DealText(deal).line == expected.joined(separator: " | "))
    }

    @Test func `a deal with only an ID has an empty line`() {
        #expect(DealText(Deal(id: "17")).line.isEmpty)
        var named = Deal(id: "17")
        named.name = " \n"
        named.safety.isFamilySafe = false
        #expect(DealText(named).line.isEmpty)
    }

    @Test func `the text has only one line`() {
        var deal = full
        deal.name = "Premium\r\nCTV\u{2028} | x"
        deal.concepts = ["a\nb"]
        #expect(!DealText(deal).line.contains { $0.isNewline })
        #expect(DealText(deal).line.hasPrefix("Premium CTV | x | SSP"))
        #expect(DealText(deal).line.contains("Concepts: a b |"))
    }
}
