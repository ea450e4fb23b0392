internal import CreativeModel

extension CampaignState {
    /// Renames campaigns that no person named to the names given by a model, and appends a number to
    /// names of these and of new campaigns that are already taken.
    ///
    /// Call it after ``retire``, which decides which campaigns end: a campaign that is replaced or
    /// renamed frees its name.
    mutating func settleNames(of plan: CampaignPlan, _ outcome: inout PlanOutcome) {
        let wishes = plan.campaigns.filter(canTakeName)
        let open = Set(wishes.compactMap(\.existing) + outcome.created)
        let others = campaignsByID.values.filter { !open.contains($0.id) }
        var names = Dictionary(grouping: others, by: \.seat).mapValues { TakenNames(Set($0.map(\.name))) }
        for planned in wishes {
            guard let id = planned.existing else { continue }
            takeName(
                names[planned.seat, default: TakenNames([])].take(planned.name), of: planned, &outcome, id)
        }
        for id in outcome.created {
            guard var campaign = campaignsByID[id] else { continue }
            campaign.name = names[campaign.seat, default: TakenNames([])].take(campaign.name)
            campaignsByID[id] = campaign
        }
    }

    /// Returns whether a model named an existing campaign that neither a person nor a model named before.
    private func canTakeName(_ planned: PlannedCampaign) -> Bool {
        guard planned.namedBy == .model, !planned.name.allSatisfy(\.isWhitespace),
            let campaign = planned.existing.flatMap({ campaignsByID[$0] })
        else { return false }
        return campaign.namedBy == .rule && campaign.status != .archived
    }

    private mutating func takeName(
        _ name: String, of planned: PlannedCampaign, _ outcome: inout PlanOutcome, _ id: CampaignID
    ) {
        guard let known = campaignsByID[id] else { return }
        var campaign = known
        campaign.name = name
        campaign.namedBy = .model
        campaign.method = planned.method
        campaign.confidence = planned.confidence
        campaign.updatedAt = now()
        campaignsByID[id] = campaign
        guard name != known.name else { return }
        outcome.renamed.append(id)
        record(
            CampaignEdit(
                kind: .renamed, at: campaign.updatedAt, by: .model, seat: campaign.seat, campaign: id,
                detail: "“\(known.name)” is “\(name)”"), reversal: nil)
    }
}

/// The names of a seat's campaigns.
private struct TakenNames {
    private var names: Set<String>
    /// The first number that may be free, by name.
    private var numbers: [String: Int] = [:]

    init(_ names: Set<String>) { self.names = names }

    /// Returns the name, followed by a number if another campaign has it.
    mutating func take(_ name: String) -> String {
        if names.insert(name).inserted { return name }
        var number = numbers[name, default: 2]
        while !names.insert("\(name) (\(number))").inserted { number += 1 }
        numbers[name] = number + 1
        return "\(name) (\(number))"
    }
}
