internal import Foundation

/// The layout shared by all charts: titles, a vertical axis and space for a legend.
struct Frame {
    let left: Double
    let top: Double
    let width: Double
    let height: Double

    /// The width reserved on the right for the legend, so that it covers nothing.
    private static let legendWidth = 130.0
    /// The maximum number of rows in the legend.
    static let legendLimit = 18

    var xRange: ClosedRange<Double> { (left + 78)...(left + width - 20 - Self.legendWidth) }
    var yRange: ClosedRange<Double> { (top + 44)...(top + height - 52) }

    /// The horizontal position of the legend's symbols.
    var legendStart: Double { left + width - Self.legendWidth }
    func legendRow(_ index: Int) -> Double { top + 54 + Double(index) * 18 }

    /// Returns horizontal grid lines with their labels.
    func grid(_ y: Scale) -> [String] {
        let right = Markup.number(xRange.upperBound)
        return y.ticks.flatMap { tick in
            [
                "<path d=\"M\(Markup.number(xRange.lowerBound)) \(Markup.number(y.coordinate(tick)))H\(right)\" stroke=\"#e3e3e3\"/>",
                Markup.label(y.label(tick), xRange.lowerBound - 7, y.coordinate(tick) + 4, "end"),
            ]
        }
    }

    /// Returns the horizontal axis line and the titles. The axis title is placed `titleDepth` below the plot area.
    func lines(
        title: String, xTitle: String, yTitle: String, axis: Double? = nil, titleDepth: Double = 38
    ) -> [String] {
        let (right, bottom) = (xRange.upperBound, yRange.upperBound)
        let middle = (yRange.lowerBound + bottom) / 2
        let turned = " transform=\"rotate(-90 \(Markup.number(left + 16)) \(Markup.number(middle)))\""
        return [
            "<path d=\"M\(Markup.number(xRange.lowerBound)) \(Markup.number(axis ?? bottom))H\(Markup.number(right))\" stroke=\"#777\"/>",
            Markup.label(
                title, left + 20, top + 24, "start", extra: " font-size=\"15\" font-weight=\"bold\""),
            Markup.label(xTitle, (xRange.lowerBound + right) / 2, bottom + titleDepth, "middle"),
            Markup.label(yTitle, left + 16, middle, "middle", extra: turned),
        ]
    }

    /// Returns a name beside its symbol in the legend.
    func legendName(_ name: String, row: Int, limit: Int = 18) -> String {
        "<text x=\"\(Markup.number(legendStart + 15))\" y=\"\(Markup.number(legendRow(row) + 4))\">\(Markup.text(name, limit: limit))</text>"
    }

    /// Returns the legend row that counts the names left out.
    func legendRest(of count: Int) -> [String] {
        guard count > Self.legendLimit else { return [] }
        return [
            Markup.label(
                "and \(count - Self.legendLimit) more", legendStart + 15, legendRow(Self.legendLimit) + 4,
                "start")
        ]
    }
}

/// The mapping of an axis from values to positions on the page, and its ticks.
struct Scale {
    let values: ClosedRange<Double>
    let range: ClosedRange<Double>
    let ticks: [Double]
    private let step: Double

