package import CreativeModel
internal import StageCore

extension CampaignState {
    /// Merges several campaigns into the first of them.
    package mutating func mergeCampaigns(_ ids: [CampaignID]) throws -> Campaign {
        guard ids.count > 1, Set(ids).count == ids.count else {
            throw StoreError(.invalidEdit, "a merge needs at least two different campaigns")
        }
        let campaigns = try ids.map(campaign)
        let target = campaigns[0]
        if let stranger = campaigns.first(where: { $0.seat != target.seat }) {
            throw StoreError(
                .seatMismatch,
                "campaign \(stranger.id) belongs to seat \(quoted(stranger.seat)) and campaign \(target.id) to seat "
                    + "\(quoted(target.seat)): campaigns of different seats cannot be merged")
        }
        let saved = self
        revision += 1
        var moved: [CreativeKey] = []
        for campaign in campaigns.dropFirst() {
            let members = assignments(of: campaign.id).map(\.creative)
            moved += put(members, in: target)
            moveExclusions(from: campaign.id, to: target.id)
            forget(campaign.id)
        }
        let names = campaigns.dropFirst().map { "“\($0.name)”" }.joined(separator: ", ")
        record(.merged, target, moved, since: saved, detail: "\(names) became part of “\(target.name)”")
        return target
    }

    /// Moves some creatives of a campaign into a new campaign.
    package mutating func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) throws -> Campaign {
        let source = try campaign(id)
        guard !creatives.isEmpty else {
            throw StoreError(.invalidEdit, "a split needs at least one creative to move")
        }
        if let stranger = creatives.first(where: { assignments[$0]?.campaign != id }) {
            throw StoreError(.invalidEdit, "creative \(quoted(stranger)) is not in campaign \(id)")
        }
        let saved = self
        let campaign = try makeCampaign(named: name, seat: source.seat)
        revision += 1
        let creatives = put(creatives, in: campaign)
        record(
            .split, campaign, creatives, since: saved,
            detail: "“\(name)” was split off from “\(source.name)”")
        return campaign
    }
}
