import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Imports of several files and options")
struct ImportTests {
    @Test
    func `a creative in two files is merged by date, and joined with its performance`() throws {
        let result = try read(
            "id,name,detected_domain,created_at\na,Old,a.test,2025-01-01\n",
            "\(performanceHeader)\nb,2025-01-01,1,,\na,2025-01-01,1,,\n",
            "id,name,detected_domain,created_at\na,New,,2025-01-02\n")
        #expect(result.ids == ["a", "b"])
        #expect(
            result.batch.creatives[0].name == "New" && result.batch.creatives[0].declaredDomain == "a.test")
        #expect(result.batch.creatives[1] == Creative(key: CreativeKey(id: "b")))
        #expect(result.records.count == 2)
        #expect(result.report.warnings == ["1 creative has performance and no description"])
        #expect(result.report.files.map(\.name) == ["ads.csv", "ads2.csv", "ads3.csv"])
    }

    @Test
    func `two spellings of a key are one creative`() throws {
        let result = try read(
            "id,seat_id,name,detected_domain\na,,A,\n\" a \",default,,a.test\ncafé,,,\ncafe\u{301},,C,\n",
            "\(performanceHeader)\na,2025-01-01,1,,\n\" a\",2025-01-01,1,,\n")
        #expect(result.ids == ["a", "café"])
        #expect(result.batch.creatives[0].name == "A" && result.batch.creatives[0].declaredDomain == "a.test")
        #expect(result.records.map(\.metrics.impressions) == [2])
    }

    @Test
    func `the seat is the option's, then the file's, then the default`() throws {
        let text = "id,seat_id,name,detected_domain\na,s1,x,\na,s2,x,\na,,x,\nNA,NA,x,\n"
        #expect(try read(text).batch.creatives.map(\.key.description) == ["s1/a", "s2/a", "a", "NA/NA"])
        let named = try read(text, options: options { $0.seat = "mine" })
        #expect(named.batch.creatives.map(\.key.description) == ["mine/a", "mine/NA"])
    }

    @Test
    func `the currency is the file's, then the option's, then unknown`() throws {
        let text = "creative_id,date,currency,spend\na,2025-01-01,eur,1\nb,2025-01-01,,1\n"
        #expect(try read(text).records.map(\.currency.rawValue) == ["EUR", "XXX"])
        let named = try read(
            text, options: options { $0.currency = CurrencyCode(rawValue: "USD") ?? .unknown })
        #expect(named.records.map(\.currency.rawValue) == ["EUR", "USD"])
        let error = try failure { try read(text + "c,2025-01-01,Euro,1\n") }
        #expect(error.code == .malformedValue && error.line == 4 && error.column == "currency")
    }

    @Test
    func `more clicks than impressions cause a warning, and the row is kept`() throws {
        let result = try read(
            "\(performanceHeader)\na,2025-01-01,1,2,\nb,2025-01-01,,2,\nc,2025-01-01,2,2,\n")
        #expect(result.report.warnings.contains("1 row has more clicks than impressions"))
        #expect(result.records.map(\.metrics.clicks) == [2, 2, 2])
    }

    @Test
    func `a row is imported completely or not at all`() throws {
        let result = try read(
            "\(FormatTests.snapHeader)\na,,USD,1,1,,,o,First,de,\na,,dollars,1,1,,,o,Second,de,\nb,,USD,1,many,,,o,p,de,\nc,,dollars,1,1,,,o,p,de,\n",
            options: options(keepsGoing: true))
        #expect(result.batch.creatives.map(\.advertiser) == ["First"])
        #expect(result.report.rejectedRows == 3)
    }

    @Test
    func `sums that are too large are clamped to the maximum`() throws {
        let row = "a,2025-01-01,9223372036854775807,1,9223372036854\n"
        let metrics = try read("\(performanceHeader)\n\(row)\(row)").metrics
        #expect(metrics.impressions == .max && metrics.spend == Micros(rawValue: .max))
    }

    @Test
    func `empty cells after the last column are accepted, values are not`() throws {
        #expect(try read("\(performanceHeader)\n\(BadRow.a),,\n").ids == ["a"])
        let error = try failure { try read("\(performanceHeader)\n\(BadRow.a),,x\n") }
        #expect(error.code == .malformedRow)
    }
}
