public import CreativeModel
public import StageCore

extension AdBatch {
    /// The full analysis of the ads that run, by what is known of them already. The classifier is asked nothing: what a run in the
    /// background found is joined with performance, which takes milliseconds. Ads of which nothing fresh is known are in
    /// ``AdAnalysis/unclassified``.
    ///
    /// - Parameters:
    ///   - store: Where ads, their performance and the results are. It is only read.
    ///   - seat: Whose ads; `nil` for all.
    ///   - brand: The brand of all of them, as it was given to the run; `nil` for each ad's advertiser.
    ///   - end: The last day of the window; `nil` for the newest with performance.
    ///   - options: What can be set of the analysis.
    ///   - context: Where to check for cancellation and report progress.
    /// - Returns: The analysis, over the window of ``Options-swift.struct/daysBack`` days; over all there is where performance has no days.
    /// - Throws: ``ClassificationError`` for options out of range; what the store throws; `CancellationError`.
    /// - Complexity: O(n log n) in the rows of those ads. Files of videos are read where a result stands on what they say.
    public func analysis(
        of store: some CreativeStore & PerformanceStore & ClassificationStore, seat: String? = nil,
        brand: String? = nil, endingOn end: Day? = nil, options: AdAnalysis.Options = AdAnalysis.Options(),
        context: RunContext = RunContext()
    ) async throws -> AdAnalysis {
        try self.options.check()
        let active = try await ActiveAds(
            in: store, seat: seat, daysBack: self.options.daysBack, endingOn: end)
        // A run that may classify nothing finds what it would reuse.
        var reading = self
        reading.options.maxNew = 0
        reading.options.force = false
        let progress = BatchProgress()
        progress.begin(active.ads.map(\.key))
        _ = try await reading.plan(active.ads, brand: brand, in: store, noting: progress, context: context)
        let known = progress.outcomes.compactMap { outcome in
            if case .reused(let classification) = outcome.result { classification } else { nil }
        }
        let period =
            active.window.map { ReportPeriod.days(first: $0.lowerBound, last: $0.upperBound) } ?? .all
        return try await AdAnalysis(
            of: active.ads, classifications: known, store: store, in: period, options: options)
    }
}
