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
    // Performance.
    case day
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
        default: String(describing: self)
        }
    }

    /// The field of a name in a column map.
    init?(name: String) {
        guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = field
    }

    /// The metric that the column counts.
    var metric: Metric? {
        switch self {
        case .impressions: .impressions
        case .clicks: .clicks
        case .queries: .queries
        case .bids, .bidsInAuction: .bids
        case .wins: .wins
        case .videoStarts: .videoStarts
        case .videoCompletions: .videoCompletions
        case .conversions: .conversions
        case .conversionValue: .conversionValue
        case .spend, .spendMicros: .spend
        default: nil
        }
    }

    /// Whether the column describes a creative, rather than naming it or counting something.
    var isDescription: Bool {
        switch self {
        case .id, .seat, .day, .geo, .currency: false
        default: metric == nil
        }
    }
}

/// Whether a metric is counted in millionths.
extension Metric {
    var isFractional: Bool { self == .spend || self == .conversions || self == .conversionValue }
}
