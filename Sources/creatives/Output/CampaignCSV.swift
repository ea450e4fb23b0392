internal import CreativeIntelligence
internal import Foundation

/// Campaigns, their creatives and breakdowns as CSV.
enum CampaignCSV {
    /// Prints campaigns, with a row for each currency.
    ///
    /// - Parameter coherence: The validation results by campaign; empty if not requested.
    static func print(_ campaigns: [some ListedCampaign], coherence: [CampaignID: PerformanceCoherence] = [:])
    {
        let figures = FigureColumns(campaigns.map(\.performance.totals))
        let showsActive = campaigns.contains { $0.activeCreatives != nil }
        var header = ["id", "name", "seat", "status", "method", "creatives"]
        if showsActive { header.append("active_creatives") }
        header += ["first_day", "last_day", "best_performer", "top_geos"]
        if !coherence.isEmpty { header += ["coherence", "verdict"] }
        header += figures.header
        let rows = campaigns.lazy.flatMap { item -> [[String]] in
            let (campaign, totals) = (item.campaign, item.performance.totals)
            var cells = [campaign.id.description, campaign.name, campaign.seat]
            cells += [campaign.status.rawValue, campaign.method.rawValue, String(item.creativeCount)]
            if showsActive { cells.append(item.activeCreatives.map { String($0) } ?? "") }
            cells += [totals.firstDay?.description ?? "", totals.lastDay?.description ?? ""]
            cells += [item.performance.bestPerformer?.id ?? "", CSVOutput.list(item.performance.topGeos)]
            if !coherence.isEmpty {
                let found = coherence[campaign.id]
                cells += [found?.correlation.map { "\($0)" } ?? "", found?.verdict.rawValue ?? ""]
            }
            return figures.rows(totals).map { cells + $0 }
        }
        CSVOutput.print(header, rows)
    }

    /// Prints the parts of a breakdown, with a row for each currency.
    static func print(_ slices: [PerformanceSlice], by dimension: PerformanceDimensions) {
        let figures = FigureColumns(slices.map(\.totals))
        let title = dimension == .creative ? "creative_id" : dimension == .geo ? "geo" : "day"
        CSVOutput.print(
            [title] + figures.header,
            slices.lazy.flatMap { slice -> [[String]] in
                let part = slice.creative?.id ?? slice.geo ?? slice.day?.description ?? ""
                return figures.rows(slice.totals).map { [part] + $0 }
            })
    }

    /// Prints a breakdown by facet, with a row for each currency.
    static func print(_ slices: [FacetBreakdown.Slice]) {
        let figures = FigureColumns(slices.map(\.totals))
        CSVOutput.print(
            ["facet", "value", "creatives"] + figures.header,
            slices.lazy.flatMap { slice -> [[String]] in
                figures.rows(slice.totals).map {
                    [slice.facet.kind.rawValue, slice.facet.value, String(slice.creatives)] + $0
                }
            })
    }

    /// Prints the creatives of a campaign.
    static func print(_ assignments: some Sequence<Assignment>) {
        CSVOutput.print(
            ["creative_id", "seat", "assigned_by", "assigned_at", "evidence"],
            assignments.lazy.map { assignment in
                [
                    assignment.creative.id, assignment.creative.seat, assignment.assignedBy.rawValue,
                    assignment.assignedAt.formatted(.iso8601),
                    CSVOutput.list(assignment.evidence.map(\.detail)),
                ]
            })
    }

    /// Prints creatives without a campaign.
    static func print(_ creatives: some Sequence<UnassignedCreative>) {
        CSVOutput.print(
            ["creative_id", "seat", "kind", "reason"],
            creatives.lazy.map { [$0.creative.id, $0.creative.seat, $0.kind.rawValue, $0.reason] })
    }
}
