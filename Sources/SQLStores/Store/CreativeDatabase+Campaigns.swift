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

/// What the store says of one seat: only that seat's rows are read.
extension CreativeDatabase {
    /// All that planning reads of a seat, at one moment.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the seat.
    public func snapshot(ofSeat seat: String) throws -> StoreSnapshot {
        try read { try $0.snapshot(ofSeat: seat) }
    }

    /// What no plan of a seat has accounted for yet.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the seat.
    public func backlog(ofSeat seat: String) throws -> PlanningBacklog {
        try read { try $0.backlog(ofSeat: seat) }
    }

    /// The creatives of a seat, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    public func creatives(ofSeat seat: String) throws -> [Creative] {
        try read { try $0.creatives.numbered(ofSeat: seat).map(\.creative) }
    }

    /// The seats that have creatives or campaigns, in order.
    ///
    /// - Throws: ``SQLStoreError``.
    public func seats() throws -> [String] {
        try read { try $0.seatsInUse() }
    }

    /// Reports on the campaigns of a seat, by id.
    ///
    /// - Throws: ``SQLStoreError``.
    public func reports(ofSeat seat: String, in period: ReportPeriod) throws -> [CampaignReport] {
        try reports(on: read { try $0.campaigns.all(ofSeat: seat).map(\.id) }, in: period)
    }

    /// The assignments of a seat, by creative.
    ///
    /// - Throws: ``SQLStoreError``.
    public func assignments(ofSeat seat: String) throws -> [Assignment] {
        try read { try $0.campaigns.assignments(ofSeat: seat) }
    }

    /// The creatives of a seat without a campaign, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    public func unassigned(ofSeat seat: String) throws -> [UnassignedCreative] {
        try read { try $0.campaigns.unassigned(ofSeat: seat) }
    }
}

extension CreativeDatabase: SummaryStore {
    /// Makes daily summaries and reports anew, some campaigns in each transaction, so that others can write in between.
    ///
    /// Days that were taken over from another system stay where no performance of them is known. After an error or when
    /// its task is cancelled, what was repaired until then stays.
    ///
    /// - Throws: ``SQLStoreError``, `CancellationError`.
    /// - Complexity: O(rows of all campaigns' creatives).
    public func refreshSummaries() async throws -> SummaryOutcome {
        try await refreshSummaries(of: read { try $0.campaigns.all().map(\.id) })
    }

    /// Makes daily summaries and reports of the campaigns of one seat anew, as ``refreshSummaries()`` does.
    ///
    /// - Throws: ``SQLStoreError``, `CancellationError`.
    /// - Complexity: O(rows of the seat's campaigns' creatives).
    public func refreshSummaries(ofSeat seat: String) async throws -> SummaryOutcome {
        try await refreshSummaries(of: read { try $0.campaigns.all(ofSeat: seat).map(\.id) })
    }

    private func refreshSummaries(of ids: [CampaignID]) async throws -> SummaryOutcome {
        var outcome = SummaryOutcome()
        for start in stride(from: 0, to: ids.count, by: Self.campaignsAtOnce) {
            try Task.checkCancellation()
            let some = ids[start..<min(ids.count, start + Self.campaignsAtOnce)]
            let found = try write { tables in try some.compactMap { try tables.figures.repair($0) } }
            outcome.campaigns += found.count
            outcome.repaired += found.count { $0 }
            // Other calls to this store have their turn.
            await Task.yield()
        }
        return outcome
    }

    /// Few enough that nobody waits long, and so many that the disk is not asked for each.
    private static let campaignsAtOnce = 50
}
