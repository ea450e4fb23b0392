import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

/// Imports of tidy and untidy deals.
@Suite struct DealImportTests {
    private static let full = """
        {"deal_id": "3001", "deal_name": "Premium CTV Auto Inventory", "ssp_name": "Bidharbor", "format": "video",
          "taxonomy": {"tier1": "Automotive", "tier2": "Auto Parts", "tier3": "Auto Repair"}, "concepts": ["auto"],
          "safety": {"garm_risk_rating": "Low", "family_safe": true},
          "audience": {"inferred_audience": ["Auto Intenders"], "demographic_hint": "25-54, High Income"},
          "commercial": {"quality_tier": "Premium", "volume_tier": "High", "floor_price": 5.50},
          "publishers": ["Torquepost", "Lanewise"]}
        """

    @Test(arguments: [
        "[FULL]", "{\"deals\": [FULL]}", "\u{FEFF}[FULL]", " \r\n[FULL]\r\n", "{\"v\": 2, \"deals\": [FULL]}",
        "FULL", "{\"deals\": [\nFULL\n]}", "{\n\"deals\":\n[FULL]\n}",
    ])
    func `all file shapes yield the same deal`(shape: String) throws {
        let result = try deals(shape.replacingOccurrences(of: "FULL", with: Self.full))
        let coded = try JSONDecoder().decode(Deal.self, from: Data(Self.full.utf8))
        #expect(result.deals == [coded])
        #expect(result.report.rejectedRows == 0)
        #expect(result.report.files.map(\.rows) == [1])
        #expect(result.report.files.map(\.format) == [.deals])
    }

    @Test(arguments: ["\n", "\r\n", "\n\n  \n"])
    func `a line may be a deal`(separator: String) throws {
        let lines = [
            "{\"deal_id\": 1}", "{\"deal_id\": \"2\", \"format\": \"video\"}", "{\"deal_id\": \"3\"}",
        ]
        #expect(try deals(lines.joined(separator: separator)).deals.map(\.id) == ["1", "2", "3"])
        #expect(try deals(lines.joined(separator: separator) + separator).deals.count == 3)
        #expect(try deals(lines[1] + separator).deals.map(\.format) == ["video"])
    }

