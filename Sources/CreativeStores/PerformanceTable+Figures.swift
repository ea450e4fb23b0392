public import CreativeModel

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

extension PerformanceTable {
    /// The sums of some creatives, broken down, in order of creative, geo and day.
    ///
    /// - Parameters:
    ///   - creatives: Which ones, without repetition.
    ///   - dimensions: By what.
    ///   - bounds: The days that count; a row must lie inside whole.
    /// - Complexity: O(n log n) in the rows of those creatives.
    public func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in bounds: ClosedRange<Day>? = nil
    ) -> [PerformanceSlice] {
        PerformanceFigures.slices(of: creatives, by: dimensions) { figures(of: $0, in: bounds) }
    }
}
