public import CreativeModel

extension CreativeDatabase: CampaignStore {
    /// All that planning reads, at one moment.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives.
    public func snapshot() throws -> StoreSnapshot {
        try read { try $0.snapshot() }
    }

    /// What planning reads of a part of the store.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(the part and the names of all campaigns).
    public func snapshot(around marks: Set<PlanMark>, of creatives: [CreativeKey]) throws -> StoreSnapshot {
        try read { try $0.snapshot(around: marks, of: creatives) }
    }

    /// What no plan has accounted for yet.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(the backlog).
    public func backlog() throws -> PlanningBacklog {
        try read { try $0.backlog() }
    }

    /// Campaigns with the number of their creatives and their performance, by id.
    ///
    /// Reports over 1, 7 and 30 days and over everything are kept; other periods are computed of the performance.
    ///
    /// - Throws: ``SQLStoreError``.
    public func reports(on ids: [CampaignID]?, in period: ReportPeriod) throws -> [CampaignReport] {
        let wanted = ids.map { Set($0) }
        guard let days = ReportTables.days(of: period) else {
            return try read { try $0.figures.computedReports(on: wanted, in: period) }
        }
        let (reports, missing) = try read { try $0.figures.keptReports(on: wanted, days: days) }
        guard !missing.isEmpty else { return reports }
        do {
            return try write {
                try $0.figures.addReports(of: $0.figures.keptReports(on: wanted, days: days).missing)
                return try $0.figures.keptReports(on: wanted, days: days).reports
            }
        } catch let error as SQLStoreError where [.busy, .readOnly, .full].contains(error.code) {
            return try read { try $0.figures.computedReports(on: wanted, in: period) }
        }
    }

    /// The assignments of a campaign, or of all of them, by creative.
    ///
    /// - Throws: ``SQLStoreError``.
    public func assignments(of campaign: CampaignID?) throws -> [Assignment] {
        try read { try $0.campaigns.assignments(of: campaign) }
    }

    /// The creatives without a campaign, by key, each with the reason of the last plan or edit.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives.
    public func unassigned() throws -> [UnassignedCreative] {
        try read { try $0.campaigns.unassigned() }
    }

    /// What language models decided, by first creative, each with the campaign that holds most of its creatives.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n* log *n*) for *n* creatives of the decisions.
    public func modelDecisions(of campaign: CampaignID?) throws -> [CampaignDecision] {
        try read { try $0.decisions.campaignDecisions(of: campaign) }
    }

    /// What people did, and the names that models gave, the latest first.
    ///
    /// - Throws: ``SQLStoreError``.
    public func edits(limit: Int) throws -> [CampaignEdit] {
        try read { try $0.edits.edits(limit: limit) }
    }
}
