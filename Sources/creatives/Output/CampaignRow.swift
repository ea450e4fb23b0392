internal import CreativeIntelligence
internal import Foundation

/// A campaign as a table row or a paragraph.
struct CampaignRow {
    private let report: CampaignReport

    init(_ report: CampaignReport) { self.report = report }

    /// - Parameters:
    ///   - showsSeat: Whether the campaigns belong to several seats.
    ///   - showsModel: Whether a model decided about any of the campaigns.
    ///   - showsStatus: Whether any campaign is not active. Then the status is shown at every width.
    ///   - outcomes: The columns of conversions and reach.
    ///   - validated: Whether a verdict follows the cells.
    static func columns(
        showsSeat: Bool, showsModel: Bool, showsStatus: Bool, outcomes: OutcomeColumns, validated: Bool
    ) -> [TextTable.Column] {
        [
            .init(title: "Id", alignsRight: true),
            .init(title: "Campaign", shrinksTo: 22),
        ] + (showsSeat ? [.init(title: "Seat", shrinksTo: 8)] : []) + [
            .init(title: "Creatives", alignsRight: true),
            .init(title: "Spend", alignsRight: true, shrinksTo: 12),
            .init(title: "Impr.", alignsRight: true, dropOrder: 2),
            .init(title: "CTR", alignsRight: true, dropOrder: 3),
        ] + outcomes.columns + [
            .init(title: "Win rate", alignsRight: true, dropOrder: 16),
            .init(title: "Best", shrinksTo: 7, dropOrder: 14),
            .init(title: "Top geos", shrinksTo: 10, dropOrder: 15),
            .init(title: "Status", dropOrder: showsStatus ? 0 : 17),
        ] + (showsModel ? [.init(title: "Model", dropOrder: 1)] : [])
            + (validated ? [.init(title: "Coherence")] : [])
    }

    func cells(seat: Bool, outcomes: OutcomeColumns) -> [String] {
        [report.campaign.id.description, Display.safe(report.campaign.name)]
            + (seat ? [Display.safe(report.campaign.seat)] : []) + [
                Display.grouped(Int64(report.creativeCount)), CampaignText.spend(report.performance.totals),
                impressions, clickThroughRate,
            ] + outcomes.cells(report.performance.totals) + [
                winRate, best, CampaignText.geos(report.performance),
                report.campaign.status.rawValue,
            ]
    }

    /// The campaign as a paragraph.
    var paragraph: [String] {
        let active = "\(Display.grouped(Int64(report.activeCreativeCount))) with impressions"
        return [
            "Creatives: \(Display.grouped(Int64(report.creativeCount))), \(active)",
            "Spend: \(CampaignText.spend(report.performance.totals))",
            "Impressions: \(impressions), CTR \(clickThroughRate), win rate \(winRate)",
            "Costs: \(costs)",
            "Other metrics: \(otherMetrics)",
            "Best performer: \(best)", "Top geos: \(CampaignText.geos(report.performance))",
            "Period: \(CampaignText.period(report.performance.totals))",
            "Found by: \(report.campaign.method.rawValue)"
                + (report.campaign.confidence.map { ", confidence \($0)" } ?? ""),
        ]
    }

    private var metrics: PerformanceMetrics { report.performance.totals.metrics }
    private var impressions: String { metrics.impressions.map(Display.compact) ?? "–" }
    private var clickThroughRate: String { metrics.clickThroughRate.map(Display.percent) ?? "–" }
    private var winRate: String { metrics.winRate?.value.map(Display.percent) ?? "–" }

    /// The known metrics without a line of their own.
    private var otherMetrics: String {
        let parts = Metric.allCases.compactMap { metric -> String? in
            guard metric != .impressions, metric != .clicks, !metric.isMoney, let value = metrics[metric]
            else { return nil }
            let text = metric.isFractional ? Micros(rawValue: value).description : Display.compact(value)
            let frequency = metric == .reach ? metrics.frequency : nil
            return "\(metric.label) \(text)"
                + (frequency.map { " (frequency \(String(format: "%.2f", $0)))" } ?? "")
        }
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }

    private var costs: String {
        let parts = report.performance.totals.byCurrency.sorted { $0.key < $1.key }.compactMap {
            currency, metrics in
            metrics.costPerMille.map { mille in
                let others = [
                    ("CPC", metrics.costPerClick), ("CPA", metrics.costPerAcquisition),
                    ("ROAS", metrics.returnOnAdSpend),
                ].compactMap { name, value in value.map { ", \(name) \(String(format: "%.2f", $0))" } }
                return "\(currency) CPM \(String(format: "%.2f", mille))\(others.joined())"
            }
        }
        return parts.isEmpty ? "–" : parts.joined(separator: "; ")
    }

    private var best: String {
        report.performance.bestPerformer.map { Display.cut(Display.safe($0.id), to: 12) } ?? "–"
    }
}
