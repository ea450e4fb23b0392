internal import CreativeModel
internal import Foundation

/// The campaign of a creative in `creative_campaigns`.
struct AssignmentRow: SQLRecord {
    var creative: Int64 = 0
    var campaign = CampaignID(rawValue: 0)
    private var isManual = false
    private var assignedAt = Date.distantPast
    private var assignedBy = Assigner.rule
    /// As JSON; see ``EvidenceText``.
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
        unread: ["id INTEGER PRIMARY KEY AUTOINCREMENT"])

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "REFERENCES creatives(id)")
        try row.column("campaign_id", &campaign, as: NumberFormat.self, "REFERENCES campaigns(id)")
        try row.column("manually_assigned", &isManual, "NULL DEFAULT FALSE")
        try row.column("assigned_at", &assignedAt, as: TimeTextFormat.self, "NULL DEFAULT CURRENT_TIMESTAMP")
        try row.column("assigned_by", &assignedBy, as: AssignerFormat.self, "NULL")
        try row.column("evidence", &evidence, "DEFAULT '[]'")
    }

    /// The assignment with evidence that was read from ``evidence``.
    func assignment(of key: CreativeKey, evidence: [Evidence]) -> Assignment {
        Assignment(
            creative: key, campaign: campaign, assignedBy: isManual ? .user : assignedBy,
            assignedAt: assignedAt,
            evidence: evidence)
    }
}

/// Why a creative has no campaign, in `unassigned_reasons`.
struct UnassignedReasonRow: SQLRecord {
    var creative: Int64 = 0
    var reason = ""

    static let table = SQLTable<UnassignedReasonRow>("unassigned_reasons", key: "creative_id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "PRIMARY KEY REFERENCES creatives(id)")
        try row.column("reason", &reason)
    }
}

/// A creative that a person took out of a campaign, in `exclusions`.
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
