internal import CreativeIntelligence
internal import StageCore

/// The first line of an output: the number of grouped items, of all items, and of unassigned items.
enum Headline {
    /// `645 of 652 creatives in 19 campaigns, spend USD 41,190; 7 unassigned, spend USD 3.20`.
    ///
    /// Spend in each part of the line is that of its creatives in the period.
    static func campaigns(_ overview: CampaignOverview, in period: ReportPeriod) -> String {
        let strays = overview.unassigned.count
        let whole =
            part(overview.assignedCount, of: overview.creativeCount, "creative")
            + " in \(counted(overview.campaigns.count, "campaign"))"
            + spend(overview.assignedTotals)
        let rest =
            strays == 0 ? "" : "; \(grouped(strays)) unassigned" + spend(overview.unassignedTotals)
        return whole + rest + words(period)
    }

    /// `645 creatives in 19 campaigns, spend USD 41,190`, for campaigns only.
    static func campaigns(_ reports: [CampaignReport], in period: ReportPeriod) -> String {
        let creatives = reports.reduce(0) { $0 + $1.creativeCount }
        let totals = reports.reduce(into: PerformanceTotals()) { $0.add($1.performance.totals) }
        return
            "\(counted(creatives, "creative")) in \(counted(reports.count, "campaign"))\(spend(totals))\(words(period))"
    }

    /// Returns `3 of 9 deals`, or `9 deals` if the part is everything.
    static func part(_ part: Int, of all: Int, _ noun: String) -> String {
        part == all ? counted(all, noun) : "\(grouped(part)) of \(counted(all, noun))"
    }

    /// Returns `, spend USD 12.00`, or an empty string if the spend is unknown.
    static func spend(_ totals: PerformanceTotals) -> String {
        totals.spend.isEmpty ? "" : ", spend \(CampaignText.spend(totals))"
    }

    /// Returns the reporting period, or an empty string if it is unlimited.
    static func words(_ period: ReportPeriod) -> String {
        switch period {
        case .all: ""
        case .lastDays(let days):
            " (performance of the last \(days == 1 ? "day" : counted(days, "day")) of data)"
        case .days(let first, let last): " (performance of \(first) to \(last))"
        }
    }
}
