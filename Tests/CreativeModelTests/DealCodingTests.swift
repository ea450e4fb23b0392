import CreativeModel
import Foundation
import Testing

/// Tests of the JSON form of deals used by enrichment.
@Suite struct DealCodingTests {
    private static let full = """
        {"deal_id": "3001", "deal_name": "Premium CTV Auto Inventory", "ssp_name": "Bidharbor", "format": "video",
         "taxonomy": {"tier1": "Automotive", "tier2": "Auto Parts", "tier3": "Auto Repair"}, "concepts": ["auto", "luxury"],
         "safety": {"garm_risk_rating": "LOW", "family_safe": true},
         "audience": {"inferred_audience": ["Auto Intenders"], "demographic_hint": "25-54"},
         "commercial": {"quality_tier": "Premium", "volume_tier": "High", "floor_price": 5.50, "currency": "usd"},
         "publishers": ["Torquepost"]}
        """

    private func decoded(_ text: String) throws -> Deal {
        try JSONDecoder().decode(Deal.self, from: Data(text.utf8))
    }

    private func encoded(_ deal: Deal) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(deal), as: UTF8.self)
    }

    @Test func `every member is read`() throws {
        let deal = try decoded(Self.full)
        #expect(deal.id == "3001")
        #expect(deal.name == "Premium CTV Auto Inventory")
        #expect(deal.ssp == "Bidharbor")
        #expect(deal.format == "video")
        #expect(
            deal.taxonomy == ContentTaxonomy(tier1: "Automotive", tier2: "Auto Parts", tier3: "Auto Repair"))
        #expect(deal.concepts == ["auto", "luxury"])
        #expect(deal.safety == BrandSafety(risk: .low, isFamilySafe: true))
        #expect(deal.audience.segments == ["Auto Intenders"])
        #expect(deal.audience.demographics == "25-54")
        #expect(deal.commercial.qualityTier == "Premium")
        #expect(deal.commercial.volumeTier == "High")
        #expect(deal.commercial.floorPrice == Micros(rawValue: 5_500_000))
        #expect(deal.commercial.currency.rawValue == "USD")
        #expect(deal.publishers == ["Torquepost"])
    }

    @Test func `encoded deals decode to equal deals, under the standard names`() throws {
        let deal = try decoded(Self.full)
        let text = try encoded(deal)
        #expect(try decoded(text) == deal)
        #expect(text.contains(#""garm_risk_rating":"Low""#))
        #expect(text.contains(#""floor_price":5.5,"#))
    }

    @Test func `unknown values are omitted`() throws {
        #expect(try encoded(Deal(id: "7")) == #"{"deal_id":"7"}"#)
        var deal = Deal(id: "7")
        deal.commercial.floorPrice = .zero
        deal.safety.isFamilySafe = false
        deal.audience.demographics = "25-54"
        #expect(
            try encoded(deal)
                == #"{"audience":{"demographic_hint":"25-54"},"commercial":{"floor_price":0},"deal_id":"7","safety":{"family_safe":false}}"#
        )
        #expect(try decoded(encoded(deal)) == deal)
    }

    @Test func `missing and null members and groups decode as unknown`() throws {
        let bare = Deal(id: "1")
        #expect(try decoded(#"{"deal_id": "1"}"#) == bare)
        #expect(
            try decoded(
                """
                {"deal_id": "1", "deal_name": null, "ssp_name": null, "format": null, "taxonomy": null, "concepts": null,
                 "safety": null, "audience": null, "commercial": null, "publishers": null}
                """) == bare)
        #expect(
            try decoded(
                """
                {"deal_id": "1", "taxonomy": {"tier1": null}, "safety": {"garm_risk_rating": null, "family_safe": null},
                 "audience": {"inferred_audience": null}, "commercial": {"floor_price": null, "currency": null}}
                """) == bare)
    }

    @Test(
        arguments: [0, 1, 10, 99_999, 100_000, 5_180_000, 123_456_789_012_345, 1_000_000_000_000_000]
            as [Int64])
    func `prices round-trip to the millionth`(micros: Int64) throws {
        var deal = Deal(id: "1")
        deal.commercial.floorPrice = Micros(rawValue: micros)
        #expect(try decoded(encoded(deal)).commercial.floorPrice?.rawValue == micros)
    }

    @Test(arguments: [
        "{}", #"{"deal_id": null}"#, #"{"deal_id": "1", "safety": {"garm_risk_rating": "harmless"}}"#,
        #"{"deal_id": "1", "commercial": {"floor_price": 1e30}}"#,
        #"{"deal_id": "1", "commercial": {"currency": "EURO"}}"#,
        #"{"deal_id": "1", "concepts": "auto"}"#, #"{"deal_id": "1", "taxonomy": []}"#,
    ])
    func `invalid values are errors`(text: String) {
        #expect(throws: DecodingError.self) { try decoded(text) }
    }

    @Test func `ratings have labels, from the lowest risk to the highest`() {
        #expect(GARMRisk.allCases.sorted().map(\.label) == ["Minimal", "Low", "Medium", "High", "Floor"])
        #expect(GARMRisk.allCases.allSatisfy { GARMRisk(parsing: $0.label) == $0 })
    }
}
