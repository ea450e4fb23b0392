public import CreativeModel
public import Foundation

/// A store that keeps everything in memory: the reference implementation of the store protocols.
///
/// ```swift
/// let store = InMemoryStore()
/// _ = try await store.add(ImportBatch(creatives: creatives))
/// let plan = try await CampaignPlanner().plan(for: store.snapshot())
/// _ = try await store.apply(plan)
/// ```
public actor InMemoryStore: CreativeStore, PerformanceStore, CampaignStore {
    var performance = PerformanceTable()
    var book: CampaignState
    var planning = PlanningRecord()
    var dealsByID: [Deal.ID: Deal] = [:]
    var proposals: [PackageProposal] = []
    var classificationsByKey: [CreativeClassification.Key: CreativeClassification] = [:]
    var runsByID: [String: ClassificationRun] = [:]
    var idRecord = CreativeIDRecord()

    /// The number of threads that compute reports.
    let threadCount: Int

    /// Creates an empty store.
    ///
    /// - Parameters:
    ///   - threadCount: The number of threads that compute reports, which does not affect them. The default is 1.
    ///   - now: The clock that timestamps campaigns and assignments. Timestamps are rounded to
    ///     milliseconds.
    public init(threadCount: Int = 1, now: @escaping @Sendable () -> Date = { Date() }) {
        self.threadCount = max(1, threadCount)
        book = CampaignState(clock: now)
    }

    /// Adds a batch.
    public func add(_ batch: ImportBatch) -> ImportOutcome {
        let resolved = resolved(batch)
        idRecord.note(resolved.ownIDs)
        return take(resolved.batch)
    }

    /// Adds a batch whose keys are those of the store.
    func take(_ batch: ImportBatch) -> ImportOutcome {
        var outcome = ImportOutcome()
        if book.creatives.creatives.isEmpty { book.creatives.reserve(batch.creatives.count) }
        for creative in batch.creatives {
            guard !book.creatives.add(creative, at: book.revision + 1) else {
                outcome.newCreatives += 1
                continue
            }
            guard var known = book.creatives[creative.key] else { continue }
            let before = known
            known.update(with: creative)
            guard known != before else { continue }
            book.creatives.put(known, at: book.revision + 1)
            outcome.changedCreatives += 1
        }
        (outcome.newRows, outcome.changedRows) = performance.replaceKeys(of: batch.performance)
        if !outcome.isUnchanged { book.revision += 1 }
        return outcome
    }

    /// Returns all creatives, by key.
    public func creatives() -> [Creative] {
        book.creatives.creatives.sorted { $0.key < $1.key }
    }

    /// Returns the creatives of the given keys, by key.
    public func creatives(_ keys: [CreativeKey]) -> [Creative] {
        Set(keys).sorted().compactMap { book.creatives[$0] }
    }

    /// Returns a performance report for each group of creatives.
    public func performance(of groups: [[CreativeKey]], in period: ReportPeriod) -> [PerformanceReport] {
        let bounds = performance.bounds(of: period)
        return performance.reports(on: groups, in: bounds, threads: threadCount).map(\.performance)
    }

    /// Returns the performance of the given creatives, broken down.
    public func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) -> [PerformanceSlice] {
        performance.breakdown(of: creatives, by: dimensions, in: performance.bounds(of: period))
    }
}
