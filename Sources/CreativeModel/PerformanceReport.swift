internal import StageCore

/// Sums of performance. Counts are summed over all rows, money only within each currency.
public struct PerformanceTotals: Hashable, Sendable {
    /// The sums of all rows. Spend and conversion value are `nil`, because currencies differ.
    public private(set) var metrics = PerformanceMetrics()

    /// The sums by currency, including money: the basis of cost ratios.
    public private(set) var byCurrency: [CurrencyCode: PerformanceMetrics] = [:]

    /// The first day with performance, if known.
    public private(set) var firstDay: Day?

    /// The last day with performance, if known.
    public private(set) var lastDay: Day?

    /// Creates empty totals.
    public init() {}

    /// Creates totals from the sums of each currency, as in ``byCurrency``, and the days covered.
    package init(byCurrency: [(CurrencyCode, PerformanceMetrics)], firstDay: Day?, lastDay: Day?) {
        for (currency, metrics) in byCurrency { add(metrics, currency: currency) }
        cover(first: firstDay, last: lastDay)
    }

    /// The spend by currency, ordered by code. Currencies without known spend are omitted.
    public var spend: [(currency: CurrencyCode, amount: Micros)] {
        byCurrency.sorted { $0.key < $1.key }.compactMap { currency, metrics in
            metrics.spend.map { (currency, $0) }
        }
    }

    /// The spend if there is only one currency, or `nil` if there are several or none.
    package var spendInOnlyCurrency: Micros? {
        let all = spend
        return all.count == 1 ? all[0].amount : nil
    }

    /// Adds a row.
    public mutating func add(_ record: PerformanceRecord) {
        add(record.metrics, currency: record.currency)
        cover(first: record.period.first, last: record.period.last)
    }

    /// Adds other totals.
    public mutating func add(_ other: PerformanceTotals) {
        for (currency, metrics) in other.byCurrency { add(metrics, currency: currency) }
        cover(first: other.firstDay, last: other.lastDay)
    }

    package mutating func add(_ row: PerformanceMetrics, currency: CurrencyCode) {
        byCurrency[currency, default: PerformanceMetrics()].add(row)
        var counts = row
        for metric in [Metric.conversionValue, .spend] { counts[metric] = nil }
        metrics.add(counts)
        metrics.reach = byCurrency.count == 1 ? byCurrency[currency]?.reach : nil
    }

    package mutating func cover(first: Day?, last: Day?) {
        if let first { firstDay = min(firstDay ?? first, first) }
        if let last { lastDay = max(lastDay ?? last, last) }
    }
}

/// The days covered by a report.
public enum ReportPeriod: Hashable, Sendable {
    /// All days, including lifetime totals.
    case all

    /// The last N dates, ending with the newest day in the data: 7 means 7 dates, not 8.
    case lastDays(Int)

    /// The days from the first to the last, both included.
    case days(first: Day, last: Day)
}

extension PerformanceTable {
    /// The last day covered by any row. ``ReportPeriod/lastDays(_:)`` counts back from it.
    ///
    /// - Complexity: O(rows).
    package var newestDay: Day? {
        var newest = Row.unknown
        for ledger in ledgers { for row in ledger.rows { newest = max(newest, row.last) } }
        return newest == Row.unknown ? nil : Day(number: newest)
    }

    /// Returns the first and last day of a period, or `nil` for all days.
    package func bounds(of period: ReportPeriod) -> ClosedRange<Day>? {
        if case .lastDays = period { return Self.bounds(of: period, newestDay: newestDay) }
        return Self.bounds(of: period, newestDay: nil)
    }
}

extension PerformanceTable {
    /// Returns the first and last day of a period, or `nil` for all days, given the newest day in the data.
    package static func bounds(of period: ReportPeriod, newestDay: Day?) -> ClosedRange<Day>? {
        switch period {
        case .all: nil
        case .days(let first, let last): first <= last ? first...last : Day(number: .max)...Day(number: .max)
        case .lastDays(let count):
            newestDay.map { $0.advanced(by: 1 - max(1, count))...$0 } ?? Day(number: .max)...Day(number: .max)
        }
    }
}

/// The performance of a campaign, with its top geos, best creative and warnings.
public struct PerformanceReport: Sendable, Equatable {
    /// The totals.
    public var totals = PerformanceTotals()
    /// The top geos, by spend if there is one currency, else by impressions.
    public var topGeos: [String] = []
    /// The creative with the highest click-through rate among those above `bestPerformerImpressions`, else the one with
    /// the highest spend.
    public var bestPerformer: CreativeKey?
    /// Warnings about the performance.
    public var warnings: [PerformanceWarning] = []

    /// The number of impressions that a creative must exceed for its click-through rate to count: 1,000.
    package static let bestPerformerImpressions: Int64 = 1000

    /// Creates an empty report.
    public init() {}
}

/// A warning about an anomaly in performance.
public struct PerformanceWarning: Hashable, Sendable, Codable {
    /// The kind of anomaly: an open set.
    public struct Kind: RawRepresentable, Hashable, Sendable, Codable {
        /// The name.
        public let rawValue: String
        /// Creates a kind.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// More than 1,000 impressions without a click, for at least three consecutive days.
        public static let noClicks = Kind(rawValue: "noClicks")
        /// More than 10 currency units spent at a click-through rate below 0.0001.
        public static let lowClickThroughRate = Kind(rawValue: "lowClickThroughRate")
    }

    /// The kind of anomaly.
    public var kind: Kind
    /// The description, with the figures.
    public var detail: String

    /// Creates a warning.
    public init(kind: Kind, detail: String) {
        self.kind = kind
        self.detail = detail
    }
}

/// The dimensions of a performance breakdown.
public struct PerformanceDimensions: OptionSet, Hashable, Sendable {
    /// The raw bits.
    public let rawValue: Int

    /// Creates a set from raw bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// One slice for each creative.
    public static let creative = PerformanceDimensions(rawValue: 1)
    /// One slice for each geo.
    public static let geo = PerformanceDimensions(rawValue: 2)
    /// One slice for each day. Rows that cover several days share one slice without a day.
    public static let day = PerformanceDimensions(rawValue: 4)
}

/// The totals of one slice of a breakdown.
public struct PerformanceSlice: Hashable, Sendable {
    /// The creative, in a breakdown by creative.
    public var creative: CreativeKey?
    /// The geo, in a breakdown by geo; empty if the source names none.
    public var geo: String?
    /// The day, in a breakdown by day; `nil` for rows that cover several days.
    public var day: Day?
    /// The totals.
    public var totals: PerformanceTotals

    /// Creates a slice.
    public init(creative: CreativeKey? = nil, geo: String? = nil, day: Day? = nil, totals: PerformanceTotals)
    {
        self.creative = creative
        self.geo = geo
        self.day = day
        self.totals = totals
    }
}
