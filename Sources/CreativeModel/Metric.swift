/// A metric of a creative's performance.
///
/// The raw value is the number of a metric's bit in stored performance, and never changes.
public enum Metric: Int, CaseIterable, Sendable {
    /// The number of times the ad was shown.
    case impressions
    /// The number of clicks: those that lead to the landing page if the source tells them apart, else all.
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
    /// The number of people who saw the ad. It is never added up, because rows may have people in common.
    case reach
    /// The number of clicks of all kinds, if ``clicks`` are only those that lead to the landing page.
    case allClicks
    /// The number of clicks on links, to the landing page or elsewhere on the platform.
    case linkClicks
    /// The number of clicks that lead away from the platform.
    case outboundClicks
    /// The number of interactions, such as likes, comments and shares.
    case engagements
    /// The number of video plays of at least 3 seconds, or of the platform's own minimum.
    case videoViews
    /// The number of times a quarter of a video played.
    case videoQuartile25
    /// The number of times half of a video played.
    case videoQuartile50
    /// The number of times three quarters of a video played.
    case videoQuartile75
    /// The number of purchases or orders, in ``Micros``.
    case purchases
    /// The number of leads, in ``Micros``.
    case leads
    /// The number of registrations, in ``Micros``.
    case registrations
    /// The number of app installs, in ``Micros``.
    case installs
    /// The number of additions to a cart, in ``Micros``.
    case addsToCart
    /// The number of checkouts started, in ``Micros``.
    case checkouts
    /// The number of conversions after a click, in ``Micros``.
    case clickThroughConversions
    /// The number of conversions after an ad was seen but not clicked, in ``Micros``.
    case viewThroughConversions
}

extension Metric {
    /// The unit of a metric's raw integer.
    package enum Unit: Sendable {
        /// Whole numbers.
        case count
        /// Millionths, because attribution gives fractions.
        case fractionalCount
        /// Millionths of a currency. Values of different currencies are never added.
        case money
    }

    /// The unit of the raw integer.
    package var unit: Unit {
        switch self {
        case .conversions, .purchases, .leads, .registrations, .installs, .addsToCart, .checkouts,
            .clickThroughConversions, .viewThroughConversions:
            .fractionalCount
        case .conversionValue, .spend: .money
        default: .count
        }
    }

    /// The name in column maps, JSON and SQL, such as `video_starts`.
    package var name: String { Self.names[rawValue] }

    /// The name in messages, such as `video starts`.
    package var label: String {
        switch self {
        case .videoQuartile25, .videoQuartile50, .videoQuartile75: "\(name.replacing("_", with: " "))%"
        default: name.replacing("_", with: " ")
        }
    }

    /// Creates a metric from its name.
    package init?(name: String) {
        guard let index = Self.names.firstIndex(of: name) else { return nil }
        self = Self.allCases[index]
    }

    private static let names = allCases.map { metric in
        switch metric {
        case .videoQuartile25: "video_25"
        case .videoQuartile50: "video_50"
        case .videoQuartile75: "video_75"
        default: String(describing: metric).snakeCased
        }
    }

    /// Whether the raw integer is in millionths.
    package var isFractional: Bool { unit != .count }

    /// Whether values of different currencies are never added.
    package var isMoney: Bool { unit == .money }

    /// Whether values of different rows can be added.
    package var isAdditive: Bool { self != .reach }

    /// Whether most sources have the metric. All reports state these, known or not, and others only if they are known.
    package var isCommon: Bool { rawValue <= Metric.spend.rawValue }
}

extension String {
    /// The name of a Swift property in the form of JSON and SQL: `landing_url` for `landingURL`.
    package var snakeCased: String {
        var result = ""
        var isInWord = false
        for letter in self {
            if letter.isUppercase, isInWord { result += "_" }
            isInWord = !letter.isUppercase
            result += letter.lowercased()
        }
        return result
    }
}
