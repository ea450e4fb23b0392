public import CreativeModel

extension CreativeDatabase: CampaignStore {
    /// Returns all planning data at one moment.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives.
    public func snapshot() throws -> StoreSnapshot {
        try read { try $0.snapshot() }
    }

    /// Returns the planning data of a part of the store.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(the part and the names of all campaigns).
    public func snapshot(around marks: Set<PlanMark>, of creatives: [CreativeKey]) throws -> StoreSnapshot {
        try read { try $0.snapshot(around: marks, of: creatives) }
    }

    /// Returns the creatives that no plan has covered yet.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(the backlog).
    public func backlog() throws -> PlanningBacklog {
        try read { try $0.backlog() }
    }

    /// Returns campaigns with their creative counts and performance, by ID.
    ///
    /// Reports over 1, 7 and 30 days and over all days are stored. Other periods are computed from the performance.
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
        } catch let error as SQLStoreError where [.busy, .readOnly, .full, .denied].contains(error.code) {
            return try read { try $0.figures.computedReports(on: wanted, in: period) }
        }
    }

    /// Returns the assignments of a campaign, or of all campaigns, by creative.
    ///
    /// - Throws: ``SQLStoreError``.
    public func assignments(of campaign: CampaignID?) throws -> [Assignment] {
        try read { try $0.campaigns.assignments(of: campaign) }
    }

    /// Returns the creatives without a campaign, by key, each with the reason given by the last plan or edit.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives.
    public func unassigned() throws -> [UnassignedCreative] {
        try read { try $0.campaigns.unassigned() }
    }

    /// Returns the decisions of language models, by first creative, each with the campaign that holds most of its
    /// creatives.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n* log *n*) for *n* creatives of the decisions.
    public func modelDecisions(of campaign: CampaignID?) throws -> [CampaignDecision] {
        try read { try $0.decisions.campaignDecisions(of: campaign) }
    }

    /// Returns the edits of people and the names chosen by models, the latest first.
    ///
    /// - Throws: ``SQLStoreError``.
    public func edits(limit: Int) throws -> [CampaignEdit] {
        try read { try $0.edits.edits(limit: limit) }
    }
}

/// Queries of one seat, which read only that seat's rows.
extension CreativeDatabase {
    /// Returns all planning data of a seat, at one moment.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the seat.
    public func snapshot(ofSeat seat: String) throws -> StoreSnapshot {
        try read { try $0.snapshot(ofSeat: seat) }
    }

    /// Returns the creatives of a seat that no plan has covered yet.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(*n*) for *n* creatives of the seat.
    public func backlog(ofSeat seat: String) throws -> PlanningBacklog {
        try read { try $0.backlog(ofSeat: seat) }
    }

    /// Returns the creatives of a seat, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    public func creatives(ofSeat seat: String) throws -> [Creative] {
        try read { try $0.creatives.numbered(ofSeat: seat).map(\.creative) }
    }

    /// Returns the seats that have creatives or campaigns, in order.
    ///
    /// - Throws: ``SQLStoreError``.
    public func seats() throws -> [String] {
        try read { try $0.seatsInUse() }
    }

    /// Returns reports on the campaigns of a seat, by ID.
    ///
    /// - Throws: ``SQLStoreError``.
    public func reports(ofSeat seat: String, in period: ReportPeriod) throws -> [CampaignReport] {
        try reports(on: read { try $0.campaigns.all(ofSeat: seat).map(\.id) }, in: period)
    }

    /// Returns the assignments of a seat, by creative.
    ///
    /// - Throws: ``SQLStoreError``.
    public func assignments(ofSeat seat: String) throws -> [Assignment] {
        try read { try $0.campaigns.assignments(ofSeat: seat) }
    }

    /// Returns the creatives of a seat without a campaign, by key.
    ///
    /// - Throws: ``SQLStoreError``.
    public func unassigned(ofSeat seat: String) throws -> [UnassignedCreative] {
        try read { try $0.campaigns.unassigned(ofSeat: seat) }
    }
}

extension CreativeDatabase: SummaryStore {
    /// Recomputes daily summaries and reports, a few campaigns per transaction, so that others can write in between.
    ///
    /// Days imported from another system are kept if no performance of them is known. After an error or a cancellation,
    /// the repairs made so far are kept.
    ///
    /// - Throws: ``SQLStoreError``, `CancellationError`.
    /// - Complexity: O(rows of all campaigns' creatives).
    public func refreshSummaries() async throws -> SummaryOutcome {
        try await refreshSummaries(of: read { try $0.campaigns.all().map(\.id) })
    }

    /// Recomputes daily summaries and reports of the campaigns of one seat, as ``refreshSummaries()`` does.
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
            // Lets other calls to this store proceed.
            await Task.yield()
        }
        return outcome
    }

    /// The number of campaigns per transaction: small enough not to delay others, and large enough to limit disk
    /// writes.
    private static let campaignsAtOnce = 50
}

extension CreativeDatabase: RevisionedStore {
    /// Returns the current revision.
    ///
    /// - Throws: ``SQLStoreError``.
    /// - Complexity: O(1).
    public func revision() throws -> Int { try read { try $0.counters.revision } }
}
