internal import Foundation
internal import StageCore

/// Figures, coherence and decisions of a campaign.
struct CampaignOverviewTab: Sendable {
    var report: CampaignReport
    var series: DailySeries
    var coherence: PerformanceCoherence
    var decisions: [ModelDecision]
    /// The latest edits of the campaign.
    var edits: [CampaignEdit]
    /// The name of the best performer, if it has one.
    var bestPerformerName: String?
    var period: PagePeriod

    private var totals: PerformanceTotals { report.performance.totals }

    @HTMLBuilder var html: HTML {
        Tag.dl(.class("stats panel")) {
            CampaignParts.stat("Spend", Formats.spend(totals))
            CampaignParts.stat("Impressions", Formats.compact(totals.metrics.impressions))
            CampaignParts.stat("Clicks", Formats.compact(totals.metrics.clicks))
            CampaignParts.stat("CTR", Formats.percent(totals.metrics.clickThroughRate))
            CampaignParts.stat("CPM", Formats.price(totals, \.costPerMille))
            CampaignParts.stat("Win rate", Formats.percent(totals.metrics.winRate?.value))
            if totals.metrics.conversions != nil {
                CampaignParts.stat("CPA", Formats.price(totals, \.costPerAcquisition))
            }
        }
        if !series.points.isEmpty {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "\(series.name.capitalized) by day" }
                DayChart(series: series).html
            }
        }
        Tag.div(.class("columns")) {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "In short" }
                facts
            }
            if !decisions.isEmpty {
                Tag.section(.class("panel stack")) {
                    Tag.h2 { "What the model decided" }
                    Tag.ul(.class("list")) {
                        for decision in decisions {
                            Tag.li {
                                Tag.p { decision.reason }
                                Tag.small {
                                    "\(decision.model), \(counted(decision.creatives.count, "creative"))"
                                }
                            }
                        }
                    }
                }
            }
            if !edits.isEmpty {
                Tag.section(.class("panel stack")) {
                    Tag.h2 { "Latest edits" }
                    Tag.ul(.class("list")) {
                        for edit in edits {
                            Tag.li {
                                Tag.p { edit.detail }
                                Tag.small { Formats.instant(edit.at) }
                            }
                        }
                    }
                }
            }
        }
    }

    private var facts: HTML {
        Tag.dl(.class("pairs")) {
            Tag.dt { "Best performer" }
            Tag.dd { Tag.bdi { bestPerformerName ?? Formats.unknown } }
            Tag.dt { "Top geos" }
            Tag.dd {
                report.performance.topGeos.isEmpty
                    ? HTML(Formats.unknown) : CampaignParts.geos(report.performance, limit: 8)
            }
            Tag.dt { "Days" }
            Tag.dd {
                totals.firstDay == nil
                    ? HTML(Formats.unknown)
                    : Formats.day(totals.firstDay) + HTML(" to ") + Formats.day(totals.lastDay)
            }
            Tag.dt { "Coherence" }
            Tag.dd { coherenceText }
            Tag.dt { "Win rate" }
            Tag.dd {
                switch totals.metrics.winRate?.basis {
                case .bids: "wins ÷ bids"
                case .queries: "impressions ÷ reached queries"
                case nil: "unknown"
                }
            }
        }
    }

    @HTMLBuilder private var coherenceText: HTML {
        switch coherence.verdict {
        case .coherent: Tag.span(.class("badge good")) { "Coherent" }
        case .incoherent: Tag.span(.class("badge warn")) { "Not coherent" }
        case .unknown: Tag.span(.class("badge")) { "Unknown" }
        }
        if let correlation = coherence.correlation {
            " correlation \(String(format: "%.2f", correlation)) of impressions by geo, \(counted(coherence.comparedCount, "creative"))"
        } else {
            " too few creatives with impressions in several geos"
        }
    }
}

/// The performance of a campaign by day and by creative.
struct CampaignPerformanceTab: Sendable {
    var series: DailySeries
    var days: [PerformanceSlice]
    /// The creatives with the most spend or impressions.
    var creatives: [(name: String, key: CreativeKey, totals: PerformanceTotals)]
    /// The number of creatives with performance.
    var creativeCount: Int

