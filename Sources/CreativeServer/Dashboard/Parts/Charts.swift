internal import Foundation
internal import StageCore

/// The spend, or else the impressions, of consecutive days.
///
/// Days of several currencies have no common spend, so that their impressions are shown.
struct DailySeries: Sendable, Hashable {
    /// One day.
    struct Point: Sendable, Hashable {
        var day: Day
        /// The value; 0 for a day without data between days with data.
        var value: Double
        var impressions: Int64
        var clicks: Int64
    }

    /// The days without gaps, in order.
    let points: [Point]
    /// The currency of the values; `nil` if they are impressions.
    let currency: CurrencyCode?

    /// Creates a series from slices by day.
    init(_ slices: [PerformanceSlice]) {
        let days = slices.compactMap { slice in slice.day.map { ($0, slice.totals) } }
        let currencies = Set(days.flatMap { $0.1.spend.map(\.currency) })
        let only = currencies.count == 1 ? currencies.first : nil
        currency = only
        let byDay = Dictionary(days) { first, _ in first }
        guard let first = byDay.keys.min(), let last = byDay.keys.max(), first.distance(to: last) < 4_000
        else {
            points = []
            return
        }
        points = (0...first.distance(to: last)).map { offset in
            let day = first.advanced(by: offset)
            let metrics = byDay[day]?.metrics
            let spend = only.flatMap { byDay[day]?.byCurrency[$0]?.spend }
            let value = only == nil ? Double(metrics?.impressions ?? 0) : spend?.units ?? 0
            return Point(
                day: day, value: value, impressions: metrics?.impressions ?? 0, clicks: metrics?.clicks ?? 0)
        }
    }

    /// The name of the values.
    var name: String { currency == nil ? "impressions" : "spend" }

    /// Returns a value as text.
    func text(_ value: Double) -> String {
        currency.map { Formats.moneyText(units: value, $0) } ?? grouped(Int64(value))
    }
}

/// A line without axes, beside a figure that it explains.
struct Sparkline {
    let series: DailySeries

    private static let width = 120.0
    private static let height = 32.0

    var html: HTML {
        guard series.points.count > 1, let peak = series.points.map(\.value).max(), peak > 0 else {
            return Tag.svg(
                .class("spark"), .viewBox(Int(Self.width), Int(Self.height)), .stretches(), .ariaHidden()
            ) {
                Tag.path(.class("none"), .path("M0 31H120"))
            }
        }
        let step = Self.width / Double(series.points.count - 1)
        var line = ""
        for (index, point) in series.points.enumerated() {
            let x = Attribute.coordinate(Double(index) * step)
            let y = Attribute.coordinate(Self.height - 2 - point.value / peak * (Self.height - 4))
            line += "\(index == 0 ? "M" : "L")\(x) \(y)"
        }
        let first = series.points[0].day
        let last = series.points[series.points.count - 1].day
        let label =
            "\(series.name.capitalized) by day, \(Formats.shortDay(first)) to \(Formats.dayText(last)), at most \(series.text(peak))"
        return Tag.svg(
            .class("spark"), .viewBox(Int(Self.width), Int(Self.height)), .stretches(), .role("img"),
            .label(label)
        ) {
            Tag.path(.class("area"), .path(line + "V32H0Z"))
            Tag.path(.class("line"), .path(line))
        }
    }
}

/// Bars by day with axes, drawn once for wide windows and once for narrow ones; the style sheet shows one of them.
struct DayChart {
    let series: DailySeries

    /// The proportions of a drawing, in units that are about a pixel.
    private struct Frame {
        var name: String
        var width: Double
        var height: Double
        /// The number of days that are named.
        var labelCount: Double
        let left = 56.0
        let bottom = 24.0
        let top = 12.0

        static let wide = Frame(name: "wide", width: 960, height: 240, labelCount: 8)
        static let narrow = Frame(name: "narrow", width: 360, height: 200, labelCount: 4)
    }

    var html: HTML {
        guard let peak = series.points.map(\.value).max(), peak > 0 else { return HTML() }
        let scale = AxisScale(peak: peak)
        return drawing(.wide, scale) + drawing(.narrow, scale)
    }

    private func drawing(_ frame: Frame, _ scale: AxisScale) -> HTML {
        let points = series.points
        let floor = frame.height - frame.bottom
        let step = (frame.width - frame.left) / Double(points.count)
        let gap = min(3, step * 0.2)
        func y(_ value: Double) -> Double { floor - value / scale.top * (floor - frame.top) }
        let labelEvery = max(1, Int((Double(points.count) / frame.labelCount).rounded(.up)))
        return Tag.svg(
            .class("chart \(frame.name)"), .viewBox(Int(frame.width), Int(frame.height)), .role("img"),
            .label("\(series.name.capitalized) by day, as in the table of the performance tab.")
        ) {
            for tick in scale.ticks {
                Tag.line(.class("rule"), .x1(frame.left), .x2(frame.width), .y1(y(tick)), .y2(y(tick)))
                Tag.text(.x(frame.left - 8), .y(y(tick) + 4), .anchor("end")) { Formats.compactText(tick) }
            }
            for (index, point) in points.enumerated() {
                let x = frame.left + Double(index) * step
                Tag.rect(
                    .class("bar"), .x(x + gap / 2), .y(y(point.value)), .width(max(0.5, step - gap)),
                    .height(max(0, floor - y(point.value)))
                ) {
                    Tag.title { "\(Formats.dayText(point.day)): \(series.text(point.value))" }
                }
                if index % labelEvery == 0, x < frame.width - 36 {
                    Tag.text(.x(x), .y(frame.height - 6), .anchor("start")) { Formats.shortDay(point.day) }
                }
            }
        }
    }
}

/// Round steps for an axis that begins at 0.
struct AxisScale {
    /// The largest tick, at least the peak.
    let top: Double
    /// The ticks, from 0.
    let ticks: [Double]

    /// Creates a scale of three to six ticks for values up to a positive peak.
    init(peak: Double) {
        var unit = 1.0
        while unit * 10 <= peak / 4 { unit *= 10 }
        while unit > peak / 4 { unit /= 10 }
        let step = [1, 2, 5, 10].map { $0 * unit }.first { peak / $0 <= 5 } ?? unit * 10
        let count = Int((peak / step).rounded(.up))
        ticks = (0...max(1, count)).map { Double($0) * step }
        top = ticks[ticks.count - 1]
    }
}

/// A horizontal bar in a cell of a table, beside its number.
struct CellBar {
    /// The share of the largest value, in 0...1.
    let share: Double

    var html: HTML {
        Tag.svg(.class("cellbar"), .viewBox(100, 8), .stretches(), .ariaHidden()) {
            Tag.rect(.class("track"), .width(100), .height(8))
            Tag.rect(.class("bar"), .width(100 * Swift.min(1, Swift.max(0, share))), .height(8))
        }
    }
}
