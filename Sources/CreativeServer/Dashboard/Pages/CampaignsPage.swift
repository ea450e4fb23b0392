internal import Foundation
internal import StageCore

/// The list of campaigns.
struct CampaignsPage: Sendable {
    /// The campaigns of one page, with their spend by day.
    var shown: [(report: CampaignReport, series: DailySeries)]
    /// The number of campaigns that the query selects, on all pages.
    var selectedCount: Int
    /// The number of campaigns in the seats that the reader sees.
    var campaignCount: Int
    /// The totals of the selected campaigns.
    var totals: PerformanceTotals
    /// The number of creatives in the selected campaigns.
    var creativeCount: Int
    /// The number of creatives without a campaign.
    var unassignedCount: Int
    /// The seats that the reader sees.
    var seats: [String]
    var query: CampaignQuery
    var mayWrite: Bool
    var hasModel: Bool

    /// The content of the page.
    @HTMLBuilder var html: HTML {
        head
        if campaignCount == 0 {
            unassignedCount == 0 ? emptyStore : emptyState
        } else {
            summary
            filters
            if shown.isEmpty {
                nothingFound
            } else {
                switch query.view {
                case .cards: cards
                case .table: table
                }
            }
            CampaignParts.pages(
                query.page, of: (selectedCount + CampaignQuery.pageSize - 1) / CampaignQuery.pageSize
            ) { page in query.link { $0.page = page } }
        }
    }

    // MARK: Head

