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
        let figures = figures(of: creatives, in: bounds)
        return figures.report(figures.periods.widest).performance
    }

    /// The sums of one creative.
    ///
    /// A row that covers several days counts only where `bounds` contain it whole; one with an
    /// unknown end counts only without bounds.
    ///
    /// - Complexity: O(rows of that creative).
    public func totals(of creative: CreativeKey, in bounds: ClosedRange<Day>? = nil) -> PerformanceTotals {
        figures(of: [creative], in: bounds).slices(by: []).first?.totals ?? PerformanceTotals()
    }

    /// The sums of one creative by geo.
    public func totalsByGeo(
        of creative: CreativeKey, in bounds: ClosedRange<Day>? = nil
    ) -> [String: PerformanceTotals] {
        let slices = figures(of: [creative], in: bounds).slices(by: .geo)
        return Dictionary(uniqueKeysWithValues: slices.map { ($0.geo ?? "", $0.totals) })
    }

    /// The figures of some creatives over one period.
    func figures(of creatives: [CreativeKey], in bounds: ClosedRange<Day>?) -> PerformanceFigures {
        var figures = PerformanceFigures(settings: settings, periods: .only(bounds))
        for creative in creatives { figures.add(creative, of: self) }
        return figures
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
