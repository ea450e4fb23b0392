package import CreativeModel
internal import StageCore

extension CampaignBook {
    /// Reverses the latest edit of a person that is not undone.
    ///
    /// Where nothing but people's edits came in between, everything is as it was before the edit. Where a plan came in
    /// between, what the edit touched goes back, and everything else stays as the plan left it:
    ///
    /// - Creatives go back to where they were; those whose former campaign a plan has ended meanwhile are in none.
    /// - A campaign that the edit ended is there again with its id; one that it made goes, and frees what a plan put into it.
    /// - Of a campaign that the edit changed, only what the edit changed goes back.
    /// - A campaign that plans made since, and that nobody shaped, ends where nothing is left in it, or where more of it
    ///   went back into a campaign that is there again than is left: it stood in for that, which gets the rest.
    /// - Decisions of models that were forgotten hold again, but for creatives of which a model decided anew.
    ///
    /// - Parameter seat: Only edits of this seat count; `nil` for all.
    /// - Throws: ``StoreError`` with `nothingToUndo`, or with `invalidName` where a campaign got a name meanwhile that one
    ///   would have again. Nothing is changed then.
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

    /// Leaves the book half done where it throws.
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

    /// Returns the campaigns whose name is another than before.
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

    /// Ends campaigns that plans made instead of those that are there again, and returns the creatives that were left in them.
    ///
    /// - Parameter left: By campaign, how many creatives went back out of it, and where.
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
                + " that is not undone already")
    }

    package static func cannotUndo(_ edit: CampaignEdit) -> StoreError {
        StoreError(
            .nothingToUndo,
            "there is nothing to undo: edit \(edit.id) (\(quoted(edit.detail))) and those before it are of an earlier "
                + "release, or too many edits ago")
    }
}
