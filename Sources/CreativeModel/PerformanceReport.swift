/// What people ask of a campaign's performance.
public struct PerformanceReport: Sendable, Equatable {
    /// The sums.
    public var totals = PerformanceTotals()
    /// The geos, the strongest first: by spend where there is one currency, else by impressions.
    public var topGeos: [String] = []
    /// The creative with the highest click-through rate among those above
    /// `bestPerformerImpressions`, else the one with the highest spend.
    public var bestPerformer: CreativeKey?
    /// What a person should look at.
    public var warnings: [PerformanceWarning] = []

    /// How many impressions a creative must exceed for its click-through rate to count: 1,000.
    package static let bestPerformerImpressions: Int64 = 1000

    /// Makes a report of nothing.
    public init() {}
}
