public import CreativeModel
internal import CreativeStores

/// Changes follow the rules shared by all stores. The database loads the part of its state that a change can affect,
/// and saves the differences.
extension CreativeDatabase {
    /// Applies a plan in one transaction.
    ///
    /// - Throws: `StoreError` if the plan is rejected, ``SQLStoreError`` if the database fails.
    /// - Complexity: O(the plan, all campaigns, and the performance of those whose members change).
    public func apply(_ plan: CampaignPlan) throws -> PlanOutcome {
        let decided = plan.decisions.flatMap(\.creatives)
        let named =
            plan.campaigns.flatMap { $0.members.map(\.creative) } + plan.unassigned.map(\.creative) + decided
        let ended = plan.retired + plan.campaigns.flatMap(\.absorbed)
        return try write { tables in
            var loaded = try tables.state.load(named, membersOf: ended)
            try tables.state.load(
                decisions: tables.decisions.decisions(about: decided.compactMap { loaded.ids[$0] }),
                into: &loaded)
            loaded.book.campaignsWithOwnDays = Set(try ended.filter(tables.figures.takenOver.hasDays))
            var book = loaded.book
            let outcome = try book.apply(plan)
            try tables.state.save(loaded, as: book, heirs: plan.heirs(in: outcome))
            try tables.planning.record(plan)
            return outcome
        }
    }

    /// Creates an empty campaign by hand.
    ///
    /// - Throws: `StoreError` with `invalidName`, ``SQLStoreError``.
    public func createCampaign(named name: String, seat: String) throws -> Campaign {
        try write { try StoreEdits(tables: $0).createCampaign(named: name, seat: seat) }
    }

    /// Changes the name, summary or status. Values of `nil` are left unchanged.
    ///
    /// - Throws: `StoreError` with `unknownCampaign` or `invalidName`, ``SQLStoreError``.
    public func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) throws -> Campaign {
        try write {
            try StoreEdits(tables: $0).updateCampaign(id, name: name, summary: summary, status: status)
        }
    }

    /// Deletes a campaign and frees its creatives.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, ``SQLStoreError``.
    public func deleteCampaign(_ id: CampaignID) throws {
        try write { try StoreEdits(tables: $0).deleteCampaign(id) }
    }

    /// Moves creatives into a campaign on behalf of a person, from any campaign they are in.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, `unknownCreative` or `seatMismatch`, ``SQLStoreError``.
    public func place(_ creatives: [CreativeKey], in campaign: CampaignID) throws {
        try write { try StoreEdits(tables: $0).place(creatives, in: campaign) }
    }

    /// Removes creatives from a campaign on behalf of a person. No machine puts them back.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, `unknownCreative`, `seatMismatch` or `invalidEdit`,
    ///   ``SQLStoreError``.
    public func remove(_ creatives: [CreativeKey], from campaign: CampaignID) throws {
        try write { try StoreEdits(tables: $0).remove(creatives, from: campaign) }
    }

    /// Merges several campaigns of a seat.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, `seatMismatch` or `invalidEdit`, ``SQLStoreError``.
    public func mergeCampaigns(_ ids: [CampaignID]) throws -> Campaign {
        try write { try StoreEdits(tables: $0).mergeCampaigns(ids) }
    }

    /// Moves some creatives of a campaign into a new one, on behalf of a person.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, `invalidName` or `invalidEdit`, ``SQLStoreError``.
    public func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) throws -> Campaign {
        try write {
            try StoreEdits(tables: $0).splitCampaign(id, moving: creatives, toCampaignNamed: name)
        }
    }

    /// Forgets the decisions of language models about a campaign, or all of them.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the decisions about at least one creative of the campaign.
    public func forgetModelDecisions(of campaign: CampaignID?) throws -> Int {
        try write { try StoreEdits(tables: $0).forgetModelDecisions(of: campaign) }
    }

    /// Reverts the latest edit of a person that is not yet undone.
    ///
    /// - Throws: `StoreError` with `nothingToUndo` or `invalidName`, ``SQLStoreError``.
    /// - Complexity: O(the changes of the edit, all campaigns, and the performance of those whose members change).
    public func undoLastEdit(in seat: String?) throws -> CampaignEdit {
        try write { try StoreEdits(tables: $0).undoLastEdit(in: seat) }
    }
}

extension CreativeDatabase: TransactionalStore {
    /// Runs a closure in one transaction of the database. It is run again after a conflict with another process.
    ///
    /// - Throws: The errors of the closure, ``SQLStoreError``.
    public func transaction<Value: Sendable>(
        _ body: @Sendable (inout any CampaignTransaction) throws -> Value
    ) throws -> Value {
        try write { tables in
            var edits: any CampaignTransaction = StoreEdits(tables: tables)
            return try body(&edits)
        }
    }
}

extension CampaignPlan {
    /// Returns, for each campaign that the plan ends by absorption, the campaign that took it over.
    fileprivate func heirs(in outcome: PlanOutcome) -> [CampaignID: CampaignID] {
        var heirs: [CampaignID: CampaignID] = [:]
        for (planned, id) in zip(campaigns, outcome.campaigns) {
            for absorbed in planned.absorbed { heirs[absorbed] = id }
        }
        return heirs
    }
}
