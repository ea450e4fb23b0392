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

/// Bars by day with axes.
struct DayChart {
    let series: DailySeries

    private static let width = 720.0
    private static let height = 220.0
    private static let left = 56.0
    private static let bottom = 24.0
    private static let top = 12.0

    var html: HTML {
        let points = series.points
        guard let peak = points.map(\.value).max(), peak > 0 else { return HTML() }
        let scale = AxisScale(peak: peak)
        let plotHeight = Self.height - Self.bottom - Self.top
        let step = (Self.width - Self.left) / Double(points.count)
        let gap = min(3, step * 0.2)
        func y(_ value: Double) -> Double { Self.height - Self.bottom - value / scale.top * plotHeight }
        let labelEvery = max(1, Int((Double(points.count) / 7).rounded(.up)))
        return Tag.svg(
            .class("chart"), .viewBox(Int(Self.width), Int(Self.height)), .role("img"),
            .label("\(series.name.capitalized) by day. The table below has the same figures.")
        ) {
            for tick in scale.ticks {
                Tag.line(.class("rule"), .x1(Self.left), .x2(Self.width), .y1(y(tick)), .y2(y(tick)))
                Tag.text(.x(Self.left - 8), .y(y(tick) + 4), .anchor("end")) { Formats.compactText(tick) }
            }
            for (index, point) in points.enumerated() {
                let x = Self.left + Double(index) * step
                Tag.rect(
                    .class("bar"), .x(x + gap / 2), .y(y(point.value)), .width(max(0.5, step - gap)),
                    .height(max(0, Self.height - Self.bottom - y(point.value)))
                ) {
                    Tag.title { "\(Formats.dayText(point.day)): \(series.text(point.value))" }
                }
                if index % labelEvery == 0, Double(index) * step < Self.width - Self.left - 30 {
                    Tag.text(.x(x + step / 2), .y(Self.height - 6), .anchor(index == 0 ? "start" : "middle"))
                    {
                        Formats.shortDay(point.day)
                    }
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
