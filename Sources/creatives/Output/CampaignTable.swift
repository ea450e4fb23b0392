internal import CreativeIntelligence

/// A table of campaigns.
struct CampaignTable {
    var overview: CampaignOverview
    /// The maximum number of rows; 0 for all.
    var limit: Int

    func lines(width: Int) -> [String] {
        let shown = limit == 0 ? overview.campaigns[...] : overview.campaigns.prefix(limit)
        let outcomes = outcomes
        let table = TextTable(columns: columns(outcomes), rows: shown.map { row($0, outcomes) })
        var lines = table.lines(width: width)
        let hidden = overview.campaigns.count - shown.count
        if hidden > 0 {
            let creatives = overview.campaigns.dropFirst(shown.count).reduce(0) { $0 + $1.creatives.count }
            lines.append(
                "… and \(Display.counted(hidden, "more campaign")) with \(Display.counted(creatives, "creative")) (\(RowLimit.option) 0 shows all)"
            )
        }
        return lines
    }

    /// Whether the campaigns belong to several seats.
    private var showsSeats: Bool { Set(overview.campaigns.map(\.campaign.seat)).count > 1 }

    /// Whether any campaign is not active.
    private var showsStatuses: Bool { overview.campaigns.contains { $0.campaign.status != .active } }

    private var outcomes: OutcomeColumns {
        OutcomeColumns(overview.campaigns.map(\.performance.totals), dropOrder: 3)
    }

    private func columns(_ outcomes: OutcomeColumns) -> [TextTable.Column] {
        [.init(title: "Campaign", shrinksTo: 22)]
            + (showsSeats ? [.init(title: "Seat", shrinksTo: 8)] : [])
            + (showsStatuses ? [.init(title: "Status")] : []) + [
                .init(title: "Creatives", alignsRight: true),
                .init(title: "Spend", alignsRight: true, shrinksTo: 12),
                .init(title: "Impr.", alignsRight: true, dropOrder: 1),
                .init(title: "CTR", alignsRight: true, dropOrder: 2),
            ] + outcomes.columns + [
                .init(title: "Best", shrinksTo: 7, dropOrder: 13),
                .init(title: "Top geos", shrinksTo: 10, dropOrder: 14),
                .init(title: "Period", dropOrder: 15),
                .init(title: "Found by", shrinksTo: 8, dropOrder: 16),
            ]
    }

    private func row(_ entry: CampaignOverview.Entry, _ outcomes: OutcomeColumns) -> [String] {
        let totals = entry.performance.totals
        return [Display.safe(entry.campaign.name)]
            + (showsSeats ? [Display.safe(entry.campaign.seat)] : [])
            + (showsStatuses ? [entry.campaign.status.rawValue] : []) + [
                Display.grouped(Int64(entry.creatives.count)),
                CampaignText.spend(totals), totals.metrics.impressions.map(Display.compact) ?? "–",
                totals.metrics.clickThroughRate.map(Display.percent) ?? "–",
            ] + outcomes.cells(totals) + [
                entry.performance.bestPerformer.map { Display.cut(Display.safe($0.id), to: 12) } ?? "–",
                CampaignText.geos(entry.performance),
                CampaignText.period(totals), entry.campaign.method.rawValue,
            ]
    }
}

/// Formats parts of campaigns.
enum CampaignText {
    static func spend(_ totals: PerformanceTotals) -> String {
        let parts = totals.spend.map { "\($0.currency) \(Display.money(units: $0.amount.units))" }
        return parts.isEmpty ? "–" : parts.joined(separator: " + ")
    }

    /// Returns the performance warnings of campaigns.
    static func warnings(of overview: CampaignOverview) -> [String] {
        overview.campaigns.flatMap { entry in
            entry.performance.warnings.map { warning($0, of: entry.campaign) }
        }
    }

    static func warning(_ warning: PerformanceWarning, of campaign: Campaign) -> String {
        "campaign “\(campaign.name)”: \(warning.detail)"
    }

    static func geos(_ report: PerformanceReport) -> String {
        let top = report.topGeos.prefix(3).map { Display.safe($0) }
        return top.isEmpty ? "–" : top.joined(separator: ", ")
    }

    /// Returns a period such as `2025-11-01…12-30`, with the second year only if it differs.
    static func period(_ totals: PerformanceTotals) -> String {
        guard let first = totals.firstDay else { return "–" }
        guard let last = totals.lastDay else { return "\(first)…" }
        if first == last { return first.description }
        let sameYear = first.components.year == last.components.year
        return "\(first)…\(sameYear ? String(last.description.dropFirst(5)) : last.description)"
    }
}
