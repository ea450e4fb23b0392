package import CreativeModel
internal import StageCore

extension CampaignState {
    /// Reverses the latest edit of a person that is not undone.
    ///
    /// If only edits of people followed, the previous state is restored exactly. If a plan was applied
    /// since, the changes of the edit are reversed, and everything else stays as the plan left it:
    ///
    /// - Creatives return to their former campaign, or to none if a plan has ended it since.
    /// - A campaign that the edit ended is restored with its ID. A campaign that the edit created is
    ///   removed, and the creatives that a plan added to it become unassigned.
    /// - Of a campaign that the edit changed, only the changed properties are restored.
    /// - A campaign created by a later plan and never edited ends if it is left empty, or if more of
    ///   its creatives returned to a restored campaign than are left in it. It stood in for the
    ///   restored campaign, which gets the rest.
    /// - Deleted decisions of models apply again, except for creatives about which a model decided
    ///   since.
    ///
    /// - Parameter seat: The seat whose edits to consider; `nil` for all.
    /// - Throws: ``StoreError`` with `nothingToUndo`, or with `invalidName` if another campaign has
    ///   since taken a name that would be restored. Nothing is changed then.
    package mutating func undoLastEdit(in seat: String?) throws -> CampaignEdit {
        let isCandidate = { (edit: CampaignEdit) in
            edit.by == .user && edit.undoneAt == nil && (seat == nil || edit.seat == seat)
        }
        guard let index = log.lastIndex(where: isCandidate) else { throw StoreError.nothingToUndo(in: seat) }
        let edit = log[index]
        guard let reversal = reversals[edit.id] else { throw StoreError.cannotUndo(edit) }
        var work = self
        try work.reverse(reversal)
        work.log[index].undoneAt = now()
        work.reversals[edit.id] = nil
        self = work
        return log[index]
    }

    /// Leaves `self` partly changed if it throws.
    private mutating func reverse(_ reversal: EditReversal) throws {
        revision += 1
        let returned = restoreCampaigns(of: reversal)
        var touched: Set<CreativeKey> = []
        var left: [CampaignID: [CampaignID?: Int]] = [:]
        for origin in reversal.origins {
            for creative in origin.creatives {
                let current = assignments[creative]?.campaign
                putBack(creative, to: origin)
                let home = assignments[creative]?.campaign
                if let current, home != current { left[current, default: [:]][home, default: 0] += 1 }
                touched.insert(creative)
            }
        }
        exclusions.subtract(reversal.added)
        for exclusion in reversal.removed
        where campaignsByID[exclusion.campaign] != nil
            && assignments[exclusion.creative]?.campaign != exclusion.campaign
        {
            exclusions.insert(exclusion)
        }
        for case let (made?, true) in reversal.campaigns.map({ ($0.after, $0.before == nil) }) {
            for member in assignments(of: made.id).map(\.creative) {
                assignments[member] = nil
                reasons[member] = "the making of its campaign “\(made.name)” was undone"
                touched.insert(member)
            }
            forget(made.id)
        }
        touched.formUnion(endStandIns(left, of: reversal))
        touched.formUnion(restore(reversal.decisions))
        touch(touched)
        for campaign in returned.sorted() {
            guard let campaign = campaignsByID[campaign] else { continue }
            try checkName(campaign.name, seat: campaign.seat, of: campaign.id)
        }
    }

    /// Returns the campaigns whose name changed.
    private mutating func restoreCampaigns(of reversal: EditReversal) -> [CampaignID] {
        var renamed: [CampaignID] = []
        for change in reversal.campaigns {
            guard let before = change.before else { continue }
            guard let after = change.after else {
                campaignsByID[before.id] = before
                renamed.append(before.id)
                continue
            }
            guard let current = campaignsByID[before.id] else { continue }
            var restored = current
            if before.name != after.name {
                restored.name = before.name
                restored.namedBy = before.namedBy
            } else if before.namedBy != after.namedBy, current.namedBy == after.namedBy {
                restored.namedBy = before.namedBy
            }
            if before.summary != after.summary { restored.summary = before.summary }
            if before.status != after.status { restored.status = before.status }
            restored.updatedAt = current == after ? before.updatedAt : now()
            campaignsByID[before.id] = restored
            if restored.name != current.name { renamed.append(before.id) }
        }
        return renamed
    }

    private mutating func putBack(_ creative: CreativeKey, to origin: EditReversal.Origin) {
        guard let placement = origin.placement, campaignsByID[placement.campaign] != nil else {
            assignments[creative] = nil
            reasons[creative] =
                origin.placement == nil ? origin.reason : "the campaign to which it would go back is gone"
            return
        }
        assignments[creative] = Assignment(
            creative: creative, campaign: placement.campaign, assignedBy: placement.assignedBy,
            assignedAt: placement.assignedAt, evidence: placement.evidence)
        exclusions.remove(Exclusion(creative: creative, campaign: placement.campaign))
        reasons[creative] = nil
    }

    /// Ends campaigns that plans created in place of restored ones, and returns the creatives that were
    /// left in them.
    ///
    /// - Parameter left: By campaign, the numbers of creatives that left it, by the campaign they
    ///   returned to.
    private mutating func endStandIns(
        _ left: [CampaignID: [CampaignID?: Int]], of reversal: EditReversal
    ) -> [CreativeKey] {
        let restored = Set(reversal.campaigns.filter { $0.after == nil }.compactMap(\.before?.id))
        let shaped = Set(exclusions.map(\.campaign))
        var moved: [CreativeKey] = []
        for (id, homes) in left.sorted(by: { $0.key < $1.key })
        where id.rawValue > reversal.lastCampaignNumber && !shaped.contains(id)
            && campaignsByID[id]?.isPersonal == false
        {
            let rest = assignments(of: id)
            if !rest.isEmpty {
                let found = restored.filter { homes[$0] != nil }.max {
                    (homes[$0, default: 0], $1) < (homes[$1, default: 0], $0)
                }
                guard let home = found, homes[home, default: 0] > rest.count,
                    campaignsByID[home]?.status != .archived,
                    rest.allSatisfy({ $0.assignedBy != .user && !isExcluded($0.creative, from: home) })
                else { continue }
                for member in rest { assignments[member.creative]?.campaign = home }
            }
            moved += rest.map(\.creative)
            forget(id)
        }
        return moved
    }
}

extension StoreError {
    package static func nothingToUndo(in seat: String?) -> StoreError {
        StoreError(
            .nothingToUndo,
            "there is nothing to undo: the log has no edit" + (seat.map { " of seat \(quoted($0))" } ?? "")
                + " that is not already undone")
    }

    package static func cannotUndo(_ edit: CampaignEdit) -> StoreError {
        StoreError(
            .nothingToUndo,
            "there is nothing to undo: edit \(edit.id) (\(quoted(edit.detail))) and earlier edits "
                + "were made by an earlier release, or are too old")
    }
}
