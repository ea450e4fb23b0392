package import AdClassification
package import CreativeModel
package import JobScheduling
internal import StageCore

/// `ad_classification`: classifies active ads and stores the results for later analysis.
///
/// The job is idempotent: findings are stored ad by ad and reused.
package struct ClassificationJob: JobHandler {
    /// The store of ads, performance and classifications.
    let store: any CreativeStore & PerformanceStore & ClassificationStore
    private let classifier: any AdClassifier
    private let assetReader: (any AssetReader)?

    /// Creates a handler.
    ///
    /// - Parameters:
    ///   - store: The store of ads, performance and classifications.
    ///   - classifier: The ad classifier.
    ///   - assetReader: The reader of the words of videos, or `nil`. The default reads subtitles.
    package init(
        store: any CreativeStore & PerformanceStore & ClassificationStore, classifier: any AdClassifier,
        assetReader: (any AssetReader)? = SubtitleReader()
    ) {
        self.store = store
        self.classifier = classifier
        self.assetReader = assetReader
    }

    /// The name of the job type: `ad_classification`.
    static let typeName = "ad_classification"

    /// The selection of ads to classify.
    package struct Parameters: JobParameterSet {
        /// The seat, or `nil` for all seats.
        var seat: String?
        /// The limits of the classification.
        var choice = AdChoice()

        /// Creates parameters for all ads, within the default limits.
        package init() {}

        /// Codes `seat` and the parameters of ``AdChoice``.
        package mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.text("seat", &seat, "only ads of this seat")
            try choice.code(&coder)
        }
    }

    /// The limits of the classification.
    struct AdChoice: Sendable {
        /// The options of the batch.
        var options = AdBatch.Options()
        /// The brand of all ads, or `nil` for the advertiser of each ad.
        var brand: String?

        /// Creates the default limits.
        init() {}

        /// Codes `max_new`, `max_video`, `days_back`, `stale_after`, `force` and `brand`.
        mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.integer(
                "max_new", &options.maxNew, in: AdBatch.Options.maxNewRange,
                "maximum number of ads to classify")
            try coder.integer(
                "max_video", &options.maxVideo, in: AdBatch.Options.maxVideoRange,
                "maximum number of videos to read among them")
            try coder.integer(
                "days_back", &options.daysBack, in: AdBatch.Options.daysBackRange,
                "only ads active in this number of days")
            var days = Int(options.staleAfter / .seconds(86_400))
            try coder.integer(
                "stale_after", &days, in: AdBatch.Options.staleAfterDaysRange,
                "number of days for which a result is reused")
            options.staleAfter = .seconds(days * 86_400)
            try coder.flag("force", &options.force, "classify ads again that have a current result")
            try coder.text("brand", &brand, "the brand of all ads (default: the advertiser of each ad)")
        }
    }

    /// The `ad_classification` type, with a time limit of two hours.
    package var type: JobType {
        JobType(Self.typeName, "classifies active ads", timeLimit: JobType.longTimeLimit)
    }

    /// Classifies the ads.
    ///
    /// - Throws: `LLMError` if no ad can be classified, any error that the store throws, and an error with
    ///   the number of failed ads if ads failed and no ad has a result, so that the run is retried.
    package func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        let batch = AdBatch(
            classifier, readingAssetsWith: assetReader, options: parameters.choice.options, now: context.now)
        // The same in all attempts of a run, so that each attempt continues its record.
        let label = AdBatch.RunLabel(
            id: "job-run-\(context.run)", goal: "background_classification",
            trigger: "job \(context.job.id), run \(context.run)")
        let report = try await batch.run(
            on: store, as: label, seat: parameters.seat, brand: parameters.choice.brand,
            context: context.stages)
        for warning in report.warnings + [report.unreadLanguages.warning].compactMap(\.self) {
            try await context.log("Warning: \(warning)")
        }
        try await logProblems(of: report, context)
        let counts = report.run.counts
        if counts.failed > 0, counts.new + counts.reused == 0 {
            throw ClassificationError(
                .nothingClassified,
                "\(counted(counts.failed, "ad")) failed and none was classified; first error: \(report.firstFailure)"
            )
        }
        return JobOutcome(
            "\(counted(counts.input, "ad")): \(grouped(counts.new)) new, \(grouped(counts.reused)) reused, "
                + "\(grouped(counts.skipped)) skipped, \(grouped(counts.failed)) failed",
            figures: [
                "input": .integer(counts.input), "new": .integer(counts.new),
                "reused": .integer(counts.reused),
                "skipped": .integer(counts.skipped), "failed": .integer(counts.failed),
                "classification_run": .text(report.run.id),
            ])
    }

    /// Logs the first failures individually, and the number of ads per reason for skipping.
    private func logProblems(of report: AdBatchReport, _ context: JobContext) async throws {
        var reasons: [String: Int] = [:]
        for outcome in report.outcomes {
            if case .skipped(let reason) = outcome.result { reasons[reason.description, default: 0] += 1 }
        }
        for (reason, count) in reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            try await context.log("Skipped \(counted(count, "ad")): \(reason)")
        }
        for (ad, reason) in report.failures.prefix(10) {
            try await context.log("Failed: ad \(quoted(ad.description)): \(reason)")
        }
    }
}

extension AdBatchReport {
    fileprivate var failures: [(ad: CreativeKey, reason: String)] {
        outcomes.compactMap { outcome in
            if case .failed(let reason) = outcome.result { (outcome.creative, reason) } else { nil }
        }
    }

    fileprivate var firstFailure: String { failures.first?.reason ?? "" }
}