    @HTMLBuilder var html: HTML {
        if days.isEmpty, creatives.isEmpty {
            Tag.section(.class("panel empty")) {
                Tag.h2 { "No performance in this period" }
                Tag.p { "Choose a longer period, or import performance of these creatives." }
            }
        } else {
            if !series.points.isEmpty {
                Tag.section(.class("panel stack")) {
                    Tag.h2 { "\(series.name.capitalized) by day" }
                    DayChart(series: series).html
                }
            }
            PerformanceTableView(
                title: "By day", first: "Day",
                rows: days.reversed().map { (Formats.day($0.day), $0.totals) }
            ).html
            PerformanceTableView(
                title: creatives.count == creativeCount
                    ? "By creative"
                    : "By creative, the first \(creatives.count) of \(grouped(creativeCount))",
                first: "Creative",
                rows: creatives.map { creative in (Tag.bdi { creative.name }, creative.totals) }
            ).html
        }
    }
}

/// The performance of a campaign by geo, as bars and a table.
struct CampaignGeographyTab: Sendable {
    /// The slices by geo, the strongest first.
    var geos: [PerformanceSlice]

    @HTMLBuilder var html: HTML {
        if geos.isEmpty {
            Tag.section(.class("panel empty")) {
                Tag.h2 { "No performance by geo in this period" }
                Tag.p { "Choose a longer period, or import performance with a geo column." }
            }
        } else {
            PerformanceTableView(
                title: "By geo", first: "Geo", showsBars: true,
                rows: geos.map { (Self.name(of: $0.geo ?? ""), $0.totals) }
            ).html
        }
    }

    private static func name(of geo: String) -> HTML {
        if geo.isEmpty { return HTML("Unknown") }
        guard let name = GeoNames.name(of: geo) else { return HTML(geo) }
        return HTML("\(name) ") + Tag.small { geo }
    }
}

/// A table of figures: one row for each part.
struct PerformanceTableView {
    var title: String
    /// The title of the first column.
    var first: String
    /// A Boolean value indicating whether each row has a bar of its spend, or else of its impressions.
    var showsBars = false
    var rows: [(name: HTML, totals: PerformanceTotals)]

    var html: HTML {
        let weights = weights
        let most = weights.max() ?? 0
        let hasConversions = rows.contains { $0.totals.metrics.conversions != nil }
        let titles =
            ["Spend", "Impressions", "Clicks", "CTR", "CPM"] + (hasConversions ? ["CPA"] : []) + ["Win rate"]
        return Tag.div(.class("scroll"), .tabIndex(0), .role("region"), .label(title)) {
            Tag.table {
                Tag.caption { title }
                Tag.thead {
                    Tag.tr {
                        Tag.th(.scope("col")) { first }
                        if showsBars { Tag.th(.scope("col")) { Tag.span(.class("hidden-text")) { "Share" } } }
                        for title in titles { Tag.th(.scope("col"), .class("num")) { title } }
                    }
                }
                Tag.tbody {
                    for (index, row) in rows.enumerated() {
                        Tag.tr {
                            Tag.th(.scope("row")) { row.name }
                            if showsBars {
                                Tag.td(.class("bar")) {
                                    CellBar(share: most > 0 ? weights[index] / most : 0).html
                                }
                            }
                            cells(row.totals, hasConversions: hasConversions)
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func cells(_ totals: PerformanceTotals, hasConversions: Bool) -> HTML {
        Tag.td(.class("num")) { Formats.spend(totals) }
        Tag.td(.class("num")) { Formats.count(totals.metrics.impressions) }
        Tag.td(.class("num")) { Formats.count(totals.metrics.clicks) }
        Tag.td(.class("num")) { Formats.percent(totals.metrics.clickThroughRate) }
        Tag.td(.class("num")) { Formats.price(totals, \.costPerMille) }
        if hasConversions { Tag.td(.class("num")) { Formats.price(totals, \.costPerAcquisition) } }
        Tag.td(.class("num")) { Formats.percent(totals.metrics.winRate?.value) }
    }

    /// Spend if all rows have one common currency, else impressions.
    private var weights: [Double] {
        let currencies = Set(rows.flatMap { $0.totals.spend.map(\.currency) })
        return rows.map { row in
            currencies.count == 1
                ? row.totals.spend.first?.amount.units ?? 0 : Double(row.totals.metrics.impressions ?? 0)
        }
    }
}
