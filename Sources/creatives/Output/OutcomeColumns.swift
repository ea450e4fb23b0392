internal import CreativeIntelligence
internal import Foundation

/// The columns of a text table for what ads achieved: conversions, CPA and ROAS, and reach and frequency. Each appears if any
/// row has a value.
struct OutcomeColumns {
    private struct Part {
        let column: TextTable.Column
        let text: (PerformanceTotals) -> String?
    }

    private let parts: [Part]

    /// Chooses the columns for the totals of all rows.
    ///
    /// - Parameter dropOrder: The drop order of the first of them to be kept.
    init(_ all: [PerformanceTotals], dropOrder: Int) {
        let possible: [(title: String, order: Int, text: (PerformanceTotals) -> String?)] = [
            ("Conv.", 2, { $0.metrics.conversions.map(Self.count) }),
            ("CPA", 0, { Self.costs($0, \.costPerAcquisition, named: true) }),
            ("ROAS", 1, { Self.costs($0, \.returnOnAdSpend, named: false) }),
            ("Reach", 3, { $0.metrics.reach.map(Display.compact) }),
            ("Freq.", 4, { $0.metrics.frequency.map { String(format: "%.2f", $0) } }),
        ]
        parts = possible.compactMap { title, order, text in
            guard all.contains(where: { text($0) != nil }) else { return nil }
            return Part(
                column: .init(title: title, alignsRight: true, dropOrder: dropOrder + order), text: text)
        }
    }

    var columns: [TextTable.Column] { parts.map(\.column) }

    func cells(_ totals: PerformanceTotals) -> [String] { parts.map { $0.text(totals) ?? "–" } }

    private static func count(_ conversions: Micros) -> String {
        conversions.rawValue % 1_000_000 == 0
            ? Display.compact(conversions.rawValue / 1_000_000) : String(format: "%.1f", conversions.units)
    }

    /// Returns a cost or a ratio in each currency, or `nil` if none is known.
    ///
    /// - Parameter named: Whether to name the only currency, too.
    private static func costs(
        _ totals: PerformanceTotals, _ value: (PerformanceMetrics) -> Double?, named: Bool
    ) -> String? {
        let known = totals.byCurrency.sorted { $0.key < $1.key }.compactMap { currency, metrics in
            value(metrics).map { (currency, String(format: "%.2f", $0)) }
        }
        guard !known.isEmpty else { return nil }
        return known.map { named || known.count > 1 ? "\($0.0) \($0.1)" : $0.1 }.joined(separator: ", ")
    }
}
