/// Where the parts of a picture are on paper, and what all kinds of them have: titles, a vertical axis, room for a legend.
struct Frame {
    let left: Double
    let top: Double
    let width: Double
    let height: Double

    /// Room on the right for the legend, so that it covers nothing.
    private static let legendWidth = 130.0
    /// How many rows the legend has room for.
    static let legendLimit = 18

    var xPlaces: ClosedRange<Double> { (left + 78)...(left + width - 20 - Self.legendWidth) }
    var yPlaces: ClosedRange<Double> { (top + 44)...(top + height - 52) }

    /// Where the signs of the legend are: this far to the right, and each row's height.
    var legendStart: Double { left + width - Self.legendWidth }
    func legendRow(_ index: Int) -> Double { top + 54 + Double(index) * 18 }

    /// Horizontal lines with their numbers.
    func grid(_ y: Scale) -> [String] {
        let right = Markup.number(xPlaces.upperBound)
        return y.ticks.flatMap { tick in
            [
                "<path d=\"M\(Markup.number(xPlaces.lowerBound)) \(Markup.number(y.place(tick)))H\(right)\" stroke=\"#e3e3e3\"/>",
                Markup.label(y.label(tick), xPlaces.lowerBound - 7, y.place(tick) + 4, "end"),
            ]
        }
    }

    /// The horizontal axis at a height of the paper, and the titles, that of the axis so far below the lowest place.
    func lines(
        title: String, xTitle: String, yTitle: String, axis: Double? = nil, titleDepth: Double = 38
    ) -> [String] {
        let (right, bottom) = (xPlaces.upperBound, yPlaces.upperBound)
        let middle = (yPlaces.lowerBound + bottom) / 2
        let turned = " transform=\"rotate(-90 \(Markup.number(left + 16)) \(Markup.number(middle)))\""
        return [
            "<path d=\"M\(Markup.number(xPlaces.lowerBound)) \(Markup.number(axis ?? bottom))H\(Markup.number(right))\" stroke=\"#777\"/>",
            Markup.label(
                title, left + 20, top + 24, "start", extra: " font-size=\"15\" font-weight=\"bold\""),
            Markup.label(xTitle, (xPlaces.lowerBound + right) / 2, bottom + titleDepth, "middle"),
            Markup.label(yTitle, left + 16, middle, "middle", extra: turned),
        ]
    }

    /// A name beside its sign in the legend.
    func legendName(_ name: String, row: Int, limit: Int = 18) -> String {
        "<text x=\"\(Markup.number(legendStart + 15))\" y=\"\(Markup.number(legendRow(row) + 4))\">\(Markup.text(name, limit: limit))</text>"
    }

    /// What the legend says of names that it has no room for.
    func legendRest(of count: Int) -> [String] {
        guard count > Self.legendLimit else { return [] }
        return [
            Markup.label(
                "and \(count - Self.legendLimit) more", legendStart + 15, legendRow(Self.legendLimit) + 4,
                "start")
        ]
    }
}
