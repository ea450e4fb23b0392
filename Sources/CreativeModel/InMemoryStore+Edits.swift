extension InMemoryStore {
    /// Makes an empty campaign by hand.
    public func createCampaign(named name: String, seat: String) throws -> Campaign {
        try checkName(name, seat: seat, of: nil)
        let campaign = Campaign(
            id: nextCampaignID(), seat: seat, name: name, method: .manual, namedBy: .user, createdAt: now())
        campaignsByID[campaign.id] = campaign
        revision += 1
        return campaign
    }

    /// Changes name, summary or status.
    public func updateCampaign(
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
        return updated
    }

    /// Deletes a campaign and frees its creatives.
    public func deleteCampaign(_ id: CampaignID) throws {
        _ = try campaign(id)
        campaignsByID[id] = nil
        exclusions = exclusions.filter { $0.campaign != id }
        revision += 1
        for (creative, assignment) in assignments where assignment.campaign == id {
            assignments[creative] = nil
            editedAt[creative] = revision
        }
    }

    /// Puts creatives into a campaign by a person's hand.
    public func place(_ creatives: [CreativeKey], in id: CampaignID) throws {
        let campaign = try campaign(id)
        try checkKnown(creatives)
        if let stranger = creatives.first(where: { $0.seat != campaign.seat }) {
            throw StoreError(
                .seatMismatch,
                "creative \(quoted(stranger)) belongs to another seat than campaign \(id), "
                    + "whose seat is \(quoted(campaign.seat))"
            )
        }
        guard !creatives.isEmpty else { return }
        revision += 1
        for creative in creatives {
            assignments[creative] = Assignment(
                creative: creative, campaign: id, assignedBy: .user, assignedAt: now(),
                evidence: [Evidence(kind: "user", detail: "placed by a person")])
            exclusions.remove(Exclusion(creative: creative, campaign: id))
            editedAt[creative] = revision
        }
    }

    /// Takes creatives out of a campaign by a person's hand.
    public func remove(_ creatives: [CreativeKey], from id: CampaignID) throws {
        _ = try campaign(id)
        try checkKnown(creatives)
        guard !creatives.isEmpty else { return }
        revision += 1
        for creative in creatives {
            if assignments[creative]?.campaign == id { assignments[creative] = nil }
            exclusions.insert(Exclusion(creative: creative, campaign: id))
            editedAt[creative] = revision
        }
    }

    func nextCampaignID() -> CampaignID {
        lastCampaignNumber += 1
        return CampaignID(rawValue: lastCampaignNumber)
    }

    private func campaign(_ id: CampaignID) throws -> Campaign {
        guard let campaign = campaignsByID[id] else {
            throw StoreError(.unknownCampaign, "there is no campaign \(id)")
        }
        return campaign
    }

    private func checkKnown(_ creatives: [CreativeKey]) throws {
        if let stranger = creatives.first(where: { creativesByKey[$0] == nil }) {
            throw StoreError(.unknownCreative, "there is no creative \(quoted(stranger))")
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
