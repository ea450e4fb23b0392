/// By what performance can be broken down.
public struct PerformanceDimensions: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Makes a set of its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A slice for each creative.
    public static let creative = PerformanceDimensions(rawValue: 1)
    /// A slice for each geo.
    public static let geo = PerformanceDimensions(rawValue: 2)
    /// A slice for each day; rows that cover several days are together in one without a day.
    public static let day = PerformanceDimensions(rawValue: 4)
}

/// The sums of one part of a breakdown.
public struct PerformanceSlice: Hashable, Sendable {
    /// The creative, in a breakdown by creative.
    public var creative: CreativeKey?
    /// The geo, in a breakdown by geo; empty where the source names none.
    public var geo: String?
    /// The day, in a breakdown by day; `nil` there for rows that cover several.
    public var day: Day?
    /// The sums.
    public var totals: PerformanceTotals

    /// Makes a slice.
    public init(creative: CreativeKey? = nil, geo: String? = nil, day: Day? = nil, totals: PerformanceTotals)
    {
        self.creative = creative
        self.geo = geo
        self.day = day
        self.totals = totals
    }
}

extension PerformanceTable {
    /// The sums of some creatives, broken down, in order of creative, geo and day.
    ///
    /// - Parameters:
    ///   - creatives: Which ones, without repetition.
    ///   - dimensions: By what.
    ///   - bounds: The days that count; a row must lie inside whole.
    /// - Complexity: O(n log n) in the rows of those creatives.
    public func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in bounds: ClosedRange<Day>? = nil
    ) -> [PerformanceSlice] {
        PerformanceFigures.slices(of: creatives, by: dimensions) { figures(of: $0, in: bounds) }
    }
}

extension PerformanceFigures {
    /// The sums of some creatives, broken down, in order of creative, geo and day.
    ///
    /// - Parameter figures: Makes the figures of a group of them.
    package static func slices(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions,
        figures: ([CreativeKey]) throws -> PerformanceFigures
    ) rethrows -> [PerformanceSlice] {
        guard dimensions.contains(.creative) else { return try figures(creatives).slices(by: dimensions) }
        // Creative by creative: only what one of them has is to be put in order.
        return try creatives.sorted().flatMap { creative in
            try figures([creative]).slices(by: dimensions).map { slice in
                var slice = slice
                slice.creative = creative
                return slice
            }
        }
    }

    /// The sums of all creatives together, by geo and day as asked for, in this order.
    func slices(by dimensions: PerformanceDimensions) -> [PerformanceSlice] {
        var parts: [Part: PerformanceTotals] = [:]
        for line in lines {
            for (place, cell) in line.cellOfSetting.enumerated() where cell >= 0 {
                let setting = allSettings[settings[place]]
                let part = Part(
                    geo: dimensions.contains(.geo) ? setting.geo : nil,
                    day: dimensions.contains(.day) ? line.day.map(Day.init(number:)) : nil)
                parts[part, default: PerformanceTotals()].add(cells[Int(cell)], currency: setting.currency)
            }
        }
        return parts.keys.sorted().map { part in
            PerformanceSlice(geo: part.geo, day: part.day, totals: parts[part] ?? PerformanceTotals())
        }
    }

    /// What a slice is of, beside its creative.
    private struct Part: Hashable, Comparable {
        var geo: String?
        var day: Day?

        static func < (left: Self, right: Self) -> Bool {
            if left.geo != right.geo { return (left.geo ?? "") < (right.geo ?? "") }
            return (left.day?.number ?? .min) < (right.day?.number ?? .min)
        }
    }
}
