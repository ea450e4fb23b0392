public import CreativeModel

/// The campaigns of a store with their performance, as shown after a run.
public struct CampaignOverview: Sendable {
    /// A campaign with its assignments and performance.
    public struct Entry: Sendable {
        /// The campaign.
        public var campaign: Campaign
        /// The assignments of the campaign, by creative.
        public var assignments: [Assignment]
        /// The performance of its creatives.
        public var performance: PerformanceReport

        /// The creatives of the campaign, by key.
        public var creatives: [CreativeKey] { assignments.map(\.creative) }
    }

    /// The campaigns with creatives, by descending number of creatives, then by ID.
    public var campaigns: [Entry]
    /// The creatives without a campaign, by key, each with the reason.
    public var unassigned: [UnassignedCreative]
    /// The totals of all creatives of the store, assigned or not. Performance of creatives without a
    /// description is excluded.
    public var totals: PerformanceTotals
    /// The totals of assigned creatives.
    public var assignedTotals: PerformanceTotals
    /// The totals of unassigned creatives. Together with ``assignedTotals`` they make up ``totals``.
    public var unassignedTotals: PerformanceTotals
    /// The number of assigned creatives.
    public var assignedCount: Int

    /// The number of creatives in the store.
    public var creativeCount: Int { assignedCount + unassigned.count }

    /// Reads a store. Each value is consistent in itself, but the values may differ in time if others
    /// write meanwhile.
    ///
    /// - Parameters:
    ///   - store: The store with campaigns and performance.
    ///   - period: The days whose performance counts.
    ///   - seat: The seat to read; `nil` for all seats. The default is `nil`.
    /// - Complexity: O(creatives), plus the cost of the reports in the store.
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
