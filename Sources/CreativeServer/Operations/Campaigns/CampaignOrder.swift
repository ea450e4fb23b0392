/// The orders of a list of campaigns.
enum CampaignOrder: String, CaseIterable, Sendable {
    case id
    case spend
    case creatives
    case ctr
    case newest
    case name

    /// Returns the reports in order; campaigns of equal rank by number.
    ///
    /// Amounts of several currencies cannot be compared: campaigns with several follow all others.
    func sorted(_ reports: [CampaignReport]) -> [CampaignReport] {
        switch self {
        case .id: reports.sorted { $0.campaign.id < $1.campaign.id }
        case .name: by(reports) { $0.campaign.name < $1.campaign.name }
        case .newest: by(reports) { $0.campaign.createdAt > $1.campaign.createdAt }
        case .creatives: by(reports) { $0.creativeCount > $1.creativeCount }
        case .spend:
            by(reports) {
                ($0.performance.totals.spendInOnlyCurrency?.rawValue ?? .min)
                    > ($1.performance.totals.spendInOnlyCurrency?.rawValue ?? .min)
            }
        case .ctr:
            by(reports) {
                ($0.performance.totals.metrics.clickThroughRate ?? -1)
                    > ($1.performance.totals.metrics.clickThroughRate ?? -1)
            }
        }
    }

    private func by(
        _ reports: [CampaignReport], _ precedes: (CampaignReport, CampaignReport) -> Bool
    ) -> [CampaignReport] {
        reports.sorted { left, right in
            if precedes(left, right) { return true }
            if precedes(right, left) { return false }
            return left.campaign.id < right.campaign.id
        }
    }
}
