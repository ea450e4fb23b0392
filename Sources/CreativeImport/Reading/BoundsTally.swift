internal import CreativeModel

/// The sums of the bounds of one table, for its warning.
struct BoundsTally {
    private var lower: (impressions: Int64, spend: Micros) = (0, .zero)
    private var upper: (impressions: Int64?, spend: Micros?) = (0, .zero)
    private var hasImpressions = false
    private var hasSpend = false

    mutating func add(_ metrics: PerformanceMetrics, _ bounds: UpperBounds) {
        if let impressions = metrics.impressions {
            hasImpressions = true
            lower.impressions = lower.impressions.addingSaturated(impressions)
            upper.impressions = bounds.impressions.flatMap { value in
                upper.impressions.map { $0.addingSaturated(value) }
            }
        }
        if let spend = metrics.spend {
            hasSpend = true
            lower.spend = lower.spend + spend
            upper.spend = bounds.spend.flatMap { value in upper.spend.map { $0 + value } }
        }
    }

    /// Adds the sums of other rows.
    mutating func merge(_ other: BoundsTally) {
        lower.impressions = lower.impressions.addingSaturated(other.lower.impressions)
        lower.spend = lower.spend + other.lower.spend
        upper.impressions = upper.impressions.flatMap { sum in
            other.upper.impressions.map { sum.addingSaturated($0) }
        }
        upper.spend = upper.spend.flatMap { sum in other.upper.spend.map { sum + $0 } }
        hasImpressions = hasImpressions || other.hasImpressions
        hasSpend = hasSpend || other.hasSpend
    }

    var warnings: [String] {
        var parts: [String] = []
        if hasSpend { parts.append("spend \(lower.spend) to \(upper.spend.map { "\($0)" } ?? "any amount")") }
        if hasImpressions {
            parts.append(
                "impressions \(grouped(Int(lower.impressions))) to \(upper.impressions.map { grouped(Int($0)) } ?? "any number")"
            )
        }
        return parts.isEmpty
            ? []
            : ["figures are ranges; their lower bounds are used: \(parts.joined(separator: ", "))"]
    }
}
