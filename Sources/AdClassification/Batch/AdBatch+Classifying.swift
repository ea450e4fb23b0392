internal import CreativeModel
internal import LLMProtocol
internal import StageCore

extension AdBatch {
    /// Classifies the planned ads, several at a time, and records the result of each.
    ///
    /// - Returns: The warnings, one line for each cause, regardless of the number of ads.
    func classify(
        _ ads: [Creative], brand: String?, in store: some ClassificationStore, noting progress: BatchProgress,
        context: RunContext
    ) async throws -> [String] {
        progress.begin(ads.map(\.key))
        let planned = try await plan(ads, brand: brand, in: store, noting: progress, context: context)
        let history = AnswerHistory()
        _ = try await context.inParallel(
            planned, atOnce: options.parallelCalls,
            progress: { done, total in
                ProgressEvent(
                    stage: "Classifying ads", completed: done, total: total,
                    detail: "\(grouped(done)) of \(counted(total, "ad"))"
                )
            }
        ) { ad in
            let result = try await result(of: ad, in: store, history: history, progress: progress)
            progress.note(result, at: ad.index)
        }
        return progress.warnings
    }

    private func result(
        of ad: PlannedAd, in store: some ClassificationStore, history: AnswerHistory, progress: BatchProgress
    ) async throws -> AdBatchReport.Result {
        guard !progress.isBudgetSpent else { return .skipped(.budgetSpent) }
        let findings: AdFindings
        do {
            try history.checkOpen()
            findings = try await classifier.findings(about: ad.input)
            history.noteAnswer()
        } catch let error as CancellationError {
            throw error
        } catch let error as LLMError where error.code == .budgetSpent {
            progress.noteSpentBudget()
            return .skipped(.budgetSpent)
        } catch let error as LLMError where history.isFatal(error) {
            throw error
        } catch let error as ClassificationError where error.code == .invalidOption {
            throw error
        } catch {
            // An invalid answer is still an answer: key and name are valid.
            if let error = error as? LLMError, error.code == .invalidAnswer || error.code == .truncated {
                history.noteAnswer()
            }
            let reason = Self.line(error)
            progress.noteFailure(reason)
            return .failed(reason)
        }
        progress.note(findings.warnings)
        var classification = CreativeClassification(
            key: classifier.key(for: ad.input), source: ad.source, classifiedAt: now())
        classification.take(findings)
        // An error of the store ends the run, since nothing else could be stored either.
        try await store.keep([classification])
        return .new(classification)
    }
}

extension CreativeClassification {
    fileprivate mutating func take(_ findings: AdFindings) {
        creativeLevel = findings.creativeLevel
        copyLevel = findings.copyLevel
        landingLevel = findings.landingLevel
        format = findings.format
        angle = findings.angle
        hook = findings.hook
        callToAction = findings.callToAction
        congruence = findings.congruence
        rawAnswer = findings.rawAnswer
    }
}
