/// What is counted about a creative.
package enum Metric: Int, CaseIterable, Sendable {
    /// Times the ad was shown.
    case impressions
    /// Times it was clicked.
    case clicks
    /// Bid requests that reached the buyer.
    case queries
    /// Bids made.
    case bids
    /// Auctions won.
    case wins
    /// Times a video began.
    case videoStarts
    /// Times a video played to its end.
    case videoCompletions
    /// Conversions, in ``Micros``.
    case conversions
    /// What conversions were worth, in ``Micros`` of the row's currency.
    case conversionValue
    /// What was paid, in ``Micros`` of the row's currency.
    case spend
}

/// A set of measured values. **Absent is not 0**: a metric that nobody measured is `nil`.
public struct PerformanceMetrics: Hashable, Sendable, Codable {
    /// Times the ad was shown.
    public var impressions: Int64?
    /// Times it was clicked.
    public var clicks: Int64?
    /// Bid requests that reached the buyer.
    public var queries: Int64?
    /// Bids made.
    public var bids: Int64?
    /// Auctions won.
    public var wins: Int64?
    /// Times a video began.
    public var videoStarts: Int64?
    /// Times a video played to its end.
    public var videoCompletions: Int64?
    /// Conversions; attribution gives fractions.
    public var conversions: Micros?
    /// What conversions were worth, in the row's currency.
    public var conversionValue: Micros?
    /// What was paid, in the row's currency.
    public var spend: Micros?

    /// Makes metrics of which nothing is known.
    public init() {}

    /// Adds values of the same currency: what is unknown on both sides stays unknown.
    public mutating func add(_ other: PerformanceMetrics) {
        for metric in Metric.allCases {
            if let value = other[metric] { self[metric] = (self[metric] ?? 0).addingSaturated(value) }
        }
    }

    /// The raw integer of a metric: a count, or millionths for the three which are ``Micros``.
    package subscript(metric: Metric) -> Int64? {
        get {
            switch metric {
            case .impressions: impressions
            case .clicks: clicks
            case .queries: queries
            case .bids: bids
            case .wins: wins
            case .videoStarts: videoStarts
            case .videoCompletions: videoCompletions
            case .conversions: conversions?.rawValue
            case .conversionValue: conversionValue?.rawValue
            case .spend: spend?.rawValue
            }
        }
        set {
            switch metric {
            case .impressions: impressions = newValue
            case .clicks: clicks = newValue
            case .queries: queries = newValue
            case .bids: bids = newValue
            case .wins: wins = newValue
            case .videoStarts: videoStarts = newValue
            case .videoCompletions: videoCompletions = newValue
            case .conversions: conversions = newValue.map(Micros.init(rawValue:))
            case .conversionValue: conversionValue = newValue.map(Micros.init(rawValue:))
            case .spend: spend = newValue.map(Micros.init(rawValue:))
            }
        }
    }
}

extension PerformanceMetrics {
    /// Clicks ÷ impressions, a fraction; `nil` where either is unknown or there were no impressions.
    public var clickThroughRate: Double? { ratio(clicks, impressions) }

    /// Spend per thousand impressions, in units of the currency.
    public var costPerMille: Double? {
        spend.flatMap { ratio($0.units * 1000, impressions.map(Double.init)) }
    }

    /// Spend per click, in units of the currency.
    public var costPerClick: Double? { spend.flatMap { ratio($0.units, clicks.map(Double.init)) } }

    /// Spend per conversion, in units of the currency.
    public var costPerAcquisition: Double? { spend.flatMap { ratio($0.units, conversions?.units) } }

    /// Conversion value ÷ spend.
    public var returnOnAdSpend: Double? { conversionValue.flatMap { ratio($0.units, spend?.units) } }

    /// Wins ÷ bids where both are known, else impressions ÷ reached queries.
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

/// How much of what was tried was won, with what it was computed from.
public struct WinRate: Hashable, Sendable, Codable {
    /// What the rate relates.
    public enum Basis: String, Sendable, Codable {
        /// Wins ÷ bids.
        case bids
        /// Impressions ÷ reached queries.
        case queries
    }

    /// What the rate relates.
    public var basis: Basis
    /// Wins, or impressions.
    public var numerator: Int64
    /// Bids, or reached queries.
    public var denominator: Int64

    /// A fraction; `nil` where the denominator is 0.
    public var value: Double? { denominator == 0 ? nil : Double(numerator) / Double(denominator) }
}
