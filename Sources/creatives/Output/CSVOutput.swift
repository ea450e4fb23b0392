internal import CreativeIntelligence

/// Prints tables as CSV on standard output, with all rows unless a limit is given.
enum CSVOutput {
    static func print(_ header: [String], _ rows: some Sequence<[String]>) {
        StandardOutput.write(CSVWriter.text(of: header))
        for row in rows { StandardOutput.write(CSVWriter.text(of: row)) }
    }

    /// Returns a list as one cell.
    static func list(_ texts: some Sequence<String>) -> String { texts.joined(separator: "; ") }
}

/// The columns of figures: a currency with all metrics in it, and their ratios.
///
/// Amounts of different currencies are never added. Totals in several currencies therefore have a row for each, whose counts
/// are those of the rows in that currency.
struct FigureColumns {
    private let metrics: [Metric]
    private let hasReach: Bool

    /// Chooses the columns: metrics that most sources have, and others if any of the totals has them.
    init(_ all: [PerformanceTotals]) {
        metrics = Metric.allCases.filter { metric in
            metric.isCommon || all.contains { $0.byCurrency.values.contains { $0[metric] != nil } }
        }
        hasReach = metrics.contains(.reach)
    }

    private static let ratios: [(name: String, value: @Sendable (PerformanceMetrics) -> Double?)] = [
        ("ctr", { $0.clickThroughRate }), ("cpm", { $0.costPerMille }), ("cpc", { $0.costPerClick }),
        ("cpa", { $0.costPerAcquisition }), ("roas", { $0.returnOnAdSpend }),
        ("win_rate", { $0.winRate?.value }),
    ]

    var header: [String] {
        ["currency"] + metrics.map(\.name) + Self.ratios.map(\.name) + (hasReach ? ["frequency"] : [])
    }

    /// Returns the cells of a row for each currency, at least one.
    func rows(_ totals: PerformanceTotals) -> [[String]] {
        let parts = totals.byCurrency.sorted { $0.key < $1.key }
        guard !parts.isEmpty else { return [cells("", PerformanceMetrics())] }
        return parts.map { cells($0.key.rawValue, $0.value) }
    }

    private func cells(_ currency: String, _ values: PerformanceMetrics) -> [String] {
        [currency]
            + metrics.map { metric in
                guard let value = values[metric] else { return "" }
                return metric.isFractional ? Micros(rawValue: value).description : String(value)
            } + Self.ratios.map { $0.value(values).map { "\($0)" } ?? "" }
            + (hasReach ? [values.frequency.map { "\($0)" } ?? ""] : [])
    }
}
