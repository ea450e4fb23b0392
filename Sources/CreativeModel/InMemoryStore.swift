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
    var book: CampaignBook
    var planning = PlanningRecord()
    var dealsByID: [Deal.ID: Deal] = [:]
    var proposals: [PackageProposal] = []
    var classificationsByKey: [CreativeClassification.Key: CreativeClassification] = [:]
    var runsByID: [String: ClassificationRun] = [:]
    var idRecord = CreativeIDRecord()

    /// Makes an empty store.
    ///
    /// - Parameter now: The clock that stamps campaigns and assignments; stamps are whole milliseconds.
    public init(now: @escaping @Sendable () -> Date = { Date() }) {
        book = CampaignBook(clock: now)
    }

    /// Takes a batch over.
    public func add(_ batch: ImportBatch) -> ImportOutcome {
        let resolved = resolved(batch)
        defer { idRecord.note(resolved, creatives: creativesByKey) }
        return take(resolved.batch)
    }

    /// Takes over a batch whose keys are those of the store.
    func take(_ batch: ImportBatch) -> ImportOutcome {
        var outcome = ImportOutcome()
        var touched: [CreativeKey] = []
        for creative in batch.creatives {
            guard let known = creativesByKey[creative.key] else {
                creativesByKey[creative.key] = creative
                touched.append(creative.key)
                outcome.newCreatives += 1
                continue
            }
            var updated = known
            updated.update(with: creative)
            guard updated != known else { continue }
            creativesByKey[creative.key] = updated
            touched.append(creative.key)
            outcome.changedCreatives += 1
        }
        (outcome.newRows, outcome.changedRows) = performance.replaceKeys(of: batch.performance)
        if !outcome.isUnchanged { book.revision += 1 }
        book.known.formUnion(touched)
        for key in touched { book.changedAt[key] = book.revision }
        return outcome
    }

    /// All creatives, by key.
    public func creatives() -> [Creative] {
        creativesByKey.values.sorted { $0.key < $1.key }
    }

    /// The creatives of some keys, by key.
    public func creatives(_ keys: [CreativeKey]) -> [Creative] {
        Set(keys).sorted().compactMap { creativesByKey[$0] }
    }

    /// Sums over groups of creatives.
    public func performance(of groups: [[CreativeKey]], in period: ReportPeriod) -> [PerformanceReport] {
        let bounds = performance.bounds(of: period)
        return groups.map { performance.report(on: $0, in: bounds) }
    }

    /// The sums of some creatives, broken down.
    public func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) -> [PerformanceSlice] {
        performance.breakdown(of: creatives, by: dimensions, in: performance.bounds(of: period))
    }
}
