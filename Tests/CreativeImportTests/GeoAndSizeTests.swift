import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Geos and sizes")
struct PlaceAndSizeTests {
    @Test(arguments: [
        ("united states", "US"), ("United Kingdom", "GB"), ("uk", "GB"), ("UK", "GB"), ("us", "US"),
        ("USA", "US"), ("Germany", "DE"), ("NA", "NA"), ("Namibia", "NA"), ("de", "DE"),
        ("Atlantis", "Atlantis"),
        ("south korea", "KR"), ("norway", "NO"), ("NO", "NO"), ("", ""), ("N/A", ""),
        ("Turkey", "TR"), ("Czech Republic", "CZ"), ("Hong Kong", "HK"),
    ])
    func `countries become ISO codes`(text: String, code: String) throws {
        let result = try read("creative_id,date,geo_id,clicks\na,2025-01-01,\(text),1\n")
        #expect(result.records.map(\.geo) == [code])
    }

    @Test
    func `a file may contain more geos than fit in 16 bits`() throws {
        let rows = (0..<65_700).map { "a,2025-01-01,G\($0),1\n" }
        let result = try read("creative_id,date,geo_id,clicks\n" + rows.joined())
        #expect(result.report.problems.isEmpty)
        #expect(Set(result.records.map(\.geo)).count == 65_700)
    }

    @Test(
        arguments: [
            ("300x250", "300x250", nil), ("300 X 250", "300x250", nil), ("320×50", "320x50", nil),
            ("Native", nil, "native"), ("Video/Overlay", nil, "video"), ("Interstitial", nil, "interstitial"),
            ("0x0", nil, nil), ("300x", nil, nil), ("99999999999999999999x1", nil, nil), ("/", nil, nil),
            ("", nil, nil),
        ] as [(String, String?, String?)])
    func `sizes, and formats in the size column`(text: String, size: String?, format: String?) throws {
        let result = try read("Day,Billing ID,Creative ID,Creative Size,Clicks\n2025-01-01,1,a,\(text),1\n")
        #expect(result.batch.creatives.map { $0.size?.description } == [size])
        #expect(result.batch.creatives.map { $0.format?.rawValue } == [format])
    }
}
