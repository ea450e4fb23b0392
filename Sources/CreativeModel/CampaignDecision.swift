/// A decision of a language model that a store keeps, and the campaign that it is about.
public struct CampaignDecision: Hashable, Sendable, Codable {
    /// The campaign that holds more than half of the decision's creatives, or `nil` where none does.
    public var campaign: CampaignID?
    /// The decision.
    public var decision: ModelDecision

    /// Makes one.
    public init(campaign: CampaignID?, decision: ModelDecision) {
        self.campaign = campaign
        self.decision = decision
    }

    /// Finds the campaign of a decision.
    ///
    /// - Parameter campaignOf: Where a creative is.
    package init(_ decision: ModelDecision, in campaignOf: (CreativeKey) -> CampaignID?) {
        var counts: [CampaignID: Int] = [:]
        for creative in decision.creatives {
            if let id = campaignOf(creative) { counts[id, default: 0] += 1 }
        }
        self.decision = decision
        campaign = counts.first { $0.value * 2 > decision.creatives.count }?.key
    }
}
