internal import Foundation
internal import StageCore

/// What pages say about a campaign in a few words.
enum CampaignParts {
    /// The badge of the source of a campaign: a model, a rule or a person, with the confidence of a machine.
    static func source(_ campaign: Campaign) -> HTML {
        let confidence = campaign.confidence.map { " \(Int(($0 * 100).rounded())) %" } ?? ""
        if campaign.method == .model || campaign.namedBy == .model {
            return Tag.span(
                .class("badge ai"), .title("Found or named by a language model, with its confidence")
            ) {
                "AI\(confidence)"
            }
        }
        if campaign.method == .manual {
            return Tag.span(.class("badge"), .title("Created by a person")) { "By hand" }
        }
        return Tag.span(.class("badge"), .title("Found by a rule, with its confidence")) {
            "\(methodName(campaign.method))\(confidence)"
        }
    }

    /// The name of a method for people.
    static func methodName(_ method: ClusteringMethod) -> String {
        switch method {
        case .url: "URL"
        case .model: "AI"
        default: method.rawValue.prefix(1).uppercased() + method.rawValue.dropFirst()
        }
    }

    /// The badge of a status; active campaigns have none.
    static func status(_ status: Campaign.Status) -> HTML {
        switch status {
        case .active: HTML()
        case .paused: Tag.span(.class("badge warn")) { "Paused" }
        case .archived: Tag.span(.class("badge")) { "Archived" }
        }
    }

    /// The badges of the geos with the most spend.
    static func geos(_ report: PerformanceReport, limit: Int = 3) -> HTML {
        guard !report.topGeos.isEmpty else { return HTML() }
        return Tag.ul(.class("chips"), .label("Top geos")) {
            for geo in report.topGeos.prefix(limit) {
                Tag.li(.class("badge"), GeoNames.name(of: geo).map { .title($0) }) { geo }
            }
        }
    }

    /// The address of a campaign.
    static func link(_ id: CampaignID, _ tab: CampaignTab = .overview, period: PagePeriod = .usual) -> Link {
        Link(
            segments: ["campaigns", id.description] + (tab == .overview ? [] : [tab.rawValue]),
            query: [("period", period == .usual ? nil : period.rawValue)])
    }

    /// A definition in a list of figures.
    static func stat(_ name: String, _ value: HTML) -> HTML {
        Tag.div {
            Tag.dt { name }
            Tag.dd { value }
        }
    }

    /// The periods as links.
    static func periods(current: PagePeriod, link: (PagePeriod) -> Link) -> HTML {
        Tag.nav(.class("segments"), .label("Period")) {
            for period in PagePeriod.allCases {
                Tag.a(.href(link(period)), .current(period == current)) { period.title }
            }
        }
    }

    /// A select with its label. The first option has an empty value if `all` is given.
    static func select(
        _ name: String, _ label: String, all: String? = nil, options: [(value: String, title: String)],
        current: String?
    ) -> HTML {
        Tag.div(.class("field")) {
            Tag.label(.for("choose-\(name)")) { label }
            Tag.select(.id("choose-\(name)"), .name(name)) {
                if let all { Tag.option(.value("")) { all } }
                for option in options {
                    Tag.option(.value(option.value), .selected(option.value == current)) { option.title }
                }
            }
        }
    }

    /// Links to the neighbouring pages of a long list; nothing if there is one page.
    static func pages(_ page: Int, of count: Int, link: (Int) -> Link) -> HTML {
        guard count > 1 else { return HTML() }
        return Tag.nav(.class("pages"), .label("Pages")) {
            if page > 1 { Tag.a(.class("button quiet"), .href(link(page - 1))) { "Previous" } }
            Tag.span { "Page \(page) of \(grouped(count))" }
            if page < count { Tag.a(.class("button quiet"), .href(link(page + 1))) { "Next" } }
        }
    }
}

/// The tabs of a campaign's page.
enum CampaignTab: String, CaseIterable, Sendable {
    case overview, creatives, performance, geography
}

/// The names of countries in English.
enum GeoNames {
    /// Returns the name of an ISO 3166 code; `nil` for other texts.
    static func name(of code: String) -> String? {
        guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        return english.localizedString(forRegionCode: code)
    }

    private static let english = Locale(identifier: "en")
}
