import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Totals, footers and rows without an ad")
struct RowKindTests {
    static let header = "Ad ID,Campaign,Ad group,Final URL,Headline 1,Currency code,Cost,Impr.,Clicks"
    static let rows =
        "7,Spring,A,https://acme.example/a,One,EUR,\"1,234.50\",\"12,345\",10\n8,Spring,A,https://acme.example/a,Two,EUR,2.50,200,5\n"

    @Test(arguments: [
        "Total", "TOTAL", "Total: Account", "Total: Filtered ads", "Total of 3 results",
        "Total - filtered", "Grand Total:", "Subtotal", "Overall", "Gesamt: Konto",
        "Gesamtsumme", "Totale", "Totais: conta", "Total : compte", "Toplam", "Toplam 81 sonuç",
        "Итого: аккаунт", "Всего", "合計", "总计: 81", "합계", "المجموع",
    ])
    func `totals are not data, in all languages and with any suffix`(word: String) throws {
        for row in [
            "\(word), --,,,,EUR,\"1,237.00\",\"12,545\",15", " --,,,\(word),,EUR,\"1,237.00\",\"12,545\",15",
            "\(word)",
        ] {
            for text in ["\(Self.header)\n\(Self.rows)\(row)\n", "\(Self.header)\n\(row)\n\(Self.rows)"]
            where row != word || text.hasSuffix("\(row)\n") {
                let result = try read(text)
                #expect(result.ids == ["7", "8"] && result.report.files[0].totalRows == 1, "\(row)")
                #expect(result.records.compactMap(\.metrics.spend?.rawValue).reduce(0, +) == 1_237_000_000)
            }
        }
    }

    @Test(arguments: [
        "Total Comfort 30s", "Summe aller Teile", "Totally new", "Total-Body Workout", "Overall, we win",
        "Total",
    ])
    func `names of ads may begin with a word for a total`(name: String) throws {
        let result = try read(
            "Ad name,Campaign name,Day,Impressions\n\"\(name)\",Spring,2026-08-01,5\nb,Spring,2026-08-01,6\n")
        #expect(result.batch.creatives.map(\.name) == [name, "b"])
        #expect(result.report.warnings.contains { $0.contains("word for a total") } == (name == "Total"))
    }

    @Test
    func `a warning reports the difference of stated totals from the rows`() throws {
        let result = try read(
            "\(Self.header)\n\(Self.rows)Total: Account,,,,,EUR,\"1,250.00\",\"12,546\",15\n")
        let warnings = result.report.warnings
        #expect(
            warnings.contains {
                $0.contains("spend 1250") && $0.contains("1237") && $0.contains("13") && $0.contains("line 4")
            })
        #expect(warnings.contains { $0.contains("impressions 12,546") && $0.contains("a difference of 1") })
        #expect(!warnings.contains { $0.contains("clicks") })
        let check = result.report.files[0].totals
        #expect(
            check.agreeing == [.clicks] && Set(check.differences.map(\.metric)) == [.spend, .impressions])
    }

    @Test
    func `partial totals match the rows together`() throws {
        let result = try read(
            "\(Self.header)\n\(Self.rows)Subtotal: A,,,,,EUR,1000,\"12,000\",10\nSubtotal: B,,,,,EUR,237,545,5\n"
        )
        #expect(result.report.files[0].totals.differences.isEmpty && result.report.files[0].totalRows == 2)
    }

    @Test(arguments: [
        "\nReport Time:,2026/07/13\nGroup By:,Date\n", "\n\"©2026 Example\"\n",
        "\nRows: 2\n\n\"Filter by: x, y\"\n",
    ])
    func `a footer ends the rows`(footer: String) throws {
        let result = try read("\(Self.header)\n\(Self.rows)\(footer)")
        #expect(result.ids == ["7", "8"] && result.report.rejectedRows == 0)
    }

    @Test
    func `a truncated row is not a footer, and rows after a footer are not data`() throws {
        let cut = try failure { try read("\(Self.header)\n\(Self.rows)9,Spring,A,https://acme.example/b") }
        #expect(cut.code == .malformedRow && cut.line == 4)
        let behind = try failure {
            try read(
                "\(Self.header)\n\(Self.rows)\nGroup By:,Date\n9,Spring,A,https://acme.example/b,x,EUR,1.50,2,1\n"
            )
        }
        #expect(behind.code == .malformedRow && behind.line == 6)
    }

    @Test
    func `a line padded to the width of the table is not a row`() throws {
        let text =
            "Ad report;;;;\n3 August 2026 - 9 August 2026;;;;\nCampaign;Ad name;Impressions;Clicks;Cost\nS;a;5;1;1,50\nS;b;6;2;2,50\n;;;;\nGroup By:;Date;;;\n"
        let result = try read(text)
        #expect(result.batch.creatives.map(\.name) == ["a", "b"])
        #expect(result.records.map(\.period.last?.description) == ["2026-08-09", "2026-08-09"])
    }

    @Test
    func `rows without an ad are skipped and reported`() throws {
        let result = try read(
            "Date,Media Source (pid),Campaign (c),Adset (af_adset),Ad (af_ad),Impressions,Clicks,Total Cost\n2026-09-13,Facebook Ads,S,A,a,10,1,1.5\n2026-09-13,Organic,None,None,None,N/A,N/A,N/A\n"
        )
        #expect(result.batch.creatives.map(\.name) == ["a"] && result.report.files[0].rowsWithoutAd == 1)
        #expect(result.report.warnings.contains { $0.contains("1 row without an ad was skipped") })
    }

    @Test
    func `lines before the header are read as facts`() throws {
        let text =
            "\"Report Name: AdPerformanceReport\"\n\"Report Time: 8/14/2026,8/19/2026\"\n\"Potential Incomplete Data: True\"\n\"Rows: 3\"\n\nAdId,CampaignName,TitlePart1,Impressions,Clicks,Spend\n1,S,x,5,1,1.50\n2,S,y,6,1,1.25\n"
        let result = try read(text)
        #expect(result.report.files.map(\.format.rawValue) == ["microsoft-ads"])
        #expect(
            result.report.warnings.contains { $0.contains("incomplete") }
                && result.report.warnings.contains { $0.contains("3 rows") })
        #expect(result.records.map(\.period.first?.description) == ["2026-08-14", "2026-08-14"])
    }
}
