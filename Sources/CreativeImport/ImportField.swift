internal import CreativeModel

/// What a column can hold: the vocabulary of formats and column maps. The raw value is the position among all
/// fields, which rows are looked up by.
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
    /// What a creative without an id belongs to, and a signal of its campaign.
    case campaign
    case campaignID
    case adGroup
    case adGroupID
    /// The advertised product, where an ad is one.
    case product
    /// Where an ad ran; rows of other origins have none and name no ad.
    case source
    /// The page that shows the ad itself: it leads nowhere, and its address may hold the ad's id.
    case adLink
    /// Captions below links, of which some are domains.
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
    /// Bids that reached an auction; used where `bids` is not there.
    case bidsInAuction
    case wins
    case videoStarts
    case videoCompletions
    case conversions
    case conversionValue
    case spend
    /// Spend in whole millionths; used where `spend` is not there.
    case spendMicros
    /// Upper bounds, where the lower ones stand in ``spend`` and ``impressions``.
    case spendUpper
    case impressionsUpper
    /// What the results of a row count; only purchases and the like are conversions.
    case resultType
    /// Known and not kept.
    case reach
    case frequency
    case engagements
    case videoViews
    case videoQuartile25
    case videoQuartile50
    case videoQuartile75
    case outboundClicks
    /// Known and of no use. Where it holds numbers, such as ratios, they show how the file writes them.
    case ignored

    /// The name in a column map: `landing_url`.
    var name: String {
        switch self {
        case .buyerCreativeID: "buyer_creative_id"
        case .callToAction: "call_to_action"
        case .assetText: "asset_text"
        case .landingText: "landing_text"
        case .landingURL: "landing_url"
        case .landingProperties: "landing_properties"
        case .assetURL: "asset_url"
        case .assetPath: "asset_path"
        case .fileName: "file_name"
        case .fileHash: "file_hash"
        case .createdAt: "created_at"
        case .startsAt: "starts_at"
        case .endsAt: "ends_at"
        case .bidsInAuction: "bids_in_auction"
        case .videoStarts: "video_starts"
        case .videoCompletions: "video_completions"
        case .conversionValue: "conversion_value"
        case .spendMicros: "spend_micros"
        case .campaignID: "campaign_id"
        case .adGroup: "ad_group"
        case .adGroupID: "ad_group_id"
        case .adLink: "ad_link"
        case .linkCaption: "link_caption"
        case .rangeStart: "range_start"
        case .rangeEnd: "range_end"
        case .spendUpper: "spend_upper"
        case .impressionsUpper: "impressions_upper"
        case .resultType: "result_type"
        case .videoViews: "video_views"
        case .videoQuartile25: "video_25"
        case .videoQuartile50: "video_50"
        case .videoQuartile75: "video_75"
        case .outboundClicks: "outbound_clicks"
        default: String(describing: self)
        }
    }

    /// The field of a name in a column map.
    init?(name: String) {
        guard let field = Self.allCases.first(where: { $0.name == name && $0.canBeMapped }) else {
            return nil
        }
        self = field
    }

    /// The metric that the column counts.
    var metric: Metric? {
        switch self {
        case .bidsInAuction: .bids
        case .spendMicros: .spend
        default: Self.metrics[name]
        }
    }

    /// Columns of metrics have the names of the metrics.
    private static let metrics = Dictionary(uniqueKeysWithValues: Metric.allCases.map { ($0.name, $0) })

    /// Whether the column describes a creative, rather than naming it or counting something.
    var isDescription: Bool {
        switch self {
        case .id, .seat, .day, .week, .month, .rangeStart, .rangeEnd, .geo, .currency, .resultType, .source,
            .adLink:
            false
        default: !isNumeric
        }
    }

    /// Whether the column holds numbers: they show how the file writes them.
    var isNumeric: Bool { metric != nil || isUnkeptNumber }

    /// Whether only whole numbers make sense.
    var isCount: Bool {
        switch self {
        case .conversions, .conversionValue, .spend, .spendUpper, .frequency, .ignored: false
        default: isNumeric
        }
    }

    /// Whether the column is read and no metric yet.
    var isUnkeptNumber: Bool {
        switch self {
        case .spendUpper, .impressionsUpper, .reach, .frequency, .engagements, .videoViews, .videoQuartile25,
            .videoQuartile50, .videoQuartile75, .outboundClicks, .ignored:
            true
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

    /// Whether a value shows that a row is about an ad, and not a sum of rows.
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

    /// Whether several columns can give it together, such as fifteen headlines.
    var joinsColumns: Bool {
        switch self {
        case .text, .headline, .assetText, .landingText, .name: true
        default: false
        }
    }

    /// Whether a column map can name it.
    var canBeMapped: Bool { self != .ignored }
}
