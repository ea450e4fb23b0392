package import CreativeModel

/// The usual ratios in an account, by awareness level and format.
///
/// Every ad counts once, with the ratio of its sums over the period, as in ``AdRatioSums``. (The mean or the percentiles of
/// **daily** ratios would describe the days with few clicks, whose cost per click is a multiple of the actual one.) Only ads
/// with rows in a single currency count, in that currency, and only those that have the ratio: an ad without conversions has
/// no CPA. Values beyond the 2nd and the 98th percentile are set to these percentiles, which affects the mean and the range
/// but not the quartiles. Percentiles are type 7 of R. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The
/// American Statistician 50(4), 1996: linear interpolation.
///
/// ```swift
/// let answer = analysis.baselines.baseline(for: .costPerClick, level: .problemAware, format: .video, currency: euro)
/// answer.baseline?.median
/// ```
package struct PerformanceBaselines: Sendable, Hashable {
    /// The data required for a baseline.
    struct Options: Hashable, Sendable {
        /// The minimum number of rows, one per day and ad; the default is 30.
        var minimumRows = 30
        /// The minimum number of ads; the default is 5.
        var minimumAds = 5
        /// The minimum number of impressions; the default is 10,000.
        var minimumImpressions: Int64 = 10_000
        /// The minimum spend; the default is 100 units of any currency.
        var minimumSpend = Micros(rawValue: 100_000_000)
        /// The share of the ratios at each end that is set to the percentile there; the default is 0.02. Values outside
        /// 0...0.5 are clamped.
        var winsorisedShare = 0.02

        /// Creates options with the default values.
        init() {}
    }

    /// The options.
    let options: Options
    /// The distribution in each segment, with or without the required data.
    private let known: [Question: PerformanceBaseline]

    private struct Question: Hashable {
        let ratio: AdRatio
        let segment: AdSegment
        let currency: CurrencyCode
    }

    private struct Distribution {
        var evidence: AdFigures
        var values: [Double] = []
    }

    /// Creates baselines from the ratios of ads.
    ///
    /// - Parameters:
    ///   - ads: The ads, each once; see ``AdPerformance/read(_:classifications:from:in:)``.
    ///   - options: The data required for a baseline.
    /// - Complexity: O(n log n) in the ads.
    init(_ ads: [AdPerformance], options: Options = Options()) {
        self.options = options
        var distributions: [Question: Distribution] = [:]
        for ad in ads {
            guard let currency = ad.onlyCurrency, ad.hasDelivery, let sums = ad.ratios[currency] else {
                continue
            }
            for ratio in AdRatio.allCases {
                guard let value = sums.value(ratio) else { continue }
                for segment in ad.segments {
                    let question = Question(ratio: ratio, segment: segment, currency: currency)
                    let empty = Distribution(evidence: AdFigures(currency: currency))
                    distributions[question, default: empty].evidence.add(ad)
                    distributions[question, default: empty].values.append(value)
                }
            }
        }
        var known: [Question: PerformanceBaseline] = [:]
        for (question, distribution) in distributions {
            var percentiles = Percentiles(distribution.values)
            percentiles.winsorise(min(max(options.winsorisedShare, 0), 0.5))
            known[question] = PerformanceBaseline(
                question.ratio, question.segment, distribution.evidence, percentiles)
        }
        self.known = known
    }

    /// Returns the baseline for an ad of a level and format: among the ads of both, else of the level, else of the format,
    /// else among all ads, whichever first has enough data. Unknown levels and formats are not groups of peers and are
    /// skipped.
    ///
    /// - Parameters:
    ///   - ratio: The ratio.
    ///   - level: The level.
    ///   - format: The format.
    ///   - currency: The currency of the ads.
    /// - Returns: The baseline, or the data that all ads lack for one.
    /// - Complexity: O(1).
    package func baseline(
        for ratio: AdRatio, level: AwarenessLevel?, format: CreativeFormat?, currency: CurrencyCode
    ) -> BaselineAnswer {
        var steps: [(PerformanceBaseline.Fallback, AdSegment)] = []
        if let level, let format { steps.append((.exact, .cell(level, format))) }
        if let level { steps.append((.awareness, .level(level))) }
        if let format { steps.append((.format, .format(format))) }
        steps.append((.all, .all))
        var shortage = BaselineShortage(AdFigures(currency: currency), needed: options)
        for (fallback, segment) in steps {
            let question = Question(ratio: ratio, segment: segment, currency: currency)
            guard var baseline = known[question] else { continue }
            shortage = BaselineShortage(baseline.evidence, needed: options)
            if shortage == nil {
                baseline.fallback = fallback
                return .found(baseline)
            }
        }
        // There is no shortage only if nothing is required and nothing is there.
        return .tooLittle(
            shortage ?? BaselineShortage(missing: AdFigures(currency: currency), needed: options))
    }
}

extension PerformanceBaseline {
    fileprivate init(
        _ ratio: AdRatio, _ segment: AdSegment, _ evidence: AdFigures, _ percentiles: Percentiles
    ) {
        self.ratio = ratio
        self.segment = segment
        fallback = .exact
        self.evidence = evidence
        p25 = percentiles[0.25]
        median = percentiles[0.5]
        p75 = percentiles[0.75]
        mean = percentiles.mean
        range = percentiles[0]...percentiles[1]
    }
}
