/// What applying a plan changed.
public struct PlanOutcome: Hashable, Sendable, Codable {
    /// For each campaign of the plan, its id; `nil` where nothing was left of a new one.
    public var campaigns: [CampaignID?] = []
    /// Ids that are new.
    public var created: [CampaignID] = []
    /// Ids that are gone, because nothing was left of them or another took them over.
    public var retired: [CampaignID] = []
    /// How many creatives changed their campaign.
    public var changedAssignments = 0
    /// How many creatives had no campaign before and are in one now.
    public var newlyAssigned = 0
    /// Creatives which the plan would have placed otherwise than a person did meanwhile.
    public var keptEdits: [CreativeKey] = []

    /// Makes an outcome of nothing.
    public init() {}
}
