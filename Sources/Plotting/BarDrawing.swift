/// The layout of one bar chart on the page.
struct BarDrawing {
    private let chart: BarChart
    private let frame: Frame
    private let y: Scale

    init(_ chart: BarChart, in frame: Frame) {
        self.chart = chart
        self.frame = frame
        let bars = chart.series.flatMap { $0.bars.prefix(chart.categories.count).compactMap(\.self) }
        let values =
            bars.filter(\.isDrawable).map(\.value) + chart.references.filter(\.isDrawable).map(\.value)
        y = Scale(of: values, range: frame.yRange, isFlipped: true, standsOnZero: true, tickLimit: 7)
    }

    var elements: [String] {
        frame.grid(y) + chart.series.indices.flatMap(series) + references + labels + referenceLabels
            + frame.lines(
                title: chart.title, xTitle: chart.xTitle, yTitle: chart.yTitle, axis: y.coordinate(0),
                titleDepth: 46)
            + categories + legend
    }

    // MARK: Positions

    /// The width of a category.
    private var slot: Double {
        (frame.xRange.upperBound - frame.xRange.lowerBound) / Double(max(1, chart.categories.count))
    }

    /// The width of a bar. Part of each category stays empty to separate the groups, and bars in small charts stay narrow.
    private var barWidth: Double { min(44, slot * 0.86 / Double(max(1, chart.series.count))) }

    private func middle(_ category: Int) -> Double {
        frame.xRange.lowerBound + (Double(category) + 0.5) * slot
    }

    /// Returns the start of a bar. Its position does not depend on the presence of other bars in the group.
    private func barStart(_ category: Int, _ series: Int) -> Double {
        middle(category) + (Double(series) - Double(chart.series.count) / 2) * barWidth
    }

    /// Returns the number of characters of a font size that fit in a width, assuming a wide font.
    private func room(_ width: Double, size: Double) -> Int { Int(width / (size * 0.62)) }

    private func drawn(_ series: Int) -> [(category: Int, bar: BarChart.Bar)] {
        chart.series[series].bars.prefix(chart.categories.count).enumerated().compactMap { category, bar in
            bar.flatMap { $0.isDrawable ? (category, $0) : nil }
        }
    }

    // MARK: Parts

    private func series(_ index: Int) -> [String] {
        let bars = drawn(index).map { category, bar in
            let ends = [y.coordinate(0), y.coordinate(bar.value)].sorted()
            let start = barStart(category, index) + barWidth * 0.04
            let shape =
                "<rect x=\"\(Markup.number(start))\" y=\"\(Markup.number(ends[0]))\" "
                + "width=\"\(Markup.number(barWidth * 0.92))\" height=\"\(Markup.number(ends[1] - ends[0]))\""
                + (bar.isPale ? Self.pale : "")
            guard let tooltip = bar.tooltip else { return shape + "/>" }
            return shape + "><title>\(Markup.text(tooltip, limit: 200))</title></rect>"
        }
        guard !bars.isEmpty else { return [] }
        let color = Palette.color(index)
        return ["<g fill=\"\(color)\" stroke=\"\(color)\">\(bars.joined())</g>"]
    }

    /// The style of a pale bar: faint fill and dashed outline.
    private static let pale = " fill-opacity=\".22\" stroke-dasharray=\"3 2\""

    private var references: [String] {
        chart.references.enumerated().filter { $0.element.isDrawable }.map { index, reference in
            "<path d=\"M\(Markup.number(frame.xRange.lowerBound)) \(Markup.number(y.coordinate(reference.value)))"
                + "H\(Markup.number(frame.xRange.upperBound))\" stroke=\"#222\"\(Palette.dash(index + 1))/>"
        }
    }

    /// The labels, above positive bars and below negative ones. They are drawn over reference lines to stay readable.
    private var labels: [String] {
        chart.series.indices.flatMap { index in
            drawn(index).compactMap { category, bar in
                guard let label = bar.label, label.count <= room(barWidth, size: 10) else { return nil }
                return Markup.label(
                    label, barStart(category, index) + barWidth / 2,
                    y.coordinate(bar.value) + (bar.value < 0 ? 13 : -4), "middle",
                    extra: " font-size=\"10\" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\"")
            }
        }
    }

    /// The labels at the right ends of the reference lines, drawn over everything else to stay readable.
    private var referenceLabels: [String] {
        chart.references.filter(\.isDrawable).compactMap { reference in
            guard let label = reference.label else { return nil }
            return Markup.label(
                label, frame.xRange.upperBound - 2, y.coordinate(reference.value) - 5, "end",
                extra:
                    " font-size=\"11\" font-weight=\"bold\" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\""
            )
        }
    }

    /// The category names that fit, split over two lines if necessary.
    private var categories: [String] {
        let step = max(1, Int((34 / slot).rounded(.up)))
        let room = max(2, room(slot * Double(step), size: 12))
        return stride(from: 0, to: chart.categories.count, by: step).flatMap { index in
            Self.lines(of: chart.categories[index], room: room).enumerated().map { line, text in
                Markup.label(
                    text, middle(index), frame.yRange.upperBound + 16 + Double(line) * 13, "middle",
                    limit: room)
            }
        }
    }

    /// Returns a name as one line, or split at the last space that fits.
    private static func lines(of name: String, room: Int) -> [String] {
        guard name.count > room, let space = name.prefix(room + 1).lastIndex(of: " ") else { return [name] }
        return [String(name[..<space]), String(name[space...].dropFirst())]
    }

    private var legend: [String] {
        var entries: [(name: String, sign: (Double) -> String)] = chart.series.enumerated().map {
            index, series in
            let color = Palette.color(index)
            return (series.name, { square($0, "fill=\"\(color)\" stroke=\"\(color)\"") })
        }
        if let meaning = chart.paleMeaning {
            entries.append((meaning, { square($0, "fill=\"#6B6B6B\" stroke=\"#6B6B6B\"" + Self.pale) }))
        }
        for (index, reference) in chart.references.enumerated() where reference.isDrawable {
            let start = Markup.number(frame.legendStart - 10)
            entries.append(
                (
                    reference.name,
                    {
                        "<path d=\"M\(start) \(Markup.number($0))h20\" stroke=\"#222\"\(Palette.dash(index + 1))/>"
                    }
                ))
        }
        let lines = entries.prefix(Frame.legendLimit).enumerated().flatMap { row, entry in
            [entry.sign(frame.legendRow(row)), frame.legendName(entry.name, row: row, limit: 16)]
        }
        return lines + frame.legendRest(of: entries.count)
    }

    private func square(_ row: Double, _ attributes: String) -> String {
        "<rect x=\"\(Markup.number(frame.legendStart - 5))\" y=\"\(Markup.number(row - 5))\" width=\"10\" height=\"10\" \(attributes)/>"
    }
}
