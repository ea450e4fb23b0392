internal import CreativeIntelligence

/// A campaign as lists show it.
protocol ListedCampaign {
    var campaign: Campaign { get }
    var creativeCount: Int { get }
    /// The number of creatives with impressions, if known.
    var activeCreatives: Int? { get }
    var performance: PerformanceReport { get }
}

extension CampaignReport: ListedCampaign {
    var activeCreatives: Int? { activeCreativeCount }
}

extension CampaignOverview.Entry: ListedCampaign {
    var creativeCount: Int { assignments.count }
    var activeCreatives: Int? { nil }
}

/// An order of campaigns: the best or largest first, and those without the value last.
///
/// Money of different currencies is not compared. Campaigns are ordered by currency first, that of their most spend if they
/// have several.
enum CampaignOrder: String, CaseIterable {
    case spend, creatives, ctr, cpa, roas, name

    static let option = Option(
        "sort", .choice(CampaignOrder.self, "KEY"), defaultText: "creatives",
        "order of campaigns, the best or largest first; costs and names ascend")

    /// Returns the campaigns in this order. Ties are in the order of creatives, then of ids.
    ///
    /// - Complexity: O(n log n).
    func sorted<Item: ListedCampaign>(_ campaigns: [Item]) -> [Item] {
        let ranked = campaigns.map { (item: $0, rank: Rank($0, in: self)) }
        return ranked.sorted { $0.rank.precedes($1.rank) }.map(\.item)
    }

    /// The values by which a campaign is ordered.
    private struct Rank {
        let name: String
        let currency: CurrencyCode?
        /// The value, ascending.
        let value: Double?
        let creatives: Int
        let id: CampaignID

        init(_ item: some ListedCampaign, in order: CampaignOrder) {
            let totals = item.performance.totals
            name = order == .name ? item.campaign.name : ""
            creatives = item.creativeCount
            id = item.campaign.id
            let main = totals.byCurrency.max { left, right in
                let spends = [left, right].map { $0.value.spend?.rawValue ?? -1 }
                return spends[0] == spends[1] ? left.key > right.key : spends[0] < spends[1]
            }
            switch order {
            case .spend: value = (main?.value.spend).map { -Double($0.rawValue) }
            case .cpa: value = main?.value.costPerAcquisition
            case .roas: value = (main?.value.returnOnAdSpend).map { -$0 }
            case .ctr: value = totals.metrics.clickThroughRate.map { -$0 }
            case .creatives, .name: value = 0
            }
            let comparesMoney = [.spend, .cpa, .roas].contains(order) && value != nil
            currency = comparesMoney ? main?.key : nil
        }

        func precedes(_ other: Rank) -> Bool {
            if name != other.name { return name < other.name }
            guard let value, let theirs = other.value else {
                return value == nil && other.value == nil ? isLarger(than: other) : value != nil
            }
            if let currency, let their = other.currency, currency != their { return currency < their }
            return value == theirs ? isLarger(than: other) : value < theirs
        }

        private func isLarger(than other: Rank) -> Bool { (-creatives, id) < (-other.creatives, other.id) }
    }
}
