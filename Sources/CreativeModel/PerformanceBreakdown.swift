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
        // Creative by creative where there is a slice for each: only what one of them has is to be put in order.
        let groups = dimensions.contains(.creative) ? creatives.sorted().map { [$0] } : [creatives]
        return groups.flatMap { group in
            var parts: [Part: PerformanceTotals] = [:]
            for creative in group {
                for record in records(of: creative) where record.period.isInside(bounds) {
                    parts[Part(of: record, by: dimensions), default: PerformanceTotals()].add(record)
                }
            }
            let key = dimensions.contains(.creative) ? group[0] : nil
            return parts.keys.sorted().map { part in
                PerformanceSlice(
                    creative: key, geo: part.geo, day: part.day, totals: parts[part] ?? PerformanceTotals())
            }
        }
    }

    /// What a slice is of, beside its creative.
    private struct Part: Hashable, Comparable {
        var geo: String?
        var day: Day?

        init(of record: PerformanceRecord, by dimensions: PerformanceDimensions) {
            if dimensions.contains(.geo) { geo = record.geo }
            if dimensions.contains(.day), case .day(let day) = record.period { self.day = day }
        }

        static func < (left: Self, right: Self) -> Bool {
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
