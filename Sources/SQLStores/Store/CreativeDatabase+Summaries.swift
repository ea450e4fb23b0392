public import CreativeModel

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
