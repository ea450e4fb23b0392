/// A picture of series over two axes.
///
/// ```swift
/// let chart = Chart(
///     title: "BIC by count", xTitle: "components", yTitle: "BIC",
///     series: [.line("tied", points: [Point(1, 120), Point(2, 80)])], marks: [Mark(at: Point(2, 80), "chosen")])
/// let svg = Figure([chart]).svg
/// ```
public struct Chart: Sendable, Hashable {
    /// What the picture shows, above it.
    var title: String
    /// What the horizontal axis counts.
    var xTitle: String
    /// What the vertical axis counts.
    var yTitle: String
    /// What is drawn, the first at the bottom.
    var series: [Series]
    /// Points to which the eye is led.
    var marks: [Mark]

    /// Makes a chart.
    public init(title: String, xTitle: String, yTitle: String, series: [Series], marks: [Mark] = []) {
        self.title = title
        self.xTitle = xTitle
        self.yTitle = yTitle
        self.series = series
        self.marks = marks
    }

    /// A place in a chart, in the units of its axes.
    public struct Point: Sendable, Hashable {
        /// Along the horizontal axis.
        var x: Double
        /// Along the vertical axis.
        var y: Double

        /// Makes a point.
        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }

        /// Whether it has a place: it is a number, and so small that differences do not overflow.
        var isDrawable: Bool { abs(x) < 1e300 && abs(y) < 1e300 }
    }

    /// Points of one name; those that are not finite, or beyond 1e300, are left out and break a line.
    public struct Series: Sendable, Hashable {
        enum Style { case line, scatter }
        let style: Style
        /// What the legend says.
        let name: String
        /// The points, in the order in which a line joins them.
        let points: [Point]

        /// Points joined by a line, each with a marker.
        public static func line(_ name: String, points: [Point]) -> Series {
            Series(style: .line, name: name, points: points)
        }

        /// Points alone.
        public static func scatter(_ name: String, points: [Point]) -> Series {
            Series(style: .scatter, name: name, points: points)
        }
    }

    /// A ring around a point, with words beside it.
    public struct Mark: Sendable, Hashable {
        let point: Point
        let text: String

        /// Makes a mark.
        public init(at point: Point, _ text: String) {
            self.point = point
            self.text = text
        }
    }
}
