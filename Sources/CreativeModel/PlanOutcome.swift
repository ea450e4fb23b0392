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
