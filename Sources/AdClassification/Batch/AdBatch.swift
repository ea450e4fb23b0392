public import CreativeModel
public import Foundation
internal import LLMProtocol
public import StageCore

/// Classifies many ads in one run, and reuses fresh results.
///
/// ```swift
/// let batch = AdBatch(ModelClassifier(model), readingAssetsWith: SubtitleReader())
/// let label = AdBatch.RunLabel(id: id, goal: "background_classification", trigger: "job 3, run 17")
/// let report = try await batch.run(on: store, as: label)
/// print(report.run.counts.new, report.run.counts.reused)
/// ```
///
/// Ads are processed in the order of `ActiveAds`. Each result is stored as soon as it is available, so that a killed run
/// loses nothing; failures are never stored. A failed ad does not end the run, unless all others would fail too (no key, no
/// such model, and nothing answered yet). When a budget is spent, the remaining ads are skipped.
///
/// The file of a video without known text is read by an ``AssetReader``; its result becomes the text of the asset. If there
/// is no file, or the file has no readable text, the video is classified by its copy and its landing page, like an image; a
/// video with neither is skipped. Videos with a file count against ``Options-swift.struct/maxVideo``. Fresh results are
/// always reused.
public struct AdBatch: Sendable {
    /// The classifier.
    var classifier: any AdClassifier
    /// The reader of the text in videos, or `nil`: then videos with a file are classified by their copy only.
    var assetReader: (any AssetReader)?
    /// The limits of a run.
    public var options: Options
    /// The clock that dates results and runs.
    var now: @Sendable () -> Date

    /// Creates a batch.
    ///
    /// - Parameters:
    ///   - classifier: The classifier.
    ///   - assetReader: The reader of the text in videos, or `nil`.
    ///   - options: The limits of a run.
    ///   - now: The clock that dates results and runs.
    public init(
        _ classifier: any AdClassifier, readingAssetsWith assetReader: (any AssetReader)? = nil,
        options: Options = Options(), now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.classifier = classifier
        self.assetReader = assetReader
        self.options = options
        self.now = now
    }

    /// Classifies the active ads of a store.
    ///
    /// - Parameters:
    ///   - store: The store of the ads, their performance and the results.
    ///   - label: The ID, goal and trigger of the run.
    ///   - seat: The seat of the ads; `nil` for all.
    ///   - brand: The brand of all ads; `nil` for each ad's advertiser.
    ///   - end: The last day of the window; `nil` for the newest with performance.
    ///   - context: Receives progress and checks for cancellation.
    /// - Returns: The outcome for each active ad.
    /// - Throws: ``ClassificationError`` for options out of range; `LLMError` if no ad can be classified;
    ///   `CancellationError`; errors of the store. The record of the run states the error, except for invalid options, which
    ///   are checked before a run exists.
    public func run(
        on store: some CreativeStore & PerformanceStore & ClassificationStore, as label: RunLabel,
        seat: String? = nil, brand: String? = nil, endingOn end: Day? = nil,
        context: RunContext = RunContext()
    ) async throws -> AdBatchReport {
        try await recorded(label, parameters(seat: seat, brand: brand, end: end), in: store) { progress in
            let active = try await ActiveAds(
                in: store, seat: seat, daysBack: options.daysBack, endingOn: end,
                today: Day(latestDateAt: now()))
            let warnings = try await classify(
                active.ads, brand: brand, in: store, noting: progress, context: context)
            return (active.warnings + warnings, unread(active.ads, progress, brand: brand))
        }
    }

    /// Classifies some ads, in their order.
    ///
    /// - Parameters:
    ///   - ads: The ads, active or not.
    ///   - store: The store of the results.
    ///   - label: The ID, goal and trigger of the run.
    ///   - brand: The brand of all ads; `nil` for each ad's advertiser.
    ///   - context: Receives progress and checks for cancellation.
    /// - Returns: The outcome for each ad.
    /// - Throws: As ``run(on:as:seat:brand:endingOn:context:)``.
    package func run(
        over ads: [Creative], keepingIn store: some ClassificationStore, as label: RunLabel,
        brand: String? = nil, context: RunContext = RunContext()
    ) async throws -> AdBatchReport {
        try await recorded(label, parameters(seat: nil, brand: brand, end: nil), in: store) { progress in
            let warnings = try await classify(
                ads, brand: brand, in: store, noting: progress, context: context)
            return (warnings, unread(ads, progress, brand: brand))
        }
    }

