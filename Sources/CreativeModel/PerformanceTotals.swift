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
