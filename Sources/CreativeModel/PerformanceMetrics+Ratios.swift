extension PerformanceMetrics {
    /// Clicks ÷ impressions, as a fraction; `nil` if either is unknown or there are no impressions.
    public var clickThroughRate: Double? { ratio(clicks, impressions) }

    /// Spend per thousand impressions, in currency units.
    public var costPerMille: Double? {
        spend.flatMap { ratio($0.units * 1000, impressions.map(Double.init)) }
    }

    /// Spend per click, in currency units.
    public var costPerClick: Double? { spend.flatMap { ratio($0.units, clicks.map(Double.init)) } }

    /// Spend per conversion, in currency units.
    public var costPerAcquisition: Double? { spend.flatMap { ratio($0.units, conversions?.units) } }

    /// Conversion value ÷ spend.
    public var returnOnAdSpend: Double? { conversionValue.flatMap { ratio($0.units, spend?.units) } }

    /// Impressions ÷ reach: how often a person saw the ad on average.
    ///
    /// It is known only where ``reach`` is, and never averaged over rows.
    public var frequency: Double? { ratio(impressions, reach) }

    /// Wins ÷ bids if both are known, else impressions ÷ reached queries.
    public var winRate: WinRate? {
        if let wins, let bids { return WinRate(basis: .bids, numerator: wins, denominator: bids) }
        if let impressions, let queries {
            return WinRate(basis: .queries, numerator: impressions, denominator: queries)
        }
        return nil
    }

    private func ratio(_ numerator: Int64?, _ denominator: Int64?) -> Double? {
        numerator.flatMap { ratio(Double($0), denominator.map(Double.init)) }
    }

    private func ratio(_ numerator: Double, _ denominator: Double?) -> Double? {
        guard let denominator, denominator != 0 else { return nil }
        return numerator / denominator
    }
}

/// The share of attempts that were won, with the counts from which it was computed.
public struct WinRate: Hashable, Sendable, Codable {
    /// The counts that a win rate compares.
    public enum Basis: String, Sendable, Codable {
        /// Wins ÷ bids.
        case bids
        /// Impressions ÷ reached queries.
        case queries
    }

    /// The counts that the rate compares.
    public var basis: Basis
    /// The number of wins, or of impressions.
    public var numerator: Int64
    /// The number of bids, or of reached queries.
    public var denominator: Int64

    /// The rate as a fraction; `nil` if the denominator is 0.
    public var value: Double? { denominator == 0 ? nil : Double(numerator) / Double(denominator) }
}
