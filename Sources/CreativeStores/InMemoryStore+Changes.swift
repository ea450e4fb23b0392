public import CreativeModel

/// The rules are those of ``CampaignState``.
extension InMemoryStore {
    /// Applies a plan.
    public func apply(_ plan: CampaignPlan) throws -> PlanOutcome {
        let outcome = try book.apply(plan)
        planning.record(plan)
        return outcome
    }

    /// Creates an empty campaign by hand.
    public func createCampaign(named name: String, seat: String) throws -> Campaign {
        try book.createCampaign(named: name, seat: seat)
    }

    /// Changes the name, summary or status of a campaign.
    public func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) throws -> Campaign {
        try book.updateCampaign(id, name: name, summary: summary, status: status)
    }

    /// Deletes a campaign and frees its creatives.
    public func deleteCampaign(_ id: CampaignID) throws { try book.deleteCampaign(id) }

    /// Places creatives in a campaign by hand.
    public func place(_ creatives: [CreativeKey], in id: CampaignID) throws {
        try book.place(creatives, in: id)
    }

    /// Removes creatives from a campaign by hand.
    public func remove(_ creatives: [CreativeKey], from id: CampaignID) throws {
        try book.remove(creatives, from: id)
    }

    /// Merges several campaigns into the first of them.
    public func mergeCampaigns(_ ids: [CampaignID]) throws -> Campaign { try book.mergeCampaigns(ids) }

    /// Moves some creatives of a campaign into a new campaign.
    public func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) throws -> Campaign {
        try book.splitCampaign(id, moving: creatives, toCampaignNamed: name)
    }

    /// Deletes the model decisions about a campaign, or about all campaigns.
    public func forgetModelDecisions(of id: CampaignID?) throws -> Int {
        try book.forgetModelDecisions(of: id)
    }

    /// Reverses the latest edit of a person that is not undone.
    public func undoLastEdit(in seat: String?) throws -> CampaignEdit { try book.undoLastEdit(in: seat) }
}

extension InMemoryStore: TransactionalStore {
    /// Runs a closure in one transaction.
    ///
    /// - Complexity: That of the closure, and O(*n*) for a copy of the *n* assignments if it edits.
    public func transaction<Value: Sendable>(
        _ body: @Sendable (inout any CampaignTransaction) throws -> Value
    ) throws -> Value {
        var edits: any CampaignTransaction = book
        let value = try body(&edits)
        if let changed = edits as? CampaignState { book = changed }
        return value
    }
}
