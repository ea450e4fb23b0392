internal import Foundation
internal import StageCore

/// The page of one campaign: a head that can be edited in place, and four tabs with an address each.
struct CampaignPage: Sendable {
    /// The campaign with the figures of the period.
    var report: CampaignReport
    var period: PagePeriod
    var tab: CampaignTab
    /// The content of the tab.
    var content: Content
    /// The other campaigns of the seat, by size.
    var siblings: [Sibling]
    var mayWrite: Bool
    /// The entity tag of the campaign, which an edit sends back.
    var version = ""
    /// The values of a refused edit, which the form shows again.
    var refused: FormValues?

    /// Another campaign of the seat.
    struct Sibling: Hashable, Sendable {
        var id: CampaignID
        var name: String
        var creativeCount: Int
    }

    /// The content of a tab.
    enum Content: Sendable {
        case overview(CampaignOverviewTab)
        case creatives(CampaignCreativesTab)
        case performance(CampaignPerformanceTab)
        case geography(CampaignGeographyTab)
    }

    private var campaign: Campaign { report.campaign }

    /// The content of the page.
    @HTMLBuilder var html: HTML {
        head
        if mayWrite { edits }
        warnings
        Tag.nav(.class("tabs"), .label("Parts of the campaign")) {
            for other in CampaignTab.allCases {
                Tag.a(
                    .href(CampaignParts.link(campaign.id, other, period: period)), .current(other == tab)
                ) { other.rawValue.capitalized }
            }
        }
        CampaignParts.periods(current: period) { CampaignParts.link(campaign.id, tab, period: $0) }
        switch content {
        case .overview(let part): part.html
        case .creatives(let part): part.html(of: campaign, siblings: siblings, mayWrite: mayWrite)
        case .performance(let part): part.html
        case .geography(let part): part.html
        }
    }

    private var head: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.p { Tag.a(.href(Section.campaigns.link)) { "Campaigns" } }
                Tag.h1 { Tag.bdi { campaign.name } }
                if let summary = campaign.summary { Tag.p { summary } }
                Tag.p(.class("meta")) {
                    Tag.span { counted(report.creativeCount, "creative") }
                    Tag.span { "\(grouped(report.activeCreativeCount)) active in the period" }
                    Tag.span { HTML("Created ") + Formats.instant(campaign.createdAt) }
                    if campaign.seat != CreativeKey.defaultSeat { Tag.span { "Seat \(campaign.seat)" } }
                    CampaignParts.source(campaign)
                    CampaignParts.status(campaign.status)
                }
            }
        }
    }

    private var warnings: HTML {
        guard !report.performance.warnings.isEmpty else { return HTML() }
        return Tag.section(.class("warnings"), .label("Warnings")) {
            Tag.ul { for warning in report.performance.warnings { Tag.li { Self.sentence(warning.detail) } } }
        }
    }

    private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    // MARK: Edits

    private var edits: HTML {
        Tag.div(.class("actions")) {
            Tag.details(.class("menu"), .open(refused != nil)) {
                Tag.summary { "Edit" }
                Tag.form(.class("panel stack"), .method("post"), .action(action("edit"))) {
                    Tag.div(.class("field")) {
                        Tag.label(.for("name")) { "Name" }
                        Tag.input(
                            .id("name"), .name("name"), .value(refused?["name"] ?? campaign.name),
                            .required(), .maxLength(200),
                            .autocomplete("off"))
                    }
                    Tag.div(.class("field")) {
                        Tag.label(.for("summary")) { "Description" }
                        Tag.textarea(.id("summary"), .name("summary"), .rows(3), .maxLength(2_000)) {
                            refused?["summary"] ?? campaign.summary ?? ""
                        }
                    }
                    CampaignParts.select(
                        "status", "Status",
                        options: Campaign.Status.allCases.map { ($0.rawValue, $0.rawValue.capitalized) },
                        current: refused?["status"] ?? campaign.status.rawValue)
                    // Sent back, so that a change that somebody else made meanwhile is not overwritten.
                    Tag.input(.type("hidden"), .name("version"), .value(version))
                    Tag.button(.type("submit")) { "Save" }
                }
            }
            if !siblings.isEmpty {
                Tag.details(.class("menu")) {
                    Tag.summary { "Merge" }
                    Tag.form(.class("panel stack"), .method("post"), .action(action("merge"))) {
                        Tag.p { "Takes over all creatives of another campaign, which ends." }
                        CampaignParts.select(
                            "other", "Campaign",
                            options: siblings.map { ($0.id.description, "\($0.name) (\($0.creativeCount))") },
                            current: nil)
                        Tag.button(.type("submit")) { "Merge into this campaign" }
                    }
                }
            }
            Tag.details(.class("menu")) {
                Tag.summary { "Delete" }
                Tag.form(.class("panel stack"), .method("post"), .action(action("delete"))) {
                    Tag.p { "Its creatives become unassigned. The log can undo this." }
                    Tag.button(.type("submit"), .class("danger")) { "Delete the campaign" }
                }
            }
        }
    }

    private func action(_ name: String) -> Link { Link("campaigns", campaign.id.description, name) }
}
