public import CreativeModel
internal import Foundation
public import StageCore

extension AdBatch {
    /// The full analysis of the ads that ran, stopped since or not, by what is known of them already. The classifier is asked nothing: what
    /// a run in the background found is joined with performance, which takes milliseconds. Ads of which nothing fresh is known are in
    /// ``AdAnalysis/unclassified``.
    ///
    /// Stopped ads count because sums and what is usual are those of the account: see `ActiveAds.delivered`. Where the store has no
    /// performance of the seat at all, the analysis has the numbers of all its ads, and a warning says so.
    ///
    /// - Parameters:
    ///   - store: Where ads, their performance and the results are. It is only read.
    ///   - seat: Whose ads; `nil` for all.
    ///   - brand: The brand of all of them, as it was given to the run; `nil` for each ad's advertiser.
    ///   - end: The last day of the window; `nil` for the newest with performance.
    ///   - options: What can be set of the analysis.
    ///   - byAny: Whether results of whatever classifier count, rather than only those of this batch's under its versions. Of several for
    ///     an ad **as it is now** the latest that is fresh counts; where no brand is given, of whatever brand. Default `false`.
    ///   - context: Where to check for cancellation and report progress.
    /// - Returns: The analysis, over the window of ``Options-swift.struct/daysBack`` days; over all there is where performance has no days.
    ///   Its warnings say what is in no window.
    /// - Throws: ``ClassificationError`` for options out of range; what the store throws; `CancellationError`.
    /// - Complexity: O(n log n) in the rows of those ads. Files of videos are read where a result stands on what they say.
    public func analysis(
        of store: some CreativeStore & PerformanceStore & ClassificationStore, seat: String? = nil,
        brand: String? = nil, endingOn end: Day? = nil, options: AdAnalysis.Options = AdAnalysis.Options(),
        byAnyClassifier byAny: Bool = false, context: RunContext = RunContext()
    ) async throws -> AdAnalysis {
        try self.options.check()
        let active = try await ActiveAds(
            in: store, seat: seat, daysBack: self.options.daysBack, endingOn: end,
            today: Day(latestDateAt: now()))
        var ads = active.delivered
        var warnings = active.warnings
        if !active.hasPerformance {
            ads = try await store.creatives().filter { seat == nil || $0.key.seat == seat }
            if !ads.isEmpty { warnings.append("there is no performance to analyse") }
        }
        let known =
            byAny
            ? try await knownToAnyone(of: ads, brand: brand, in: store, context: context)
            : try await known(of: ads, brand: brand, in: store, context: context)
        let period =
            active.window.map { ReportPeriod.days(first: $0.lowerBound, last: $0.upperBound) } ?? .all
        var analysis = try await AdAnalysis(
            of: ads, classifications: known, store: store, in: period, options: options)
        analysis.warnings = warnings
        analysis.unreadLanguages = UnreadLanguages(ads, known, by: classifier, brand: brand)
        return analysis
    }

    /// What the classifier of this batch found about ads as they are now, as far as it is fresh.
    private func known(
        of ads: [Creative], brand: String?, in store: some ClassificationStore, context: RunContext
    ) async throws -> [CreativeClassification] {
        // A run that may classify nothing finds what it would reuse.
        var reading = self
        reading.options.maxNew = 0
        reading.options.force = false
        let progress = BatchProgress()
        progress.begin(ads.map(\.key))
        _ = try await reading.plan(ads, brand: brand, in: store, noting: progress, context: context)
        return progress.outcomes.compactMap { outcome in
            if case .reused(let classification) = outcome.result { classification } else { nil }
        }
    }

    /// What whoever found about ads as they are now, as far as it is fresh, of all who did; an analysis takes the latest.
    private func knownToAnyone(
        of ads: [Creative], brand: String?, in store: some ClassificationStore, context: RunContext
    ) async throws -> [CreativeClassification] {
        let fresh = FreshFindings(staleAfter: options.staleAfter, now: now())
        let byKey = Dictionary(ads.map { ($0.key, $0) }) { first, _ in first }
        var asked: [SilentClassifier: Set<CreativeKey>] = [:]
        for found in try await store.classifications(of: byKey.keys.sorted())
        where fresh.isFresh(found.classifiedAt) {
            guard brand == nil || found.key.brand == brand else { continue }
            asked[SilentClassifier(found.key), default: []].insert(found.key.creative)
        }
        var result: [CreativeClassification] = []
        for (classifier, keys) in asked.sorted(by: { $0.key < $1.key }) {
            var reading = self
            reading.classifier = classifier
            result += try await reading.known(
                of: keys.sorted().compactMap { byKey[$0] }, brand: classifier.brand, in: store,
                context: context)
        }
        return result
    }
}

/// Somebody who classified before: under that name findings are looked for.
private struct SilentClassifier: AdClassifier, Hashable, Comparable {
    var identifier: String
    var promptVersion: String
    var schemaVersion: String
    var brand: String

    init(_ key: CreativeClassification.Key) {
        (identifier, promptVersion, schemaVersion) = (key.model, key.promptVersion, key.schemaVersion)
        brand = key.brand
    }

    func findings(about ad: AdInput) throws -> AdFindings {
        throw ClassificationError(.invalidOption, "\(identifier) is asked nothing")
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.identifier, left.promptVersion, left.schemaVersion, left.brand)
            < (right.identifier, right.promptVersion, right.schemaVersion, right.brand)
    }
}
