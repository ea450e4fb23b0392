internal import StageCore

/// Sums of performance. Counts add up over everything; money only within its currency.
public struct PerformanceTotals: Hashable, Sendable {
    /// Sums of all rows; spend and conversion value are `nil` here, because currencies differ.
    public private(set) var metrics = PerformanceMetrics()

    /// Sums by currency, money included: the place for cost ratios.
    public private(set) var byCurrency: [CurrencyCode: PerformanceMetrics] = [:]

    /// The first day with performance, where known.
    public private(set) var firstDay: Day?

    /// The last day with performance, where known.
    public private(set) var lastDay: Day?

    /// Makes totals of nothing.
    public init() {}

    /// Makes totals of the sums of each currency, as ``byCurrency`` has them, and the days that they cover.
    package init(byCurrency: [(CurrencyCode, PerformanceMetrics)], firstDay: Day?, lastDay: Day?) {
        for (currency, metrics) in byCurrency { add(metrics, currency: currency) }
        cover(first: firstDay, last: lastDay)
    }

    /// Spend by currency, ordered by code; currencies in which no spend is known are left out.
    public var spend: [(currency: CurrencyCode, amount: Micros)] {
        byCurrency.sorted { $0.key < $1.key }.compactMap { currency, metrics in
            metrics.spend.map { (currency, $0) }
        }
    }

    /// Spend in the only currency there is, or `nil` where there are several, or none.
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
        counts.spend = nil
        counts.conversionValue = nil
        metrics.add(counts)
    }

    package mutating func cover(first: Day?, last: Day?) {
        if let first { firstDay = min(firstDay ?? first, first) }
        if let last { lastDay = max(lastDay ?? last, last) }
    }
}

/// Which days a report covers.
public enum ReportPeriod: Hashable, Sendable {
    /// Everything there is, lifetime totals included.
    case all

    /// The last N dates, ending at the newest day of data: 7 means 7 dates, not 8.
    case lastDays(Int)

    /// The days from the first to the last, both included.
    case days(first: Day, last: Day)
}

extension PerformanceTable {
    /// The newest day that any row ends at; what ``ReportPeriod/lastDays(_:)`` counts back from.
    ///
    /// - Complexity: O(rows).
    package var newestDay: Day? {
        var newest = Row.unknown
        for ledger in ledgers { for row in ledger.rows { newest = max(newest, row.last) } }
        return newest == Row.unknown ? nil : Day(number: newest)
    }

    /// The first and last day of a period, or `nil` for everything.
    package func bounds(of period: ReportPeriod) -> ClosedRange<Day>? {
        if case .lastDays = period { return Self.bounds(of: period, newestDay: newestDay) }
        return Self.bounds(of: period, newestDay: nil)
    }
}

extension PerformanceTable {
    /// The first and last day of a period, or `nil` for everything, where the newest day of data is known.
    package static func bounds(of period: ReportPeriod, newestDay: Day?) -> ClosedRange<Day>? {
        switch period {
        case .all: nil
        case .days(let first, let last): first <= last ? first...last : Day(number: .max)...Day(number: .max)
        case .lastDays(let count):
            newestDay.map { $0.advanced(by: 1 - max(1, count))...$0 } ?? Day(number: .max)...Day(number: .max)
        }
    }
}

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

/// Something about performance that a person should look at.
public struct PerformanceWarning: Hashable, Sendable, Codable {
    /// What is odd; an open set.
    public struct Kind: RawRepresentable, Hashable, Sendable, Codable {
        /// The name.
        public let rawValue: String
        /// Makes a kind.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Over 1,000 impressions and no click, for three days or more in a row.
        public static let noClicks = Kind(rawValue: "noClicks")
        /// More than 10 units of a currency were spent at a click-through rate below 0.0001.
        public static let lowClickThroughRate = Kind(rawValue: "lowClickThroughRate")
    }

    /// What is odd.
    public var kind: Kind
    /// In words, with the figures.
    public var detail: String

    /// Makes a warning.
    public init(kind: Kind, detail: String) {
        self.kind = kind
        self.detail = detail
    }
}

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
