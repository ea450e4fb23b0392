extension CampaignBook {
    /// Makes an empty campaign by hand.
    package mutating func createCampaign(named name: String, seat: String) throws -> Campaign {
        let campaign = try makeCampaign(named: name, seat: seat)
        revision += 1
        record(.created, campaign.id, detail: "“\(name)” was made")
        return campaign
    }

    /// Changes name, summary or status.
    package mutating func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) throws -> Campaign {
        let known = try campaign(id)
        var updated = known
        if let name, name != known.name {
            try checkName(name, seat: known.seat, of: id)
            updated.name = name
            updated.namedBy = .user
        }
        if let summary { updated.summary = summary }
        if let status { updated.status = status }
        guard updated != known else { return known }
        updated.updatedAt = now()
        campaignsByID[id] = updated
        revision += 1
        if updated.name != known.name { record(.renamed, id, detail: "“\(known.name)” is “\(updated.name)”") }
        if updated.summary != known.summary { record(.described, id, detail: updated.summary ?? "") }
        if updated.status != known.status {
            record(.statusChanged, id, detail: "\(known.status.rawValue) is \(updated.status.rawValue)")
        }
        return updated
    }

    /// Deletes a campaign and frees its creatives.
    package mutating func deleteCampaign(_ id: CampaignID) throws {
        let gone = try campaign(id)
        let freed = assignments(of: id).map(\.creative)
        revision += 1
        for creative in freed {
            assignments[creative] = nil
            reasons[creative] = "its campaign “\(gone.name)” was deleted"
        }
        touch(freed)
        forget(id)
        record(.deleted, id, freed, detail: "“\(gone.name)” was deleted")
    }

    /// Puts creatives into a campaign by a person's hand.
    package mutating func place(_ creatives: [CreativeKey], in id: CampaignID) throws {
        let campaign = try campaign(id)
        try check(creatives, fit: campaign)
        guard !creatives.isEmpty else { return }
        revision += 1
        let creatives = put(creatives, in: campaign)
        record(.placed, id, creatives, detail: "put into “\(campaign.name)”")
    }

    /// Takes creatives out of a campaign by a person's hand.
    package mutating func remove(_ creatives: [CreativeKey], from id: CampaignID) throws {
        let campaign = try campaign(id)
        try check(creatives, fit: campaign)
        guard !creatives.isEmpty else { return }
        revision += 1
        let creatives = Set(creatives).sorted()
        for creative in creatives {
            if assignments[creative]?.campaign == id {
                assignments[creative] = nil
                reasons[creative] = "a person took it out of campaign “\(campaign.name)”"
            }
            exclusions.insert(Exclusion(creative: creative, campaign: id))
        }
        touch(creatives)
        record(.removed, id, creatives, detail: "taken out of “\(campaign.name)”")
    }

    /// Makes one campaign of several.
    package mutating func mergeCampaigns(_ ids: [CampaignID]) throws -> Campaign {
        guard ids.count > 1, Set(ids).count == ids.count else {
            throw StoreError(.invalidEdit, "a merge needs two campaigns or more, each once")
        }
        let campaigns = try ids.map(campaign)
        let target = campaigns[0]
        if let stranger = campaigns.first(where: { $0.seat != target.seat }) {
            throw StoreError(
                .seatMismatch,
                "campaign \(stranger.id) is of seat \(quoted(stranger.seat)) and campaign \(target.id) of "
                    + "\(quoted(target.seat)): campaigns of two seats cannot be one")
        }
        revision += 1
        var moved: [CreativeKey] = []
        for campaign in campaigns.dropFirst() {
            let members = assignments(of: campaign.id).map(\.creative)
            moved += put(members, in: target)
            moveExclusions(from: campaign.id, to: target.id)
            forget(campaign.id)
        }
        let names = campaigns.dropFirst().map { "“\($0.name)”" }.joined(separator: ", ")
        record(.merged, target.id, moved.sorted(), detail: "\(names) became part of “\(target.name)”")
        return target
    }

    /// Makes a new campaign of some creatives of another.
    package mutating func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) throws -> Campaign {
        let source = try campaign(id)
        guard !creatives.isEmpty else {
            throw StoreError(.invalidEdit, "a split needs creatives to move, found none")
        }
        if let stranger = creatives.first(where: { assignments[$0]?.campaign != id }) {
            throw StoreError(.invalidEdit, "creative \(quoted(stranger)) is not in campaign \(id)")
        }
        let campaign = try makeCampaign(named: name, seat: source.seat)
        revision += 1
        let creatives = put(creatives, in: campaign)
        record(.split, campaign.id, creatives, detail: "“\(name)” was made of a part of “\(source.name)”")
        return campaign
    }

    private mutating func makeCampaign(named name: String, seat: String) throws -> Campaign {
        try checkName(name, seat: seat, of: nil)
        let campaign = Campaign(
            id: nextCampaignID(), seat: seat, name: name, method: .manual, namedBy: .user, createdAt: now())
        campaignsByID[campaign.id] = campaign
        return campaign
    }

    /// Puts creatives in and returns them, each once: the second time it would look as if it had always been there.
    private mutating func put(_ creatives: [CreativeKey], in campaign: Campaign) -> [CreativeKey] {
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

    /// Notes that a person decided about creatives, at the present revision.
    private mutating func touch(_ creatives: [CreativeKey]) {
        for creative in creatives {
            editedAt[creative] = revision
            changedAt[creative] = revision
        }
    }

    private mutating func record(
        _ kind: CampaignEdit.Kind, _ id: CampaignID, _ creatives: [CreativeKey] = [], detail: String
    ) {
        log.append(
            CampaignEdit(kind: kind, at: now(), campaign: id, creatives: creatives.sorted(), detail: detail))
    }

    /// What was not to be in a part is not to be in the whole.
    mutating func moveExclusions(from part: CampaignID, to whole: CampaignID) {
        for exclusion in exclusions where exclusion.campaign == part {
            guard assignments[exclusion.creative]?.campaign != whole else { continue }
            exclusions.insert(Exclusion(creative: exclusion.creative, campaign: whole))
        }
    }

    /// Lets go of a campaign that no creative is in.
    mutating func forget(_ id: CampaignID) {
        campaignsByID[id] = nil
        exclusions = exclusions.filter { $0.campaign != id }
    }

    mutating func nextCampaignID() -> CampaignID {
        lastCampaignNumber += 1
        return CampaignID(rawValue: lastCampaignNumber)
    }

    private func campaign(_ id: CampaignID) throws -> Campaign {
        guard let campaign = campaignsByID[id] else {
            throw StoreError(.unknownCampaign, "there is no campaign \(id)")
        }
        return campaign
    }

    private func check(_ creatives: [CreativeKey], fit campaign: Campaign) throws {
        if let stranger = creatives.first(where: { !known.contains($0) }) {
            throw StoreError(.unknownCreative, "there is no creative \(quoted(stranger))")
        }
        if let stranger = creatives.first(where: { $0.seat != campaign.seat }) {
            throw StoreError(
                .seatMismatch,
                "creative \(quoted(stranger)) belongs to another seat than campaign \(campaign.id), "
                    + "whose seat is \(quoted(campaign.seat))")
        }
    }

    private func checkName(_ name: String, seat: String, of id: CampaignID?) throws {
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
