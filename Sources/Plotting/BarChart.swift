/// A chart of grouped bars: each category has one bar per series, standing on 0.
///
/// ```swift
/// let chart = BarChart(
///     title: "Rain", xTitle: "month", yTitle: "mm", categories: ["May", "June"],
///     series: [.init("Rome", bars: [.init(57), nil]), .init("Oslo", bars: [.init(53), .init(68, isPale: true)])],
///     paleMeaning: "few days measured")
/// let svg = Figure(bars: [chart]).svg
/// ```
public struct BarChart: Sendable, Hashable {
    /// The title, drawn above the chart.
    var title: String
    /// The title of the horizontal axis, which shows the categories.
    var xTitle: String
    /// The title of the vertical axis, which shows the heights of the bars.
    package var yTitle: String
    /// The names of the categories, from left to right.
    package var categories: [String]
    /// The series. Their bars are drawn side by side in each category.
    package var series: [Series]
    /// The legend text for pale bars, or `nil` if there are none.
    package var paleMeaning: String?
    /// Reference heights, drawn as dashed lines.
    package var references: [Reference]

    /// Creates a chart.
    ///
    /// - Parameters:
    ///   - title: The title, drawn above the chart.
    ///   - xTitle: The title of the horizontal axis.
    ///   - yTitle: The title of the vertical axis.
    ///   - categories: The names of the categories, from left to right.
    ///   - series: The series.
    ///   - paleMeaning: The legend text for pale bars.
    ///   - references: Reference heights.
    public init(
        title: String, xTitle: String, yTitle: String, categories: [String], series: [Series],
        paleMeaning: String? = nil, references: [Reference] = []
    ) {
        self.title = title
        self.xTitle = xTitle
        self.yTitle = yTitle
        self.categories = categories
        self.series = series
        self.paleMeaning = paleMeaning
        self.references = references
    }

    /// A bar.
    public struct Bar: Sendable, Hashable {
        /// The height, in units of the vertical axis. Negative bars extend downwards. Values that are not finite or
        /// exceed 1e300 are not drawn.
        package var value: Double
        /// The label at the end of the bar, drawn if it fits, or `nil`.
        package var label: String?
        /// The tooltip, or `nil`.
        package var tooltip: String?
        /// Whether the bar is drawn pale, to mark its value as unreliable.
        package var isPale: Bool

        /// Creates a bar.
        ///
        /// - Parameters:
        ///   - value: The height.
        ///   - label: The label at the end of the bar.
        ///   - tooltip: The tooltip.
        ///   - isPale: Whether the bar is drawn pale, to mark its value as unreliable.
        public init(_ value: Double, label: String? = nil, tooltip: String? = nil, isPale: Bool = false) {
            self.value = value
            self.label = label
            self.tooltip = tooltip
            self.isPale = isPale
        }

        var isDrawable: Bool { abs(value) < 1e300 }
    }

    /// A named series of bars.
    public struct Series: Sendable, Hashable {
        /// The name shown in the legend.
        package var name: String
        /// One bar per category, in order; `nil` for no bar. Bars beyond the last category are ignored.
        package var bars: [Bar?]

        /// Creates a series.
        ///
        /// - Parameters:
        ///   - name: The name shown in the legend.
        ///   - bars: One bar per category, in order.
        public init(_ name: String, bars: [Bar?]) {
            self.name = name
            self.bars = bars
        }
    }

    /// A reference height.
    public struct Reference: Sendable, Hashable {
        /// The height.
        var value: Double
        /// The name shown in the legend, truncated if necessary.
        package var name: String
        /// The label at the right end of the line, such as its value; never truncated. `nil` for no label.
        package var label: String?

        /// Creates a reference.
        ///
        /// - Parameters:
        ///   - name: The name shown in the legend.
        ///   - value: The height.
        ///   - label: The label at the right end of the line; the default is none.
        public init(_ name: String, at value: Double, label: String? = nil) {
            self.name = name
            self.value = value
            self.label = label
        }

        var isDrawable: Bool { abs(value) < 1e300 }
    }
}
