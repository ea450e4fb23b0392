import Foundation
import Plotting
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Bars start at 0 and have the right positions for any content.
struct BarChartTests {
    /// The attributes of the bars and the text of all labels, as read by an XML parser.
    private final class Reader: NSObject, XMLParserDelegate {
        var bars: [[String: String]] = []
        var texts: [String] = []
        private var isInBars = false
        private var text: String?

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if name == "g" { isInBars = true }
            if name == "rect", isInBars { bars.append(attributes) }
            text = name == "text" || name == "title" ? "" : nil
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            if name == "g" { isInBars = false }
            if let text { texts.append(text) }
            text = nil
        }
    }

    private func read(_ chart: BarChart) throws -> (reader: Reader, svg: String) {
        let svg = Figure(bars: [chart]).svg
        let reader = Reader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        try #require(parser.parse(), "\(svg)")
        #expect(svg == Figure(bars: [chart]).svg)
        #expect(!svg.contains("nan") && !svg.contains("inf"))
        return (reader, svg)
    }

    private func chart(_ series: [[Double?]], categories: Int? = nil) -> BarChart {
        BarChart(
            title: "A title", xTitle: "x", yTitle: "y",
            categories: (0..<(categories ?? series.map(\.count).max() ?? 0)).map { "c\($0)" },
            series: series.enumerated().map { index, values in
                BarChart.Series("s\(index)", bars: values.map { $0.map { BarChart.Bar($0) } })
            })
    }

    private func number(_ bar: [String: String], _ name: String) -> Double {
        bar[name].flatMap(Double.init) ?? .nan
    }

    @Test(
        arguments: [
            [], [[]], [[nil]], [[0]], [[1], [2]], [[1, 2], [3]], [[0, 0], [0, 0]], [[-1, 2]], [[-1], [-2]],
            [[.nan, 1], [.infinity, 2]], [[1e300, 1], [-1e308, 1]], [[1e-30, 2e-30]], [[1e30, 2]],
        ] as [[[Double?]]])
    func `any bars give a figure without invalid numbers`(_ values: [[Double?]]) throws {
        let wanted = values.joined().count { $0.map { abs($0) < 1e300 } ?? false }
        #expect(try read(chart(values)).reader.bars.count == wanted)
    }

    @Test func `heights are proportional, on a common baseline`() throws {
        let bars = try read(chart([[10, 30, 40]])).reader.bars
        let heights = bars.map { number($0, "height") }
        #expect(abs(heights[1] - 3 * heights[0]) < 0.5 && abs(heights[2] - 4 * heights[0]) < 0.5)
        let feet = bars.map { number($0, "y") + number($0, "height") }
        #expect(feet.allSatisfy { abs($0 - 368) < 0.2 })
    }

    @Test func `negative bars hang from the baseline`() throws {
        let bars = try read(chart([[10, -10]])).reader.bars
        #expect(abs(number(bars[0], "y") + number(bars[0], "height") - number(bars[1], "y")) < 0.2)
        #expect(abs(number(bars[0], "height") - number(bars[1], "height")) < 0.2)
        let below = try read(chart([[-10, -5]])).reader.bars
        #expect(below.allSatisfy { number($0, "y") == 44 })
    }

    @Test(arguments: [1, 2, 5, 30], [1, 3, 40])
    func `bars never overlap, and keep their positions if others are missing`(series: Int, categories: Int)
        throws
    {
        let all = try read(chart(Array(repeating: Array(repeating: 1, count: categories), count: series)))
        let spans = all.reader.bars.map { (number($0, "x"), number($0, "x") + number($0, "width")) }.sorted {
            $0 < $1
        }
        #expect(spans.count == series * categories)
        for (left, right) in zip(spans, spans.dropFirst()) { #expect(left.1 <= right.0 + 0.2) }
        let first = try #require(spans.first), last = try #require(spans.last)
        #expect(first.0 >= 78 && last.1 <= 610)
        var values = Array(repeating: Array(repeating: Double?.some(1), count: categories), count: series)
        values[0] = Array(repeating: nil, count: categories)
        let some = try read(chart(values))
        #expect(some.reader.bars == Array(all.reader.bars.dropFirst(categories)))
    }

    @Test func `labels, tooltips, pale bars and references are drawn`() throws {
        var chart = chart([[10, 20]])
        chart.series[0].bars[0] = BarChart.Bar(10, label: "12", tooltip: "ten & more", isPale: true)
        chart.series[0].bars[1]?.label = "far too long a label for a bar"
        chart.paleMeaning = "few"
        chart.references = [.init("all", at: 15), .init("none", at: .nan)]
        let (reader, svg) = try read(chart)
        for text in ["A title", "x", "y", "c0", "c1", "s0", "12", "ten & more", "few", "all"] {
            #expect(reader.texts.contains(text), "\(text)")
        }
        #expect(!reader.texts.contains { $0.hasPrefix("far too") || $0 == "none" })
        #expect(reader.bars[0]["fill-opacity"] != nil && reader.bars[1]["fill-opacity"] == nil)
        #expect(svg.components(separatedBy: "stroke-dasharray=\"6 3\"").count == 3)
    }

    @Test func `labels of references are at their lines, untruncated`() throws {
        var chart = chart([[10, 20]])
        chart.references = [
            .init("a name that the legend has no room for", at: 15, label: "123,456,789,012.34"),
            .init("none", at: .nan, label: "nan"), .init("bare", at: 12),
        ]
        let texts = try read(chart).reader.texts
        #expect(texts.contains("123,456,789,012.34") && !texts.contains("nan") && texts.contains("bare"))
        #expect(texts.contains { $0.hasPrefix("a name that") && $0.hasSuffix("…") })
    }

    @Test func `untrusted text is escaped`() throws {
        let hostile = "<script>alert(1)</script> & \"quotes\" ' \u{0} \u{1B}[31m \u{FFFE} "
        let chart = BarChart(
            title: hostile, xTitle: hostile, yTitle: hostile, categories: [hostile],
            series: [.init(hostile, bars: [.init(1, label: "<", tooltip: hostile + hostile), .init(5)])],
            paleMeaning: hostile, references: [.init(hostile, at: 1)])
        let (reader, svg) = try read(chart)
        #expect(!svg.contains("<script>") && !svg.contains("\u{1B}") && svg.utf8.count < 6000)
        // The second bar has no category.
        #expect(reader.bars.count == 1 && reader.texts.contains("<"))
    }

    @Test func `names that do not fit are omitted`() throws {
        let (reader, _) = try read(chart(Array(repeating: Array(repeating: 1, count: 100), count: 40)))
        #expect(reader.texts.contains("and 22 more"))
        let names = reader.texts.filter { $0.hasPrefix("c") }
        #expect(names.count < 20 && names.first == "c0")
    }

    @Test func `long category names use two lines`() throws {
        var chart = chart([[1, 1, 1, 1, 1, 1, 1, 1]])
        chart.categories = [
            "somewhat longer", "short", "averyverylongwordindeed", "four words of two", "", " ", "g", "h",
        ]
        let texts = try read(chart).reader.texts
        for text in ["somewhat", "longer", "short", "four", "words o…"] {
            #expect(texts.contains(text), "\(text)")
        }
        #expect(texts.contains { $0.hasPrefix("averyv") && $0.hasSuffix("…") })
    }

    @Test func `bar charts are below other charts`() throws {
        let points = Chart(title: "points", xTitle: "", yTitle: "", series: [])
        let both = Figure([points], bars: [chart([[1]])]).svg
        #expect(both.contains("viewBox=\"0 0 760 840\"") && both.contains("<title>points; A title</title>"))
        #expect(XMLParser(data: Data(both.utf8)).parse())
    }
}
