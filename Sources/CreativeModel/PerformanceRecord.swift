/// The dates that a row of performance covers.
public enum ReportingPeriod: Hashable, Sendable, Codable {
    /// One day.
    case day(Day)

    /// All days from the first to the last, both included.
    case range(first: Day, last: Day)

    /// All that a source ever counted, from a first day to a last one, either of which may be unknown.
    ///
    /// A creative has one lifetime total per geo and currency: a later one **replaces** it even when
    /// its ends have moved, as they do while an ad runs on.
    case lifetime(first: Day?, last: Day?)

    /// The first day covered, where known.
    public var first: Day? {
        switch self {
        case .day(let day): day
        case .range(let first, _): first
        case .lifetime(let first, _): first
        }
    }

    /// The last day covered, where known.
    public var last: Day? {
        switch self {
        case .day(let day): day
        case .range(_, let last): last
        case .lifetime(_, let last): last
        }
    }
}

/// One row of performance: its key (creative, period, geo, currency) and what was measured.
public struct PerformanceRecord: Hashable, Sendable {
    /// The creative.
    public var creative: CreativeKey
    /// The days covered.
    public var period: ReportingPeriod
    /// ISO 3166 code of the country where known by one, else the source's own word; empty where the
    /// source does not break down by geo.
    public var geo: String
    /// The currency of spend and conversion value.
    public var currency: CurrencyCode
    /// The IANA name of the time zone in which the days are counted. It is not part of the key.
    public var timeZone: String
    /// What was measured.
    public var metrics: PerformanceMetrics

    /// Makes a record.
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
