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