    @HTMLBuilder private var head: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.h1 { "Campaigns" }
                if campaignCount > 0 {
                    Tag.p(.class("meta")) {
                        Tag.span {
                            "\(grouped(creativeCount)) of \(counted(creativeCount + unassignedCount, "creative")) in \(counted(selectedCount, "campaign"))"
                        }
                        if unassignedCount > 0 {
                            Tag.a(.href(Section.unassigned.link)) { "\(grouped(unassignedCount)) unassigned" }
                        }
                    }
                }
            }
            if mayWrite, campaignCount > 0 {
                Tag.div(.class("actions")) {
                    AutoClusterForm(seat: query.seat, hasModel: hasModel).button
                    newCampaign
                }
            }
        }
    }

    @HTMLBuilder private var newCampaign: HTML {
        Tag.details(.class("menu")) {
            Tag.summary { "New campaign" }
            Tag.form(.class("panel stack"), .method("post"), .action(Link("campaigns"))) {
                Tag.div(.class("field")) {
                    Tag.label(.for("new-name")) { "Name" }
                    Tag.input(
                        .id("new-name"), .name("name"), .required(), .maxLength(200), .autocomplete("off"))
                }
                SeatField(seats: seats, current: query.seat).html
                Tag.button(.type("submit")) { "Create" }
            }
        }
    }

    @HTMLBuilder private var summary: HTML {
        Tag.dl(.class("stats panel")) {
            CampaignParts.stat("Spend", Formats.spend(totals))
            CampaignParts.stat("Impressions", Formats.compact(totals.metrics.impressions))
            CampaignParts.stat("Clicks", Formats.compact(totals.metrics.clicks))
            CampaignParts.stat("CTR", Formats.percent(totals.metrics.clickThroughRate))
            CampaignParts.stat("Win rate", Formats.percent(totals.metrics.winRate?.value))
            CampaignParts.stat(
                "Days",
                totals.firstDay == nil
                    ? HTML(Formats.unknown)
                    : Tag.small { Formats.day(totals.firstDay) + HTML(" to ") + Formats.day(totals.lastDay) })
        }
    }

    @HTMLBuilder private var filters: HTML {
        Tag.div(.class("bar-row")) {
            CampaignParts.periods(current: query.period) { period in query.link { $0.period = period } }
            Tag.nav(.class("segments"), .label("View")) {
                for view in CampaignQuery.View.allCases {
                    Tag.a(.href(query.link { $0.view = view }), .current(view == query.view)) {
                        view.rawValue.capitalized
                    }
                }
            }
        }
        Tag.form(
            .class("filters"), .method("get"), .action(Link("campaigns")), .data(.submits), .role("search")
        ) {
            hiddenParameters
            Tag.div(.class("field grow")) {
                Tag.label(.for("search")) { "Search" }
                Tag.input(
                    .id("search"), .type("search"), .name("q"), .value(query.search),
                    .placeholder("Name or ID"))
            }
            if seats.count > 1 {
                CampaignParts.select(
                    "seat", "Seat", all: "All seats", options: seats.map { ($0, $0) }, current: query.seat)
            }
            CampaignParts.select(
                "status", "Status", all: "Any status",
                options: Campaign.Status.allCases.map { ($0.rawValue, $0.rawValue.capitalized) },
                current: query.status?.rawValue)
            CampaignParts.select(
                "sort", "Sort by", options: CampaignSort.allCases.map { ($0.rawValue, $0.title) },
                current: query.sort.rawValue)
            Tag.button(.type("submit"), .class("quiet")) { "Show" }
        }
    }

    /// The parameters of the query that the form does not ask for.
    @HTMLBuilder private var hiddenParameters: HTML {
        for parameter in query.parameters where ["period", "view"].contains(parameter.name) {
            if let value = parameter.value {
                Tag.input(.type("hidden"), .name(parameter.name), .value(value))
            }
        }
    }

    // MARK: Lists

    private var cards: HTML {
        Tag.div(.class("cards")) {
            for (report, series) in shown {
                CampaignCard(
                    report: report, series: series,
                    link: CampaignParts.link(report.campaign.id, period: query.period),
                    showsSeat: seats.count > 1
                ).html
            }
        }
    }

    @HTMLBuilder private var table: HTML {
        Tag.div(.class("scroll"), .tabIndex(0), .role("region"), .label("Campaigns")) {
            Tag.table {
                Tag.thead {
                    Tag.tr {
                        Tag.th(.scope("col")) { "Campaign" }
                        if seats.count > 1 { Tag.th(.scope("col")) { "Seat" } }
                        for title in [
                            "Creatives", "Spend", "Impressions", "Clicks", "CTR", "CPM", "Win rate",
                        ] {
                            Tag.th(.scope("col"), .class("num")) { title }
                        }
                        Tag.th(.scope("col")) { "By day" }
                        Tag.th(.scope("col")) { "Top geos" }
                        Tag.th(.scope("col")) { "Found by" }
                    }
                }
                Tag.tbody { for (report, series) in shown { row(report, series) } }
            }
        }
    }

    private func row(_ report: CampaignReport, _ series: DailySeries) -> HTML {
        let totals = report.performance.totals
        return Tag.tr {
            Tag.th(.scope("row")) {
                Tag.a(.href(CampaignParts.link(report.campaign.id, period: query.period))) {
                    Tag.bdi { report.campaign.name }
                }
            }
            if seats.count > 1 { Tag.td { report.campaign.seat } }
            Tag.td(.class("num")) { Formats.count(report.creativeCount) }
            Tag.td(.class("num")) { Formats.spend(totals) }
            Tag.td(.class("num")) { Formats.count(totals.metrics.impressions) }
            Tag.td(.class("num")) { Formats.count(totals.metrics.clicks) }
            Tag.td(.class("num")) { Formats.percent(totals.metrics.clickThroughRate) }
            Tag.td(.class("num")) { Formats.price(totals, \.costPerMille) }
            Tag.td(.class("num")) { Formats.percent(totals.metrics.winRate?.value) }
            Tag.td { Sparkline(series: series).html }
            Tag.td { CampaignParts.geos(report.performance) }
            Tag.td {
                Tag.div(.class("chips")) {
                    CampaignParts.source(report.campaign)
                    CampaignParts.status(report.campaign.status)
                }
            }
        }
    }

    // MARK: Nothing to show

    private var emptyState: HTML {
        Tag.section(.class("panel empty")) {
            Tag.h2 { "\(counted(unassignedCount, "creative")), no campaigns yet" }
            Tag.p {
                "Auto-cluster groups creatives by landing page, app, advertiser, name and time, and names each group. You see the plan before anything changes."
            }
            if mayWrite {
                AutoClusterForm(seat: query.seat, hasModel: hasModel).button
                newCampaign
            }
        }
    }

    private var emptyStore: HTML {
        Tag.section(.class("panel empty")) {
            Tag.h2 { "No creatives yet" }
            Tag.p {
                "Import an export of your advertising platform: creatives, performance, or both in one file."
            }
            if mayWrite { Tag.a(.class("button"), .href(Section.importing.link)) { "Import a file" } }
        }
    }

    private var nothingFound: HTML {
        Tag.section(.class("panel empty")) {
            Tag.h2 { "No campaign matches" }
            Tag.p { "Change the search, the seat or the status." }
            Tag.a(.class("button quiet"), .href(Section.campaigns.link)) { "Show all campaigns" }
        }
    }
}

/// The form that leads to the preview of a plan.
struct AutoClusterForm {
    var seat: String?
    var hasModel: Bool

    /// The button alone, with the usual settings, which the preview can change.
    var button: HTML {
        Tag.form(.method("get"), .action(Link("plan"))) {
            if let seat { Tag.input(.type("hidden"), .name("seat"), .value(seat)) }
            if hasModel { Tag.input(.type("hidden"), .name("use_ai"), .value("yes")) }
            Tag.button(.type("submit")) { "Auto-cluster" }
        }
    }
}

/// The seat of something new: a choice if there are several, and a text if there is none.
struct SeatField {
    var seats: [String]
    var current: String?

    @HTMLBuilder var html: HTML {
        if seats.count > 1 {
            CampaignParts.select("seat", "Seat", options: seats.map { ($0, $0) }, current: current)
        } else {
            Tag.input(.type("hidden"), .name("seat"), .value(seats.first ?? CreativeKey.defaultSeat))
        }
    }
}
