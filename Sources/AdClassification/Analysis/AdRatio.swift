public import CreativeModel

/// A ratio by which ads are compared. It is always that of two **sums**, never a mean of daily ratios: days with few
/// clicks would count as much as those with many.
public enum AdRatio: String, CaseIterable, Sendable, Codable {
    /// CPA: spend ÷ conversions, in units of the currency.
    case costPerAcquisition = "cpa"
    /// CTR: clicks ÷ impressions, a fraction.
    case clickThroughRate = "ctr"
    /// CPC: spend ÷ clicks, in units of the currency.
    case costPerClick = "cpc"
    /// CPM: spend for a thousand impressions, in units of the currency.
    case costPerMille = "cpm"
    /// ROAS: conversion value ÷ spend.
    case returnOnAdSpend = "roas"
    /// CVR: conversions ÷ clicks, a fraction; above 1 where people convert who have not clicked.
    case conversionRate = "cvr"

    /// As people write it: `CPA`.
    var title: String { rawValue.uppercased() }

    /// Whether it is an amount of money.
    var isMoney: Bool {
        switch self {
        case .costPerAcquisition, .costPerClick, .costPerMille: true
        case .clickThroughRate, .returnOnAdSpend, .conversionRate: false
        }
    }

    /// The ratio of some sums; `nil` where one of them is unknown, or what is divided by is 0.
    ///
    /// What is unknown of a part of the rows is missing in that sum alone: take the sums of rows that know both, as
    /// ``AdRatioSums`` has them.
    ///
    /// - Parameter sums: Sums of one currency.
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

    /// A value as people read it: `USD 41.20`, `2.50 %`, `3.1`.
    ///
    /// - Parameters:
    ///   - value: A value of this ratio.
    ///   - currency: In what money is counted.
    public func text(_ value: Double, currency: CurrencyCode) -> String {
        switch self {
        case .costPerAcquisition, .costPerClick, .costPerMille: AdWords.money(value, currency)
        case .clickThroughRate, .conversionRate: AdWords.number(value * 100, decimals: 2) + " %"
        case .returnOnAdSpend: AdWords.number(value, decimals: 2)
        }
    }
}

/// For each ratio the two sums that it is of, over the rows in which **both** are known.
///
/// A source that knows nothing of an ad's conversions still knows its spend. Were that spend divided by the conversions of
/// others, theirs would seem dearer than they were: of 12 ads at the same cost, 6 without a word on conversions, CPA would be
/// twice what it is. So such a row is in no sum of CPA, while it is in the CTR and in the spend that is shown. A row is all
/// that one ad did on one day; what covers several days counts as one together.
struct AdRatioSums: Hashable, Sendable {
    private struct Pair: Hashable, Sendable {
        var numerator: Int64
        var denominator: Int64

        mutating func add(_ other: Pair) {
            numerator = Self.sum(numerator, other.numerator)
            denominator = Self.sum(denominator, other.denominator)
        }

        /// The sum, or the end of the range that it would leave.
        private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
            let (sum, overflowed) = left.addingReportingOverflow(right)
            return overflowed ? (right > 0 ? .max : .min) : sum
        }
    }

    /// In the order of ratios; `nil` where no row knows both.
    private var pairs = [Pair?](repeating: nil, count: AdRatio.allCases.count)

    /// Makes sums of nothing.
    init() {}

    /// Adds a row: what one ad did on one day, in the one currency of these sums.
    ///
    /// - Parameter row: What is known of it.
    mutating func add(_ row: PerformanceMetrics) {
        for (place, ratio) in AdRatio.allCases.enumerated() {
            let (numerator, denominator) = ratio.metrics
            guard let above = row[numerator], let below = row[denominator] else { continue }
            add(Pair(numerator: above, denominator: below), at: place)
        }
    }

    /// Adds the sums of other rows, in the same currency.
    ///
    /// - Parameter other: The other sums.
    mutating func add(_ other: AdRatioSums) {
        for (place, pair) in other.pairs.enumerated() { if let pair { add(pair, at: place) } }
    }

    private mutating func add(_ pair: Pair, at place: Int) {
        if pairs[place] == nil { pairs[place] = pair } else { pairs[place]?.add(pair) }
    }

    /// The two sums that a ratio is of, and nothing else; nothing is known where no row has both.
    ///
    /// - Parameter ratio: Which ratio.
    subscript(ratio: AdRatio) -> PerformanceMetrics {
        var metrics = PerformanceMetrics()
        guard let place = AdRatio.allCases.firstIndex(of: ratio), let pair = pairs[place] else {
            return metrics
        }
        metrics[ratio.metrics.numerator] = pair.numerator
        metrics[ratio.metrics.denominator] = pair.denominator
        return metrics
    }

    /// A ratio of its sums; `nil` where no row has both, or what is divided by is 0.
    ///
    /// - Parameter ratio: Which ratio.
    func value(_ ratio: AdRatio) -> Double? { ratio.value(of: self[ratio]) }
}

extension AdRatio {
    /// What is divided, and by what.
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
