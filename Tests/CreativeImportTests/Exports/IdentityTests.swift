import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Identity of ads")
struct IdentityTests {
    @Test
    func `without IDs, ads are identified by campaign, ad set and name, equally in every run`() throws {
        let text =
            "Campaign name,Ad set name,Ad name,Day,Impressions\nS,A,x,2026-08-01,1\nS,B,x,2026-08-01,2\nS,A,x,2026-08-02,3\n"
        let result = try read(text)
        #expect(result.batch.creatives.count == 2 && result.records.count == 3)
        #expect(try read(text).ids == result.ids && result.ids.allSatisfy { $0.hasPrefix("ad-") })
        #expect(result.report.files[0].identity == "campaign, ad group and name")
        let second = result.batch.creatives[1]
        #expect(second.platformCampaign == "S" && second.platformAdGroup == "B")
    }

    @Test(arguments: ["1.29903E+17", "1,29903E+17", "1.3e+17"])
    func `IDs rounded by a spreadsheet are not used`(id: String) throws {
        let text = "Ad ID;Campaign name;Ad name;Impressions\n\(id);S;x;1\n\(id);S;y;2\n"
        let result = try read(text)
        #expect(result.batch.creatives.count == 2)
        #expect(
            result.report.warnings.contains { $0.contains("rounded") && $0.contains("campaign and name") })
        let alone = try failure { try read("Ad ID;Campaign name;Impressions\n\(id);S;1\n\(id);T;2\n") }
        #expect(alone.code == .undecided && alone.message.contains("rounded"))
    }

    @Test
    func `IDs of fifteen digits and zeros were rounded too`() throws {
        let result = try read(
            "Ad ID,Campaign name,Ad name,Impressions\n129904127063430000,S,x,1\n129904127063430000,S,y,2\n129904127063440000,S,z,2\n"
        )
        #expect(result.batch.creatives.count == 3)
        #expect(
            try read(
                "Ad ID,Campaign name,Ad name,Impressions\n129904127063430000,S,x,1\n129904127063430007,S,y,2\n"
            ).ids == ["129904127063430000", "129904127063430007"])
    }

    @Test
    func `the ID is read from the link if it contains one`() throws {
        let result = try read(
            "ad_id,page_name,ad_snapshot_url,impressions_lower\n9.9906E+15,P,https://www.facebook.com/ads/library/?id=9990587019042515,5\n9.9906E+15,P,https://www.facebook.com/ads/library/?id=9990587019042516&x=1,6\n"
        )
        #expect(result.ids == ["9990587019042515", "9990587019042516"])
    }

    @Test
    func `the first of several headlines is the headline, and all identify the ad`() throws {
        let text =
            "Campaign,Ad group,Final URL,Headline 1,Headline 1 position,Headline 2,Description 1,Description 2,Impressions,Cost\nS,A,https://a.example,One,1,Two,d1,d2,5,1.50\nS,A,https://a.example,One,1,Three,d1,d2,6,1.50\n"
        let result = try read(text)
        #expect(result.batch.creatives.map(\.headline) == ["One", "One"])
        #expect(result.batch.creatives.map(\.text) == ["d1\nd2\nTwo", "d1\nd2\nThree"])
    }

    @Test
    func `currencies come from titles, columns and signs, and are never added`() throws {
        func currency(_ title: String, _ cell: String, _ more: String = "", _ value: String = "") throws
            -> String?
        {
            try read("Ad name;Day;Impressions;\(title)\(more)\nx;2026-08-01;5;\(cell)\(value)\n").records
                .first?.currency.rawValue
        }
        #expect(try currency("Amount spent (SEK)", "1,5") == "SEK")
        #expect(try currency("Cost", "1,5", ";Currency", ";chf") == "CHF")
        #expect(try currency("Cost", "1,50 €") == "EUR")
        #expect(try currency("Cost", "£1.50") == "GBP")
        #expect(try currency("Cost", "US$1.50") == "USD")
        #expect(try currency("Cost", "$1.50") == "XXX")
        #expect(try currency("Cost", "1.50 PLN") == "PLN")
        let both = "Ad name,Day,Impressions,Amount spent (EUR),Amount spent (USD)\nx,2026-08-01,5,1.50,1.75\n"
        let first = try read(both)
        #expect(
            first.records.map(\.currency.rawValue) == ["EUR"]
                && first.report.warnings.contains { $0.contains("currenc") })
        let named = try read(
            both, options: options { $0.currency = CurrencyCode(rawValue: "USD") ?? .unknown })
        #expect(
            named.records.map(\.metrics.spend?.rawValue) == [1_750_000]
                && named.records.map(\.currency.rawValue) == ["USD"])
    }

    @Test
    func `results are conversions if they are purchases or similar`() throws {
        let text =
            "Ad name,Day,Impressions,Result type,Results\na,2026-08-01,5,Website purchases,3\nb,2026-08-01,5,Messaging conversations started,4\nc,2026-08-01,5,Link clicks,9\n"
        #expect(try read(text).records.map(\.metrics.conversions?.units) == [3, nil, nil])
    }

    @Test
    func `a repeated title is accepted only if its columns are equal`() throws {
        #expect(try read("Ad name,Day,Impressions,Impressions\na,2026-08-01,5,5\n").metrics.impressions == 5)
        let error = try failure {
            try read("Ad name,Day,Impressions,Impressions\na,2026-08-01,5,5\na,2026-08-02,5,6\n")
        }
        #expect(error.code == .undecided && error.line == 3 && error.column == "Impressions")
    }
}
