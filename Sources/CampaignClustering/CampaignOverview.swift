public import CreativeModel

/// The campaigns of a store with their performance: what a person wants to see after a run.
public struct CampaignOverview: Sendable {
    /// One campaign.
    public struct Entry: Sendable {
        /// The campaign.
        public var campaign: Campaign
        /// Its creatives, by key.
        public var creatives: [CreativeKey]
        /// Their performance.
        public var performance: PerformanceReport
    }

    /// The campaigns with creatives, the one with most first, then by id.
    public var campaigns: [Entry]
    /// Sums over all creatives of the store, assigned or not.
    public var totals: PerformanceTotals
    /// How many creatives the store has.
    public var creativeCount: Int
    /// How many of them are in a campaign.
    public var assignedCount: Int

    /// Reads a store.
    ///
    /// - Parameters:
    ///   - store: Where campaigns and performance are.
    ///   - period: The days whose performance counts.
    /// - Complexity: O(creatives + rows of performance).
    public init(
        of store: some CampaignStore & PerformanceStore, in period: ReportPeriod = .all
    ) async throws {
        let snapshot = try await store.snapshot()
        let members = Dictionary(grouping: snapshot.assignments, by: \.campaign)
        let campaigns = snapshot.campaigns.compactMap { campaign in
            members[campaign.id].map { (campaign: campaign, creatives: $0.map(\.creative).sorted()) }
        }
        let assigned = Set(snapshot.assignments.map(\.creative))
        let others = snapshot.creatives.map(\.key).filter { !assigned.contains($0) }
        var reports = try await store.performance(of: campaigns.map(\.creatives) + [others], in: period)
        let unassignedReport = reports.popLast() ?? PerformanceReport()

        totals = reports.reduce(into: unassignedReport.totals) { $0.add($1.totals) }
        self.campaigns = zip(campaigns, reports)
            .map { Entry(campaign: $0.campaign, creatives: $0.creatives, performance: $1) }
            .sorted { left, right in
                (-left.creatives.count, left.campaign.id) < (-right.creatives.count, right.campaign.id)
            }
        creativeCount = snapshot.creatives.count
        assignedCount = assigned.count
    }
}
