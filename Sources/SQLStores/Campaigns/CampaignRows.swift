internal import CreativeModel
internal import Foundation
internal import StageCore

/// A row of `campaigns`.
struct CampaignRow: SQLRecord {
    var seat: Int64 = 0
    /// The campaign. The table fills in the name of its seat.
    var campaign = Campaign(
        id: CampaignID(rawValue: 0), seat: "", name: "", method: .manual, confidence: nil, namedBy: .rule,
        createdAt: .distantPast)
    /// Whether a machine created the campaign, for other readers of the table.
    private var isMade = true
    /// The canonical spelling of the name if it differs. Look-ups use it.
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
            "created_at", &campaign.createdAt, as: ClockTimeFormat.self, "NULL DEFAULT CURRENT_TIMESTAMP")
        try row.column(
            "updated_at", &campaign.updatedAt, as: ClockTimeFormat.self, "NULL DEFAULT CURRENT_TIMESTAMP")
        try row.column("named_by", &campaign.namedBy, as: AssignerFormat.self, "DEFAULT 'rule'")
        try row.column("canonical_name", &canonicalName)
    }
}

/// The source of a decision, as stored in columns. Models are stored as `ai`.
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

/// A row of `creative_campaigns`: the campaign of a creative.
struct AssignmentRow: SQLRecord {
    var creative: Int64 = 0
    var campaign = CampaignID(rawValue: 0)
    private var isManual = false
    private var assignedAt = Date.distantPast
    private var assignedBy = Assigner.rule
    /// The evidence as JSON; see ``EvidenceText``.
    private(set) var evidence = "[]"

    init() {}

    init(_ assignment: Assignment, of creative: Int64) {
        self.creative = creative
        campaign = assignment.campaign
        isManual = assignment.assignedBy == .user
        assignedAt = assignment.assignedAt
        assignedBy = assignment.assignedBy
        evidence = EvidenceText.text(assignment.evidence)
    }

    static let table = SQLTable<AssignmentRow>(
        "creative_campaigns", key: "creative_id", keyConstraint: .unique,
        unread: [.key])

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "REFERENCES creatives(id)")
        try row.column("campaign_id", &campaign, as: NumberFormat.self, "REFERENCES campaigns(id)")
        try row.column("manually_assigned", &isManual, "NULL DEFAULT FALSE")
        try row.column("assigned_at", &assignedAt, as: ClockTimeFormat.self, "NULL DEFAULT CURRENT_TIMESTAMP")
        try row.column("assigned_by", &assignedBy, as: AssignerFormat.self, "NULL")
        try row.column("evidence", &evidence, as: JSONTextFormat.self, "DEFAULT '[]'")
    }

    /// Returns the assignment with evidence decoded from ``evidence``.
    func assignment(of key: CreativeKey, evidence: [Evidence]) -> Assignment {
        Assignment(
            creative: key, campaign: campaign, assignedBy: isManual ? .user : assignedBy,
            assignedAt: assignedAt,
            evidence: evidence)
    }
}

/// JSON as text, for readers that decode it themselves.
enum JSONTextFormat: SQLColumnFormat {
    static var type: SQLType { .text }
    static var kind: SQLColumnKind { .json }
    static func encode(_ text: String) -> SQLValue { .text(text) }
    static func decode(_ cell: SQLCell) throws -> String { try cell.text() }
}

/// A row of `unassigned_reasons`: the reason why a creative has no campaign.
struct UnassignedReasonRow: SQLRecord {
    var creative: Int64 = 0
    var reason = ""

    static let table = SQLTable<UnassignedReasonRow>("unassigned_reasons", key: "creative_id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "PRIMARY KEY REFERENCES creatives(id)")
        try row.column("reason", &reason)
    }
}

/// A row of `exclusions`: a creative that a person removed from a campaign.
struct ExclusionRow: SQLRecord {
    var creative: Int64 = 0
    var campaign = CampaignID(rawValue: 0)

    static let table = SQLTable<ExclusionRow>(
        "exclusions", key: "creative_id", "campaign_id", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "REFERENCES creatives(id)")
        try row.column("campaign_id", &campaign, as: NumberFormat.self, "REFERENCES campaigns(id)")
    }
}

/// Encodes and decodes evidence as JSON text: `[{"kind":"domain","detail":"example.com"}]`.
///
/// A store has one such text per creative, and many are equal. Its own output is therefore written without a general
/// encoder, and decoded texts are cached.
struct EvidenceText {
    private var known: [String: [Evidence]] = ["[]": []]

    static func text(_ evidence: [Evidence]) -> String {
        var text = "["
        for (index, reason) in evidence.enumerated() {
            text += index == 0 ? "{\"kind\":" : ",{\"kind\":"
            append(reason.kind, to: &text)
            text += ",\"detail\":"
            append(reason.detail, to: &text)
            text += "}"
        }
        return text + "]"
    }

    private static func append(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    /// Returns the evidence of a text, or `nil` if the text is invalid.
    mutating func evidence(_ text: String) -> [Evidence]? {
        if let evidence = known[text] { return evidence }
        guard let evidence = try? JSONDecoding.value([Evidence].self, of: text.utf8) else {
            return nil
        }
        if known.count > 20_000 { known.removeAll() }
        known[text] = evidence
        return evidence
    }
}
