/// A picture of bars in groups: for each category, one for each series, standing on 0.
///
/// ```swift
/// let chart = BarChart(
///     title: "Rain", xTitle: "month", yTitle: "mm", categories: ["May", "June"],
///     series: [.init("Rome", bars: [.init(57), nil]), .init("Oslo", bars: [.init(53), .init(68, isPale: true)])],
///     paleMeaning: "few days measured")
/// let svg = Figure(bars: [chart]).svg
/// ```
public struct BarChart: Sendable, Hashable {
    /// What the picture shows, above it.
    var title: String
    /// What the categories are.
    var xTitle: String
    /// What the bars' heights count.
    package var yTitle: String
    /// The names of the groups of bars, from left to right.
    package var categories: [String]
    /// The series, whose bars stand side by side in each group.
    package var series: [Series]
    /// What pale bars stand for, for the legend; `nil` where there are none.
    package var paleMeaning: String?
    /// Heights to compare with, as dashed lines.
    package var references: [Reference]

    /// Makes a chart.
    ///
    /// - Parameters:
    ///   - title: What the picture shows.
    ///   - xTitle: What the categories are.
    ///   - yTitle: What the bars' heights count.
    ///   - categories: The names of the groups of bars.
    ///   - series: The series.
    ///   - paleMeaning: What pale bars stand for.
    ///   - references: Heights to compare with.
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

    /// One bar.
    public struct Bar: Sendable, Hashable {
        /// Its height, in the units of the vertical axis; downwards below 0. One that is not finite, or beyond 1e300, is
        /// not drawn.
        package var value: Double
        /// What stands at its end, where there is room; `nil` for nothing.
        package var label: String?
        /// What a pointer over it shows; `nil` for nothing.
        package var tooltip: String?
        /// Whether it is drawn as one that is not to be relied on.
        package var isPale: Bool

        /// Makes a bar.
        ///
        /// - Parameters:
        ///   - value: Its height.
        ///   - label: What stands at its end.
        ///   - tooltip: What a pointer over it shows.
        ///   - isPale: Whether it is drawn as one that is not to be relied on.
        public init(_ value: Double, label: String? = nil, tooltip: String? = nil, isPale: Bool = false) {
            self.value = value
            self.label = label
            self.tooltip = tooltip
            self.isPale = isPale
        }

        var isDrawable: Bool { abs(value) < 1e300 }
    }

    /// Bars of one name.
    public struct Series: Sendable, Hashable {
        /// What the legend says.
        package var name: String
        /// A bar for each category, in their order; `nil` for none. Those without a category are left out.
        package var bars: [Bar?]

        /// Makes a series.
        ///
        /// - Parameters:
        ///   - name: What the legend says.
        ///   - bars: A bar for each category, in their order.
        public init(_ name: String, bars: [Bar?]) {
            self.name = name
            self.bars = bars
        }
    }

    /// A height to compare with.
    public struct Reference: Sendable, Hashable {
        /// The height.
        var value: Double
        /// What the legend says, as far as it has room.
        package var name: String
        /// What stands at the right end of the line, whole: the place for its number; `nil` for nothing.
        package var label: String?

        /// Makes a reference.
        ///
        /// - Parameters:
        ///   - name: What the legend says.
        ///   - value: The height.
        ///   - label: What stands at the right end of the line; nothing unless given.
        public init(_ name: String, at value: Double, label: String? = nil) {
            self.name = name
            self.value = value
            self.label = label
        }

        var isDrawable: Bool { abs(value) < 1e300 }
    }
}
