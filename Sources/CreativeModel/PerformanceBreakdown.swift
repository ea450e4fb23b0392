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
