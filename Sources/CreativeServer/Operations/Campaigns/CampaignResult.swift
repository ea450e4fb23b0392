internal import Foundation

/// A campaign as a result: one flat object.
struct CampaignResult: ResultObject {
    var campaign: Campaign
    var creativeCount: Int
    var performance: PerformanceResult?
    var creatives: [MemberResult]?

    init(_ report: CampaignReport, includesPerformance: Bool = true, creatives: [MemberResult]? = nil) {
        campaign = report.campaign
        creativeCount = report.creativeCount
        performance =
            includesPerformance
            ? PerformanceResult(report.performance, activeCreativeCount: report.activeCreativeCount) : nil
        self.creatives = creatives
    }

    /// Creates a result without performance.
    init(_ campaign: Campaign, creativeCount: Int) {
        self.campaign = campaign
        self.creativeCount = creativeCount
    }

    static let members: [ResultMember<Self>] = [
        member("id", \Self.campaign.id.rawValue, "The number of the campaign."),
        member("seat_id", \Self.campaign.seat, "The seat."),
        member("name", \Self.campaign.name, "The name, unique within the seat."),
        member("description", \Self.campaign.summary, "A description written by a person."),
        ResultMember(
            name: "status", schema: .choice(Campaign.Status.allCases.map(\.rawValue)), isAlwaysPresent: true
        ) { .string($0.campaign.status.rawValue) },
        member("creative_count", \Self.creativeCount, "The number of creatives."),
        member(
            "clustering_method", \Self.campaign.method.rawValue,
            "The rule that grouped most creatives, such as `domain`, or `ai` or `manual`."),
        member(
            "ai_confidence", \Self.campaign.confidence,
            "The confidence of the machine, in 0...1; `null` for a person."),
        member(
            "named_by", \Self.campaign.namedBy.rawValue, "The source of the name: `rule`, `model` or `user`."),
        member("created_at", \Self.campaign.createdAt, "The time of creation."),
        member("updated_at", \Self.campaign.updatedAt, "The time of the last change."),
        optionalMember("performance", \Self.performance, "The performance in the period."),
        optionalMember("creatives", \Self.creatives, "The creatives, by ID."),
    ]
}

/// A creative of a campaign.
struct MemberResult: ResultObject {
    var creative: Creative
    var assignment: Assignment

    static let members: [ResultMember<Self>] =
        CreativeResult.members.map { member in
            ResultMember(name: member.name, schema: member.schema, isAlwaysPresent: member.isAlwaysPresent) {
                member.value(CreativeResult(creative: $0.creative))
            }
        } + [
            member(
                "assigned_by", \Self.assignment.assignedBy.rawValue,
                "The source of the assignment: `rule`, `model` or `user`."),
            member("manually_assigned", \Self.isManual, "Whether a person assigned it."),
            member("assigned_at", \Self.assignment.assignedAt, "The time of the assignment."),
            member("evidence", \Self.evidence, "The reasons for the assignment."),
        ]

    private var isManual: Bool { assignment.assignedBy == .user }
    private var evidence: [EvidenceResult] { assignment.evidence.map(EvidenceResult.init) }
}

/// A creative.
struct CreativeResult: ResultObject {
    var creative: Creative

    static let members: [ResultMember<Self>] = [
        member("id", \Self.creative.key.id, "The ID within the seat."),
        member("seat_id", \Self.creative.key.seat, "The seat."),
        member("buyer_creative_id", \Self.creative.buyerCreativeID, "The ID used by the buyer's systems."),
        member("name", \Self.creative.name, "The display name."),
        member("detected_url", \Self.creative.landingURL, "The landing page as given; untrusted."),
        member("detected_domain", \Self.creative.declaredDomain, "The domain that the source detected."),
        member("detected_advertiser", \Self.creative.advertiser, "The advertiser."),
        member("format", \Self.format, "The format, such as `image`, `video` or `html5`."),
        member("width", \Self.width, "The width in pixels."),
        member("height", \Self.height, "The height in pixels."),
        member("file_hash", \Self.creative.fileHash, "The hash of the asset, in the form of the source."),
        member("asset_url", \Self.creative.assetURL, "The URL of the asset; untrusted."),
        member("created_at", \Self.creative.createdAt, "The time at which the source first saw it."),
    ]

    private var format: String? { creative.format?.rawValue }
    private var width: Int? { creative.size?.width }
    private var height: Int? { creative.size?.height }
}

/// A reason for an assignment.
struct EvidenceResult: ResultObject {
    var kind: String
    var detail: String

    init(_ evidence: Evidence) {
        kind = evidence.kind
        detail = evidence.detail
    }

    static let members: [ResultMember<Self>] = [
        member("kind", \Self.kind, "The kind of reason, such as `domain` or `user`."),
        member("detail", \Self.detail, "The reason in words."),
    ]
}