    /// - Parameters:
    ///   - values: The values to show. They must be finite and below 1e300 in magnitude.
    ///   - range: The positions of the lowest and the highest value.
    ///   - isFlipped: Whether positions decrease as values increase, as on a vertical axis.
    ///   - standsOnZero: Whether the axis includes 0, and ends there if no values lie beyond it, as bars require.
    init(
        of values: some Sequence<Double>, range: ClosedRange<Double>, isFlipped: Bool = false,
        standsOnZero: Bool = false, tickLimit: Int
    ) {
        var (low, high) = values.reduce((Double.infinity, -Double.infinity)) {
            (min($0.0, $1), max($0.1, $1))
        }
        if low > high { (low, high) = (0, 1) }
        if standsOnZero { (low, high) = (min(low, 0), low == 0 && high == 0 ? 1 : max(high, 0)) }
        // Values that differ only by rounding get an axis around them.
        if high - low <= 1e-12 * max(abs(low), abs(high)) {
            let room = low == 0 ? 1 : abs(low) * 0.5
            (low, high) = (low - room, high + room)
        }
        let step = Self.step(high - low, tickLimit)
        let margin = (high - low) * 0.04
        let ends = (low - margin, high + margin)
        self.values = (standsOnZero && low == 0 ? 0 : ends.0)...(standsOnZero && high == 0 ? 0 : ends.1)
        self.range = range
        self.isFlipped = isFlipped
        self.step = step
        let first = (self.values.lowerBound / step).rounded(.up)
        let last = (self.values.upperBound / step).rounded(.down)
        ticks = first <= last ? stride(from: first, through: last, by: 1).map { $0 * step } : []
    }

    private let isFlipped: Bool

    /// Returns a step of 1, 2 or 5 times a power of ten (P. Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).
    private static func step(_ span: Double, _ tickLimit: Int) -> Double {
        let rough = span / Double(max(1, tickLimit))
        let power = pow(10, floor(log10(rough)))
        return [1.0, 2, 5, 10].map { $0 * power }.first { span / $0 <= Double(tickLimit) } ?? 10 * power
    }

    func coordinate(_ value: Double) -> Double {
        let share = (value - values.lowerBound) / (values.upperBound - values.lowerBound)
        let length = range.upperBound - range.lowerBound
        return isFlipped ? range.upperBound - share * length : range.lowerBound + share * length
    }

    /// Returns a tick label, with the decimals that the step needs, thousands separators, and exponents for long numbers.
    func label(_ tick: Double) -> String {
        let size = max(abs(values.lowerBound), abs(values.upperBound))
        guard size < 1e7, step >= 1e-4 else { return String(format: "%.3g", tick == 0 ? 0 : tick) }
        let decimals = max(0, Int((-log10(step)).rounded(.up)))
        let text = String(format: "%.\(decimals)f", abs(tick))
        var (whole, rest) = (text.prefix { $0 != "." }, text.drop { $0 != "." })
        var groups: [Substring] = []
        while whole.count > 3 {
            groups.insert(whole.suffix(3), at: 0)
            whole = whole.dropLast(3)
        }
        groups.insert(whole, at: 0)
        if tick == 0 { rest = "" }
        let isNegative = tick < 0 && text.contains { $0 != "0" && $0 != "." }
        return (isNegative ? "−" : "") + groups.joined(separator: ",") + rest
    }
}

/// Colours that colour-blind people can distinguish (M. Okabe and K. Ito, "Color universal design", 2008), combined with
/// markers and dashes, so that nothing depends on colour alone.
enum Palette {
    private static let colors = [
        "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#6B6B6B", "#A09000",
    ]
    private static let dashes = ["", "6 3", "2 3", "8 3 2 3"]

    static func color(_ index: Int) -> String { colors[index % colors.count] }

    static func dash(_ index: Int) -> String {
        let dash = dashes[index % dashes.count]
        return dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
    }

    /// Returns a marker around a position: circle, square, triangle or diamond.
    static func marker(_ index: Int, _ x: Double, _ y: Double, size: Double) -> String {
        let path: [(Double, Double)]
        switch index % 4 {
        case 0:
            let (x, y) = (Markup.number(x), Markup.number(y))
            return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(Markup.number(size))\"/>"
        case 1: path = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        case 2: path = [(0, -1.2), (1.2, 1), (-1.2, 1)]
        default: path = [(0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)]
        }
        let points = path.map { "\(Markup.number(x + $0.0 * size)),\(Markup.number(y + $0.1 * size))" }
        return "<polygon points=\"\(points.joined(separator: " "))\"/>"
    }
}
