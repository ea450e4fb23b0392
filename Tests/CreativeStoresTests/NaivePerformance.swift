import CreativeModel
import CreativeStores
import StageCore

func key(_ number: Int, seat: String = "a") -> CreativeKey { CreativeKey(seat: seat, id: String(number)) }

/// A naive dictionary-based table to compare with.
struct NaivePerformance {
    struct Key: Hashable {
        var creative: CreativeKey
        /// `nil` for a lifetime, whose ends are not part of the key.
        var days: ClosedRange<Day>?
        var geo: String
        var currency: CurrencyCode
    }

    struct Value: Equatable {
        var period: ReportingPeriod
        var metrics: PerformanceMetrics
    }

    var rows: [Key: Value] = [:]

    mutating func add(_ record: PerformanceRecord) {
        let key = Self.key(of: record)
        guard var known = rows[key] else {
            rows[key] = Value(period: Self.normalised(record.period), metrics: record.metrics)
            return
        }
        known.metrics.add(record.metrics)
        if case .lifetime(let first, let last) = known.period {
            known.period = .lifetime(
                first: Self.joined(first, record.period.first, by: min),
                last: Self.joined(last, record.period.last, by: max))
        }
        rows[key] = known
    }

    /// Replaces rows with the same keys, as a later import does.
    mutating func replaceKeys(of later: NaivePerformance) -> (added: Int, changed: Int) {
        var counts = (added: 0, changed: 0)
        for (key, value) in later.rows {
            if let known = rows[key] {
                if known != value { counts.changed += 1 }
            } else {
                counts.added += 1
            }
            rows[key] = value
        }
        return counts
    }

    /// The totals of a creative over rows that lie entirely inside the bounds.
    func totals(of creative: CreativeKey, geo: String? = nil, in bounds: ClosedRange<Day>?)
        -> PerformanceTotals
    {
        var totals = PerformanceTotals()
        for (key, value) in rows where key.creative == creative && (geo == nil || geo == key.geo) {
            if let bounds {
                guard let first = value.period.first, let last = value.period.last,
                    bounds.contains(first), bounds.contains(last)
                else { continue }
            }
            totals.add(
                PerformanceRecord(
                    creative: creative, period: value.period, geo: key.geo, currency: key.currency,
                    metrics: value.metrics))
        }
        return totals
    }

    static func key(of record: PerformanceRecord) -> Key {
        var days: ClosedRange<Day>?
        switch record.period {
        case .day(let day): days = day...day
        case .range(let first, let last): days = first...last
        case .lifetime: days = nil
        }
        return Key(creative: record.creative, days: days, geo: record.geo, currency: record.currency)
    }

    /// A range of one day is that day.
    private static func normalised(_ period: ReportingPeriod) -> ReportingPeriod {
        if case .range(let first, let last) = period, first == last { return .day(first) }
        return period
    }

    /// An end is unknown if it is unknown on either side.
    private static func joined(_ left: Day?, _ right: Day?, by choose: (Day, Day) -> Day) -> Day? {
        guard let left, let right else { return nil }
        return choose(left, right)
    }
}

extension SeededGenerator {
    /// A random row from a small set of keys, so that keys repeat often.
    mutating func record() -> PerformanceRecord {
        let first = Day(number: Int32(uniform(in: 20_000...20_012)))
        let period: ReportingPeriod =
            switch uniform(in: 0...4) {
            case 0, 1: .day(first)
            case 2: .range(first: first, last: first.advanced(by: uniform(in: 0...4)))
            default:
                .lifetime(
                    first: chance(0.3) ? nil : first,
                    last: chance(0.3) ? nil : first.advanced(by: uniform(in: 0...9)))
            }
        var metrics = PerformanceMetrics()
        for metric in Metric.allCases where chance(0.4) { metrics[metric] = Int64(uniform(in: 0...3000)) }
        return PerformanceRecord(
            creative: key(), period: period, geo: element(of: ["", "DE", "US", "ZZ"]) ?? "",
            currency: element(of: ["USD", "EUR", "XXX"]).flatMap(CurrencyCode.init(rawValue:)) ?? .unknown,
            metrics: metrics)
    }

    mutating func key() -> CreativeKey {
        CreativeKey(seat: chance(0.7) ? "a" : "b", id: String(uniform(in: 1...8)))
    }

    mutating func records(upTo count: Int) -> [PerformanceRecord] {
        (0..<uniform(in: 0...count)).map { _ in record() }
    }
}

extension PerformanceTable {
    init(_ records: some Sequence<PerformanceRecord>) {
        var builder = Builder()
        for record in records { builder.add(record) }
        self = builder.build()
    }

    /// All rows by the naive key; `nil` if a key occurs twice.
    var naive: NaivePerformance? {
        var naive = NaivePerformance()
        for record in creativeKeys.flatMap(records(of:)) {
            let key = NaivePerformance.key(of: record)
            guard naive.rows[key] == nil else { return nil }
            naive.add(record)
        }
        return naive
    }
}

extension NaivePerformance {
    init(_ records: some Sequence<PerformanceRecord>) {
        for record in records { add(record) }
    }
}
