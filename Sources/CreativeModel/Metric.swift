/// A metric of a creative's performance.
public enum Metric: Int, CaseIterable, Sendable {
    /// The number of times the ad was shown.
    case impressions
    /// The number of clicks.
    case clicks
    /// The number of bid requests that reached the buyer.
    case queries
    /// The number of bids.
    case bids
    /// The number of auctions won.
    case wins
    /// The number of times a video started.
    case videoStarts
    /// The number of times a video played to its end.
    case videoCompletions
    /// The number of conversions, in ``Micros``.
    case conversions
    /// The value of conversions, in ``Micros`` of the row's currency.
    case conversionValue
    /// The spend, in ``Micros`` of the row's currency.
    case spend
}

extension Metric {
    /// The name in column maps, JSON and SQL, such as `video_starts`.
    package var name: String {
        switch self {
        case .videoStarts: "video_starts"
        case .videoCompletions: "video_completions"
        case .conversionValue: "conversion_value"
        default: String(describing: self)
        }
    }

    /// The name in messages, such as `video starts`.
    package var label: String { name.replacing("_", with: " ") }

    /// Whether the raw integer is in millionths.
    package var isFractional: Bool { self == .conversions || isMoney }

    /// Whether values of different currencies are never added.
    package var isMoney: Bool { self == .conversionValue || self == .spend }
}

/// A set of measured values. **Unknown is not 0**: a metric that was not measured is `nil`.
public struct PerformanceMetrics: Hashable, Sendable, Codable {
    /// The number of times the ad was shown.
    public var impressions: Int64?
    /// The number of clicks.
    public var clicks: Int64?
    /// The number of bid requests that reached the buyer.
    public var queries: Int64?
    /// The number of bids.
    public var bids: Int64?
    /// The number of auctions won.
    public var wins: Int64?
    /// The number of times a video started.
    public var videoStarts: Int64?
    /// The number of times a video played to its end.
    public var videoCompletions: Int64?
    /// The number of conversions. Attribution may give fractions.
    public var conversions: Micros?
    /// The value of conversions, in the row's currency.
    public var conversionValue: Micros?
    /// The spend, in the row's currency.
    public var spend: Micros?

    /// Creates metrics with unknown values.
    public init() {}

    /// Adds values of the same currency. Values unknown on both sides stay unknown.
    public mutating func add(_ other: PerformanceMetrics) {
        for metric in Metric.allCases {
            if let value = other[metric] { self[metric] = (self[metric] ?? 0).addingSaturated(value) }
        }
    }

    /// The raw integer of a metric: a count, or millionths for the three metrics in ``Micros``.
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
