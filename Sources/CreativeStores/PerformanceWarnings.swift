internal import CreativeModel
internal import StageCore

/// A search for runs of days without clicks. Days with unknown clicks are skipped.
struct ClicklessDays {
    private var days: [Int32: (impressions: Int64, clicks: Int64)] = [:]

    mutating func add(day: Int32, impressions: Int64, clicks: Int64) {
        let known = days[day] ?? (0, 0)
        days[day] = (known.impressions.addingSaturated(impressions), known.clicks.addingSaturated(clicks))
    }

    /// The run with the most impressions among those of at least 3 days and more than 1,000
    /// impressions.
    var warning: PerformanceWarning? {
        var worst: (first: Int32, last: Int32, impressions: Int64)?
        var run: (first: Int32, last: Int32, impressions: Int64)?
        for (day, counts) in days.sorted(by: { $0.key < $1.key }) {
            guard counts.clicks == 0 else {
                run = nil
                continue
            }
            if let current = run, current.last + 1 == day {
                run = (current.first, day, current.impressions.addingSaturated(counts.impressions))
            } else {
                run = (day, day, counts.impressions)
            }
            if let current = run, current.last - current.first + 1 >= 3, current.impressions > 1000,
                current.impressions > worst?.impressions ?? 0
            {
                worst = current
            }
        }
        return worst.map { run in
            PerformanceWarning(
                kind: .noClicks,
                detail:
                    "no click in \(counted(run.last - run.first + 1, "day")) of \(run.impressions) \(inflected("impression", for: run.impressions)), "
                    + "\(Day(number: run.first)) to \(Day(number: run.last))")
        }
    }
}

extension PerformanceTotals {
    /// A warning for each currency with spend above 10 units and a click-through rate below 0.01 %.
    var lowRateWarnings: [PerformanceWarning] {
        byCurrency.sorted { $0.key < $1.key }.compactMap { currency, metrics in
            guard let spend = metrics.spend, spend.units > 10, let rate = metrics.clickThroughRate,
                rate < 0.0001
            else { return nil }
            let (impressions, clicks) = (metrics.impressions ?? 0, metrics.clicks ?? 0)
            return PerformanceWarning(
                kind: .lowClickThroughRate,
                detail:
                    "\(spend) \(currency) spent on \(impressions) \(inflected("impression", for: impressions)) "
                    + "with \(clicks) \(inflected("click", for: clicks))")
        }
    }
}
