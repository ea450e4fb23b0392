public import CreativeModel
internal import StageCore

extension PerformanceTable {
    /// Returns the report on a group of creatives.
    ///
    /// Parts are ranked by spend if the group has one currency, else by impressions. Ties go to the
    /// smaller key or name.
    ///
    /// - Complexity: O(rows of the group).
    public func report(on creatives: [CreativeKey], in bounds: ClosedRange<Day>? = nil) -> PerformanceReport {
        let figures = figures(of: creatives, in: bounds)
        return figures.report(figures.periods.widest).performance
    }

    /// Returns the totals of one creative.
    ///
    /// A row that covers several days counts only if it lies entirely inside `bounds`. A row with an
    /// unknown start or end counts only without bounds.
    ///
    /// - Complexity: O(rows of that creative).
    public func totals(of creative: CreativeKey, in bounds: ClosedRange<Day>? = nil) -> PerformanceTotals {
        figures(of: [creative], in: bounds).slices(by: []).first?.totals ?? PerformanceTotals()
    }

    /// Returns the totals of one creative by geo.
    public func totalsByGeo(
        of creative: CreativeKey, in bounds: ClosedRange<Day>? = nil
    ) -> [String: PerformanceTotals] {
        let slices = figures(of: [creative], in: bounds).slices(by: .geo)
        return Dictionary(uniqueKeysWithValues: slices.map { ($0.geo ?? "", $0.totals) })
    }

    /// Returns the reports on groups of creatives, in their order, and the number of creatives of each with impressions.
    ///
    /// - Parameter threads: The number of threads, which does not affect the result.
    func reports(
        on groups: [[CreativeKey]], in bounds: ClosedRange<Day>?, threads: Int
    ) -> [(performance: PerformanceReport, activeCreatives: Int)] {
        var reports = Array(
            repeating: (performance: PerformanceReport(), activeCreatives: 0), count: groups.count)
        reports.withUnsafeMutableBufferPointer { reports in
            // Each group writes to its own element.
            nonisolated(unsafe) let reports = reports
            Parallel.forEach(groups.count, threads: threads) { _, index in
                let figures = figures(of: groups[index], in: bounds)
                reports[index] = figures.report(figures.periods.widest)
            }
        }
        return reports
    }

    /// Returns the figures of creatives over one period.
    func figures(of creatives: [CreativeKey], in bounds: ClosedRange<Day>?) -> PerformanceFigures {
        var figures = PerformanceFigures(settings: settings, periods: .only(bounds))
        for creative in creatives { figures.add(creative, of: self) }
        return figures
    }
}

extension PerformanceTable {
    /// Returns the totals of creatives, broken down, in order of creative, geo and day.
    ///
    /// - Parameters:
    ///   - creatives: The creatives, without duplicates.
    ///   - dimensions: The dimensions to break down by.
    ///   - bounds: The days to count; a row must lie entirely inside. `nil` for all days.
    /// - Complexity: O(n log n) in the rows of those creatives.
    public func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in bounds: ClosedRange<Day>? = nil
    ) -> [PerformanceSlice] {
        PerformanceFigures.slices(of: creatives, by: dimensions) { figures(of: $0, in: bounds) }
    }
}
