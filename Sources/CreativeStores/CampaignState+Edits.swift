package import CreativeModel
internal import StageCore

extension CampaignState {
    /// Creates an empty campaign by hand.
    package mutating func createCampaign(named name: String, seat: String) throws -> Campaign {
        let saved = self
        let campaign = try makeCampaign(named: name, seat: seat)
        revision += 1
        record(.created, campaign, since: saved, detail: "“\(name)” was made")
        return campaign
    }

    /// Changes the name, summary or status of a campaign.
    package mutating func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) throws -> Campaign {
        let known = try campaign(id)
        if let name, name != known.name { try checkName(name, seat: known.seat, of: id) }
        var updated = known
        var changes: [(kind: CampaignEdit.Kind, detail: String)] = []
        if let name, name != known.name {
            (updated.name, updated.namedBy) = (name, .user)
            changes.append((.renamed, "“\(known.name)” is “\(name)”"))
        }
        if let summary, summary != known.summary {
            updated.summary = summary
            changes.append((.described, summary))
        }
        if let status, status != known.status {
            updated.status = status
            changes.append((.statusChanged, "\(known.status.rawValue) is \(status.rawValue)"))
        }
        guard let first = changes.first else { return known }
        let saved = self
        revision += 1
        updated.updatedAt = now()
        campaignsByID[id] = updated
        // One call is one edit, which is undone as a whole.
        record(
            changes.count == 1 ? first.kind : .updated, updated, since: saved,
            detail: changes.map(\.detail).joined(separator: "; "))
        return updated
    }

    /// Deletes a campaign and frees its creatives.
    package mutating func deleteCampaign(_ id: CampaignID) throws {
        let gone = try campaign(id)
        let saved = self
        let freed = assignments(of: id).map(\.creative)
        revision += 1
        for creative in freed {
            assignments[creative] = nil
            reasons[creative] = "its campaign “\(gone.name)” was deleted"
        }
        touch(freed)
        forget(id)
        record(.deleted, gone, freed, since: saved, detail: "“\(gone.name)” was deleted")
    }

    /// Places creatives in a campaign by hand. Archived campaigns are allowed: they are closed only to
    /// automatic assignments.
    package mutating func place(_ creatives: [CreativeKey], in id: CampaignID) throws {
        let campaign = try campaign(id)
        try check(creatives, fit: campaign)
        guard !creatives.isEmpty else { return }
        let saved = self
        revision += 1
        let creatives = put(creatives, in: campaign)
        record(.placed, campaign, creatives, since: saved, detail: "put into “\(campaign.name)”")
    }

    /// Removes creatives from a campaign by hand.
    ///
    /// Removing a creative that was removed before and is in no campaign has no effect.
    package mutating func remove(_ creatives: [CreativeKey], from id: CampaignID) throws {
        let campaign = try campaign(id)
        try check(creatives, fit: campaign)
        let members = Set(creatives).filter { assignments[$0]?.campaign == id }.sorted()
        for creative in Set(creatives).subtracting(members).sorted() {
            try checkIsOut(creative, of: campaign)
        }
        guard !members.isEmpty else { return }
        let saved = self
        revision += 1
        for creative in members {
            assignments[creative] = nil
            reasons[creative] = "a person took it out of campaign “\(campaign.name)”"
            exclusions.insert(Exclusion(creative: creative, campaign: id))
        }
        touch(members)
        record(.removed, campaign, members, since: saved, detail: "taken out of “\(campaign.name)”")
    }

    /// Throws if a creative is in another campaign, or was never removed from this one by a person.
    private func checkIsOut(_ creative: CreativeKey, of campaign: Campaign) throws {
        let other = assignments[creative].flatMap { campaignsByID[$0.campaign] }
        guard other != nil || !exclusions.contains(Exclusion(creative: creative, campaign: campaign.id))
        else {
            return
        }
        throw StoreError(
            .invalidEdit,
            "creative \(quoted(creative)) is not in campaign \(campaign.id): it is in "
                + (other.map { "campaign \($0.id) \(quoted($0.name))" } ?? "no campaign"))
    }

    mutating func makeCampaign(named name: String, seat: String) throws -> Campaign {
        try checkName(name, seat: seat, of: nil)
        let campaign = Campaign(
            id: nextCampaignID(), seat: seat, name: name, method: .manual, namedBy: .user, createdAt: now())
        campaignsByID[campaign.id] = campaign
        return campaign
    }

    /// Places the creatives in the campaign and returns them without duplicates. A second pass over a
    /// duplicate would find the creative already in place.
    mutating func put(_ creatives: [CreativeKey], in campaign: Campaign) -> [CreativeKey] {
        let creatives = Set(creatives).sorted()
        for creative in creatives {
            var detail = "placed by a person"
            if let old = assignments[creative]?.campaign, old != campaign.id {
                exclusions.insert(Exclusion(creative: creative, campaign: old))
                detail = "moved by a person, out of campaign “\(campaignsByID[old]?.name ?? old.description)”"
            }
            assignments[creative] = Assignment(
                creative: creative, campaign: campaign.id, assignedBy: .user, assignedAt: now(),
                evidence: [Evidence(kind: "user", detail: detail)])
            exclusions.remove(Exclusion(creative: creative, campaign: campaign.id))
            reasons[creative] = nil
        }
        touch(creatives)
        return creatives
    }

    /// Records that a person edited creatives at the current revision.
    mutating func touch(_ creatives: some Sequence<CreativeKey>) {
        for creative in creatives {
            editedAt[creative] = revision
            changedAt[creative] = revision
        }
    }

    mutating func record(
        _ kind: CampaignEdit.Kind, _ campaign: Campaign, _ creatives: [CreativeKey] = [],
        since saved: CampaignState,
        detail: String
    ) {
        record(
            CampaignEdit(
                kind: kind, at: now(), seat: campaign.seat, campaign: campaign.id,
                creatives: creatives.sorted(),
                detail: detail),
            reversal: EditReversal(from: saved, to: self, moving: creatives))
    }

    /// Copies the exclusions of a merged campaign to the campaign it was merged into.
    mutating func moveExclusions(from part: CampaignID, to whole: CampaignID) {
        for exclusion in exclusions where exclusion.campaign == part {
            guard assignments[exclusion.creative]?.campaign != whole else { continue }
            exclusions.insert(Exclusion(creative: exclusion.creative, campaign: whole))
        }
    }

    /// Removes a campaign that has no creatives.
    mutating func forget(_ id: CampaignID) {
        campaignsByID[id] = nil
        exclusions = exclusions.filter { $0.campaign != id }
    }

    mutating func nextCampaignID() -> CampaignID {
        lastCampaignNumber += 1
        return CampaignID(rawValue: lastCampaignNumber)
    }

    package func campaign(_ id: CampaignID) throws -> Campaign {
        guard let campaign = campaignsByID[id] else {
            throw StoreError(.unknownCampaign, "there is no campaign \(id)")
        }
        return campaign
    }

    func check(_ creatives: [CreativeKey], fit campaign: Campaign) throws {
        if let stranger = creatives.first(where: { !self.creatives.contains($0) }) {
            throw StoreError(.unknownCreative, "there is no creative \(quoted(stranger))")
        }
        if let stranger = creatives.first(where: { $0.seat != campaign.seat }) {
            throw StoreError(
                .seatMismatch,
                "creative \(quoted(stranger)) belongs to a different seat than campaign \(campaign.id), "
                    + "whose seat is \(quoted(campaign.seat))")
        }
    }

    func checkName(_ name: String, seat: String, of id: CampaignID?) throws {
        guard !name.allSatisfy(\.isWhitespace) else {
            throw StoreError(.invalidName, "a campaign's name must not be empty")
        }
        let holder = campaignsByID.values.first { $0.seat == seat && $0.name == name && $0.id != id }
        if let holder {
            throw StoreError(
                .invalidName,
                "the name \(quoted(name)) is taken by campaign \(holder.id) of seat \(quoted(seat))")
        }
    }
}
