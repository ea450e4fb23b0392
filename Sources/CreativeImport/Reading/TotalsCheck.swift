public import CreativeModel

/// The sums that a file states, against those of its rows.
public struct TotalsCheck: Sendable, Hashable {
    /// One figure.
    public struct Difference: Sendable, Hashable {
        /// What is counted.
        public var metric: Metric
        /// The line of the sum.
        public var line: Int
        /// What the file says; millionths for amounts.
        public var stated: Int64
        /// The sum of the rows; millionths for amounts.
        public var sum: Int64
    }

    /// How many rows of sums there are.
    public internal(set) var rowCount = 0
    /// Figures that are stated and agree.
    public internal(set) var agreeing: [Metric] = []
    /// Figures that are stated and do not agree.
    public internal(set) var differences: [Difference] = []
}

/// Adds up rows, and compares the sums with the rows of sums.
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

    /// Takes the figures of a row of sums; those that cannot be read are none.
    mutating func addTotal(_ cells: Cells, line: Int) {
        var values: [Metric: Int64] = [:]
        for (field, metric) in cells.layout.metrics {
            let value =
                metric.isFractional && field != .spendMicros
                ? (try? cells.micros(field))?.rawValue : try? cells.integer(field)
            if let value { values[metric] = value }
        }
        if !values.isEmpty { stated.append((line, values)) }
    }

    /// How the rows of sums compare. Of several, one that agrees is enough: others sum up more, or less, than the rows; and rows of
    /// partial sums agree together.
    var check: TotalsCheck {
        var check = TotalsCheck(rowCount: stated.count)
        for metric in Metric.allCases {
            let values = stated.compactMap { total in total.values[metric].map { (total.line, $0) } }
            guard !values.isEmpty else { continue }
            let sum = sums[metric.rawValue] ?? 0
            // Cents of each row may be rounded by themselves.
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
