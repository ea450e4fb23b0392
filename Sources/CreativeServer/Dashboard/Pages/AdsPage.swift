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
