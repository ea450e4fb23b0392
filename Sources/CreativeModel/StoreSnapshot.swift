/// What a store held at one revision: all that planning reads.
public struct StoreSnapshot: Sendable, Equatable {
    /// Grows with every change of creatives, campaigns or assignments.
    public var revision: Int
    /// The creatives, by key.
    public var creatives: [Creative]
    /// The campaigns, by id.
    public var campaigns: [Campaign]
    /// The assignments, by creative.
    public var assignments: [Assignment]
    /// What people took out, by creative and campaign.
    public var exclusions: [Exclusion]

    /// Makes a snapshot.
    public init(
        revision: Int = 0, creatives: [Creative], campaigns: [Campaign] = [],
        assignments: [Assignment] = [], exclusions: [Exclusion] = []
    ) {
        self.revision = revision
        self.creatives = creatives
        self.campaigns = campaigns
        self.assignments = assignments
        self.exclusions = exclusions
    }
}
