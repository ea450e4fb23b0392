internal import CreativeModel

extension CampaignBook {
    /// Gives campaigns that no person named the names that a model gave, and puts a number behind the names of these and of
    /// new campaigns that others have already. It comes after ``retire``, which shows only at the end who is gone: a
    /// campaign that another replaces leaves it its name, and so does one that gets another name.
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

    /// Whether a model named a campaign that is there and that neither a person nor a model named before.
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
    /// By name, the first number that may be free.
    private var numbers: [String: Int] = [:]

    init(_ names: Set<String>) { self.names = names }

    /// The name, with a number behind it where another campaign has it.
    mutating func take(_ name: String) -> String {
        if names.insert(name).inserted { return name }
        var number = numbers[name, default: 2]
        while !names.insert("\(name) (\(number))").inserted { number += 1 }
        numbers[name] = number + 1
        return "\(name) (\(number))"
    }
}
