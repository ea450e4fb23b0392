internal import CreativeModel

/// The distribution of a ratio over the ads of a segment, each ad with the ratio of its own sums.
package struct PerformanceBaseline: Hashable, Sendable {
    /// The distance of the segment from the requested one.
    package enum Fallback: Int, Comparable, Sendable, Codable {
        /// The ads of that level and format.
        case exact
        /// The ads of that level.
        case awareness
        /// The ads of that format.
        case format
        /// All ads.
        case all

        /// Orders by distance.
        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The ratio.
    let ratio: AdRatio
    /// The segment.
    let segment: AdSegment
    /// The distance of the segment from the requested one.
    package internal(set) var fallback: Fallback
    /// The underlying data: the number of ads with the ratio, their rows and their sums, in one currency.
    package let evidence: AdFigures
    /// The 25th percentile.
    package let p25: Double
    /// The 50th percentile.
    package let median: Double
    /// The 75th percentile.
    package let p75: Double
    /// The mean of the winsorised ratios.
    let mean: Double
    /// The lowest and the highest of the winsorised ratios.
    let range: ClosedRange<Double>
}

/// The result of a request for a baseline.
package enum BaselineAnswer: Hashable, Sendable {
    /// A baseline was found.
    case found(PerformanceBaseline)
    /// Even all ads together have too little data.
    case tooLittle(BaselineShortage)

    /// The baseline, if there is one.
    package var baseline: PerformanceBaseline? {
        if case .found(let baseline) = self { baseline } else { nil }
    }

    /// The reason why there is none.
    var shortage: BaselineShortage? {
        if case .tooLittle(let shortage) = self { shortage } else { nil }
    }
}

/// The data that is missing for a baseline.
package struct BaselineShortage: Hashable, Sendable, CustomStringConvertible {
    /// The available data.
    let evidence: AdFigures
    /// The required data.
    let needed: PerformanceBaselines.Options

    /// The missing data: `4 of 5 ads, 12 of 30 rows`.
    package var description: String {
        var parts: [String] = []
        if evidence.ads < needed.minimumAds { parts.append("\(evidence.ads) of \(needed.minimumAds) ads") }
        if evidence.rows < needed.minimumRows {
            parts.append("\(evidence.rows) of \(needed.minimumRows) rows")
        }
        let impressions = evidence.sums.impressions ?? 0
        if impressions < needed.minimumImpressions {
            let wanted = AdWords.number(needed.minimumImpressions)
            parts.append("\(AdWords.number(impressions)) of \(wanted) impressions")
        }
        let spend = evidence.sums.spend ?? .zero
        if spend < needed.minimumSpend {
            let money = AdWords.money(spend, evidence.currency)
            parts.append("\(money) of \(AdWords.money(needed.minimumSpend, .unknown)) of spend")
        }
        return parts.isEmpty ? "no ad has the ratio" : parts.joined(separator: ", ")
    }

    /// Returns `nil` if nothing is missing.
    init?(_ evidence: AdFigures, needed: PerformanceBaselines.Options) {
        let isEnough =
            evidence.ads >= needed.minimumAds && evidence.rows >= needed.minimumRows
            && evidence.sums.impressions ?? 0 >= needed.minimumImpressions
            && evidence.sums.spend ?? .zero >= needed.minimumSpend
        if isEnough { return nil }
        self.init(missing: evidence, needed: needed)
    }

    init(missing evidence: AdFigures, needed: PerformanceBaselines.Options) {
        self.evidence = evidence
        self.needed = needed
    }
}

/// The percentiles of some values.
struct Percentiles {
    private(set) var sorted: [Double]

    /// - Complexity: O(n log n)
    init(_ values: [Double]) { sorted = values.sorted() }

    /// Returns the percentile of a share, interpolated linearly: type 7 of R. Hyndman and Y. Fan, "Sample quantiles in
    /// statistical packages", The American Statistician 50(4), 1996.
    ///
    /// - Precondition: There is a value, and the share is in 0...1.
    subscript(share: Double) -> Double {
        let index = Double(sorted.count - 1) * share
        let below = Int(index)
        guard below + 1 < sorted.count else { return sorted[below] }
        return sorted[below] + (index - Double(below)) * (sorted[below + 1] - sorted[below])
    }

    /// Sets the values beyond the percentiles of a share and of its complement to these percentiles.
    ///
    /// - Precondition: The share is in 0...0.5.
    mutating func winsorise(_ share: Double) {
        guard !sorted.isEmpty else { return }
        let (low, high) = (self[share], self[1 - share])
        for index in sorted.indices { sorted[index] = min(max(sorted[index], low), high) }
    }

    /// - Precondition: There is a value.
    var mean: Double { sorted.reduce(0, +) / Double(sorted.count) }
}
