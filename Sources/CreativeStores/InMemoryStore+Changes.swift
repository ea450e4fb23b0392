public import CreativeModel

/// The rules are ``CampaignBook``'s.
extension InMemoryStore {
    /// Puts a plan into effect.
    public func apply(_ plan: CampaignPlan) throws -> PlanOutcome {
        let outcome = try book.apply(plan)
        planning.record(plan)
        return outcome
    }

    /// Makes an empty campaign by hand.
    public func createCampaign(named name: String, seat: String) throws -> Campaign {
        try book.createCampaign(named: name, seat: seat)
    }

    /// Changes name, summary or status.
    public func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) throws -> Campaign {
        try book.updateCampaign(id, name: name, summary: summary, status: status)
    }

    /// Deletes a campaign and frees its creatives.
    public func deleteCampaign(_ id: CampaignID) throws { try book.deleteCampaign(id) }

    /// Puts creatives into a campaign by a person's hand.
    public func place(_ creatives: [CreativeKey], in id: CampaignID) throws {
        try book.place(creatives, in: id)
    }

    /// Takes creatives out of a campaign by a person's hand.
    public func remove(_ creatives: [CreativeKey], from id: CampaignID) throws {
        try book.remove(creatives, from: id)
    }

    /// Makes one campaign of several.
    public func mergeCampaigns(_ ids: [CampaignID]) throws -> Campaign { try book.mergeCampaigns(ids) }

    /// Makes a new campaign of some creatives of another.
    public func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) throws -> Campaign {
        try book.splitCampaign(id, moving: creatives, toCampaignNamed: name)
    }

    /// Forgets what language models decided about a campaign, or about all.
    public func forgetModelDecisions(of id: CampaignID?) throws -> Int {
        try book.forgetModelDecisions(of: id)
    }

    /// Reverses the latest edit of a person that is not undone.
    public func undoLastEdit(in seat: String?) throws -> CampaignEdit { try book.undoLastEdit(in: seat) }
}
