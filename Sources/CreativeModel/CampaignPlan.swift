/// A machine's proposal for the campaigns of a store: an immutable value that can be inspected, kept and applied.
///
/// A plan accounts for **every** creative of the snapshot that it was made from: each is a member of one campaign, or
/// unassigned with a reason. A snapshot may cover a part of a store; the rest is left unchanged.
public struct CampaignPlan: Hashable, Sendable, Codable {
    /// The revision of the snapshot that the plan was made from.
    public var revision: Int
    /// An identifier of the planner and its settings; `nil` if unknown.
    ///
    /// A later plan of the changes alone must come from the same planner.
    public var planner: String?
    /// The seat that planning was limited to; `nil` if it was not limited.
    public var seat: String?
    /// The groups of creatives that were planned together.
    ///
    /// Stores keep them for ``CampaignStore/snapshot(around:of:)``. Creatives outside any of these groups are planned
    /// again by the next plan.
    public var neighbourhoods: [PlanNeighbourhood]
    /// The campaigns: existing ones by ID, then new ones by size, the largest first.
    public var campaigns: [PlannedCampaign]
    /// The creatives in no campaign, by key.
    public var unassigned: [UnassignedCreative]
    /// The machine-made campaigns that are left without creatives.
    public var retired: [CampaignID]
    /// The decisions of a language model in this plan. A store keeps them when the plan is applied.
    public var decisions: [ModelDecision]
    /// The number of groups for which a language model was asked but gave no answer.
    ///
    /// Their creatives are in no neighbourhood, so the next plan includes them again.
    public var unansweredGroups: Int
    /// Warnings for people.
    public var warnings: [String]

    /// Creates a plan.
    public init(
        revision: Int, planner: String? = nil, neighbourhoods: [PlanNeighbourhood] = [],
        campaigns: [PlannedCampaign], unassigned: [UnassignedCreative],
        retired: [CampaignID] = [], decisions: [ModelDecision] = [], unansweredGroups: Int = 0,
        warnings: [String] = []
    ) {
        self.revision = revision
        self.planner = planner
        self.neighbourhoods = neighbourhoods
        self.campaigns = campaigns
        self.unassigned = unassigned
        self.retired = retired
        self.decisions = decisions
        self.unansweredGroups = unansweredGroups
        self.warnings = warnings
    }

    /// The number of creatives that the plan assigns to campaigns.
    package var assignedCount: Int { campaigns.reduce(0) { $0 + $1.members.count } }
}

extension CampaignPlan {
    /// Decodes a plan. Plans of earlier releases have no decisions.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        revision = try container.decode(Int.self, forKey: .revision)
        planner = try container.decodeIfPresent(String.self, forKey: .planner)
        seat = try container.decodeIfPresent(String.self, forKey: .seat)
        neighbourhoods = try container.decode([PlanNeighbourhood].self, forKey: .neighbourhoods)
        campaigns = try container.decode([PlannedCampaign].self, forKey: .campaigns)
        unassigned = try container.decode([UnassignedCreative].self, forKey: .unassigned)
        retired = try container.decode([CampaignID].self, forKey: .retired)
        decisions = try container.decodeIfPresent([ModelDecision].self, forKey: .decisions) ?? []
        unansweredGroups = try container.decodeIfPresent(Int.self, forKey: .unansweredGroups) ?? 0
        warnings = try container.decode([String].self, forKey: .warnings)
    }
}

/// One campaign of a plan.
public struct PlannedCampaign: Hashable, Sendable, Codable {
    /// The campaign that it continues, or `nil` for a new one.
    public var existing: CampaignID?
    /// Other campaigns whose creatives it takes over.
    public var absorbed: [CampaignID]
    /// The seat.
    public var seat: String
    /// The name: that of the existing campaign, or a new one.
    public var name: String
    /// The method by which most members were found.
    public var method: ClusteringMethod
    /// The confidence of the machine, in 0...1; `nil` for a person's campaign.
    public var confidence: Double?
    /// The source of the name.
    public var namedBy: Assigner
    /// The members, by key. A new campaign has at least one.
    public var members: [PlannedMember]

    /// Creates a planned campaign.
    public init(
        existing: CampaignID? = nil, absorbed: [CampaignID] = [], seat: String, name: String,
        method: ClusteringMethod, confidence: Double?, namedBy: Assigner = .rule, members: [PlannedMember]
    ) {
        self.existing = existing
        self.absorbed = absorbed
        self.seat = seat
        self.name = name
        self.method = method
        self.confidence = confidence
        self.namedBy = namedBy
        self.members = members
    }
}

/// One creative of a planned campaign, with the reasons for its membership.
public struct PlannedMember: Hashable, Sendable, Codable {
    /// The creative.
    public var creative: CreativeKey
    /// The source of the assignment.
    public var assignedBy: Assigner
    /// The reasons for the assignment.
    public var evidence: [Evidence]

    /// Creates a member.
    public init(creative: CreativeKey, assignedBy: Assigner, evidence: [Evidence]) {
        self.creative = creative
        self.assignedBy = assignedBy
        self.evidence = evidence
    }
}

/// A creative in no campaign, with the reason.
public struct UnassignedCreative: Hashable, Sendable, Codable {
    /// The creative.
    public var creative: CreativeKey
    /// The reason, in words for people.
    public var reason: String

    /// Creates an unassigned creative.
    public init(creative: CreativeKey, reason: String) {
        self.creative = creative
        self.reason = reason
    }

    /// The reason of creatives that no plan has covered.
    package static let notPlanned = "not planned yet"
}

/// The changes made by applying a plan.
public struct PlanOutcome: Hashable, Sendable, Codable {
    /// The ID of each campaign of the plan; `nil` for a new campaign that ended up without members.
    public var campaigns: [CampaignID?] = []
    /// The IDs of new campaigns.
    public var created: [CampaignID] = []
    /// The IDs of campaigns that ended, either empty or merged into another.
    public var retired: [CampaignID] = []
    /// The IDs of existing campaigns that took a name from a language model.
    public var renamed: [CampaignID] = []
    /// The number of creatives whose campaign changed.
    public var changedAssignments = 0
    /// The number of creatives that had no campaign before and have one now.
    public var newlyAssigned = 0
    /// The creatives for which the plan conflicted with a person's later edit or with an archived campaign, and was
    /// ignored.
    public var keptEdits: [CreativeKey] = []

    /// Creates an outcome without changes.
    public init() {}
}

extension PlanOutcome {
    /// Decodes an outcome. Outcomes of earlier releases have no renamed campaigns.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        campaigns = try container.decode([CampaignID?].self, forKey: .campaigns)
        created = try container.decode([CampaignID].self, forKey: .created)
        retired = try container.decode([CampaignID].self, forKey: .retired)
        renamed = try container.decodeIfPresent([CampaignID].self, forKey: .renamed) ?? []
        changedAssignments = try container.decode(Int.self, forKey: .changedAssignments)
        keptEdits = try container.decode([CreativeKey].self, forKey: .keptEdits)
    }
}
