internal import CreativeModel
internal import Foundation

/// A campaign in `campaigns`.
struct CampaignRow: SQLRecord {
    var seat: Int64 = 0
    /// The campaign. The name of its seat is known to the table.
    var campaign = Campaign(
        id: CampaignID(rawValue: 0), seat: "", name: "", method: .manual, confidence: nil, namedBy: .rule,
        createdAt: .distantPast)
    /// Whether a machine made it, for readers of the table.
    private var isMade = true
    /// The canonical spelling of the name, where it is another one: look-ups go by it.
    private var canonicalName: String?

    init() {}

    init(_ campaign: Campaign, seat: Int64) {
        self.campaign = campaign
        self.seat = seat
        isMade = campaign.method != .manual
        canonicalName = campaign.name.otherCanonical
    }

    static let table = SQLTable<CampaignRow>("campaigns", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &campaign.id, as: NumberFormat.self, "PRIMARY KEY AUTOINCREMENT")
        try row.column("seat_id", &seat, "NULL REFERENCES seats(id)")
        try row.column("name", &campaign.name)
        try row.column("description", &campaign.summary)
        try row.column("ai_generated", &isMade, "NULL DEFAULT TRUE")
        try row.column("ai_confidence", &campaign.confidence)
        try row.column("clustering_method", &campaign.method, as: WordFormat.self, "NULL")
        try row.column("status", &campaign.status, as: WordFormat.self, "NULL DEFAULT 'active'")
        try row.column(
            "created_at", &campaign.createdAt, as: TimeTextFormat.self, "NULL DEFAULT CURRENT_TIMESTAMP")
        try row.column(
            "updated_at", &campaign.updatedAt, as: TimeTextFormat.self, "NULL DEFAULT CURRENT_TIMESTAMP")
        try row.column("named_by", &campaign.namedBy, as: AssignerFormat.self, "DEFAULT 'rule'")
        try row.column("canonical_name", &canonicalName)
    }
}

/// Who decided, as columns have it: models are called `ai` there.
enum AssignerFormat: SQLColumnFormat {
    static var type: SQLType { .text }

    static func encode(_ assigner: Assigner) -> SQLValue {
        switch assigner {
        case .rule: .text("rule")
        case .model: .text("ai")
        case .user: .text("user")
        }
    }

    static func decode(_ cell: SQLCell) throws -> Assigner {
        switch try cell.text() {
        case "rule": .rule
        case "ai": .model
        case "user": .user
        default: throw cell.unreadable("rule, ai or user")
        }
    }
}
