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
