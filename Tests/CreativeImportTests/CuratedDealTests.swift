import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

/// Deals of the Deals API 1.0, in and out.
@Suite struct CuratedDealTests {
    private static let full = """
        {"id": "D-1", "name": "Morning news", "origin": "ssp.example", "seller": "house.example", "sellerstatus": 0,
          "desc": "News sites in the morning", "adtypes": [1, 2], "dinventory": 1, "wseat": ["7"],
          "terms": {"dealfloor": 2.5, "cur": "EUR", "countries": ["DEU"], "guar": 1, "pricetype": 1},
          "inventory": {"cat": ["IAB12-2", "IAB3", "IAB12"], "cattax": 1, "sitedomains": ["a.example", "b.example"],
            "appbundles": ["com.example.news"], "devicetype": [2]},
          "curation": {"curator": "curator.example", "cdealid": "9", "curfeetype": 0}}
        """

    @Test(arguments: [
        "[FULL]", "{\"deals\": [FULL]}", "{\"deal\": FULL}", "[{\"deal\": FULL}]", "FULL",
        "{\"deal\": [FULL]}",
    ])
    func `a deal is read in each shape`(shape: String) throws {
        let result = try deals(shape.replacing("FULL", with: Self.full))
        let deal = try #require(result.deals.first)
        #expect(result.deals.count == 1 && result.report.warnings.isEmpty && result.unknownMembers.isEmpty)
        #expect(deal.id == "D-1" && deal.name == "Morning news" && deal.ssp == "ssp.example")
        #expect(deal.format == "display, video" && deal.taxonomy.tier1 == "News")
        #expect(deal.concepts == ["News sites in the morning", "Business"])
        #expect(
            deal.commercial.floorPrice?.description == "2.5" && deal.commercial.currency.rawValue == "EUR")
        #expect(deal.publishers == ["a.example", "b.example", "com.example.news"])
    }

    @Test func `both kinds of deals may be in one file, and archived ones are left out`() throws {
        let result = try deals(
            """
            {"deal_id": "1"}
            {"id": 2, "origin": "ssp.example", "terms": {"dealfloor": "1"}}
            {"id": "3", "origin": "ssp.example", "sellerstatus": 3}
            """)
        #expect(result.deals.map(\.id) == ["1", "2"])
        #expect(result.deals[1].commercial.currency.rawValue == "USD")
        #expect(result.report.warnings == ["1 deal is archived by the seller and was left out"])
    }

    @Test(arguments: [
        ("\"adtypes\": [5]", "expected 1 to 4"), ("\"adtypes\": [\"x\"]", "expected a whole number"),
        ("\"terms\": {\"dealfloor\": -1}", "terms.dealfloor"),
        ("\"terms\": {\"cur\": \"EURO\"}", "not a currency"),
        ("\"terms\": {}, \"terms\": {}", "twice"), ("\"terms\": 5", "expected an object"),
    ])
    func `a member with a wrong value is an error`(members: String, expected: String) throws {
        let error = try dealFailure("[{\"id\": \"1\", \"origin\": \"s.example\", \(members)}]")
        #expect(error.description.contains(expected), "\(error)")
    }

    @Test func `categories of all versions are named`() {
        #expect(
            IABCategories.name(of: "IAB17-44") == "Sports"
                && IABCategories.name(of: "iab26") == "Illegal Content")
        #expect(IABCategories.name(of: "483") == "Sports" && IABCategories.name(of: "41") == "Automotive")
        #expect(IABCategories.name(of: "IAB27") == nil && IABCategories.name(of: "JLBCU7") == nil)
        #expect(IABCategories.name(of: "0") == nil && IABCategories.name(of: "900") == nil)
    }

    @Test func `packages are written as curated deals, and read again`() throws {
        let read = try deals(
            "[\(Self.full), \(Self.full.replacing("D-1", with: "D-2").replacing("2.5", with: "1.25"))]"
        ).deals
        let package = PackageProposal(
            name: "News “am”", dealIDs: ["D-1", "D-2"], reasoning: String(repeating: "long ", count: 100),
            source: .offline,
            facts: PackageFacts(of: read))
        var options = CuratedDeals.Options()
        options.curator = "we.example"
        let curated = try CuratedDeals([package], deals: read, options: options)
        let list = try #require(
            try JSONSerialization.jsonObject(with: Data(curated.json.utf8)) as? [[String: Any]])
        let deal = try #require(list.first)
        let terms = try #require(deal["terms"] as? [String: Any])
        #expect(
            list.count == 1 && deal["name"] as? String == "News “am”"
                && deal["origin"] as? String == "ssp.example")
        #expect(terms["dealfloor"] as? Double == 1.25 && terms["cur"] as? String == "EUR")
        #expect(
            (deal["desc"] as? String)?.count == 250 && deal["adtypes"] as? [Int] == [1, 2]
                || deal["adtypes"] as? [Int] == [2])
        #expect(
            deal["dinventory"] as? Int == 1 && deal["pubcount"] as? Int == 2
                && deal["sellerstatus"] as? Int == 2)
        let curation = try #require(deal["curation"] as? [String: Any])
        #expect(
            curation["curator"] as? String == "we.example"
                && curation["cdealid"] as? String == deal["id"] as? String)
        let facts = try #require((deal["ext"] as? [String: Any])?["package"] as? [String: Any])
        #expect(facts["deal_ids"] as? [String] == ["D-1", "D-2"])
        let again = try deals(curated.json).deals
        #expect(again.map(\.name) == ["News “am”"] && again[0].publishers.count == 3)
        #expect(again[0].commercial.floorPrice?.description == "1.25")
        #expect(again[0].taxonomy == package.facts.taxonomy && again[0].taxonomy.tier1 == "News")
        // The id follows from the deals.
        #expect(try CuratedDeals([package], deals: read.reversed(), options: options).json == curated.json)
    }

    @Test func `a package without a seller needs an origin`() throws {
        let deal = Deal(id: "1")
        let package = PackageProposal(
            name: "P", dealIDs: ["1"], reasoning: "", source: .offline, facts: PackageFacts(of: [deal]))
        let error = try #require(throws: ImportError.self) { _ = try CuratedDeals([package], deals: [deal]) }
        #expect(error.message.contains("--origin"))
        var options = CuratedDeals.Options()
        options.origin = "ssp.example"
        let json = try CuratedDeals([package], deals: [deal], options: options).json
        #expect(
            json.contains("\"dinventory\" : 0") && !json.contains("dealfloor")
                && !json.contains("\"inventory\""))
    }

    @Test func `minimal is the lowest rating`() throws {
        let result = try deals("[{\"deal_id\": \"1\", \"safety\": {\"garm_risk_rating\": \"minimal\"}}]")
        #expect(result.deals.first?.safety.risk == .minimal && GARMRisk.minimal < .low)
        #expect(GARMRisk.allCases == GARMRisk.allCases.sorted())
    }
}
