internal import CreativeIntelligence
internal import StageCore

/// The first line of an output: what was put together, out of how many, and what is beside it.
enum Headline {
    /// `645 of 652 creatives in 19 campaigns, spend USD 41,190; 7 unassigned, spend USD 3.20`.
    ///
    /// Money is that of the creatives in whose part of the line it stands, in the period.
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

    /// `645 creatives in 19 campaigns, spend USD 41,190`, of the campaigns alone.
    static func campaigns(_ reports: [CampaignReport], in period: ReportPeriod) -> String {
        let creatives = reports.reduce(0) { $0 + $1.creativeCount }
        let totals = reports.reduce(into: PerformanceTotals()) { $0.add($1.performance.totals) }
        return
            "\(counted(creatives, "creative")) in \(counted(reports.count, "campaign"))\(spend(totals))\(words(period))"
    }

    /// `3 of 9 deals`; `9 deals` where that is all.
    static func part(_ part: Int, of all: Int, _ noun: String) -> String {
        part == all ? counted(all, noun) : "\(grouped(part)) of \(counted(all, noun))"
    }

    /// `, spend USD 12.00`, or nothing where none is known.
    static func spend(_ totals: PerformanceTotals) -> String {
        totals.spend.isEmpty ? "" : ", spend \(CampaignText.spend(totals))"
    }

    /// The days that money is of, where they are not all.
    static func words(_ period: ReportPeriod) -> String {
        switch period {
        case .all: ""
        case .lastDays(let days):
            " (performance of the last \(days == 1 ? "day" : counted(days, "day")) of data)"
        case .days(let first, let last): " (performance of \(first) to \(last))"
        }
    }
}
