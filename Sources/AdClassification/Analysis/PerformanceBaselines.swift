package import CreativeModel

/// What is usual in an account, by awareness level and format.
///
/// Every ad counts once, with the ratio of its sums over the period, as far as ``AdRatioSums`` has them. (The mean or the percentiles of **daily** ratios
/// would tell of the days with few clicks: the costs per click of such days are a multiple of what is paid.) Only
/// ads whose rows are of one currency count, in that currency, and only those that have the ratio: an ad without
/// conversions has no CPA. What lies beyond the 2nd and the 98th percentile is set to those, which the mean and the
/// range show; quartiles do not move by it. Percentiles are type 7 of R. Hyndman and Y. Fan, "Sample quantiles in
/// statistical packages", The American Statistician 50(4), 1996: linear interpolation.
///
/// ```swift
/// let answer = analysis.baselines.baseline(for: .costPerClick, level: .problemAware, format: .video, currency: euro)
/// answer.baseline?.median
/// ```
package struct PerformanceBaselines: Sendable, Hashable {
    /// What a baseline needs.
    struct Options: Hashable, Sendable {
        /// The fewest rows, one a day and ad: 30.
        var minimumRows = 30
        /// The fewest ads: 5.
        var minimumAds = 5
        /// The fewest impressions: 10,000.
        var minimumImpressions: Int64 = 10_000
        /// The least spend: 100 units of the currency, whichever it is.
        var minimumSpend = Micros(rawValue: 100_000_000)
        /// Which share of the ratios at each end is set to the percentile there: 0.02. Values outside 0...0.5 count as
        /// the nearer end.
        var winsorisedShare = 0.02

        /// Makes options with their defaults.
        init() {}
    }

    /// What was set.
    let options: Options
    /// What is usual in each segment, whether or not it has the data.
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

    /// Collects the ratios of ads.
    ///
    /// - Parameters:
    ///   - ads: The ads, each once; see ``AdPerformance/read(_:classifications:from:in:)``.
    ///   - options: What a baseline needs.
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

    /// What is usual for an ad of a level and format: among those of both, else of the level, else of the format, else
    /// among all ads, whichever first has enough data. A level or format that is not known is no group of peers, and
    /// passed over.
    ///
    /// - Parameters:
    ///   - ratio: Of which ratio.
    ///   - level: The level.
    ///   - format: The format.
    ///   - currency: Of which currency the ads are.
    /// - Returns: The baseline, or what all ads lack for one.
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
        // Only where nothing at all is needed and nothing is there is there no shortage.
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