    @Test func `UTF-16 with a byte order mark is read`() throws {
        let units = Array("\u{FEFF}[{\"deal_id\": \"ä\"}]".utf16)
        #expect(
            try deals(bytes: units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }).deals.map(\.id) == ["ä"])
        #expect(
            try deals(bytes: units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }).deals.map(\.id) == ["ä"])
    }

    @Test func `every member but the ID may be missing or null, alone or as a group`() throws {
        let nulls = """
            [{"deal_id": "1", "deal_name": null, "ssp_name": null, "format": null, "taxonomy": null, "concepts": null,
              "safety": null, "audience": null, "commercial": null, "publishers": null},
             {"deal_id": "2", "taxonomy": {"tier1": null, "tier3": null}, "concepts": [],
              "safety": {"garm_risk_rating": null, "family_safe": null},
              "audience": {"inferred_audience": null, "demographic_hint": ""},
              "commercial": {"quality_tier": " ", "floor_price": null, "currency": null}, "publishers": ""},
             {"deal_id": "3"}]
            """
        #expect(try deals(nulls).deals == [Deal(id: "1"), Deal(id: "2"), Deal(id: "3")])
    }

    @Test(arguments: [
        ("17", "17"), ("-3", "-3"), ("9223372036854775807", "9223372036854775807"),
        ("18446744073709551615", "18446744073709551615"), ("\"SWK-1\"", "SWK-1"), ("\"0017\"", "0017"),
    ])
    func `IDs are text or integers`(written: String, id: String) throws {
        #expect(try deals("[{\"deal_id\": \(written)}]").deals.map(\.id) == [id])
    }

    @Test func `nulls, empty and repeated texts are dropped from lists, and one text is a list`() throws {
        #expect(try deal(#""concepts": ["a", null, "", " ", "b", "a"]"#).concepts == ["a", "b"])
        #expect(try deal(#""publishers": "Torquepost""#).publishers == ["Torquepost"])
        #expect(try deal(#""audience": {"inferred_audience": "Gamers"}"#).audience.segments == ["Gamers"])
    }

    @Test(
        arguments: [
            ("true", true), ("false", false), ("\"true\"", true), ("\"Yes\"", true), ("\"NO\"", false),
            ("\" false \"", false),
            ("null", nil), ("\"\"", nil), ("\"unknown\"", nil),
        ] as [(String, Bool?)])
    func `family safety is read from several words`(written: String, expected: Bool?) throws {
        #expect(try deal("\"safety\": {\"family_safe\": \(written)}").safety.isFamilySafe == expected)
    }

    @Test(
        arguments: [
            ("Low", .low), ("MEDIUM", .medium), (" high ", .high), ("floor", .floor), ("", nil),
            ("Unknown", nil),
            ("unrated", nil), ("N/A", nil), ("Not rated", nil),
        ] as [(String, GARMRisk?)])
    func `ratings are read in any case`(written: String, expected: GARMRisk?) throws {
        #expect(try deal("\"safety\": {\"garm_risk_rating\": \"\(written)\"}").safety.risk == expected)
    }

    @Test(
        arguments: [
            ("5.50", 5_500_000), ("0", 0), ("0.1", 100_000), ("\"5.50\"", 5_500_000),
            ("\" 12 \"", 12_000_000),
            ("1e2", 100_000_000), ("0.0000005", 0), ("0.0000015", 2),
            ("123456789.123456", 123_456_789_123_456),
            ("null", nil), ("\"\"", nil), ("1000000000", 1_000_000_000_000_000), ("-0", 0),
        ] as [(String, Int64?)])
    func `prices are exact`(written: String, micros: Int64?) throws {
        #expect(
            try deal("\"commercial\": {\"floor_price\": \(written)}").commercial.floorPrice?.rawValue
                == micros)
    }

    @Test func `the currency is the deal's, then the option's, then unknown`() throws {
        let text = """
            [{"deal_id": "1", "commercial": {"floor_price": 1, "currency": "usd"}},
             {"deal_id": "2", "commercial": {"floor_price": 1}}, {"deal_id": "3"}]
            """
        #expect(try deals(text).deals.map(\.commercial.currency.rawValue) == ["USD", "XXX", "XXX"])
        let euro = try #require(CurrencyCode(rawValue: "EUR"))
        let named = try deals(text) { $0.currency = euro }
        #expect(named.deals.map(\.commercial.currency.rawValue) == ["USD", "EUR", "XXX"])
    }

    @Test func `unknown members are ignored and counted`() throws {
        let result = try deals(
            """
            [{"deal_id": "1", "score": 0.5, "safety": {"vendor": "x"}}, {"deal_id": "2", "score": [1, {"a": null}]}]
            """)
        #expect(result.unknownMembers == ["score": 2, "safety.vendor": 1])
        #expect(
            result.report.warnings == ["unknown members were ignored: “safety.vendor”, “score”"])
    }

    @Test func `duplicate deals are kept once, also across files`() throws {
        let scratch = try Scratch()
        let files = [
            try scratch.file(
                "[{\"deal_id\": \"1\", \"format\": \"video\"}, {\"deal_id\": \"2\"}]", name: "a.json"),
            try scratch.file(
                "{\"deal_id\": 2}\n{\"format\": \"video\", \"deal_id\": \"1\"}\n", name: "b.jsonl"),
        ]
        let result = try DealImporter().read(files)
        #expect(result.deals.map(\.id) == ["1", "2"])
        #expect(result.repeatedDeals == 2)
        #expect(result.report.warnings == ["2 deals are duplicates, kept once"])
        #expect(result.report.files.map(\.rows) == [2, 2])
    }
}
