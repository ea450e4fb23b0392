/// The contents of a store, or of a part of it, at one revision: all data that planning reads.
public struct StoreSnapshot: Sendable, Equatable {
    /// The revision, which increases with every change of creatives, campaigns or assignments.
    public var revision: Int
    /// The creatives, by key.
    public var creatives: [Creative]
    /// The campaigns, by ID. In a snapshot of a part: the campaigns that hold one of its creatives, or from which a
    /// person removed one of them.
    public var campaigns: [Campaign]
    /// The assignments, by creative.
    public var assignments: [Assignment]
    /// The creatives that people removed, by creative and campaign.
    public var exclusions: [Exclusion]
    /// The decisions of language models, by first creative. In a snapshot of a part: the decisions about any of its
    /// creatives, whose other creatives are then also in the part.
    public var decisions: [ModelDecision]
    /// The names of campaigns outside this part, by seat.
    public var otherNames: [String: Set<String>]

    /// Creates a snapshot.
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

    /// Returns the snapshot with other creatives added. Known creatives are updated as by an import.
    ///
    /// - Parameter arriving: The creatives, each key once.
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

/// A property that draws creatives into the same plan: an advertiser, an app, a domain.
///
/// Creatives that share no mark, directly or through other creatives, are planned independently. A few new creatives
/// can therefore be planned without reading a hundred thousand old ones.
public struct PlanMark: Hashable, Comparable, Sendable, Codable {
    /// The seat. Marks apply within one seat.
    public var seat: String
    /// The mark, such as `domain:nova.example`: chosen by the planner, opaque to stores.
    public var name: String

    /// Creates a mark.
    public init(seat: String, name: String) {
        self.seat = seat
        self.name = name
    }

    /// Orders marks by seat, then name.
    public static func < (left: PlanMark, right: PlanMark) -> Bool {
        (left.seat, left.name) < (right.seat, right.name)
    }
}

/// A set of creatives that were planned together, with the marks by which others would join them.
public struct PlanNeighbourhood: Hashable, Sendable, Codable {
    /// The marks of the creatives, in order. Several neighbourhoods may share a mark; a new creative with that mark is
    /// planned together with all of them.
    public var marks: [PlanMark]
    /// The creatives, by key.
    public var creatives: [CreativeKey]

    /// Creates a neighbourhood.
    public init(marks: [PlanMark], creatives: [CreativeKey]) {
        self.marks = marks
        self.creatives = creatives
    }
}

/// The creatives that no plan has covered yet.
public struct PlanningBacklog: Sendable, Equatable {
    /// The revision of the store.
    public var revision: Int
    /// The planner of the last applied plan that names one (``CampaignPlan/planner``); `nil` before the first.
    public var planner: String?
    /// The creatives that are new, or were updated or edited by a person since they were last planned, by key.
    public var creatives: [Creative]

    /// Creates a backlog.
    public init(revision: Int, planner: String?, creatives: [Creative]) {
        self.revision = revision
        self.planner = planner
        self.creatives = creatives
    }
}
