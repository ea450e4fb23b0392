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
        var places: [SliceKey: PerformanceTotals] = [:]
        for creative in creatives {
            for record in records(of: creative) where record.period.isInside(bounds) {
                var key = SliceKey()
                if dimensions.contains(.creative) { key.creative = creative }
                if dimensions.contains(.geo) { key.geo = record.geo }
                if dimensions.contains(.day), case .day(let day) = record.period { key.day = day }
                places[key, default: PerformanceTotals()].add(record)
            }
        }
        // The keys alone: totals are large, and sorting moves what it sorts.
        return places.keys.sorted().map { key in
            PerformanceSlice(
                creative: key.creative, geo: key.geo, day: key.day, totals: places[key] ?? PerformanceTotals()
            )
        }
    }

    private struct SliceKey: Hashable, Comparable {
        var creative: CreativeKey?
        var geo: String?
        var day: Day?

        static func < (left: Self, right: Self) -> Bool {
            if left.creative != right.creative {
                return (left.creative ?? CreativeKey(seat: "", id: ""))
                    < (right.creative ?? CreativeKey(seat: "", id: ""))
            }
            if left.geo != right.geo { return (left.geo ?? "") < (right.geo ?? "") }
            return (left.day?.number ?? .min) < (right.day?.number ?? .min)
        }
    }
}

extension ReportingPeriod {
    /// Whether all of it lies inside; a period with an unknown end does so only without bounds.
    func isInside(_ bounds: ClosedRange<Day>?) -> Bool {
        guard let bounds else { return true }
        guard let first, let last else { return false }
        return first >= bounds.lowerBound && last <= bounds.upperBound
    }
}
