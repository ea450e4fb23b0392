internal import StageCore

/// Something about performance that a person should look at.
public struct PerformanceWarning: Hashable, Sendable, Codable {
    /// What is odd; an open set.
    public struct Kind: RawRepresentable, Hashable, Sendable, Codable {
        /// The name.
        public let rawValue: String
        /// Makes a kind.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Over 1,000 impressions and no click, for three days or more in a row.
        public static let noClicks = Kind(rawValue: "noClicks")
        /// More than 10 units of a currency were spent at a click-through rate below 0.0001.
        public static let lowClickThroughRate = Kind(rawValue: "lowClickThroughRate")
    }

    /// What is odd.
    public var kind: Kind
    /// In words, with the figures.
    public var detail: String

    /// Makes a warning.
    public init(kind: Kind, detail: String) {
        self.kind = kind
        self.detail = detail
    }
}

/// Finds days without clicks. A day on which nobody counted clicks is neither with nor without.
struct ClicklessDays {
    private var days: [Int32: (impressions: Int64, clicks: Int64)] = [:]

    mutating func add(day: Int32, impressions: Int64, clicks: Int64) {
        let known = days[day] ?? (0, 0)
        days[day] = (known.impressions.addingSaturated(impressions), known.clicks.addingSaturated(clicks))
    }

    /// The run of most impressions among those that are long and wide enough.
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
    /// A warning for each currency in which much was spent for hardly a click.
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
