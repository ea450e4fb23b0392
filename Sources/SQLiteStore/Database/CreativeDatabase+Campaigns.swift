public import CreativeModel

extension CreativeDatabase: CampaignStore {
    /// All that planning reads, at one moment.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(*n*) for *n* creatives.
    public func snapshot() throws -> StoreSnapshot {
        try file.read { try file.snapshot() }
    }

    /// What planning reads of a part of the store.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(the part and the names of all campaigns).
    public func snapshot(around marks: Set<PlanMark>, of creatives: [CreativeKey]) throws -> StoreSnapshot {
        try file.read { try file.snapshot(around: marks, of: creatives) }
    }

    /// What no plan has accounted for yet.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(the backlog).
    public func backlog() throws -> PlanningBacklog {
        try file.read { try file.backlog() }
    }

    /// Campaigns with the number of their creatives and their performance, by id.
    ///
    /// Reports over 1, 7 and 30 days and over everything are kept; other periods are computed of the performance.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func reports(on ids: [CampaignID]?, in period: ReportPeriod) throws -> [CampaignReport] {
        let wanted = ids.map { Set($0) }
        guard let days = StoreFile.days(of: period) else {
            return try file.read { try file.computedReports(on: wanted, in: period) }
        }
        let (reports, missing) = try file.read { try file.keptReports(on: wanted, days: days) }
        guard !missing.isEmpty else { return reports }
        do {
            return try file.write {
                try file.addReports(of: file.keptReports(on: wanted, days: days).missing)
                return try file.keptReports(on: wanted, days: days).reports
            }
        } catch let error as SQLiteStoreError where [.busy, .readOnly, .full].contains(error.code) {
            return try file.read { try file.computedReports(on: wanted, in: period) }
        }
    }

    /// The assignments of a campaign, or of all of them, by creative.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func assignments(of campaign: CampaignID?) throws -> [Assignment] {
        try file.read { try file.assignments(of: campaign) }
    }

    /// The creatives without a campaign, by key, each with the reason of the last plan or edit.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(*n*) for *n* creatives.
    public func unassigned() throws -> [UnassignedCreative] {
        try file.read { try file.unassigned() }
    }

    /// What language models decided, by first creative, each with the campaign that holds most of its creatives.
    ///
    /// - Throws: ``SQLiteStoreError``.
    /// - Complexity: O(*n* log *n*) for *n* creatives of the decisions.
    public func modelDecisions(of campaign: CampaignID?) throws -> [CampaignDecision] {
        try file.read { try file.modelDecisions(of: campaign) }
    }

    /// What people did, and the names that models gave, the latest first.
    ///
    /// - Throws: ``SQLiteStoreError``.
    public func edits(limit: Int) throws -> [CampaignEdit] {
        try file.read { try file.edits(limit: limit) }
    }
}
