/// The dates covered by a row of performance.
public enum ReportingPeriod: Hashable, Sendable, Codable {
    /// One day.
    case day(Day)

    /// All days from the first to the last, both included.
    case range(first: Day, last: Day)

    /// The lifetime total of a source, from a first to a last day, either of which may be unknown.
    ///
    /// A creative has one lifetime total per geo and currency. A later total **replaces** it even if its dates have
    /// changed, as they do while an ad is running.
    case lifetime(first: Day?, last: Day?)

    /// The first day covered, if known.
    public var first: Day? {
        switch self {
        case .day(let day): day
        case .range(let first, _): first
        case .lifetime(let first, _): first
        }
    }

    /// The last day covered, if known.
    public var last: Day? {
        switch self {
        case .day(let day): day
        case .range(_, let last): last
        case .lifetime(_, let last): last
        }
    }
}

/// One row of performance: its key (creative, period, geo, currency) and its metrics.
public struct PerformanceRecord: Hashable, Sendable {
    /// The creative.
    public var creative: CreativeKey
    /// The days covered.
    public var period: ReportingPeriod
    /// The ISO 3166 code of the country if it has one, else the source's own name; empty if the source does not break
    /// down by geo.
    public var geo: String
    /// The currency of spend and conversion value.
    public var currency: CurrencyCode
    /// The IANA name of the time zone of the days. It is not part of the key.
    public var timeZone: String
    /// The metrics.
    public var metrics: PerformanceMetrics

    /// Creates a record.
    public init(
        creative: CreativeKey, period: ReportingPeriod, geo: String = "",
        currency: CurrencyCode = .unknown, timeZone: String = "UTC", metrics: PerformanceMetrics
    ) {
        self.creative = creative
        self.period = period
        self.geo = geo
        self.currency = currency
        self.timeZone = timeZone
        self.metrics = metrics
    }
}
