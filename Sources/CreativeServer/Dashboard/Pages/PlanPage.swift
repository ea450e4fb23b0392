internal import Foundation
internal import StageCore

/// The preview of a plan: what auto-clustering would change. Nothing changes before the plan is applied.
struct PlanPage: Sendable {
    var changes: PlanChanges
    /// The warnings of the plan, such as a missing model.
    var warnings: [String]
    /// The identifier under which the server keeps the plan.
    var plan: String
    /// The version that the plan must have when it is applied.
    var version: String
    var query: PlanQuery
    var seats: [String]
    var hasModel: Bool
    /// The number of creatives that the plan leaves without a campaign.
    var unassignedCount: Int

    /// The number of campaigns or members of each list that are shown.
    private static let shownCount = 200

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.p { Tag.a(.href(Section.campaigns.link)) { "Campaigns" } }
                Tag.h1 { "Preview of the plan" }
                Tag.p(.class("meta")) { summary }
            }
        }
        if !warnings.isEmpty {
            Tag.section(.class("warnings"), .label("Warnings")) {
                Tag.ul { for warning in warnings { Tag.li { warning } } }
            }
        }
        settings
        if changes.isEmpty {
            Tag.section(.class("panel empty")) {
                Tag.h2 { "Nothing to change" }
                Tag.p { nothingText }
                Tag.a(.class("button quiet"), .href(Section.campaigns.link)) { "Back to campaigns" }
            }
        } else {
            apply
            created
            changed
            renamed
            ended
            freed
        }
    }

    private var nothingText: String {
        unassignedCount == 0
            ? "All creatives already categorized."
            : "\(counted(unassignedCount, "creative", "stays", "stay")) unassigned, each with a reason."
    }

    @HTMLBuilder private var summary: HTML {
        Tag.span { counted(changes.created.count, "new campaign") }
        Tag.span {
            counted(changes.created.reduce(0) { $0 + $1.creatives.count }, "creative") + " in them"
        }
        if !changes.changed.isEmpty { Tag.span { "\(grouped(changes.changed.count)) changed" } }
        if !changes.renamed.isEmpty { Tag.span { "\(grouped(changes.renamed.count)) renamed" } }
        if !changes.retired.isEmpty { Tag.span { "\(grouped(changes.retired.count)) ended" } }
        if changes.unchangedCount > 0 { Tag.span { "\(grouped(changes.unchangedCount)) unchanged" } }
        Tag.span { "\(grouped(unassignedCount)) unassigned" }
    }

    private var settings: HTML {
        Tag.form(.class("filters panel"), .method("get"), .action(Link("plan"))) {
            if seats.count > 1 {
                CampaignParts.select(
                    "seat", "Seat", all: "All seats", options: seats.map { ($0, $0) }, current: query.seat)
            }
            Tag.div(.class("field")) {
                Tag.label(.for("size")) { "Creatives a campaign needs" }
                Tag.input(
                    .id("size"), .type("number"), .name("min_cluster_size"),
                    .value(String(query.minimumSize)),
                    .min(1), .max(1_000))
            }
            if hasModel {
                Tag.label(.class("check")) {
                    Tag.input(
                        .type("checkbox"), .name("use_ai"), .value("yes"), .checked(query.usesModel))
                    Tag.span { "Use the language model" }
                }
            }
            Tag.button(.type("submit"), .class("quiet")) { "Plan again" }
        }
    }

    private var apply: HTML {
        Tag.form(.class("actions"), .method("post"), .action(Link("plan", "apply"))) {
            Tag.input(.type("hidden"), .name("plan"), .value(plan))
            Tag.input(.type("hidden"), .name("version"), .value(version))
            Tag.button(.type("submit")) {
                changes.created.isEmpty
                    ? "Apply the plan" : "Create \(counted(changes.created.count, "campaign"))"
            }
            Tag.a(.class("button quiet"), .href(Section.campaigns.link)) { "Cancel" }
        }
    }

    @HTMLBuilder private var created: HTML {
        if !changes.created.isEmpty {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "New campaigns" }
                Tag.ul(.class("rows")) {
                    for campaign in changes.created.prefix(Self.shownCount) {
                        Tag.li {
                            Tag.div {
                                Tag.strong { Tag.bdi { campaign.name } }
                                if seats.count > 1 { Tag.small { " Seat \(campaign.seat)" } }
                                Tag.p(.class("muted")) { Self.list(campaign.creatives) }
                            }
                            Tag.span(.class("nowrap")) { counted(campaign.creatives.count, "creative") }
                        }
                    }
                }
                Self.rest(changes.created.count - Self.shownCount)
            }
        }
    }

    @HTMLBuilder private var changed: HTML {
        if !changes.changed.isEmpty {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "Changed campaigns" }
                Tag.ul(.class("rows")) {
                    for campaign in changes.changed.prefix(Self.shownCount) {
                        Tag.li {
                            Tag.div {
                                Tag.a(.href(CampaignParts.link(campaign.campaign))) {
                                    Tag.bdi { campaign.name }
                                }
                                if !campaign.joining.isEmpty {
                                    Tag.p { "Joining: \(Self.list(campaign.joining))" }
                                }
                                if !campaign.leaving.isEmpty {
                                    Tag.p { "Leaving: \(Self.list(campaign.leaving))" }
                                }
                                if !campaign.absorbed.isEmpty {
                                    Tag.p { "Takes over \(campaign.absorbed.joined(separator: ", "))" }
                                }
                            }
                        }
                    }
                }
                Self.rest(changes.changed.count - Self.shownCount)
            }
        }
    }

    @HTMLBuilder private var renamed: HTML {
        if !changes.renamed.isEmpty {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "Renamed by the model" }
                Tag.ul(.class("list")) {
                    for campaign in changes.renamed.prefix(Self.shownCount) {
                        Tag.li { "“\(campaign.name)” becomes “\(campaign.newName)”" }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var ended: HTML {
        if !changes.retired.isEmpty {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "Ended campaigns" }
                Tag.ul(.class("list")) {
                    for name in changes.retired.prefix(Self.shownCount) { Tag.li { Tag.bdi { name } } }
                }
            }
        }
    }

    @HTMLBuilder private var freed: HTML {
        if !changes.freed.isEmpty {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "Creatives that leave their campaign" }
                Tag.ul(.class("list")) {
                    for creative in changes.freed.prefix(Self.shownCount) {
                        Tag.li { "\(creative.creative.id): \(creative.reason)" }
                    }
                }
                Self.rest(changes.freed.count - Self.shownCount)
            }
        }
    }

    private static func list(_ creatives: [CreativeKey]) -> String {
        let shown = creatives.prefix(6).map(\.id).joined(separator: ", ")
        return creatives.count > 6 ? "\(shown) and \(grouped(creatives.count - 6)) more" : shown
    }

    private static func rest(_ count: Int) -> HTML {
        count > 0 ? Tag.small { "\(grouped(count)) more are not shown." } : HTML()
    }
}

/// What to plan, as the address of the preview says.
struct PlanQuery: Hashable, Sendable {
    var seat: String?
    var minimumSize = 3
    var usesModel = false

    init(_ values: FormValues) {
        seat = values["seat"].flatMap { $0.isEmpty ? nil : $0 }
        minimumSize = min(1_000, max(1, values["min_cluster_size"].flatMap { Int($0) } ?? 3))
        usesModel = values["use_ai"] == "yes"
    }
}
