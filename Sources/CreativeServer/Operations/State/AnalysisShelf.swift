internal import Foundation
internal import StageCore

/// The latest analyses of ads. Each is used until the store, its classifications or the date change, and is made once
/// for all requests that wait for it.
actor AnalysisShelf {
    /// The question.
    struct Key: Hashable {
        var seat: String?
        var daysBack: Int
        var brand: String?
    }

    /// What the answer depends on.
    struct Basis: Hashable {
        var revision: Int
        /// The latest runs of classifiers: classifications do not change the revision.
        var runs: [ClassificationRun]
        /// The date, by which classifications age.
        var day: Day
    }

    private var kept: [Key: (basis: Basis, analysis: Task<AdAnalysis, any Error>)] = [:]

    /// The maximum number of analyses. When it is exceeded, all are dropped.
    static let capacity = 32

    /// Returns the analysis for a question, made now unless it is known.
    func analysis(
        _ key: Key, on basis: Basis, _ make: @escaping @Sendable () async throws -> AdAnalysis
    ) async throws -> AdAnalysis {
        if let known = kept[key], known.basis == basis { return try await known.analysis.value }
        if kept.count >= Self.capacity { kept = [:] }
        let analysis = Task { try await make() }
        kept[key] = (basis, analysis)
        do {
            return try await analysis.value
        } catch {
            if kept[key]?.basis == basis { kept[key] = nil }
            throw error
        }
    }
}

extension OperationCall {
    /// Returns the analysis of the ads of a seat, or of all, by the results of any classifier.
    func adAnalysis(
        ofSeat seat: String?, daysBack: Int = AdBatch.Options().daysBack, brand: String? = nil
    ) async throws -> AdAnalysis {
        var options = AdBatch.Options()
        options.daysBack = daysBack
        let batch = AdBatch(RuleClassifier(), readingAssetsWith: SubtitleReader(), options: options)
        let store = anyStore
        let make: @Sendable () async throws -> AdAnalysis = {
            try await batch.analysis(of: store, seat: seat, brand: brand, byAnyClassifier: true)
        }
        let runs = try await store.classificationRuns(limit: 8)
        // A run stores classifications one by one. That of a killed process never ends.
        let isRunning = runs.contains { $0.state == .running && $0.startedAt.timeIntervalSinceNow > -3_600 }
        guard !isRunning, let revisioned = store as? any RevisionedStore else { return try await make() }
        let basis = AnalysisShelf.Basis(
            revision: try await revisioned.revision(), runs: runs, day: Day(Date(), in: .gmt))
        return try await context.state.analyses.analysis(
            AnalysisShelf.Key(seat: seat, daysBack: daysBack, brand: brand), on: basis, make)
    }
}
