/// What a store, or a part of it, held at one revision: all that planning reads.
public struct StoreSnapshot: Sendable, Equatable {
    /// Grows with every change of creatives, campaigns or assignments.
    public var revision: Int
    /// The creatives, by key.
    public var creatives: [Creative]
    /// The campaigns, by id. In a part of a store: those which hold one of its creatives, or which a person took one
    /// of them out of.
    public var campaigns: [Campaign]
    /// The assignments, by creative.
    public var assignments: [Assignment]
    /// What people took out, by creative and campaign.
    public var exclusions: [Exclusion]
    /// What language models decided, by first creative. In a part of a store: the decisions about one of its creatives, whose
    /// other creatives are in the part as well.
    public var decisions: [ModelDecision]
    /// By seat, names that campaigns outside of this part have.
    public var otherNames: [String: Set<String>]

    /// Makes a snapshot.
    public init(
        revision: Int = 0, creatives: [Creative], campaigns: [Campaign] = [],
        assignments: [Assignment] = [], exclusions: [Exclusion] = [], decisions: [ModelDecision] = [],
        otherNames: [String: Set<String>] = [:]
    ) {
        self.revision = revision
        self.creatives = creatives
        self.campaigns = campaigns
        self.assignments = assignments
        self.exclusions = exclusions
        self.decisions = decisions
        self.otherNames = otherNames
    }

    /// The snapshot as it would be with other creatives: new ones are added, known ones updated as an import does.
    ///
    /// - Parameter arriving: Each key once.
    /// - Complexity: O(n log n).
    package func adding(_ arriving: [Creative]) -> StoreSnapshot {
        var byKey = Dictionary(uniqueKeysWithValues: creatives.map { ($0.key, $0) })
        for creative in arriving {
            if byKey[creative.key]?.update(with: creative) == nil { byKey[creative.key] = creative }
        }
        var result = self
        result.creatives = byKey.values.sorted { $0.key < $1.key }
        return result
    }
}
