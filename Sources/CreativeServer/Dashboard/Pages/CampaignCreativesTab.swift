internal import StageCore

/// The creatives of a campaign in a grid, and the campaigns that they can be moved to in the margin.
///
/// Everything is one form: checked creatives go to the campaign whose button is pressed. The script presses that button
/// when a tile is dropped on it.
struct CampaignCreativesTab: Sendable {
    var tiles: [CreativeTile]
    /// The number of creatives on all pages.
    var creativeCount: Int
    /// The number of the page, from 1.
    var page: Int
    var period: PagePeriod

    /// The number of creatives on a page.
    static let pageSize = 96
    /// The number of campaigns in the margin; a select offers the others.
    private static let targetLimit = 24

    @HTMLBuilder func html(of campaign: Campaign, siblings: [CampaignPage.Sibling], mayWrite: Bool) -> HTML {
        if tiles.isEmpty {
            Tag.section(.class("panel empty")) {
                Tag.h2 { "No creatives in this campaign" }
                Tag.p { "Move creatives here from another campaign, or from the unassigned ones." }
                Tag.a(.class("button quiet"), .href(Section.unassigned.link)) { "Unassigned creatives" }
            }
        } else if mayWrite {
            Tag.form(
                .id("creatives"), .class("with-margin"), .method("post"),
                .action(Link("campaigns", campaign.id.description, "move"))
            ) {
                Tag.div(.class("stack")) {
                    grid
                    pages(of: campaign)
                    selection(siblings)
                }
                margin(siblings)
            }
        } else {
            grid
            pages(of: campaign)
        }
    }

    private var grid: HTML {
        Tag.ul(.class("tiles"), .label("Creatives")) {
            for (index, tile) in tiles.enumerated() { tile.html(index: index) }
        }
    }

    private func pages(of campaign: Campaign) -> HTML {
        CampaignParts.pages(page, of: (creativeCount + Self.pageSize - 1) / Self.pageSize) { page in
            Link(
                segments: ["campaigns", campaign.id.description, CampaignTab.creatives.rawValue],
                query: [
                    ("period", period == .usual ? nil : period.rawValue),
                    ("page", page == 1 ? nil : String(page)),
                ])
        }
    }

    private func margin(_ siblings: [CampaignPage.Sibling]) -> HTML {
        Tag.aside(.class("margin panel"), .labelledBy("targets")) {
            Tag.h2(.id("targets")) { "Move to" }
            Tag.small { "Check creatives and press a campaign, or drag them here. Keys: arrows, space, M." }
            Tag.div(.class("targets")) {
                for sibling in siblings.prefix(Self.targetLimit) {
                    Tag.button(
                        .type("submit"), .name("to"), .value(sibling.id.description), .data(.dropTarget)
                    ) {
                        Tag.bdi { sibling.name }
                        Formats.count(sibling.creativeCount)
                    }
                }
                Tag.button(.type("submit"), .name("to"), .value(""), .data(.dropTarget)) { "No campaign" }
            }
        }
    }

    private func selection(_ siblings: [CampaignPage.Sibling]) -> HTML {
        Tag.div(.class("selection panel")) {
            Tag.output(.id("selected-count"), .class("muted")) { "Check creatives to move them" }
            // Without the script there is nothing that it could do.
            Tag.button(.id("select-all"), .type("button"), .class("quiet"), .hidden()) { "Select all" }
            if siblings.count > Self.targetLimit {
                CampaignParts.select(
                    "chosen", "Move to", options: siblings.map { ($0.id.description, $0.name) }, current: nil)
                Tag.button(.type("submit"), .name("to"), .value("chosen")) { "Move" }
            }
            Tag.div(.class("field")) {
                Tag.label(.for("split-name")) { "New campaign" }
                Tag.input(
                    .id("split-name"), .name("name"), .maxLength(200), .autocomplete("off"),
                    .placeholder("Name"))
            }
            Tag.button(.type("submit"), .name("to"), .value("new"), .class("quiet")) { "Split off" }
        }
    }
}
