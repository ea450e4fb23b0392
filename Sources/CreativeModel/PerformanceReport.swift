/// What people ask of a campaign's performance.
public struct PerformanceReport: Sendable, Equatable {
    /// The sums.
    public var totals = PerformanceTotals()
    /// The geos, the strongest first: by spend where there is one currency, else by impressions.
    public var topGeos: [String] = []
    /// The creative with the highest click-through rate among those above
    /// ``bestPerformerImpressions``, else the one with the highest spend.
    public var bestPerformer: CreativeKey?
    /// What a person should look at.
    public var warnings: [PerformanceWarning] = []

    /// How many impressions a creative must exceed for its click-through rate to count: 1,000.
    public static let bestPerformerImpressions: Int64 = 1000

    /// Makes a report of nothing.
    public init() {}
}

extension PerformanceTable {
    /// The report over a group of creatives.
    ///
    /// Spend decides only where the group has one currency; where it has several, or none, impressions
    /// do. Ties go to the smaller key or name.
    ///
    /// - Complexity: O(rows of the group).
    public func report(on creatives: [CreativeKey], in bounds: ClosedRange<Day>? = nil) -> PerformanceReport {
        var report = PerformanceReport()
        var byGeo: [String: PerformanceTotals] = [:]
        var byCreative: [(key: CreativeKey, totals: PerformanceTotals)] = []
        var days = ClicklessDays()
        for creative in creatives {
            addDays(of: creative, in: bounds, to: &days)
            let geos = totalsByGeo(of: creative, in: bounds)
            var own = PerformanceTotals()
            for (geo, totals) in geos {
                own.add(totals)
                byGeo[geo, default: PerformanceTotals()].add(totals)
            }
            guard !geos.isEmpty else { continue }
            report.totals.add(own)
            byCreative.append((creative, own))
        }
        let weight = report.totals.weightOfParts
        byGeo[""] = nil
        report.topGeos = Ranking.strongestFirst(byGeo.map { (name: $0.key, strength: weight($0.value)) })
        report.bestPerformer = bestPerformer(of: byCreative, weight: weight)
        report.warnings = [days.warning].compactMap(\.self) + report.totals.lowRateWarnings
        return report
    }

    private func bestPerformer(
        of creatives: [(key: CreativeKey, totals: PerformanceTotals)],
        weight: (PerformanceTotals) -> Int64
    ) -> CreativeKey? {
        let rated = creatives.compactMap { key, totals -> (name: CreativeKey, strength: Double)? in
            guard let impressions = totals.metrics.impressions,
                impressions > PerformanceReport.bestPerformerImpressions,
                let rate = totals.metrics.clickThroughRate
            else { return nil }
            return (key, rate)
        }
        if let best = Ranking.strongestFirst(rated).first { return best }
        return Ranking.strongestFirst(creatives.map { (name: $0.key, strength: weight($0.totals)) }).first
    }
}

enum Ranking {
    /// The names by falling strength, then by themselves.
    static func strongestFirst<Name: Comparable, Strength: Comparable>(
        _ parts: [(name: Name, strength: Strength)]
    ) -> [Name] {
        let sorted = parts.sorted { left, right in
            if left.strength != right.strength { return left.strength > right.strength }
            return left.name < right.name
        }
        return sorted.map(\.name)
    }

    /// The first of ``strongestFirst(_:)``.
    static func strongest<Name: Comparable, Strength: Comparable>(
        _ parts: [(name: Name, strength: Strength)]
    ) -> Name? {
        parts.min { left, right in
            if left.strength != right.strength { return left.strength > right.strength }
            return left.name < right.name
        }?.name
    }
}

extension PerformanceTotals {
    /// By what parts of these totals compare: spend in the only currency, else impressions.
    var weightOfParts: (PerformanceTotals) -> Int64 {
        let currencies = spend
        guard currencies.count == 1 else { return { $0.metrics.impressions ?? 0 } }
        let currency = currencies[0].currency
        return { $0.byCurrency[currency]?.spend?.rawValue ?? 0 }
    }
}
