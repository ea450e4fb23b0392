public import CreativeModel
public import Foundation
internal import LLMProtocol
public import StageCore

/// Classifies many ads in one run, and reuses what is fresh.
///
/// ```swift
/// let batch = AdBatch(ModelClassifier(model), readingAssetsWith: SubtitleReader())
/// let label = AdBatch.RunLabel(id: id, goal: "background_classification", trigger: "job 3, run 17")
/// let report = try await batch.run(on: store, as: label)
/// print(report.run.counts.new, report.run.counts.reused)
/// ```
///
/// Ads are taken in the order of `ActiveAds`. Each result is kept as soon as it is there, so that a run that is killed loses nothing;
/// what failed is never kept. An ad that fails does not end the run, unless no other ad could fare better (no key, no such model, and
/// nothing answered yet). When a budget is spent, the remaining ads are left out.
///
/// A video whose words nobody has written down has its file read by an ``AssetReader``; what that finds becomes the text of the asset. Where
/// there is no file, or nothing can be read of it, the video is classified by its copy and its landing page, as a picture is; one that has
/// neither is left out. Videos with a file count against ``Options-swift.struct/maxVideo``. What is fresh is reused in any case.
public struct AdBatch: Sendable {
    /// What classifies.
    var classifier: any AdClassifier
    /// What reads the words of videos, or `nil`: then videos with a file are classified by their copy alone.
    var assetReader: (any AssetReader)?
    /// What a run may do.
    public var options: Options
    /// The clock that dates results and runs.
    var now: @Sendable () -> Date

    /// Makes a batch.
    ///
    /// - Parameters:
    ///   - classifier: What classifies.
    ///   - assetReader: What reads the words of videos, or `nil`.
    ///   - options: What a run may do.
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

    /// Classifies the ads of a store that run.
    ///
    /// - Parameters:
    ///   - store: Where ads, their performance and the results are.
    ///   - label: Who wants it, and what for.
    ///   - seat: Whose ads; `nil` for all.
    ///   - brand: The brand of all of them; `nil` for each ad's advertiser.
    ///   - end: The last day of the window; `nil` for the newest with performance.
    ///   - context: Where to check for cancellation and report progress.
    /// - Returns: What became of each active ad.
    /// - Throws: ``ClassificationError`` for options out of range; `LLMError` where no ad can be classified; `CancellationError`; what the
    ///   store throws. The record of the run says so then, unless options are wrong: those are checked before there is a run.
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
    ///   - ads: The ads, whether they run or not.
    ///   - store: Where results are kept.
    ///   - label: Who wants it, and what for.
    ///   - brand: The brand of all of them; `nil` for each ad's advertiser.
    ///   - context: Where to check for cancellation and report progress.
    /// - Returns: What became of each ad.
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

    /// What was asked, as JSON.
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
    /// What a run may do; every value has a default.
    public struct Options: Sendable, Hashable {
        /// The most ads that are classified anew, 1...500; default 200. Tries in vain count, reused results and skips do not.
        public var maxNew = 200
        /// The most new videos whose files are read, 0...50; default 15. Unreadable files do not count.
        public var maxVideo = 15
        /// How many days the window of active ads has, 1...90; default 30.
        public var daysBack = 30
        /// How old a result may be to be used again, above 0; default 30 days.
        public var staleAfter = Duration.seconds(30 * 86_400)
        /// Whether ads are classified anew whatever is kept; default `false`.
        public var force = false
        /// How many ads are classified at once, at least 1; default 4.
        public var parallelCalls = 4

        /// The values of ``maxNew``.
        package static let maxNewRange = 1...500
        /// The values of ``maxVideo``.
        package static let maxVideoRange = 0...50
        /// The values of ``daysBack``.
        public static let daysBackRange = ActiveAds.daysBackRange
        /// How many days ``staleAfter`` is where it is given in days: up to a hundred years.
        package static let staleAfterDaysRange = 1...36_500

        /// Makes options with their defaults.
        public init() {}

        /// Checks that all values are in their ranges.
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

    /// Who wants a run, and what for.
    public struct RunLabel: Sendable, Hashable {
        /// The run's name, unique in a store; that of a run that is there already takes its place.
        public var id: String
        /// What for: `background_classification`, `classification`.
        public var goal: String
        /// Who or what started it: `job 3, run 17`, `command line`.
        public var trigger: String

        /// Makes a label.
        ///
        /// - Parameters:
        ///   - id: The run's name, unique in a store.
        ///   - goal: What for; default `classification`.
        ///   - trigger: Who or what started it.
        public init(id: String, goal: String = "classification", trigger: String) {
            self.id = id
            self.goal = goal
            self.trigger = trigger
        }
    }
}
