public import CreativeModel

/// A ratio for comparing ads. It is always the ratio of two **sums**, never a mean of daily ratios, in which days with few
/// clicks would count as much as days with many.
public enum AdRatio: String, CaseIterable, Sendable, Codable {
    /// CPA: spend ÷ conversions, in units of the currency.
    case costPerAcquisition = "cpa"
    /// CTR: clicks ÷ impressions, a fraction.
    case clickThroughRate = "ctr"
    /// CPC: spend ÷ clicks, in units of the currency.
    case costPerClick = "cpc"
    /// CPM: spend per thousand impressions, in units of the currency.
    case costPerMille = "cpm"
    /// ROAS: conversion value ÷ spend.
    case returnOnAdSpend = "roas"
    /// CVR: conversions ÷ clicks, a fraction; above 1 if people convert without a click.
    case conversionRate = "cvr"

    /// The abbreviation: `CPA`.
    var title: String { rawValue.uppercased() }

    /// Whether the ratio is an amount of money.
    var isMoney: Bool {
        switch self {
        case .costPerAcquisition, .costPerClick, .costPerMille: true
        case .clickThroughRate, .returnOnAdSpend, .conversionRate: false
        }
    }

    /// Returns the ratio of some sums; `nil` if one of them is unknown, or the divisor is 0.
    ///
    /// A row that lacks one metric is missing only in the sum of that metric, so use sums of rows with both, as in
    /// ``AdRatioSums``.
    ///
    /// - Parameter sums: Sums in one currency.
    func value(of sums: PerformanceMetrics) -> Double? {
        switch self {
        case .costPerAcquisition: return sums.costPerAcquisition
        case .clickThroughRate: return sums.clickThroughRate
        case .costPerClick: return sums.costPerClick
        case .costPerMille: return sums.costPerMille
        case .returnOnAdSpend: return sums.returnOnAdSpend
        case .conversionRate:
            guard let conversions = sums.conversions, let clicks = sums.clicks, clicks != 0 else {
                return nil
            }
            return conversions.units / Double(clicks)
        }
    }

    /// Returns a value as text: `USD 41.20`, `2.50 %`, `3.1`.
    ///
    /// - Parameters:
    ///   - value: A value of this ratio.
    ///   - currency: The currency of money.
    public func text(_ value: Double, currency: CurrencyCode) -> String {
        switch self {
        case .costPerAcquisition, .costPerClick, .costPerMille: AdWords.money(value, currency)
        case .clickThroughRate, .conversionRate: AdWords.number(value * 100, decimals: 2) + " %"
        case .returnOnAdSpend: AdWords.number(value, decimals: 2)
        }
    }
}

/// The two sums of each ratio, over the rows in which **both** metrics are known.
///
/// A source that does not report an ad's conversions still reports its spend. If that spend were divided by the conversions
/// of other ads, those would seem too expensive: of 12 ads at the same cost, 6 of them without conversion data, the CPA would
/// be twice the actual one. So such a row is in no sum of CPA, but it is in the CTR and in the displayed spend. A row is one
/// ad on one day; rows that cover several days count as one together.
struct AdRatioSums: Hashable, Sendable {
    private struct Pair: Hashable, Sendable {
        var numerator: Int64
        var denominator: Int64

        mutating func add(_ other: Pair) {
            numerator = Self.sum(numerator, other.numerator)
            denominator = Self.sum(denominator, other.denominator)
        }

        /// Returns the sum, clamped to the range of `Int64`.
        private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
            let (sum, overflowed) = left.addingReportingOverflow(right)
            return overflowed ? (right > 0 ? .max : .min) : sum
        }
    }

    /// The pairs, in the order of ratios; `nil` if no row has both metrics.
    private var pairs = [Pair?](repeating: nil, count: AdRatio.allCases.count)

    /// Creates empty sums.
    init() {}

    /// Adds a row: one ad on one day, in the currency of these sums.
    ///
    /// - Parameter row: The metrics of the row.
    mutating func add(_ row: PerformanceMetrics) {
        for (index, ratio) in AdRatio.allCases.enumerated() {
            let (numerator, denominator) = ratio.metrics
            guard let above = row[numerator], let below = row[denominator] else { continue }
            add(Pair(numerator: above, denominator: below), at: index)
        }
    }

    /// Adds the sums of other rows in the same currency.
    ///
    /// - Parameter other: The other sums.
    mutating func add(_ other: AdRatioSums) {
        for (index, pair) in other.pairs.enumerated() { if let pair { add(pair, at: index) } }
    }

    private mutating func add(_ pair: Pair, at index: Int) {
        if pairs[index] == nil { pairs[index] = pair } else { pairs[index]?.add(pair) }
    }

    /// The two sums of a ratio, without other metrics; both are unknown if no row has both.
    ///
    /// - Parameter ratio: The ratio.
    subscript(ratio: AdRatio) -> PerformanceMetrics {
        var metrics = PerformanceMetrics()
        guard let index = AdRatio.allCases.firstIndex(of: ratio), let pair = pairs[index] else {
            return metrics
        }
        metrics[ratio.metrics.numerator] = pair.numerator
        metrics[ratio.metrics.denominator] = pair.denominator
        return metrics
    }

    /// Returns a ratio of its sums; `nil` if no row has both metrics, or the divisor is 0.
    ///
    /// - Parameter ratio: The ratio.
    func value(_ ratio: AdRatio) -> Double? { ratio.value(of: self[ratio]) }
}

extension AdRatio {
    /// The dividend and the divisor.
    var metrics: (numerator: Metric, denominator: Metric) {
        switch self {
        case .costPerAcquisition: (.spend, .conversions)
        case .clickThroughRate: (.clicks, .impressions)
        case .costPerClick: (.spend, .clicks)
        case .costPerMille: (.spend, .impressions)
        case .returnOnAdSpend: (.conversionValue, .spend)
        case .conversionRate: (.conversions, .clicks)
        }
    }
}
