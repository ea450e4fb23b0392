/// What a machine proposes for a store: an immutable value that can be looked at, kept and applied.
///
/// A plan accounts for **every** creative of the snapshot that it was made from: each is a member of one
/// campaign or unassigned with a reason. A snapshot may hold a part of a store; the rest then stays as it is.
public struct CampaignPlan: Hashable, Sendable, Codable {
    /// The revision of the snapshot that the plan was made from.
    public var revision: Int
    /// What made the plan, with its settings, in a word: a later plan that looks only at what changed must come from
    /// the same. `nil` where nobody says.
    public var planner: String?
    /// The seat that planning was limited to; `nil` where it was not.
    public var seat: String?
    /// Which creatives were planned together. Stores keep it, for ``CampaignStore/snapshot(around:of:)``; creatives
    /// that are in none are planned again next time.
    public var neighbourhoods: [PlanNeighbourhood]
    /// The campaigns, existing ones first by id, then new ones, the widest first.
    public var campaigns: [PlannedCampaign]
    /// The creatives that belong nowhere, by key.
    public var unassigned: [UnassignedCreative]
    /// Machine-made campaigns that nothing is left of.
    public var retired: [CampaignID]
    /// What a language model decided for this plan: a store keeps it when the plan is applied.
    public var decisions: [ModelDecision]
    /// How many groups a language model should have been asked about and did not answer. Their creatives are in no neighbourhood,
    /// and are therefore planned again next time.
    public var unansweredGroups: Int
    /// What a person should know.
    public var warnings: [String]

    /// Makes a plan.
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

    /// How many creatives the plan puts into campaigns.
    package var assignedCount: Int { campaigns.reduce(0) { $0 + $1.members.count } }
}

extension CampaignPlan {
    /// Reads a plan; plans of earlier releases have no decisions.
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
    /// The name: the existing campaign's, or a new one.
    public var name: String
    /// How most members were found.
    public var method: ClusteringMethod
    /// How sure the machine is, in 0...1; `nil` for a person's campaign.
    public var confidence: Double?
    /// Who chose the name.
    public var namedBy: Assigner
    /// The creatives, by key; never empty for a new campaign.
    public var members: [PlannedMember]

    /// Makes a planned campaign.
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

/// One creative of a planned campaign, and why it is there.
public struct PlannedMember: Hashable, Sendable, Codable {
    /// The creative.
    public var creative: CreativeKey
    /// Who puts it there.
    public var assignedBy: Assigner
    /// Why.
    public var evidence: [Evidence]

    /// Makes a member.
    public init(creative: CreativeKey, assignedBy: Assigner, evidence: [Evidence]) {
        self.creative = creative
        self.assignedBy = assignedBy
        self.evidence = evidence
    }
}

/// A creative that belongs to no campaign, and why.
public struct UnassignedCreative: Hashable, Sendable, Codable {
    /// The creative.
    public var creative: CreativeKey
    /// The reason, in words for people.
    public var reason: String

    /// Makes an unassigned creative.
    public init(creative: CreativeKey, reason: String) {
        self.creative = creative
        self.reason = reason
    }

    /// The reason of creatives that no plan has looked at.
    package static let notPlanned = "not planned yet"
}

/// What applying a plan changed.
public struct PlanOutcome: Hashable, Sendable, Codable {
    /// For each campaign of the plan, its id; `nil` where nothing was left of a new one.
    public var campaigns: [CampaignID?] = []
    /// Ids that are new.
    public var created: [CampaignID] = []
    /// Ids that are gone, because nothing was left of them or another took them over.
    public var retired: [CampaignID] = []
    /// Campaigns that were there and took a name of a language model.
    public var renamed: [CampaignID] = []
    /// How many creatives changed their campaign.
    public var changedAssignments = 0
    /// How many creatives had no campaign before and are in one now.
    public var newlyAssigned = 0
    /// Creatives which the plan would have placed otherwise than a person did meanwhile, or into or out of an archived
    /// campaign.
    public var keptEdits: [CreativeKey] = []

    /// Makes an outcome of nothing.
    public init() {}
}

extension PlanOutcome {
    /// Reads an outcome; those of earlier releases renamed nothing.
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
