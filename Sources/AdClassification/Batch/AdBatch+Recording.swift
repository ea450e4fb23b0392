internal import CreativeModel
internal import LLMProtocol
internal import StageCore
internal import Synchronization

/// The results of a run so far, however it ends.
final class BatchProgress: Sendable {
    private struct State {
        var creatives: [CreativeKey] = []
        var results: [AdBatchReport.Result?] = []
        var isBudgetSpent = false
        /// The number of ads on which the classifier failed.
        var failures = 0
        /// The number of ads for each failure message.
        var failureCounts: [String: Int] = [:]
        var warningCounts: [String: Int] = [:]
    }

    private let state = Mutex(State())

    func begin(_ creatives: [CreativeKey]) {
        state.withLock { state in
            state.creatives = creatives
            state.results = creatives.map { _ in nil }
        }
    }

    func note(_ result: AdBatchReport.Result, at index: Int) { state.withLock { $0.results[index] = result } }

    var isBudgetSpent: Bool { state.withLock(\.isBudgetSpent) }

    /// Records that an ad failed.
    ///
    /// - Parameter isCall: Whether the classifier failed on it.
    func noteFailure(_ reason: String, isCall: Bool = true) {
        state.withLock { state in
            state.failures += isCall ? 1 : 0
            state.failureCounts[reason, default: 0] += 1
        }
    }

    /// Records warnings of one ad.
    func note(_ warnings: [String]) {
        state.withLock { state in
            for warning in Set(warnings) { state.warningCounts[warning, default: 0] += 1 }
        }
    }

    /// The number of ads on which the classifier failed.
    var failureCount: Int { state.withLock(\.failures) }

    /// One line for each cause, regardless of the number of ads: failures first, the most frequent causes first.
    var warnings: [String] {
        state.withLock { state in
            let unasked = state.results.count { $0 == .skipped(.budgetSpent) }
            return Self.lines(state.failureCounts) { "\(AdWords.count($0, "ad")) failed: \($1)" }
                + (unasked > 0
                    ? ["\(AdWords.count(unasked, "ad")) skipped: \(SkipReason.budgetSpent)"] : [])
                + Self.lines(state.warningCounts) { "\(AdWords.count($0, "ad")): \($1)" }
        }
    }

    private static func lines(_ counts: [String: Int], _ line: (Int, String) -> String) -> [String] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { line($0.value, $0.key) }
    }

    func noteSpentBudget() { state.withLock { $0.isBudgetSpent = true } }

    /// The outcomes in the order of the ads; those without a result were not reached.
    var outcomes: [AdBatchReport.Outcome] {
        state.withLock { state in
            zip(state.creatives, state.results).map {
                AdBatchReport.Outcome(creative: $0, result: $1 ?? .skipped(.notReached))
            }
        }
    }
}

extension AdBatch {
    /// Runs work, and stores the record of the run from its start to its end, however it ends.
    ///
    /// - Parameter work: Records results, and returns warnings and the languages that were not read.
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
            var report = AdBatchReport(
                run: run, outcomes: progress.outcomes, warnings: warnings, failedCalls: progress.failureCount)
            report.unreadLanguages = languages
            return report
        } catch {
            run.state = .failed
            run.error = error is CancellationError ? "cancelled" : Self.line(error)
            // The first error explains the failure; that the record cannot be stored either does not.
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
        // In a separate task, since the store may refuse to work for a cancelled one.
        try await Task { try await store.keep(final) }.value
        return run
    }

    /// Returns the description of an error, on one line of limited length.
    static func line(_ error: any Error) -> String {
        AnswerText.sentence((error as? LLMError)?.cause ?? "\(error)") ?? "\(type(of: error))"
    }
}
