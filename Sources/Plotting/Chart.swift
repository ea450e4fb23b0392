/// A chart of series over two axes.
///
/// ```swift
/// let chart = Chart(
///     title: "BIC by count", xTitle: "components", yTitle: "BIC",
///     series: [.line("tied", points: [Point(1, 120), Point(2, 80)])], marks: [Mark(at: Point(2, 80), "chosen")])
/// let svg = Figure([chart]).svg
/// ```
public struct Chart: Sendable, Hashable {
    /// The title, drawn above the chart.
    var title: String
    /// The title of the horizontal axis.
    var xTitle: String
    /// The title of the vertical axis.
    var yTitle: String
    /// The series, drawn from bottom to top.
    var series: [Series]
    /// The highlighted points.
    var marks: [Mark]

    /// Creates a chart.
    public init(title: String, xTitle: String, yTitle: String, series: [Series], marks: [Mark] = []) {
        self.title = title
        self.xTitle = xTitle
        self.yTitle = yTitle
        self.series = series
        self.marks = marks
    }

    /// A position in a chart, in the units of its axes.
    public struct Point: Sendable, Hashable {
        /// The horizontal coordinate.
        var x: Double
        /// The vertical coordinate.
        var y: Double

        /// Creates a point.
        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }

        /// Whether the point can be drawn: both coordinates are finite and small enough that differences do not overflow.
        var isDrawable: Bool { abs(x) < 1e300 && abs(y) < 1e300 }
    }

    /// A named series of points. Points that are not finite or exceed 1e300 are omitted and interrupt a line.
    public struct Series: Sendable, Hashable {
        enum Style { case line, scatter }
        let style: Style
        /// The name shown in the legend.
        let name: String
        /// The points, in the order in which a line connects them.
        let points: [Point]

        /// Returns a series of points connected by a line, each with a marker.
        public static func line(_ name: String, points: [Point]) -> Series {
            Series(style: .line, name: name, points: points)
        }

        /// Returns a series of unconnected points.
        public static func scatter(_ name: String, points: [Point]) -> Series {
            Series(style: .scatter, name: name, points: points)
        }
    }

    /// A ring around a point, with a text beside it.
    public struct Mark: Sendable, Hashable {
        let point: Point
        let text: String

        /// Creates a mark.
        public init(at point: Point, _ text: String) {
            self.point = point
            self.text = text
        }
    }
}

/// The layout of one chart on the page.
struct ChartDrawing {
    private let chart: Chart
    private let frame: Frame
    private let x: Scale
    private let y: Scale

    init(_ chart: Chart, in frame: Frame) {
        self.chart = chart
        self.frame = frame
        let points = (chart.series.flatMap(\.points) + chart.marks.map(\.point)).filter(\.isDrawable)
        x = Scale(of: points.lazy.map(\.x), range: frame.xRange, tickLimit: 10)
        y = Scale(of: points.lazy.map(\.y), range: frame.yRange, isFlipped: true, tickLimit: 7)
    }

    var elements: [String] { axes + chart.series.indices.flatMap(series) + marks + legend }

    private var axes: [String] {
        let bottom = y.range.upperBound
        let ticks = x.ticks.flatMap { tick in
            [
                "<path d=\"M\(Markup.number(x.coordinate(tick))) \(Markup.number(bottom))v5\" stroke=\"#777\"/>",
                Markup.label(x.label(tick), x.coordinate(tick), bottom + 19, "middle"),
            ]
        }
        return frame.grid(y) + ticks
            + frame.lines(title: chart.title, xTitle: chart.xTitle, yTitle: chart.yTitle)
    }

    private func series(_ index: Int) -> [String] {
        let series = chart.series[index]
        let color = Palette.color(index)
        switch series.style {
        case .scatter:
            // Zero-length lines with round caps draw any number of points with one short path.
            let dots = series.points.filter(\.isDrawable).map { "M\(coordinate($0))h0" }
            guard !dots.isEmpty else { return [] }
            return [
                "<path d=\"\(dots.joined())\" fill=\"none\" stroke=\"\(color)\" stroke-opacity=\".7\" "
                    + "stroke-width=\"\(dotSize)\" stroke-linecap=\"round\"/>"
            ]
        case .line:
            let runs = series.points.split { !$0.isDrawable }
            let path = runs.map { "M" + $0.map(coordinate).joined(separator: "L") }.joined()
            guard !path.isEmpty else { return [] }
            let markers = runs.joined().map {
                Palette.marker(index, x.coordinate($0.x), y.coordinate($0.y), size: 3)
            }
            return [
                "<path d=\"\(path)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.6\"\(Palette.dash(index))/>",
                "<g fill=\"\(color)\">\(markers.joined())</g>",
            ]
        }
    }

    /// The size of a dot, which decreases with the number of points.
    private var dotSize: Int {
        let count = chart.series.reduce(0) { $0 + ($1.style == .scatter ? $1.points.count : 0) }
        return count > 3000 ? 2 : count > 400 ? 3 : 5
    }

    private func coordinate(_ point: Chart.Point) -> String {
        "\(Markup.number(x.coordinate(point.x))) \(Markup.number(y.coordinate(point.y)))"
    }

    private var marks: [String] {
        chart.marks.filter(\.point.isDrawable).flatMap { mark in
            let (px, py) = (x.coordinate(mark.point.x), y.coordinate(mark.point.y))
            // The text is placed towards the middle, where there is room.
            let isLeft = px < (x.range.lowerBound + x.range.upperBound) / 2
            let isLow = py > (y.range.lowerBound + y.range.upperBound) / 2
            return [
                "<circle cx=\"\(Markup.number(px))\" cy=\"\(Markup.number(py))\" r=\"8\" fill=\"none\" stroke=\"#222\" stroke-width=\"1.5\"/>",
                Markup.label(
                    mark.text, px + (isLeft ? 11 : -11), py + (isLow ? -11 : 20), isLeft ? "start" : "end",
                    extra: " font-weight=\"bold\" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\""),
            ]
        }
    }

    private var legend: [String] {
        var lines: [String] = []
        for (index, series) in chart.series.prefix(Frame.legendLimit).enumerated() {
            let (start, row) = (frame.legendStart, frame.legendRow(index))
            let color = Palette.color(index)
            if series.style == .line {
                lines.append(
                    "<path d=\"M\(Markup.number(start - 10)) \(Markup.number(row))h20\" stroke=\"\(color)\" stroke-width=\"1.6\"\(Palette.dash(index))/>"
                )
            }
            let marker = series.style == .line ? index : 0
            lines.append("<g fill=\"\(color)\">\(Palette.marker(marker, start, row, size: 3.5))</g>")
            lines.append(frame.legendName(series.name, row: index))
        }
        return lines + frame.legendRest(of: chart.series.count)
    }
}
