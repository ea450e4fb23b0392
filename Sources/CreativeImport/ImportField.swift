internal import CreativeModel

/// The fields of formats and column maps. The raw value is the index among all fields, which is used to look up columns.
enum ImportField: Int, CaseIterable, Sendable {
    // The creative.
    case id
    case seat
    case buyerCreativeID
    case name
    case text
    case headline
    case callToAction
    case assetText
    case landingText
    case status
    case advertiser
    case agency
    case landingURL
    /// Snap's `web_view_url:…,deep_link_uri:…`.
    case landingProperties
    case domain
    case assetURL
    case assetPath
    case fileName
    case fileHash
    case width
    case height
    case size
    case format
    case country
    case createdAt
    case startsAt
    case endsAt
    /// Part of the identity of a creative without an ID, and a signal of its campaign.
    case campaign
    case campaignID
    case adGroup
    case adGroupID
    /// The advertised product, if the ad promotes one.
    case product
    /// The origin of a row's figures. Rows of other origins have no ad.
    case source
    /// The page that shows the ad itself. It is not a landing page, but its address may contain the ad's ID.
    case adLink
    /// The captions below links, some of which are domains.
    case linkCaption
    // Performance.
    case day
    /// The first day of a week or month.
    case week
    case month
    case rangeStart
    case rangeEnd
    case geo
    case currency
    case impressions
    case clicks
    case queries
    case bids
    /// Bids that reached an auction, used if there is no `bids`.
    case bidsInAuction
    case wins
    case videoStarts
    case videoCompletions
    case conversions
    case conversionValue
    case spend
    /// Spend in whole millionths, used if there is no `spend`.
    case spendMicros
    /// Upper bounds, if ``spend`` and ``impressions`` are lower bounds.
    case spendUpper
    case impressionsUpper
    /// The type of the results in a row. Only purchases and similar types are conversions.
    case resultType
    // Performance that few exports have.
    case reach
    /// Impressions per person. It is not kept, because it follows from ``impressions`` and ``reach``.
    case frequency
    case engagements
    case videoViews
    case videoQuartile25
    case videoQuartile50
    case videoQuartile75
    /// Clicks of all kinds, if ``clicks`` are those that lead to the landing page.
    case allClicks
    case linkClicks
    case outboundClicks
    case purchases
    case leads
    case registrations
    case installs
    case addsToCart
    case checkouts
    case clickThroughConversions
    case viewThroughConversions
    /// Known, but not used. Numbers in the column, such as ratios, still show the number convention.
    case ignored

    /// The name in a column map: `landing_url`. Columns of metrics have the names of the metrics.
    var name: String { Self.names[rawValue] }

    private static let names = allCases.map { field in
        switch field {
        case .videoQuartile25: Metric.videoQuartile25.name
        case .videoQuartile50: Metric.videoQuartile50.name
        case .videoQuartile75: Metric.videoQuartile75.name
        default: String(describing: field).snakeCased
        }
    }

    /// Creates a field from its name in a column map.
    init?(name: String) {
        guard let field = Self.allCases.first(where: { $0.name == name && $0.canBeMapped }) else {
            return nil
        }
        self = field
    }

    /// The metric of the column.
    var metric: Metric? {
        switch self {
        case .bidsInAuction: .bids
        case .spendMicros: .spend
        default: Self.metrics[rawValue]
        }
    }

    private static let metrics = allCases.map { Metric(name: $0.name) }

    /// Whether the column describes a creative, rather than identifying it or holding figures.
    var isDescription: Bool {
        switch self {
        case .id, .seat, .day, .week, .month, .rangeStart, .rangeEnd, .geo, .currency, .resultType, .source,
            .adLink:
            false
        default: !isNumeric
        }
    }

    /// Whether the column holds numbers, which show the number convention of the file.
    var isNumeric: Bool { metric != nil || isUnkeptNumber }

    /// Whether only whole numbers are valid.
    var isCount: Bool {
        switch self {
        case .spendMicros, .impressionsUpper: true
        default: metric.map { !$0.isFractional } ?? false
        }
    }

    /// Whether the column holds numbers that are not metrics.
    var isUnkeptNumber: Bool {
        switch self {
        case .spendUpper, .impressionsUpper, .frequency, .ignored: true
        default: false
        }
    }

    /// Whether the column holds days or times.
    var isDate: Bool {
        switch self {
        case .day, .week, .month, .rangeStart, .rangeEnd, .createdAt, .startsAt, .endsAt: true
        default: false
        }
    }

    /// Whether a value shows that a row is about an ad, rather than a total.
    var tellsAnAd: Bool {
        switch self {
        case .id, .name, .text, .headline, .callToAction, .assetText, .landingText, .landingURL,
            .landingProperties,
            .assetURL, .assetPath, .fileName, .fileHash, .campaign, .campaignID, .adGroup, .adGroupID,
            .product, .source,
            .adLink, .linkCaption, .buyerCreativeID:
            true
        default: false
        }
    }

    /// Whether several columns can be combined, such as fifteen headlines.
    var joinsColumns: Bool {
        switch self {
        case .text, .headline, .assetText, .landingText, .name: true
        default: false
        }
    }

    /// Whether a column map can name the field.
    var canBeMapped: Bool { self != .ignored }
}
