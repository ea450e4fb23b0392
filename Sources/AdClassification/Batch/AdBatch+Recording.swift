internal import CreativeModel
internal import StageCore
internal import Synchronization

/// What became of the ads of a run so far, whatever ends it.
final class BatchProgress: Sendable {
    private struct State {
        var creatives: [CreativeKey] = []
        var results: [AdBatchReport.Result?] = []
        var isBudgetSpent = false
    }

    private let state = Mutex(State())

    func begin(_ creatives: [CreativeKey]) {
        state.withLock { state in
            state.creatives = creatives
            state.results = creatives.map { _ in nil }
        }
    }

    func note(_ result: AdBatchReport.Result, at place: Int) { state.withLock { $0.results[place] = result } }

    var isBudgetSpent: Bool { state.withLock(\.isBudgetSpent) }

    func noteSpentBudget() { state.withLock { $0.isBudgetSpent = true } }

    /// In the order of the ads; those without a result were not reached.
    var outcomes: [AdBatchReport.Outcome] {
        state.withLock { state in
            zip(state.creatives, state.results).map {
                AdBatchReport.Outcome(creative: $0, result: $1 ?? .skipped(.notReached))
            }
        }
    }
}

extension AdBatch {
    /// Runs work, and keeps the record of it from its start to its end, whatever that is.
    ///
    /// - Parameter work: Notes results, and returns warnings and the languages that were not read.
    func recorded(
        _ label: RunLabel, _ parameters: String, in store: some ClassificationStore,
        _ work: (BatchProgress) async throws -> (warnings: [String], languages: UnreadLanguages)
    ) async throws -> AdBatchReport {
        try options.check()
        var run = ClassificationRun(
            id: label.id, goal: label.goal, trigger: label.trigger, parameters: parameters, startedAt: now())
        try await store.keep(run)
        let progress = BatchProgress()
        do {
            let (warnings, languages) = try await work(progress)
            run.state = .completed
            run = try await ended(run, progress, in: store)
            var report = AdBatchReport(run: run, outcomes: progress.outcomes, warnings: warnings)
            report.unreadLanguages = languages
            return report
        } catch {
            run.state = .failed
            run.error = error is CancellationError ? "cancelled" : Self.line(error)
            // The first error is the one that tells; that the record cannot be kept either, does not.
            _ = try? await ended(run, progress, in: store)
            throw error
        }
    }

    private func ended(
        _ run: ClassificationRun, _ progress: BatchProgress, in store: some ClassificationStore
    ) async throws -> ClassificationRun {
        var run = run
        run.counts = ClassificationRun.Counts(of: progress.outcomes.map(\.result))
        run.endedAt = now()
        let final = run
        // In a task of its own, as the store may refuse to work for one that was cancelled.
        try await Task { try await store.keep(final) }.value
        return run
    }

    /// What an error says, on one line of bounded length.
    static func line(_ error: any Error) -> String {
        AnswerText.sentence("\(error)") ?? "\(type(of: error))"
    }
}
