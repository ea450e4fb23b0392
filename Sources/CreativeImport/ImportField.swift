internal import CreativeModel

/// What a column can hold: the vocabulary of formats and column maps. Raw values are the names in a map.
enum ImportField: String, CaseIterable, Sendable {
    // The creative.
    case id
    case seat
    case buyerCreativeID = "buyer_creative_id"
    case name
    case advertiser
    case agency
    case landingURL = "landing_url"
    /// Snap's `web_view_url:…,deep_link_uri:…`.
    case landingProperties = "landing_properties"
    case domain
    case assetURL = "asset_url"
    case fileName = "file_name"
    case fileHash = "file_hash"
    case width
    case height
    case size
    case format
    case country
    case createdAt = "created_at"
    case startsAt = "starts_at"
    case endsAt = "ends_at"
    // Performance.
    case day
    case geo
    case currency
    case impressions
    case clicks
    case queries
    case bids
    /// Bids that reached an auction; used where `bids` is not there.
    case bidsInAuction = "bids_in_auction"
    case wins
    case videoStarts = "video_starts"
    case videoCompletions = "video_completions"
    case conversions
    case conversionValue = "conversion_value"
    case spend

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
        case .spend: .spend
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
