public import CreativeModel

/// The campaigns of a store with their performance: what a person wants to see after a run.
public struct CampaignOverview: Sendable {
    /// One campaign.
    public struct Entry: Sendable {
        /// The campaign.
        public var campaign: Campaign
        /// Its assignments, by creative.
        public var assignments: [Assignment]
        /// The performance of its creatives.
        public var performance: PerformanceReport

        /// Its creatives, by key.
        public var creatives: [CreativeKey] { assignments.map(\.creative) }
    }

    /// The campaigns with creatives, the one with most first, then by id.
    public var campaigns: [Entry]
    /// The creatives without a campaign, by key, each with the reason.
    public var unassigned: [UnassignedCreative]
    /// Sums over all creatives of the store, assigned or not; performance of creatives that nobody described is left out.
    public var totals: PerformanceTotals
    /// Sums over the creatives that are in a campaign.
    public var assignedTotals: PerformanceTotals
    /// Sums over the creatives that are in none; with ``assignedTotals`` they make ``totals``.
    public var unassignedTotals: PerformanceTotals
    /// How many creatives are in a campaign.
    public var assignedCount: Int

    /// How many creatives the store has.
    public var creativeCount: Int { assignedCount + unassigned.count }

    /// Reads a store. Each of its answers is of one moment, but not all of the same where others write meanwhile.
    ///
    /// - Parameters:
    ///   - store: Where campaigns and performance are.
    ///   - period: The days whose performance counts.
    ///   - seat: The only seat to look at; all unless given.
    /// - Complexity: O(creatives), and what the reports cost the store.
    public init(
        of store: some CampaignStore & PerformanceStore, in period: ReportPeriod = .all, seat: String? = nil
    ) async throws {
        let assignments = try await store.assignments(ofSeat: seat)
        let members = Dictionary(grouping: assignments, by: \.campaign)
        let reports = try await store.reports(ofSeat: seat, in: period)
        unassigned = try await store.unassigned(ofSeat: seat)
        let others = try await store.performance(of: [unassigned.map(\.creative)], in: period)
        assignedTotals = reports.reduce(into: PerformanceTotals()) { $0.add($1.performance.totals) }
        unassignedTotals = others.reduce(into: PerformanceTotals()) { $0.add($1.totals) }
        totals = assignedTotals
        totals.add(unassignedTotals)
        campaigns = reports.compactMap { report in
            members[report.campaign.id].map { own in
                Entry(campaign: report.campaign, assignments: own, performance: report.performance)
            }
        }
        .sorted { left, right in
            (-left.assignments.count, left.campaign.id) < (-right.assignments.count, right.campaign.id)
        }
        assignedCount = assignments.count
    }
}
