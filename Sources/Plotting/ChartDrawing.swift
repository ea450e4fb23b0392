/// One chart laid out on paper.
struct ChartDrawing {
    private let chart: Chart
    private let left: Double
    private let top: Double
    private let width: Double
    private let x: Scale
    private let y: Scale

    /// Room on the right for the legend, so that it covers nothing.
    private static let legendWidth = 130.0
    private static let legendLimit = 18

    init(_ chart: Chart, left: Double, top: Double, width: Double, height: Double) {
        self.chart = chart
        self.left = left
        self.top = top
        self.width = width
        let points = (chart.series.flatMap(\.points) + chart.marks.map(\.point)).filter(\.isDrawable)
        x = Scale(
            of: points.lazy.map(\.x), places: (left + 78)...(left + width - 20 - Self.legendWidth),
            tickLimit: 10)
        y = Scale(
            of: points.lazy.map(\.y), places: (top + 44)...(top + height - 52), isFlipped: true, tickLimit: 7)
    }

    var elements: [String] { axes + chart.series.indices.flatMap(series) + marks + legend }

    private var axes: [String] {
        let (right, bottom) = (x.places.upperBound, y.places.upperBound)
        var lines: [String] = []
        for tick in y.ticks {
            let place = Markup.number(y.place(tick))
            lines.append(
                "<path d=\"M\(Markup.number(x.places.lowerBound)) \(place)H\(Markup.number(right))\" stroke=\"#e3e3e3\"/>"
            )
            lines.append(label(y.label(tick), x.places.lowerBound - 7, y.place(tick) + 4, "end"))
        }
        for tick in x.ticks {
            let place = Markup.number(x.place(tick))
            lines.append("<path d=\"M\(place) \(Markup.number(bottom))v5\" stroke=\"#777\"/>")
            lines.append(label(x.label(tick), x.place(tick), bottom + 19, "middle"))
        }
        lines.append(
            "<path d=\"M\(Markup.number(x.places.lowerBound)) \(Markup.number(bottom))H\(Markup.number(right))\" stroke=\"#777\"/>"
        )
        lines.append(
            label(chart.title, left + 20, top + 24, "start", extra: " font-size=\"15\" font-weight=\"bold\""))
        lines.append(label(chart.xTitle, (x.places.lowerBound + right) / 2, bottom + 38, "middle"))
        let middle = (y.places.lowerBound + bottom) / 2
        let turned = " transform=\"rotate(-90 \(Markup.number(left + 16)) \(Markup.number(middle)))\""
        lines.append(label(chart.yTitle, left + 16, middle, "middle", extra: turned))
        return lines
    }

    private func label(_ text: String, _ x: Double, _ y: Double, _ anchor: String, extra: String = "")
        -> String
    {
        "<text x=\"\(Markup.number(x))\" y=\"\(Markup.number(y))\" text-anchor=\"\(anchor)\"\(extra)>\(Markup.text(text))</text>"
    }

    private func series(_ index: Int) -> [String] {
        let series = chart.series[index]
        let color = Palette.color(index)
        switch series.style {
        case .scatter:
            // Lines of no length with round ends: one short path for any number of points.
            let dots = series.points.filter(\.isDrawable).map { "M\(place($0))h0" }
            guard !dots.isEmpty else { return [] }
            return [
                "<path d=\"\(dots.joined())\" fill=\"none\" stroke=\"\(color)\" stroke-opacity=\".7\" "
                    + "stroke-width=\"\(dotSize)\" stroke-linecap=\"round\"/>"
            ]
        case .line:
            let runs = series.points.split { !$0.isDrawable }
            let path = runs.map { "M" + $0.map(place).joined(separator: "L") }.joined()
            guard !path.isEmpty else { return [] }
            let markers = runs.joined().map { Palette.marker(index, x.place($0.x), y.place($0.y), size: 3) }
            return [
                "<path d=\"\(path)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.6\"\(Palette.dash(index))/>",
                "<g fill=\"\(color)\">\(markers.joined())</g>",
            ]
        }
    }

    /// The more points, the smaller each.
    private var dotSize: Int {
        let count = chart.series.reduce(0) { $0 + ($1.style == .scatter ? $1.points.count : 0) }
        return count > 3000 ? 2 : count > 400 ? 3 : 5
    }

    private func place(_ point: Chart.Point) -> String {
        "\(Markup.number(x.place(point.x))) \(Markup.number(y.place(point.y)))"
    }

    private var marks: [String] {
        chart.marks.filter(\.point.isDrawable).flatMap { mark in
            let (px, py) = (x.place(mark.point.x), y.place(mark.point.y))
            // Words stand towards the middle, where there is room.
            let isLeft = px < (x.places.lowerBound + x.places.upperBound) / 2
            let isLow = py > (y.places.lowerBound + y.places.upperBound) / 2
            return [
                "<circle cx=\"\(Markup.number(px))\" cy=\"\(Markup.number(py))\" r=\"8\" fill=\"none\" stroke=\"#222\" stroke-width=\"1.5\"/>",
                label(
                    mark.text, px + (isLeft ? 11 : -11), py + (isLow ? -11 : 20), isLeft ? "start" : "end",
                    extra: " font-weight=\"bold\" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\""),
            ]
        }
    }

    private var legend: [String] {
        let shown = chart.series.prefix(Self.legendLimit)
        let start = left + width - Self.legendWidth
        var lines: [String] = []
        for (index, series) in shown.enumerated() {
            let row = top + 54 + Double(index) * 18
            let color = Palette.color(index)
            if series.style == .line {
                lines.append(
                    "<path d=\"M\(Markup.number(start - 10)) \(Markup.number(row))h20\" stroke=\"\(color)\" stroke-width=\"1.6\"\(Palette.dash(index))/>"
                )
            }
            let marker = series.style == .line ? index : 0
            lines.append("<g fill=\"\(color)\">\(Palette.marker(marker, start, row, size: 3.5))</g>")
            lines.append(
                "<text x=\"\(Markup.number(start + 15))\" y=\"\(Markup.number(row + 4))\">\(Markup.text(series.name, limit: 18))</text>"
            )
        }
        if chart.series.count > shown.count {
            let row = top + 54 + Double(shown.count) * 18
            lines.append(label("and \(chart.series.count - shown.count) more", start + 15, row + 4, "start"))
        }
        return lines
    }
}
