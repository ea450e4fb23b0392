extension CampaignBook {
    /// Keeps what a model decided; a later decision takes its creatives over from earlier ones.
    mutating func keep(_ made: [ModelDecision]) {
        guard !made.isEmpty else { return }
        let time = now()
        for var decision in made where !decision.creatives.isEmpty {
            let taken = Set(decision.creatives)
            for index in decisions.indices { decisions[index].creatives.removeAll(where: taken.contains) }
            decisions.removeAll { $0.creatives.isEmpty }
            decision.decidedAt = time
            decisions.append(decision)
        }
        decisions.sort { $0.creatives[0] < $1.creatives[0] }
    }

    /// Gives a campaign that nobody named the name, method and confidence that a model decided.
    mutating func takeModelName(of planned: PlannedCampaign) {
        guard let id = planned.existing, var campaign = campaignsByID[id], campaign.namedBy == .rule,
            planned.namedBy == .model, !planned.name.allSatisfy(\.isWhitespace),
            !campaignsByID.values.contains(where: {
                $0.id != id && $0.seat == campaign.seat && $0.name == planned.name
            })
        else { return }
        campaign.name = planned.name
        campaign.namedBy = .model
        campaign.method = planned.method
        campaign.confidence = planned.confidence
        campaign.updatedAt = now()
        campaignsByID[id] = campaign
    }
}
