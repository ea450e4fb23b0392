import CreativeIntelligence
import Foundation

/// The content of a store, except for times.
struct StoreContents {
    var creatives: [Creative]
    var slices: [PerformanceSlice]
    var totals: PerformanceReport?
    var campaigns: [Campaign]
    var assignments: [Assignment]
    var unassigned: [CreativeKey]
    var reports: [CampaignReport]
    var classifications: [CreativeClassification]
    /// The runs by name, with their states.
    var classificationRuns: [String]
    var deals: [Deal]
    var packages: [PackageProposal]

    init(of store: any ProductStore) async throws {
        try await self.init(reading: store)
    }

    private init(reading store: some ProductStore) async throws {
        creatives = try await store.creatives()
        let keys = creatives.map(\.key)
        slices = try await store.breakdown(of: keys, by: [.creative, .day, .geo], in: .all)
        totals = try await store.performance(of: [keys], in: .all).first
        let snapshot = try await store.snapshot()
        campaigns = snapshot.campaigns.map(Self.timeless)
        assignments = snapshot.assignments.map { assignment in
            var assignment = assignment
            assignment.assignedAt = .distantPast
            return assignment
        }
        unassigned = try await store.unassigned().map(\.creative)
        reports = try await store.reports(on: nil, in: .all).map { report in
            var report = report
            report.campaign = Self.timeless(report.campaign)
            return report
        }
        classifications = try await store.classifications(of: keys).map { classification in
            var classification = classification
            classification.classifiedAt = .distantPast
            return classification
        }
        classificationRuns = try await store.classificationRuns(limit: 1_000).map { "\($0.id): \($0.state)" }
        deals = try await store.deals()
        packages = try await store.packages()
    }

    /// The names of the parts that differ. An expectation on the entire content would print all of it.
    func differences(from other: StoreContents) -> [String] {
        [
            ("creatives", creatives == other.creatives), ("slices", slices == other.slices),
            ("totals", totals == other.totals), ("campaigns", campaigns == other.campaigns),
            ("assignments", assignments == other.assignments), ("unassigned", unassigned == other.unassigned),
            ("reports", reports == other.reports), ("deals", deals == other.deals),
            ("classifications", classifications == other.classifications),
            ("classificationRuns", classificationRuns == other.classificationRuns),
            ("packages", packages == other.packages),
        ].filter { !$0.1 }.map(\.0)
    }

    private static func timeless(_ campaign: Campaign) -> Campaign {
        var campaign = campaign
        campaign.createdAt = .distantPast
        campaign.updatedAt = .distantPast
        return campaign
    }
}
