internal import Foundation
internal import StageCore

/// Ads by awareness stage and format: figures, chart and insights.
struct AdsPage: Sendable {
    var analysis: AdAnalysis
    /// The classified ads, those with the most spend first.
    var ads: [Entry]
    /// The number of classified ads.
    var classifiedCount: Int
    var seats: [String]
    var seat: String?
    var mayWrite: Bool

    /// A classified ad in the list.
    struct Entry: Sendable {
        var key: CreativeKey
        var name: String
        var level: AwarenessLevel?
        var format: CreativeFormat?
        var congruence: Double?
        var totals: PerformanceTotals
    }

    /// The number of ads in the list.
    static let shownCount = 100

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.h1 { "Ads by awareness" }
                Tag.p(.class("meta")) {
                    Tag.span {
                        "\(grouped(classifiedCount)) of \(counted(analysis.overall.ads, "ad")) classified"
                    }
                }
            }
            if mayWrite, analysis.overall.ads > 0 {
                Tag.form(.class("actions"), .method("post"), .action(Link("ads", "classify"))) {
                    if let seat { Tag.input(.type("hidden"), .name("seat"), .value(seat)) }
                    Tag.button(.type("submit")) { "Classify new ads" }
                }
            }
        }
        if seats.count > 1 {
            Tag.form(.class("filters"), .method("get"), .action(Section.ads.link), .data(.submits)) {
                CampaignParts.select(
                    "seat", "Seat", all: "All seats", options: seats.map { ($0, $0) }, current: seat)
                Tag.button(.type("submit"), .class("quiet")) { "Show" }
            }
        }
        if analysis.overall.ads == 0 {
            Tag.section(.class("panel empty")) {
                Tag.h2 { "No ads yet" }
                Tag.p { "Import ads with their copy, and performance with conversions." }
            }
        } else {
            warnings
            insights
            for currency in analysis.currencies { chart(currency) }
            for currency in analysis.currencies { table(currency) }
            list
            Tag.section(.class("panel stack")) {
                Tag.h2 { "Notes" }
                Tag.ul(.class("list")) { for note in analysis.notes { Tag.li { note } } }
            }
        }
    }

    @HTMLBuilder private var warnings: HTML {
        if !analysis.warnings.isEmpty {
            Tag.section(.class("warnings"), .label("Warnings")) {
                Tag.ul { for warning in analysis.warnings { Tag.li { warning } } }
            }
        }
    }

    @HTMLBuilder private var insights: HTML {
        let insights = analysis.insights
        if !insights.isEmpty {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "Insights" }
                Tag.ol(.class("list")) {
                    for insight in insights {
                        Tag.li {
                            insight.text
                            if let creative = insight.creative {
                                " "
                                Tag.a(.href(Self.link(creative))) { "Show the ad \(creative.id)" }
                            }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func chart(_ currency: CurrencyCode) -> HTML {
        let chart = analysis.chart(currency: currency)
        if analysis.overall.figures(in: currency).value(.costPerAcquisition) != nil {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "CPA by awareness and format" + (currency == .unknown ? "" : ", \(currency)") }
                Tag.div(.class("paper"), .tabIndex(0), .role("region"), .label("Chart of CPA, \(currency)")) {
                    HTML(svg: Figure(bars: [chart]).svg)
                }
            }
        }
    }

    private func table(_ currency: CurrencyCode) -> HTML {
        let title = analysis.heading(currency)
        return Tag.div(.class("scroll"), .tabIndex(0), .role("region"), .label(title)) {
            Tag.table {
                Tag.caption { title }
                Tag.thead {
                    Tag.tr {
                        for (index, title) in AdTableRow.titles.enumerated() {
                            Tag.th(.scope("col"), index < AdTableRow.wordColumns ? nil : .class("num")) {
                                title
                            }
                        }
                    }
                }
                Tag.tbody {
                    for row in analysis.table(for: currency) {
                        Tag.tr(row.cells.first == "all" ? .class("total") : nil) {
                            for (index, cell) in row.cells.enumerated() {
                                if index == 0 {
                                    Tag.th(.scope("row")) { Self.sentence(cell) }
                                } else {
                                    Tag.td(index < AdTableRow.wordColumns ? nil : .class("num")) { cell }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var list: HTML {
        if !ads.isEmpty {
            Tag.div(.class("scroll"), .tabIndex(0), .role("region"), .label("Ads")) {
                Tag.table {
                    Tag.caption {
                        classifiedCount > ads.count
                            ? "Ads, the first \(ads.count) of \(grouped(classifiedCount)) by spend" : "Ads"
                    }
                    Tag.thead {
                        Tag.tr {
                            for title in ["Ad", "Awareness", "Format"] { Tag.th(.scope("col")) { title } }
                            for title in ["Congruence", "Spend", "CPA", "CTR"] {
                                Tag.th(.scope("col"), .class("num")) { title }
                            }
                        }
                    }
                    Tag.tbody {
                        for ad in ads {
                            Tag.tr {
                                Tag.th(.scope("row")) {
                                    Tag.a(.href(Self.link(ad.key))) { Tag.bdi { ad.name } }
                                }
                                Tag.td(.class("nowrap")) { Self.sentence(ad.level?.title ?? "no level") }
                                Tag.td { ad.format?.rawValue ?? Formats.unknown }
                                Tag.td(.class("num")) { Self.score(ad.congruence) }
                                Tag.td(.class("num")) { Formats.spend(ad.totals) }
                                Tag.td(.class("num")) { Formats.price(ad.totals, \.costPerAcquisition) }
                                Tag.td(.class("num")) { Formats.percent(ad.totals.metrics.clickThroughRate) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The address of one ad.
    static func link(_ key: CreativeKey) -> Link {
        Link("ads", "ad", query: [("seat", key.seat), ("id", key.id)])
    }

    static func score(_ value: Double?) -> String {
        value.map { "\(Int(($0 * 100).rounded())) %" } ?? Formats.unknown
    }

    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// One ad: its copy, its levels, and how well its landing page continues it.
struct AdPage: Sendable {
    var creative: Creative
    var classifications: [CreativeClassification]
    var totals: PerformanceTotals
    var hasPicture: Bool
    /// The campaign of the ad.
    var campaign: Campaign?

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.p { Tag.a(.href(Section.ads.link)) { "Ads" } }
                Tag.h1 { Tag.bdi { creative.name ?? creative.key.id } }
                Tag.p(.class("meta")) {
                    Tag.span { creative.key.id }
                    if let format = creative.format { Tag.span { format.rawValue } }
                    if let size = creative.size { Tag.span { "\(size.width) × \(size.height)" } }
                    if let campaign {
                        Tag.a(.href(CampaignParts.link(campaign.id))) { Tag.bdi { campaign.name } }
                    }
                }
            }
        }
        Tag.dl(.class("stats panel")) {
            CampaignParts.stat("Spend", Formats.spend(totals))
            CampaignParts.stat("Impressions", Formats.compact(totals.metrics.impressions))
            CampaignParts.stat("CTR", Formats.percent(totals.metrics.clickThroughRate))
            CampaignParts.stat("CPA", Formats.price(totals, \.costPerAcquisition))
            CampaignParts.stat("ROAS", roas)
        }
        Tag.div(.class("columns")) {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "The ad" }
                if hasPicture {
                    Tag.div(.class("tile")) {
                        Tag.div(.class("picture")) {
                            Tag.img(
                                .source(CreativeTile.pictureLink(creative.key)),
                                .alternative("Picture of the ad"))
                        }
                    }
                }
                copy
            }
            for found in classifications { section(found) }
        }
        if classifications.isEmpty {
            Tag.section(.class("panel empty")) {
                Tag.h2 { "Not classified yet" }
                Tag.p { "A classification rates the awareness stage and the congruence of an ad." }
            }
        }
    }

    private var roas: HTML {
        let values = totals.byCurrency.sorted { $0.key < $1.key }.compactMap(\.value.returnOnAdSpend)
        return HTML(
            values.isEmpty
                ? Formats.unknown : values.map { String(format: "%.2f", $0) }.joined(separator: ", "))
    }

    private var copy: HTML {
        let parts: [(String, String?)] = [
            ("Headline", creative.headline), ("Copy", creative.text),
            ("Call to action", creative.callToAction),
            ("Text in the asset", creative.assetText), ("Landing page", creative.landingText),
        ]
        return Tag.dl(.class("pairs")) {
            for (title, text) in parts {
                if let text {
                    Tag.dt { title }
                    Tag.dd { text.count > 600 ? text.prefix(600) + "…" : text }
                }
            }
            if let url = creative.landingURL {
                Tag.dt { "Address" }
                Tag.dd {
                    if let link = Link.external(url) {
                        Tag.a(.href(link), .relation("noopener noreferrer nofollow")) { url }
                    } else {
                        url
                    }
                }
            }
        }
    }

    private func section(_ found: CreativeClassification) -> HTML {
        Tag.section(.class("panel stack")) {
            Tag.h2 { "Awareness and congruence" }
            Tag.dl(.class("pairs")) {
                for (title, level) in [
                    ("Creative", found.creativeLevel), ("Copy", found.copyLevel),
                    ("Landing page", found.landingLevel),
                ] {
                    Tag.dt { title }
                    Tag.dd {
                        level.map {
                            "\(AdsPage.sentence($0.level.title)), confidence \(Int($0.confidence * 100)) %"
                        }
                            ?? Formats.unknown
                    }
                }
                Tag.dt { "Awareness congruence" }
                Tag.dd { AdsPage.score(found.awarenessCongruence) }
                Tag.dt { "Component score" }
                Tag.dd { AdsPage.score(found.componentScore) }
                Tag.dt { "Rated by" }
                Tag.dd {
                    HTML(found.key.model + ", ")
                    Formats.instant(found.classifiedAt)
                }
            }
            Tag.ul(.class("list")) {
                for component in found.congruence {
                    Tag.li {
                        Tag.p {
                            Tag.strong {
                                AdsPage.sentence(component.dimension.rawValue.replacing("_", with: " "))
                            }
                            " "
                            verdict(component.verdict)
                        }
                        Tag.p { component.explanation }
                        if let suggestion = component.suggestion { Tag.p(.class("muted")) { suggestion } }
                    }
                }
            }
        }
    }

    private func verdict(_ verdict: CongruenceComponent.Verdict) -> HTML {
        switch verdict {
        case .aligned: Tag.span(.class("badge good")) { "Aligned" }
        case .weak: Tag.span(.class("badge warn")) { "Weak" }
        case .missing: Tag.span(.class("badge bad")) { "Missing" }
        }
    }
}
