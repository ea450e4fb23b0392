public import Foundation

/// Keeps everything in memory: the reference implementation of the store protocols.
///
/// ```swift
/// let store = InMemoryStore()
/// _ = try await store.add(ImportBatch(creatives: creatives))
/// let plan = try await CampaignPlanner().plan(for: store.snapshot())
/// _ = try await store.apply(plan)
/// ```
public actor InMemoryStore: CreativeStore, PerformanceStore, CampaignStore {
    var creativesByKey: [CreativeKey: Creative] = [:]
    var performance = PerformanceTable()
    var campaignsByID: [CampaignID: Campaign] = [:]
    var assignments: [CreativeKey: Assignment] = [:]
    var exclusions: Set<Exclusion> = []
    /// The revision at which a person last decided about a creative.
    var editedAt: [CreativeKey: Int] = [:]
    var dealsByID: [Deal.ID: Deal] = [:]
    var proposals: [PackageProposal] = []
    var revision = 0
    /// The revision that the last plan with an effect made.
    var lastPlanRevision = 0
    var lastCampaignNumber = 0
    let now: @Sendable () -> Date

    /// Makes an empty store.
    ///
    /// - Parameter now: The clock that stamps campaigns and assignments.
    public init(now: @escaping @Sendable () -> Date = { Date() }) {
        self.now = now
    }

    /// Takes a batch over.
    public func add(_ batch: ImportBatch) -> ImportOutcome {
        var outcome = ImportOutcome()
        for creative in batch.creatives {
            guard let known = creativesByKey[creative.key] else {
                creativesByKey[creative.key] = creative
                outcome.newCreatives += 1
                continue
            }
            var updated = known
            updated.update(with: creative)
            guard updated != known else { continue }
            creativesByKey[creative.key] = updated
            outcome.changedCreatives += 1
        }
        (outcome.newRows, outcome.changedRows) = performance.replaceKeys(of: batch.performance)
        if !outcome.isUnchanged { revision += 1 }
        return outcome
    }

    /// All creatives, by key.
    public func creatives() -> [Creative] {
        creativesByKey.values.sorted { $0.key < $1.key }
    }

    /// Sums over groups of creatives.
    public func performance(of groups: [[CreativeKey]], in period: ReportPeriod) -> [PerformanceReport] {
        let bounds = performance.bounds(of: period)
        return groups.map { performance.report(on: $0, in: bounds) }
    }

    /// All that planning reads.
    public func snapshot() -> StoreSnapshot {
        StoreSnapshot(
            revision: revision, creatives: creatives(),
            campaigns: campaignsByID.values.sorted { $0.id < $1.id },
            assignments: assignments.values.sorted { $0.creative < $1.creative },
            exclusions: exclusions.sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) })
    }
}
