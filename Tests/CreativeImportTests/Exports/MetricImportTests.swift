import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Metrics that few exports have")
struct MetricImportTests {
    private static let header = [
        "Campaign name", "Ad set name", "Ad name", "Ad ID", "Day", "Reach", "Impressions", "Frequency",
        "Link clicks",
        "Outbound clicks", "Clicks (all)", "3-second video plays", "Video plays at 25%", "Video plays at 50%",
        "Video plays at 75%", "Video plays at 100%", "Post engagements", "Purchases", "Leads", "Adds to cart",
        "Amount spent (EUR)",
    ]

    private func row(_ id: String, _ day: String, _ figures: [String]) -> String {
        (["C", "S", "ad \(id)", id, day] + figures).joined(separator: ",")
    }

    @Test("Each column becomes its metric, and clicks are those that lead to the page")
    func columns() throws {
        let figures = [
            "80", "100", "1.25", "7", "5", "11", "40", "30", "20", "15", "10", "9", "2", "1.5", "4", "12.50",
        ]
        let result = try read(
            Self.header.joined(separator: ",") + "\n" + row("1201", "2026-08-01", figures) + "\n"
                + row("1202", "2026-08-01", Array(repeating: "", count: 16)) + "\n")
        let metrics = try #require(result.records.first?.metrics)
        #expect(result.records.count == 1 && result.batch.creatives.count == 2)
        #expect(metrics.reach == 80 && metrics.frequency == 1.25 && metrics.impressions == 100)
        #expect(
            metrics.clicks == 7 && metrics.linkClicks == 7 && metrics.outboundClicks == 5
                && metrics.allClicks == 11)
        #expect(metrics.videoViews == 40 && metrics.videoQuartile25 == 30 && metrics.videoQuartile50 == 20)
        #expect(metrics.videoQuartile75 == 15 && metrics.videoCompletions == 10 && metrics.engagements == 9)
        #expect(metrics.purchases?.rawValue == 2_000_000 && metrics.conversions?.rawValue == 2_000_000)
        #expect(metrics.leads?.rawValue == 1_500_000 && metrics.addsToCart?.rawValue == 4_000_000)
    }

    @Test("Rows with one key add up, but not their reach, and totals of reach are not checked")
    func sums() throws {
        let figures = [
            "80", "100", "1.25", "7", "5", "11", "40", "30", "20", "15", "10", "9", "2", "1", "4", "12.50",
        ]
        let total = [
            "90", "200", "", "14", "10", "22", "80", "60", "40", "30", "20", "18", "4", "2", "8", "25.00",
        ]
        let result = try read(
            ([Self.header.joined(separator: ","), ",,,,," + total.joined(separator: ",")]
                + Array(repeating: row("1201", "2026-08-01", figures), count: 2)).joined(separator: "\n")
                + "\n")
        let metrics = try #require(result.records.first?.metrics)
        #expect(result.records.count == 1 && metrics.impressions == 200 && metrics.engagements == 18)
        #expect(metrics.reach == nil && metrics.frequency == nil)
        #expect(
            result.report.files[0].totals.differences.isEmpty
                && !result.report.files[0].totals.agreeing.contains(.reach))
    }

    @Test("A file without such columns has no such metrics")
    func absent() throws {
        let result = try read("Ad name,Day,Impressions,Clicks,Amount spent (EUR)\na,2026-08-01,5,2,1.50\n")
        let metrics = try #require(result.records.first?.metrics)
        #expect(metrics.clicks == 2 && Metric.allCases.allSatisfy { $0.isCommon || metrics[$0] == nil })
    }

    @Test(
        "The type of results says what kind of conversion they are",
        arguments: [
            ("Website purchases", Metric.purchases), ("Leads (form)", .leads),
            ("Website registrations completed", .registrations),
            ("App installs", .installs), ("actions:offsite_conversion.fb_pixel_lead", .leads),
        ])
    func resultTypes(type: String, metric: Metric) throws {
        let result = try read(
            "Ad name,Day,Impressions,Results,Result type,Amount spent (EUR)\na,2026-08-01,5,3,\(type),1.50\n"
                + "b,2026-08-01,5,4,Link clicks,1.50\n")
        let figures = result.records.map(\.metrics)
        #expect(figures.map(\.conversions?.rawValue) == [3_000_000, nil])
        #expect(figures[0][metric] == 3_000_000 && figures[1][metric] == nil)
    }

    @Test("Figures that do not fit are refused, in each format")
    func tooLarge() throws {
        let digits = String(repeating: "9", count: 20)
        let tables = [
            Array("Ad name,Day,Impressions,Amount spent (EUR)\na,2026-08-01,\(digits),1\n".utf8),
            Array("Ad name,Day,Impressions,Amount spent (EUR)\na,2026-08-01,1,\(digits)\n".utf8),
            Array(
                "{\"Ad name\": \"a\", \"Day\": \"2026-08-01\", \"Impressions\": \(digits), \"Spend\": 1}\n"
                    .utf8),
        ]
        for table in tables {
            let error = try failure { try read(bytes: table) }
            #expect(error.code == .malformedValue && error.message.contains("does not fit"), "\(error)")
        }
    }

    @Test("A sum that does not fit is warned of")
    func largeSum() throws {
        let rows = (1...2).map { "a\($0),2026-08-01,1,9000000000000" }.joined(separator: "\n")
        let result = try read("Ad name,Day,Impressions,Amount spent (EUR)\n\(rows)\n")
        #expect(
            result.report.warnings.contains { $0.contains("the sum of spend") && $0.contains("does not fit") }
        )
    }

    @Test("JSON numbers may have exponents, and members that give one column twice are errors")
    func jsonNumbers() throws {
        func line(_ members: String) -> [UInt8] {
            Array("{\"Ad name\": \"a\", \"Day\": \"2026-08-01\", \(members)}\n".utf8)
        }
        let result = try read(bytes: line("\"Impressions\": 1.2e3, \"Amount spent (EUR)\": 25e-4"))
        #expect(result.records.first?.metrics.impressions == 1200)
        #expect(result.records.first?.metrics.spend?.rawValue == 2500)
        for members in [
            "\"Impressions\": 1, \"Impressions\": 2",
            "\"spend\": {\"x\": 1}, \"Impressions\": 2, \"spend.x\": 2",
        ] {
            #expect(try failure { try read(bytes: line(members)) }.message.contains("duplicate member"))
        }
        let broken = try failure { try read(bytes: line("\"Impressions\": 1, \"Text\": \"\\ud83d!\"")) }
        #expect(broken.message.contains("unpaired surrogate"))
    }
}
