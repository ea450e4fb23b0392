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

/// Something by which creatives are drawn into one plan: an advertiser, an app, a domain.
///
/// Creatives without a common mark, direct or over others, are planned apart from one another. That is how a few new
/// creatives can be planned without looking at a hundred thousand old ones.
public struct PlanMark: Hashable, Comparable, Sendable, Codable {
    /// The seat: nothing crosses it.
    public var seat: String
    /// The mark, such as `domain:nova.example`: whatever the planner says, opaque to stores.
    public var name: String

    /// Makes a mark.
    public init(seat: String, name: String) {
        self.seat = seat
        self.name = name
    }

    /// Orders by seat, then name.
    public static func < (left: PlanMark, right: PlanMark) -> Bool {
        (left.seat, left.name) < (right.seat, right.name)
    }
}

/// Creatives that were planned together, and the marks by which others would join them.
public struct PlanNeighbourhood: Hashable, Sendable, Codable {
    /// The marks of the creatives, in order. Several neighbourhoods may have one: whoever comes with it draws in all of
    /// them.
    public var marks: [PlanMark]
    /// The creatives, by key.
    public var creatives: [CreativeKey]

    /// Makes a neighbourhood.
    public init(marks: [PlanMark], creatives: [CreativeKey]) {
        self.marks = marks
        self.creatives = creatives
    }
}

/// What no plan has accounted for yet.
public struct PlanningBacklog: Sendable, Equatable {
    /// The revision at which this was so.
    public var revision: Int
    /// What made the last plan that was applied and says so: ``CampaignPlan/planner``; `nil` before the first.
    public var planner: String?
    /// Creatives that are new, described anew, or edited by a person since they were last planned, by key.
    public var creatives: [Creative]

    /// Makes a backlog.
    public init(revision: Int, planner: String?, creatives: [Creative]) {
        self.revision = revision
        self.planner = planner
        self.creatives = creatives
    }
}