    private func unread(_ ads: [Creative], _ progress: BatchProgress, brand: String?) -> UnreadLanguages {
        let found = progress.outcomes.compactMap(\.result.classification)
        let each = Dictionary(ads.map { ($0.key, $0) }) { first, _ in first }.values.map(\.self)
        return UnreadLanguages(each, found, by: classifier, brand: brand)
    }

    /// Returns the parameters of the run, as JSON.
    private func parameters(seat: String?, brand: String?, end: Day?) -> String {
        JSONValue.object([
            "seat": JSONValue(seat), "brand": JSONValue(brand), "ending_on": JSONValue(end?.description),
            "max_new": .integer(Int64(options.maxNew)), "max_video": .integer(Int64(options.maxVideo)),
            "days_back": .integer(Int64(options.daysBack)),
            "stale_after_days": JSONValue(options.staleAfter / .seconds(86_400)),
            "force": .bool(options.force), "parallel_calls": .integer(Int64(options.parallelCalls)),
            "classifier": .string(classifier.identifier), "prompt_version": .string(classifier.promptVersion),
            "schema_version": .string(classifier.schemaVersion),
            "asset_reader": JSONValue(assetReader?.identifier),
        ]).text
    }
}

extension AdBatch {
    /// The limits of a run; every value has a default.
    public struct Options: Sendable, Hashable {
        /// The maximum number of newly classified ads, 1...500; the default is 200. Failed attempts count; reused results and
        /// skips do not.
        public var maxNew = 200
        /// The maximum number of new videos whose files are read, 0...50; the default is 15. Unreadable files do not count.
        public var maxVideo = 15
        /// The length of the window of active ads in days, 1...90; the default is 30.
        public var daysBack = 30
        /// The maximum age of a reused result, above 0; the default is 30 days.
        public var staleAfter = Duration.seconds(30 * 86_400)
        /// Whether ads are classified again even if fresh results exist; the default is `false`.
        public var force = false
        /// The maximum number of ads classified at once, at least 1; the default is 4.
        public var parallelCalls = 4

        /// The allowed values of ``maxNew``.
        package static let maxNewRange = 1...500
        /// The allowed values of ``maxVideo``.
        package static let maxVideoRange = 0...50
        /// The allowed values of ``daysBack``.
        public static let daysBackRange = ActiveAds.daysBackRange
        /// The allowed values of ``staleAfter`` in days: up to a hundred years.
        package static let staleAfterDaysRange = 1...36_500

        /// Creates options with the default values.
        public init() {}

        /// Checks that all values are in range.
        ///
        /// - Throws: ``ClassificationError`` with `invalidOption`.
        func check() throws {
            let ranged = [
                ("maxNew", maxNew, Self.maxNewRange), ("maxVideo", maxVideo, Self.maxVideoRange),
                ("daysBack", daysBack, Self.daysBackRange), ("parallelCalls", parallelCalls, 1...1_000),
            ]
            for (name, value, range) in ranged where !range.contains(value) {
                throw ClassificationError(.invalidOption, "\(name) is \(value), expected \(shown(range))")
            }
            guard staleAfter > .zero else {
                throw ClassificationError(.invalidOption, "staleAfter is \(staleAfter), expected more than 0")
            }
        }
    }

    /// The ID, goal and trigger of a run.
    public struct RunLabel: Sendable, Hashable {
        /// The ID of the run, unique in a store. A run with the same ID is replaced.
        public var id: String
        /// The goal: `background_classification`, `classification`.
        public var goal: String
        /// The trigger: `job 3, run 17`, `command line`.
        public var trigger: String

        /// Creates a label.
        ///
        /// - Parameters:
        ///   - id: The ID of the run, unique in a store.
        ///   - goal: The goal; the default is `classification`.
        ///   - trigger: The trigger.
        public init(id: String, goal: String = "classification", trigger: String) {
            self.id = id
            self.goal = goal
            self.trigger = trigger
        }
    }
}
