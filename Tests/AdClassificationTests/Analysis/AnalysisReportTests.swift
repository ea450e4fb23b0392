import CreativeModel
import CreativeStores
import Foundation
import Plotting
import StageCore
import Testing

@testable import AdClassification

/// The report for people: tables, text, Markdown and the chart.
struct AnalysisReportTests {
    private static let day = Made.metrics(1000, clicks: 20, spend: 41.2, conversions: 1, value: 82.4)
    private static let ads =
        Made.kind(.problemAware, .image, day)
        + Made.kind(.problemAware, .video, ads: 2, Made.metrics(2000, clicks: 1, spend: 1230, conversions: 0))
        + Made.kind(.mostAware, nil, ads: 1, Made.metrics(1000, clicks: 500, spend: 10, conversions: 4))
        + [
            {
                var ad = MadeAd("loose", nil, .image, days: [Made.metrics(10)])
                ad.isClassified = false
                return ad
            }()
        ]

    @Test func `rows are cells, levels, unclassified ads, and all ads`() async throws {
        let rows = try await Made.analysis(Self.ads).table(for: Made.dollar)
        #expect(
            rows.map(\.segment) == [
                .cell(.problemAware, .image), .cell(.problemAware, .video), .level(.problemAware),
                .cell(.mostAware, nil), .unclassified, .all,
            ])
        #expect(rows.map(\.isReliable) == [true, false, true, false, false, true])
        #expect(
            rows.first?.cells
                == [
                    "problem aware", "image", "6", "6", "1,483.20", "41.20", "2.00 %", "2.06", "41.20",
                    "2.00",
                ])
        #expect(rows.allSatisfy { $0.cells.count == AdTableRow.titles.count })
    }

    @Test func `plain text`() async throws {
        let text = try await Made.analysis(Self.ads, in: .lastDays(7)).text
        let wanted = """
            Ads by awareness and format, the last 7 days, USD

            Awareness       Format   Ads  Shown      Spend     CPA      CTR       CPC     CPM  ROAS
            problem aware   image      6      6   1,483.20   41.20   2.00 %      2.06   41.20  2.00
            problem aware   video      2      2  14,760.00       –   0.05 %  1,230.00  615.00     –
            problem aware   all        8      8  16,243.20  451.20   1.22 %     22.19  270.72  2.00
            most aware      unknown    1      1      60.00    2.50  50.00 %    0.0200   10.00     –
            not classified  all        1      1          –       –        –         –       –     –
            all             all       10     10  16,303.20  271.72   5.65 %      4.37  247.02  2.00

            """
        #expect(text.hasPrefix(wanted), "\(text)")
        #expect(
            text.contains("\nInsights\n\n1. Ad “problem_aware.video.USD.0” has no conversion"))
        #expect(text.hasSuffix("\n\n1 of 10 ads is not classified.\n"))
    }

    @Test func `every currency has its table`() async throws {
        let euro = Made.kind(.unaware, .native, ads: 1, currency: Made.euro, Self.day)
        let analysis = try await Made.analysis(Self.ads + euro)
        for report in [analysis.text, analysis.markdown] {
            let parts = report.components(separatedBy: "Ads by awareness and format, all days, ")
            #expect(parts.dropFirst().map { String($0.prefix(3)) } == ["EUR", "USD"])
        }
        let rows = analysis.table(for: Made.euro)
        #expect(rows.first?.cells.suffix(6).first == "247.20" && rows.last?.cells[4] == "247.20")
        // Only ads with rows in the currency count, and groups without any are omitted.
        #expect(
            rows.map { $0.cells[2] } == ["1", "1"] && rows.map(\.segment) == [.cell(.unaware, .native), .all])
        #expect(analysis.table(for: Made.dollar).last?.cells[2] == "10")
        var both = Self.ads[0]
        both.days = [Made.metrics(0)]
        both.currency = Made.euro
        let store = await Made.store(Self.ads + euro)
        var builder = PerformanceTable.Builder()
        for record in both.records { builder.add(record) }
        _ = await store.add(ImportBatch(performance: builder.build()))
        let mixed = try await AdAnalysis(
            of: (Self.ads + euro).map(\.creative),
            classifications: (Self.ads + euro).compactMap(\.classification),
            store: store)
        #expect(mixed.table(for: Made.euro).map { $0.cells[2] } == ["1", "1", "2"])
        #expect(mixed.table(for: Made.euro).map { $0.cells[3] } == ["1", "0", "1"])
    }

    @Test func `warnings are in every report`() async throws {
        var analysis = try await Made.analysis(Self.ads)
        #expect(!analysis.text.contains("Warning") && !analysis.markdown.contains("Warning"))
        analysis.warnings = ["one | two", "three"]
        #expect(analysis.text.hasSuffix("\n\nWarning: one | two\nWarning: three\n"))
        #expect(analysis.markdown.hasSuffix("\n\n**Warning:** one \\| two\n\n**Warning:** three\n"))
    }

    @Test func `invisible characters are removed from Markdown`() {
        #expect(Markdown.escaped("a\u{202E}b\u{2066}c\u{FEFF}d\u{200B}e\u{2028}f\tg") == "abcde f g")
        #expect(Markdown.escaped("👩‍🚀 é") == "👩‍🚀 é")
    }

    @Test func `columns are aligned whatever their content`() async throws {
        #expect(["abc", "日本", "é", "e\u{301}", "👩‍🚀", "ｱ", ""].map(TextWidth.of) == [3, 4, 1, 1, 2, 1, 0])
        let ads = Self.ads + Made.kind(.unaware, CreativeFormat(rawValue: "動画"), ads: 1, Self.day)
        let lines = try await Made.analysis(ads).text.split(separator: "\n").map(String.init)
        let table = lines.dropFirst().prefix { !$0.hasPrefix("Insights") }
        #expect(table.count == 8 && Set(table.map(TextWidth.of)).count == 1)
    }

    @Test func `foreign markup is escaped in Markdown`() async throws {
        var ads = Made.kind(.problemAware, .image, ads: 8, Self.day.with(conversions: 5))
        ads[0].name = "[x](http://evil.test)|<img src=x>`*_#~ www.evil.test\n# no"
        ads[0].days = Array(repeating: Made.metrics(3000, clicks: 3, spend: 400, conversions: 1), count: 6)
        ads[1].format = CreativeFormat(rawValue: "a|b\n|c|<b>")
        let markdown = try await Made.analysis(ads).markdown
        #expect(
            markdown.contains(##"Ad “\[x\](http\://evil.test)\|&lt;img src=x&gt;\`\*\_\#\~ w…” pays"##),
            "\(markdown)")
        #expect(!markdown.contains("<") && !markdown.contains("://evil.test)|"))
        let table = markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(table.count == 6)
        for line in table {
            #expect(
                line.replacing("\\|", with: "").count { $0 == "|" } == AdTableRow.titles.count + 1, "\(line)")
        }
        #expect(markdown.split(separator: "\n").count { $0.hasPrefix("#") } == 2)
    }

    @Test func `an empty analysis has a report`() async throws {
        let analysis = try await Made.analysis([])
        #expect(analysis.text.hasSuffix("0 of 0 ads are not classified.\n"))
        #expect(analysis.markdown.contains("| all | all | 0 | 0 | – | – | – | – | – | – |"))
        #expect(analysis.chart(currency: Made.dollar).series.isEmpty)
    }

    @Test func `the chart has a bar for each cell with a CPA`() async throws {
        let analysis = try await Made.analysis(Self.ads + [MadeAd("nothing", nil, .video)])
        let chart = analysis.chart(currency: Made.dollar)
        #expect(chart.categories == AwarenessLevel.allCases.map(\.title) + ["no level"])
        #expect(chart.series.map(\.name) == ["image", "video", "unknown"])
        #expect(chart.series[0].bars.map { $0?.value } == [nil, 41.2, nil, nil, nil, nil])
        #expect(chart.series[1].bars.allSatisfy { $0 == nil })
        let pale = try #require(chart.series[2].bars[4])
        #expect(pale.value == 2.5 && pale.isPale && pale.label == "1")
        #expect(pale.tooltip == "most-aware ads of unknown format: USD 2.50 a conversion, 1 ad, USD 60.00")
        #expect(chart.series[0].bars[1]?.isPale == false && chart.series[0].bars[1]?.label == "6")
        #expect(
            chart.references.map(\.name) == ["all ads"] && chart.references.map(\.label) == ["271.72"]
                && chart.paleMeaning != nil)
        #expect(chart.yTitle == "CPA in USD")
        let svg = Figure(bars: [chart]).svg
        #expect(svg.contains(">problem-aware images: USD 41.20 a conversion, 6 ads, USD 1,483.20<"))
    }
}

extension PerformanceMetrics {
    fileprivate func with(conversions: Int64) -> PerformanceMetrics {
        var result = self
        result.conversions = Micros(rawValue: conversions * 1_000_000)
        return result
    }
}
