public import CreativeModel
internal import Foundation
public import StageCore

extension AdBatch {
    /// Returns the full analysis of the ads with delivery, stopped or not, from stored findings. It does not call the
    /// classifier: it joins the results of earlier runs with performance, which takes milliseconds. Ads without fresh
    /// findings are in ``AdAnalysis/unclassified``.
    ///
    /// Stopped ads are included because sums and baselines are those of the account: see `ActiveAds.delivered`. If the store
    /// has no performance of the seat, the analysis has the numbers of all its ads, and a warning reports it.
    ///
    /// - Parameters:
    ///   - store: The store of the ads, their performance and the results, which is only read.
    ///   - seat: The seat of the ads; `nil` for all.
    ///   - brand: The brand of all ads, as given to the run; `nil` for each ad's advertiser.
    ///   - end: The last day of the window; `nil` for the newest with performance.
    ///   - options: The options of the analysis.
    ///   - byAny: Whether results of any classifier are used, not only those of this batch's classifier and its versions. Of
    ///     several
    ///   for an ad **as it is now**, the latest fresh one is used; if no brand is given, for any brand. The default is
    ///   `false`.
    ///   - context: Receives progress and checks for cancellation.
    /// - Returns: The analysis, over a window of ``Options-swift.struct/daysBack`` days, or over all performance if it has no
    ///   days. Its warnings report data outside of the window.
    /// - Throws: ``ClassificationError`` for options out of range; errors of the store; `CancellationError`.
    /// - Complexity: O(n log n) in the rows of those ads. Files of videos are read if a result is based on their text.
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

    /// Returns the fresh findings of this batch's classifier about ads as they are now.
    private func known(
        of ads: [Creative], brand: String?, in store: some ClassificationStore, context: RunContext
    ) async throws -> [CreativeClassification] {
        // A run without new classifications finds what it would reuse.
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

    /// Returns the fresh findings of all classifiers about ads as they are now; an analysis uses the latest.
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

/// The identity of an earlier classifier, used to look up its findings.
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
        throw ClassificationError(.invalidOption, "\(identifier) cannot be called")
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.identifier, left.promptVersion, left.schemaVersion, left.brand)
            < (right.identifier, right.promptVersion, right.schemaVersion, right.brand)
    }
}
