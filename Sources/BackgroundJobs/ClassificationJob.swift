package import AdClassification
package import CreativeModel
package import JobScheduling
internal import StageCore

/// `ad_classification`: classifies the ads that run, so that an analysis finds all results there.
///
/// Done twice it does the same as once: what was found is kept ad by ad, and found again instead of asked for.
package struct ClassificationJob: JobHandler {
    /// Where ads, performance and classifications are.
    let store: any CreativeStore & PerformanceStore & ClassificationStore
    private let classifier: any AdClassifier
    private let assetReader: (any AssetReader)?

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - store: Where ads, performance and classifications are.
    ///   - classifier: What classifies.
    ///   - assetReader: What reads the words of videos, or `nil`; their subtitles unless given.
    package init(
        store: any CreativeStore & PerformanceStore & ClassificationStore, classifier: any AdClassifier,
        assetReader: (any AssetReader)? = SubtitleReader()
    ) {
        self.store = store
        self.classifier = classifier
        self.assetReader = assetReader
    }

    /// The name of the type: `ad_classification`.
    static let typeName = "ad_classification"

    /// Which ads are classified.
    package struct Parameters: JobParameterSet {
        /// The only seat; all where `nil`.
        var seat: String?
        /// How many ads are classified, of how many days.
        var choice = AdChoice()

        /// All ads, within the usual limits.
        package init() {}

        /// `seat`, and what ``AdChoice`` names.
        package mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.text("seat", &seat, "only ads of this seat")
            try choice.code(&coder)
        }
    }

    /// How many ads are classified, of how many days.
    struct AdChoice: Sendable {
        /// The limits.
        var options = AdBatch.Options()
        /// The brand of all ads; each one's advertiser where `nil`.
        var brand: String?

        /// The usual limits.
        init() {}

        /// `max_new`, `max_video`, `days_back`, `stale_after`, `force`, `brand`.
        mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.integer(
                "max_new", &options.maxNew, in: AdBatch.Options.maxNewRange,
                "most ads that are classified anew")
            try coder.integer(
                "max_video", &options.maxVideo, in: AdBatch.Options.maxVideoRange,
                "most videos that are read among them")
            try coder.integer(
                "days_back", &options.daysBack, in: AdBatch.Options.daysBackRange,
                "ads that ran in so many days")
            var days = Int(options.staleAfter / .seconds(86_400))
            try coder.integer(
                "stale_after", &days, in: AdBatch.Options.staleAfterDaysRange,
                "days for which a result is used again")
            options.staleAfter = .seconds(days * 86_400)
            try coder.flag("force", &options.force, "classifies anew what was classified before")
            try coder.text("brand", &brand, "the brand of all ads (default: each one's advertiser)")
        }
    }

    /// `ad_classification`, for up to two hours.
    package var type: JobType {
        JobType(Self.typeName, "classifies the ads that run", timeLimit: JobType.longTimeLimit)
    }

    /// Classifies.
    ///
    /// - Throws: `LLMError` where no ad can be classified, what the store throws, and an error that counts them where ads failed and
    ///   nothing is known of any: such a run is worth another attempt.
    package func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        let batch = AdBatch(
            classifier, readingAssetsWith: assetReader, options: parameters.choice.options, now: context.now)
        // The same in all attempts of a run: each goes on with its record.
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
                "\(counted(counts.failed, "ad")) failed and none was classified; the first: \(report.firstFailure)"
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

    /// The first failures one by one, and how often each reason to skip came.
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
