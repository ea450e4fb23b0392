extension CampaignBook {
    /// Puts a plan into effect.
    package mutating func apply(_ plan: CampaignPlan) throws -> PlanOutcome {
        try check(plan)
        let saved = self
        var outcome = PlanOutcome()
        for planned in plan.campaigns {
            outcome.campaigns.append(apply(planned, of: plan, &outcome))
        }
        for stray in plan.unassigned where !keepsEdit(of: stray.creative, over: .nowhere, plan, &outcome) {
            reasons[stray.creative] = stray.reason
            guard assignments[stray.creative] != nil else { continue }
            assignments[stray.creative] = nil
            outcome.changedAssignments += 1
        }
        retire(plan.retired + plan.campaigns.flatMap(\.absorbed), &outcome)
        numberTakenNames(of: outcome.created)
        keep(plan.decisions)
        if campaignsByID != saved.campaignsByID || assignments != saved.assignments
            || decisions != saved.decisions
        {
            // It would undo what a later plan did, or make its campaigns a second time.
            guard lastPlanRevision <= plan.revision else {
                self = saved
                throw StoreError(
                    .planOutdated,
                    "another plan was applied since revision \(plan.revision), which the plan was made from: "
                        + "plan anew")
            }
            revision += 1
            lastPlanRevision = revision
        }
        return outcome
    }

    /// Everything that can be wrong with a plan is found before anything is changed.
    private func check(_ plan: CampaignPlan) throws {
        let continued = plan.campaigns.compactMap(\.existing)
        if let gone = continued.first(where: { campaignsByID[$0] == nil }) {
            throw StoreError(.planOutdated, "campaign \(gone), which the plan continues, is gone: plan anew")
        }
        guard plan.revision <= revision else {
            throw StoreError(
                .planInvalid,
                "the plan is of revision \(plan.revision), and this store is at \(revision): it is another store's"
            )
        }
        guard Set(continued).count == continued.count else {
            throw StoreError(.planInvalid, "the plan continues one campaign twice")
        }
        let ended = Set(plan.retired + plan.campaigns.flatMap(\.absorbed))
        if let both = continued.first(where: ended.contains) {
            throw StoreError(.planInvalid, "the plan continues campaign \(both) and ends it")
        }
        for planned in plan.campaigns {
            if let id = planned.existing, let known = campaignsByID[id], known.seat != planned.seat {
                throw StoreError(
                    .seatMismatch,
                    "the plan continues campaign \(id), whose seat is \(quoted(known.seat)), "
                        + "in seat \(quoted(planned.seat))")
            }
            guard planned.existing != nil || !planned.name.allSatisfy(\.isWhitespace) else {
                throw StoreError(.planInvalid, "the plan makes a campaign with an empty name")
            }
        }
        var seen: Set<CreativeKey> = []
        for (seat, creative) in plan.campaigns.flatMap({ campaign in
            campaign.members.map { (campaign.seat, $0.creative) }
        }) {
            guard known.contains(creative) else {
                throw StoreError(
                    .unknownCreative, "the plan names creative \(quoted(creative)), which is not here")
            }
            guard seat == creative.seat else {
                throw StoreError(
                    .seatMismatch,
                    "the plan puts creative \(quoted(creative)) into a campaign of seat \(quoted(seat))")
            }
            guard seen.insert(creative).inserted else {
                throw StoreError(.planInvalid, "the plan places creative \(quoted(creative)) twice")
            }
        }
        if let twice = plan.unassigned.first(where: { !seen.insert($0.creative).inserted }) {
            throw StoreError(
                .planInvalid, "the plan leaves creative \(quoted(twice.creative)) out, but names it twice")
        }
        var grouped: Set<CreativeKey> = []
        if let stray = plan.neighbourhoods.flatMap(\.creatives).first(where: {
            !seen.contains($0) || !grouped.insert($0).inserted
        }) {
            throw StoreError(
                .planInvalid,
                "a neighbourhood names creative \(quoted(stray)), which the plan does not account for, or twice"
            )
        }
    }

    private mutating func apply(
        _ planned: PlannedCampaign, of plan: CampaignPlan, _ outcome: inout PlanOutcome
    ) -> CampaignID? {
        let target = planned.existing.map(Target.campaign) ?? .newCampaign
        let members = planned.members.filter { member in
            !planned.absorbed.contains { isExcluded(member.creative, from: $0) }
                && !keepsEdit(of: member.creative, over: target, plan, &outcome)
        }
        let id: CampaignID
        if let existing = planned.existing {
            id = existing
            takeModelName(of: planned)
        } else {
            guard !members.isEmpty else { return nil }
            id = nextCampaignID()
            campaignsByID[id] = Campaign(
                id: id, seat: planned.seat, name: planned.name, method: planned.method,
                confidence: planned.confidence, namedBy: planned.namedBy, createdAt: now())
            outcome.created.append(id)
        }
        for member in members { assign(member, to: id, &outcome) }
        for absorbed in planned.absorbed { moveExclusions(from: absorbed, to: id) }
        return id
    }

    private func isExcluded(_ creative: CreativeKey, from campaign: CampaignID) -> Bool {
        exclusions.contains(Exclusion(creative: creative, campaign: campaign))
    }

    private mutating func assign(_ member: PlannedMember, to id: CampaignID, _ outcome: inout PlanOutcome) {
        let known = assignments[member.creative]
        if let known, known.campaign == id, known.assignedBy == member.assignedBy,
            known.evidence == member.evidence
        {
            return
        }
        if known?.campaign != id { outcome.changedAssignments += 1 }
        if known == nil { outcome.newlyAssigned += 1 }
        reasons[member.creative] = nil
        assignments[member.creative] = Assignment(
            creative: member.creative, campaign: id, assignedBy: member.assignedBy, assignedAt: now(),
            evidence: member.evidence)
    }

    /// Where a plan wants a creative.
    private enum Target: Equatable {
        case campaign(CampaignID)
        case newCampaign
        case nowhere
    }

    /// Whether a person decided about a creative, before the plan or since; a decision that the plan
    /// could not know and does not agree with is reported.
    private func keepsEdit(
        of creative: CreativeKey, over target: Target, _ plan: CampaignPlan, _ outcome: inout PlanOutcome
    ) -> Bool {
        let known = assignments[creative]
        var isExcluded = false
        if case .campaign(let id) = target {
            isExcluded = self.isExcluded(creative, from: id)
        }
        let isEditedSince = editedAt[creative, default: 0] > plan.revision
        guard known?.assignedBy == .user || isExcluded || isEditedSince else { return false }
        let current = known.map { Target.campaign($0.campaign) } ?? .nowhere
        if isEditedSince, current != target { outcome.keptEdits.append(creative) }
        return true
    }

    /// Removes machine-made campaigns that are empty now.
    private mutating func retire(_ candidates: [CampaignID], _ outcome: inout PlanOutcome) {
        let used = Set(assignments.values.map(\.campaign)).union(keptCampaigns)
        for id in candidates.sorted() where !used.contains(id) {
            guard let campaign = campaignsByID[id], !campaign.isPersonal else { continue }
            forget(id)
            outcome.retired.append(id)
        }
    }

    /// Puts a number behind the names of new campaigns that others have already. It comes after ``retire``,
    /// which shows only at the end who is gone: a campaign that another replaces leaves it its name.
    private mutating func numberTakenNames(of created: [CampaignID]) {
        let isNew = Set(created)
        let others = campaignsByID.values.filter { !isNew.contains($0.id) }
        var names = Dictionary(grouping: others, by: \.seat).mapValues { Set($0.map(\.name)) }
        for id in created {
            guard var campaign = campaignsByID[id] else { continue }
            campaign.name = Self.take(campaign.name, from: &names[campaign.seat, default: []])
            campaignsByID[id] = campaign
        }
    }

    /// The name, with a number behind it where another campaign has it.
    private static func take(_ name: String, from taken: inout Set<String>) -> String {
        if taken.insert(name).inserted { return name }
        return (2...).lazy.map { "\(name) (\($0))" }.first { taken.insert($0).inserted }!
    }
}
