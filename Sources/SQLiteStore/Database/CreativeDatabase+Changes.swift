public import CreativeModel

/// The rules are those of every store; the file gives them the part that they can concern, and takes over what differs.
extension CreativeDatabase {
    /// Puts a plan into effect in one transaction.
    ///
    /// - Throws: `StoreError` where the plan is refused, ``SQLiteStoreError`` where the file fails.
    /// - Complexity: O(the plan, all campaigns, and the performance of those whose members change).
    public func apply(_ plan: CampaignPlan) throws -> PlanOutcome {
        let decided = plan.decisions.flatMap(\.creatives)
        let named =
            plan.campaigns.flatMap { $0.members.map(\.creative) } + plan.unassigned.map(\.creative) + decided
        let ended = plan.retired + plan.campaigns.flatMap(\.absorbed)
        return try file.write {
            var loaded = try file.loadBook(named, membersOf: ended)
            try file.load(
                decisions: file.decisions(about: decided.compactMap { loaded.ids[$0] }), into: &loaded)
            var book = loaded.book
            var outcome = try book.apply(plan)
            var heirs = plan.heirs(in: outcome)
            // Who takes a campaign over shows only once the plan is in effect.
            let kept = try outcome.retired.filter { try heirs[$0] == nil && file.hasTakenOverDays(of: $0) }
            if !kept.isEmpty {
                book = loaded.book
                book.keptCampaigns.formUnion(kept)
                outcome = try book.apply(plan)
                heirs = plan.heirs(in: outcome)
            }
            try file.save(loaded, as: book, heirs: heirs)
            try file.record(plan)
            return outcome
        }
    }

    /// Makes an empty campaign by hand.
    ///
    /// - Throws: `StoreError` with `invalidName`, ``SQLiteStoreError``.
    public func createCampaign(named name: String, seat: String) throws -> Campaign {
        try file.write {
            try change(campaigns: .named(name, seat: seat)) { book in
                try book.createCampaign(named: name, seat: seat)
            }
        }
    }

    /// Changes name, summary or status; what is `nil` stays.
    ///
    /// - Throws: `StoreError` with `unknownCampaign` or `invalidName`, ``SQLiteStoreError``.
    public func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) throws -> Campaign {
        try file.write {
            try change(campaigns: .some([id], named: name)) { book in
                try book.updateCampaign(id, name: name, summary: summary, status: status)
            }
        }
    }

    /// Deletes a campaign and frees its creatives.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, ``SQLiteStoreError``.
    public func deleteCampaign(_ id: CampaignID) throws {
        try file.write {
            try change(membersOf: [id], campaigns: .some([id])) { book in try book.deleteCampaign(id) }
        }
    }

    /// Puts creatives into a campaign by a person's hand, out of whatever campaign they are in.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, `unknownCreative` or `seatMismatch`, ``SQLiteStoreError``.
    public func place(_ creatives: [CreativeKey], in campaign: CampaignID) throws {
        try file.write {
            try change(creatives, campaigns: .some([campaign])) { book in
                try book.place(creatives, in: campaign)
            }
        }
    }

    /// Takes creatives out of a campaign by a person's hand; no machine puts them back.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, `unknownCreative` or `seatMismatch`, ``SQLiteStoreError``.
    public func remove(_ creatives: [CreativeKey], from campaign: CampaignID) throws {
        try file.write {
            try change(creatives, campaigns: .some([campaign])) { book in
                try book.remove(creatives, from: campaign)
            }
        }
    }

    /// Makes one campaign of several of a seat.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, `seatMismatch` or `invalidEdit`, ``SQLiteStoreError``.
    public func mergeCampaigns(_ ids: [CampaignID]) throws -> Campaign {
        try file.write {
            let heirs = Dictionary(ids.dropFirst().map { ($0, ids[0]) }) { $1 }
            return try change(membersOf: ids, campaigns: .some(ids), heirs: heirs) { book in
                try book.mergeCampaigns(ids)
            }
        }
    }

    /// Makes a new campaign, by a person's hand, of some creatives of another.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, `invalidName` or `invalidEdit`, ``SQLiteStoreError``.
    public func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) throws -> Campaign {
        try file.write {
            try change(creatives, campaigns: .some([id], named: name)) { book in
                try book.splitCampaign(id, moving: creatives, toCampaignNamed: name)
            }
        }
    }

    /// Forgets what language models decided about a campaign, or about all.
    ///
    /// - Throws: `StoreError` with `unknownCampaign`, ``SQLiteStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the decisions that are about a creative of the campaign.
    public func forgetModelDecisions(of campaign: CampaignID?) throws -> Int {
        try file.write {
            var loaded = try file.loadBook()
            try file.load(decisions: file.decisions(near: campaign), into: &loaded, members: true)
            return try change(loaded) { book in try book.forgetModelDecisions(of: campaign) }
        }
    }

    /// Reverses the latest edit of a person that is not undone.
    ///
    /// - Throws: `StoreError` with `nothingToUndo` or `invalidName`, ``SQLiteStoreError``.
    /// - Complexity: O(what the edit changed, all campaigns, and the performance of those whose members change).
    public func undoLastEdit(in seat: String?) throws -> CampaignEdit {
        try file.write {
            let loaded = try file.loadBookForUndo(in: seat)
            return try change(loaded) { book in try book.undoLastEdit(in: seat) }
        }
    }

    private func change<Value>(
        _ creatives: [CreativeKey] = [], membersOf campaigns: [CampaignID] = [],
        campaigns needed: LoadedCampaigns, heirs: [CampaignID: CampaignID] = [:],
        _ body: (inout CampaignBook) throws -> Value
    ) throws -> Value {
        try change(
            file.loadBook(creatives, membersOf: campaigns, campaigns: needed), heirs: heirs, body)
    }

    private func change<Value>(
        _ loaded: LoadedBook, heirs: [CampaignID: CampaignID] = [:],
        _ body: (inout CampaignBook) throws -> Value
    ) throws -> Value {
        var book = loaded.book
        let value = try body(&book)
        try file.save(loaded, as: book, heirs: heirs)
        return value
    }
}

extension CampaignPlan {
    /// For the campaigns that it ends, those that took them over.
    fileprivate func heirs(in outcome: PlanOutcome) -> [CampaignID: CampaignID] {
        var heirs: [CampaignID: CampaignID] = [:]
        for (planned, id) in zip(campaigns, outcome.campaigns) {
            for absorbed in planned.absorbed { heirs[absorbed] = id }
        }
        return heirs
    }
}
