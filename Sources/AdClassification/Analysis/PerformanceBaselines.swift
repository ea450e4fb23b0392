public import CreativeModel

/// What is usual in an account, by awareness level and format.
///
/// Every ad counts once, with the ratio of its sums over the period. (The mean or the percentiles of **daily** ratios
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
public struct PerformanceBaselines: Sendable, Hashable {
    /// What a baseline needs.
    public struct Options: Hashable, Sendable {
        /// The fewest rows, one a day and ad: 30.
        public var minimumRows = 30
        /// The fewest ads: 5.
        public var minimumAds = 5
        /// The fewest impressions: 10,000.
        public var minimumImpressions: Int64 = 10_000
        /// The least spend: 100 units of the currency, whichever it is.
        public var minimumSpend = Micros(rawValue: 100_000_000)
        /// Which share of the ratios at each end is set to the percentile there: 0.02. Values outside 0...0.5 count as
        /// the nearer end.
        public var winsorisedShare = 0.02

        /// Makes options with their defaults.
        public init() {}
    }

    /// What was set.
    public let options: Options
    private var distributions: [Question: Distribution] = [:]

    private struct Question: Hashable {
        let ratio: AdRatio
        let segment: AdSegment
        let currency: CurrencyCode
    }

    private struct Distribution: Hashable {
        var evidence: AdFigures
        var values: [Double] = []
    }

    /// Collects the ratios of ads.
    ///
    /// - Parameters:
    ///   - ads: The ads, each once; see ``AdPerformance/read(_:classifications:from:in:)``.
    ///   - options: What a baseline needs.
    /// - Complexity: O(n log n) in the ads.
    public init(_ ads: [AdPerformance], options: Options = Options()) {
        self.options = options
        for ad in ads {
            guard let currency = ad.onlyCurrency, ad.hasDelivery, let sums = ad.totals.byCurrency[currency]
            else {
                continue
            }
            for ratio in AdRatio.allCases {
                guard let value = ratio.value(of: sums) else { continue }
                for segment in ad.segments {
                    let question = Question(ratio: ratio, segment: segment, currency: currency)
                    let empty = Distribution(evidence: AdFigures(currency: currency))
                    distributions[question, default: empty].evidence.add(ad)
                    distributions[question, default: empty].values.append(value)
                }
            }
        }
        for (question, distribution) in distributions {
            var percentiles = Percentiles(distribution.values)
            percentiles.winsorise(min(max(options.winsorisedShare, 0), 0.5))
            distributions[question]?.values = percentiles.sorted
        }
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
    /// - Complexity: O(n) in the ads of the segment.
    public func baseline(
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
            guard let distribution = distributions[question] else { continue }
            shortage = BaselineShortage(distribution.evidence, needed: options)
            if shortage == nil {
                return .found(
                    PerformanceBaseline(ratio, segment, fallback, distribution.evidence, distribution.values))
            }
        }
        // Only where nothing at all is needed and nothing is there is there no shortage.
        return .tooLittle(
            shortage ?? BaselineShortage(missing: AdFigures(currency: currency), needed: options))
    }
}

extension PerformanceBaseline {
    fileprivate init(
        _ ratio: AdRatio, _ segment: AdSegment, _ fallback: Fallback, _ evidence: AdFigures,
        _ sorted: [Double]
    ) {
        let percentiles = Percentiles(sorted: sorted)
        self.ratio = ratio
        self.segment = segment
        self.fallback = fallback
        self.evidence = evidence
        p25 = percentiles[0.25]
        median = percentiles[0.5]
        p75 = percentiles[0.75]
        mean = percentiles.mean
        range = percentiles[0]...percentiles[1]
    }
}
