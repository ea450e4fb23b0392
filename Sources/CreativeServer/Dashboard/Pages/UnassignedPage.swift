internal import StageCore

/// The creatives without a campaign, grouped by reason, and the campaigns that they can be put into.
struct UnassignedPage: Sendable {
    /// A group of creatives with one kind of reason.
    struct Group: Sendable {
        var statement: String
        /// What would help the creatives into a campaign; may be empty.
        var help: String
        var kind: UnassignedKind
        /// The number of creatives in the group.
        var count: Int
        /// The first creatives, each with its own reason.
        var tiles: [(tile: CreativeTile, reason: String)]
    }

    var groups: [Group]
    /// The campaigns of the seat, by size.
    var campaigns: [CampaignPage.Sibling]
    var seats: [String]
    var seat: String?
    /// The only group to show in full, if the reader chose one.
    var kind: UnassignedKind?
    var mayWrite: Bool
    var hasModel: Bool

    /// The number of creatives of each group that are shown beside other groups.
    static let shownCount = 12
    /// The number of creatives shown of a group that the reader chose.
    static let fullCount = 120

    private var count: Int { groups.reduce(0) { $0 + $1.count } }

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.h1 { "Unassigned" }
                Tag.p(.class("meta")) { Tag.span { counted(count, "creative") + " without a campaign" } }
            }
            if mayWrite, count > 0 {
                Tag.div(.class("actions")) { AutoClusterForm(seat: seat, hasModel: hasModel).button }
            }
        }
        if seats.count > 1 {
            Tag.form(.class("filters"), .method("get"), .action(Section.unassigned.link), .data(.submits)) {
                CampaignParts.select(
                    "seat", "Seat", all: "All seats", options: seats.map { ($0, $0) }, current: seat)
                Tag.button(.type("submit"), .class("quiet")) { "Show" }
            }
        }
        if groups.isEmpty {
            Tag.section(.class("panel empty")) {
                Tag.h2 { "Nothing is unassigned" }
                Tag.p { "Every creative is in a campaign." }
            }
        } else if mayWrite, !campaigns.isEmpty {
            Tag.form(
                .id("creatives"), .class("with-margin"), .method("post"), .action(Link("unassigned", "place"))
            ) {
                Tag.div(.class("stack")) {
                    list
                    selection
                }
                Tag.aside(.class("margin panel"), .labelledBy("targets")) {
                    Tag.h2(.id("targets")) { "Put into" }
                    Tag.small {
                        "Check creatives and press a campaign, or drag them here. Keys: arrows, space, M."
                    }
                    Tag.div(.class("targets")) {
                        for campaign in campaigns.prefix(24) {
                            Tag.button(
                                .type("submit"), .name("to"), .value(campaign.id.description),
                                .data(.dropTarget)
                            ) {
                                Tag.bdi { campaign.name }
                                Formats.count(campaign.creativeCount)
                            }
                        }
                    }
                }
            }
        } else {
            Tag.div(.class("stack")) { list }
        }
    }

    private var selection: HTML {
        Tag.div(.class("selection panel")) {
            Tag.output(.id("selected-count"), .class("muted")) { "Check creatives to move them" }
            Tag.button(.id("select-all"), .type("button"), .class("quiet"), .hidden()) { "Select all" }
        }
    }

    @HTMLBuilder private var list: HTML {
        for (number, group) in groups.enumerated() {
            Tag.section(.class("stack")) {
                Tag.h2 { group.statement }
                if !group.help.isEmpty { Tag.p(.class("muted")) { group.help } }
                Tag.ul(.class("tiles")) {
                    for (index, item) in group.tiles.enumerated() {
                        item.tile.html(index: number * Self.fullCount + index)
                    }
                }
                if group.count > group.tiles.count {
                    if kind == nil {
                        Tag.p {
                            Tag.a(
                                .href(
                                    Link(
                                        "unassigned", query: [("kind", group.kind.rawValue), ("seat", seat)]))
                            ) { "Show more of \(grouped(group.count))" }
                        }
                    } else {
                        Tag.small { "The first \(group.tiles.count) of \(grouped(group.count))." }
                    }
                }
            }
        }
    }
}
