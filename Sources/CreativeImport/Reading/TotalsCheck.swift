public import CreativeModel

/// The check of the totals stated in a file against the sums of its rows.
public struct TotalsCheck: Sendable, Hashable {
    /// A stated total that differs from the sum of the rows.
    public struct Difference: Sendable, Hashable {
        /// The metric.
        public var metric: Metric
        /// The line of the total.
        public var line: Int
        /// The value stated in the file; in millionths for amounts.
        public var stated: Int64
        /// The sum of the rows; in millionths for amounts.
        public var sum: Int64
    }

    /// The number of rows of totals.
    public internal(set) var rowCount = 0
    /// The metrics whose stated total equals the sum of the rows.
    public internal(set) var agreeing: [Metric] = []
    /// The metrics whose stated total differs from the sum of the rows.
    public internal(set) var differences: [Difference] = []
}

/// Adds up rows, and compares the sums with the rows of totals.
struct TotalsTally {
    private var sums = Array<Int64?>(repeating: nil, count: Metric.allCases.count)
    private var stated: [(line: Int, values: [Metric: Int64])] = []
    private var rows: Int64 = 0

    mutating func add(_ metrics: PerformanceMetrics, _ layout: RowLayout) {
        rows += 1
        for (_, metric) in layout.metrics {
            if let value = metrics[metric] {
                sums[metric.rawValue] = (sums[metric.rawValue] ?? 0).addingSaturated(value)
            }
        }
    }

    /// Adds the sums of several rows.
    mutating func add(_ sums: [Int64?], rowCount: Int64) {
        rows += rowCount
        for (index, sum) in sums.enumerated() {
            if let sum { self.sums[index] = (self.sums[index] ?? 0).addingSaturated(sum) }
        }
    }

    /// Adds the rows of a later part of the file.
    mutating func merge(_ later: TotalsTally) {
        add(later.sums, rowCount: later.rows)
        stated += later.stated
    }

    /// The metrics whose sum does not fit.
    var overflowing: [Metric] { Metric.allCases.filter { sums[$0.rawValue] == .max } }

    /// Adds the figures of a row of totals. Invalid figures are ignored.
    mutating func addTotal(_ cells: Cells, line: Int) {
        var values: [Metric: Int64] = [:]
        var columns: Set<Int> = []
        for (field, metric) in cells.layout.metrics where metric.isAdditive {
            // A column can be several metrics.
            guard columns.insert(cells.layout.index(field)).inserted else { continue }
            let value =
                metric.isFractional && field != .spendMicros
                ? (try? cells.micros(field))?.rawValue : try? cells.integer(field)
            if let value { values[metric] = value }
        }
        if !values.isEmpty { stated.append((line, values)) }
    }

    /// The result of the comparison. If there are several rows of totals, one match is enough: others may sum more rows, or fewer.
    /// Partial totals that match the sum together count as well.
    var check: TotalsCheck {
        var check = TotalsCheck(rowCount: stated.count)
        for metric in Metric.allCases {
            let values = stated.compactMap { total in total.values[metric].map { (total.line, $0) } }
            guard !values.isEmpty else { continue }
            let sum = sums[metric.rawValue] ?? 0
            // The cents of each row may be rounded separately.
            let tolerance: Int64 = metric.isFractional ? rows * 5000 : 0
            func agrees(_ value: Int64) -> Bool {
                abs(value.subtractingReportingOverflow(sum).partialValue) <= tolerance
            }
            if values.contains(where: { agrees($0.1) })
                || agrees(values.reduce(0) { $0.addingSaturated($1.1) })
            {
                check.agreeing.append(metric)
            } else if let nearest = values.min(by: { distance($0.1, sum) < distance($1.1, sum) }) {
                check.differences.append(.init(metric: metric, line: nearest.0, stated: nearest.1, sum: sum))
            }
        }
        return check
    }

    private func distance(_ value: Int64, _ sum: Int64) -> UInt64 {
        value > sum ? UInt64(bitPattern: value &- sum) : UInt64(bitPattern: sum &- value)
    }
}
