package import CreativeModel
internal import StageCore

extension CampaignState {
    /// Applies a plan.
    package mutating func apply(_ plan: CampaignPlan) throws -> PlanOutcome {
        try check(plan)
        let saved = self
        var outcome = PlanOutcome()
        assignments.reserveFirst(plan.assignedCount)
        for planned in plan.campaigns {
            outcome.campaigns.append(apply(planned, of: plan, &outcome))
        }
        for stray in plan.unassigned where !keepsEdit(of: stray.creative, over: .nowhere, plan, &outcome) {
            reasons[stray.creative] = stray.reason
            guard assignments[stray.creative] != nil else { continue }
            assignments[stray.creative] = nil
            outcome.changedAssignments += 1
        }
        let inherited = zip(plan.campaigns, outcome.campaigns).filter { $1 != nil }.flatMap(\.0.absorbed)
        retire(plan.retired + plan.campaigns.flatMap(\.absorbed), inherited: Set(inherited), &outcome)
        settleNames(of: plan, &outcome)
        keep(plan.decisions, since: plan.revision)
        if campaignsByID != saved.campaignsByID || assignments != saved.assignments
            || decisions != saved.decisions
        {
            // Applying the plan would undo a later plan, or create its campaigns a second time.
            guard lastPlanRevision <= plan.revision else {
                self = saved
                throw StoreError(
                    .planOutdated,
                    "another plan was applied since revision \(plan.revision), on which this plan is based: "
                        + "plan again")
            }
            revision += 1
            lastPlanRevision = revision
        }
        return outcome
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

    func isExcluded(_ creative: CreativeKey, from campaign: CampaignID) -> Bool {
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
        if !reasons.isEmpty { reasons[member.creative] = nil }
        assignments[member.creative] = Assignment(
            creative: member.creative, campaign: id, assignedBy: member.assignedBy, assignedAt: now(),
            evidence: member.evidence)
    }

    /// The campaign a plan assigns a creative to, if any.
    private enum Target: Equatable {
        case campaign(CampaignID)
        case newCampaign
        case nowhere
    }

    /// Returns whether a creative stays where it is: because a person edited it, before the plan or since, or
    /// because its current campaign or the planned one is archived. An edit that the plan could not
    /// know about and that conflicts with it is reported.
    private mutating func keepsEdit(
        of creative: CreativeKey, over target: Target, _ plan: CampaignPlan, _ outcome: inout PlanOutcome
    ) -> Bool {
        let known = assignments[creative]
        var isExcluded = false
        if case .campaign(let id) = target {
            isExcluded = self.isExcluded(creative, from: id)
        }
        let isEditedSince = editedAt[creative, default: 0] > plan.revision
        let current = known.map { Target.campaign($0.campaign) } ?? .nowhere
        let archived = current == target ? nil : [current, target].lazy.compactMap(archivedCampaign).first
        guard known?.assignedBy == .user || isExcluded || isEditedSince || archived != nil else {
            return false
        }
        let isReported = isEditedSince || (archived != nil && known?.assignedBy != .user && !isExcluded)
        if isReported, current != target { outcome.keptEdits.append(creative) }
        if let archived, !isEditedSince, known == nil, !isExcluded {
            reasons[creative] = "its campaign “\(archived.name)” is archived and takes nothing new"
            // The change is newer than the plan, so that the next plan looks at the creative again.
            changedAt[creative] = revision
        }
        return true
    }

    private func archivedCampaign(_ target: Target) -> Campaign? {
        guard case .campaign(let id) = target, let campaign = campaignsByID[id], campaign.status == .archived
        else { return nil }
        return campaign
    }

    /// Removes automatically created campaigns that are empty now. Campaigns from which a person ever
    /// removed a creative remain until a person deletes them.
    ///
    /// - Parameter inherited: The campaigns that another one takes over.
    private mutating func retire(
        _ candidates: [CampaignID], inherited: Set<CampaignID>, _ outcome: inout PlanOutcome
    ) {
        let used = Set(assignments.rows.map(\.campaign)).union(exclusions.map(\.campaign))
            .union(campaignsWithOwnDays.subtracting(inherited))
        for id in candidates.sorted() where !used.contains(id) {
            guard let campaign = campaignsByID[id], !campaign.isPersonal else { continue }
            forget(id)
            outcome.retired.append(id)
        }
    }
}
