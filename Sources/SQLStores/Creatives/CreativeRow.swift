internal import CreativeModel

/// A row of `creatives`. Its first eleven columns are those of another system whose files can be imported.
struct CreativeRow: SQLRecord {
    var id: Int64 = 0
    var seat: Int64 = 0
    var key = ""
    /// The canonical spelling of the key if it differs. Look-ups use it.
    var canonicalKey: String?
    /// Whether the creative has a description. Plans, edits and performance can refer to creatives without one.
    var isDescribed = true
    /// The description. The table fills in its key, which contains the name of the seat.
    var creative = Creative(key: CreativeKey(seat: "", id: ""))
    private var width: Int?
    private var height: Int?

    init() {}

    init(_ creative: Creative, seat: Int64, isDescribed: Bool) {
        self.creative = creative
        self.seat = seat
        self.isDescribed = isDescribed
        key = creative.key.id
        canonicalKey = key.otherCanonical
        width = creative.size?.width
        height = creative.size?.height
    }

    static let table = SQLTable<CreativeRow>("creatives", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("buyer_creative_id", &key, "NULL")
        try row.column("detected_url", &creative.landingURL)
        try row.column("detected_domain", &creative.declaredDomain)
        try row.column("width", &width)
        try row.column("height", &height)
        try row.column("format", &creative.format, as: WordFormat.self)
        try row.column("detected_advertiser", &creative.advertiser)
        try row.column("file_hash", &creative.fileHash)
        try row.column("created_at", &creative.createdAt, as: TimeTextFormat.self)
        try row.column("seat_id", &seat, "NULL REFERENCES seats(id)")
        try row.column("canonical_id", &canonicalKey)
        try row.column("is_described", &isDescribed, "DEFAULT 1")
        try row.column("buyer_reference", &creative.buyerCreativeID)
        try row.column("name", &creative.name)
        try row.column("text", &creative.text)
        try row.column("agency", &creative.agency)
        try row.column("asset_url", &creative.assetURL)
        try row.column("asset_path", &creative.assetPath)
        try row.column("file_name", &creative.fileName)
        try row.column("country", &creative.country)
        try row.column("starts_at", &creative.startsAt, as: TimeTextFormat.self)
        try row.column("ends_at", &creative.endsAt, as: TimeTextFormat.self)
        try row.column("headline", &creative.headline)
        try row.column("call_to_action", &creative.callToAction)
        try row.column("asset_text", &creative.assetText)
        try row.column("landing_text", &creative.landingText)
        try row.column("status", &creative.status, as: WordFormat.self)
        try row.column("platform_campaign", &creative.platformCampaign)
        try row.column("platform_ad_group", &creative.platformAdGroup)
    }

    /// Returns the creative with the name of its seat.
    func creative(inSeat name: String) -> Creative {
        var creative = creative
        creative.key = CreativeKey(seat: name, id: key)
        if let width, let height { creative.size = CreativeSize(width: width, height: height) }
        return creative
    }
}
