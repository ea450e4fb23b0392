public import CreativeModel

/// The performance of classified ads: sums and ratios for each awareness level, and for each level and format.
///
/// It calls no model: it joins stored findings with sums of performance.
///
/// ```swift
/// let analysis = try await AdAnalysis(
///     of: store.creatives(), classifications: store.classifications(of: keys), store: store, in: .lastDays(30))
/// print(analysis.text)
/// ```
///
/// No ad is lost: ``levels`` and ``unclassified`` together contain the ads of ``overall``, and so do `cells` and
/// ``unclassified``, and ``formats``.
public struct AdAnalysis: Sendable {
    /// The days of the analysis.
    public let period: ReportPeriod
    /// The options.
    let options: Options
    /// The ads, by key.
    package let ads: [AdPerformance]
    /// The group of all ads.
    public let overall: AdGroup
    /// The classified ads of each level with ads, in order of levels; those without a level come last.
    public let levels: [AdGroup]
    /// The classified ads of each level and format with ads, by level, then by format.
    package let cells: [AdGroup]
    /// The ads of each format, classified or not, by its name; those without a format come last.
    public let formats: [AdGroup]
    /// The ads without a classification.
    public let unclassified: AdGroup
    /// The usual values of each ratio, by level and format.
    package let baselines: PerformanceBaselines
    /// Warnings about the data: rows outside of every window, days in the future. The creator of an analysis may add to them.
    /// Text and Markdown reports show them.
    public var warnings: [String] = []
    /// The ads without a level because of their language, if the creator of the analysis counts them.
    package var unreadLanguages = UnreadLanguages()
    /// The agreement of ads and their landing pages.
    package let congruence: CongruenceSummary
    /// The insights, found once.
    private(set) var found = Found()
    /// The currencies in which the ads have rows, by code.
    public var currencies: [CurrencyCode] { overall.figures.map(\.currency) }

    /// Creates an analysis of ads.
    ///
    /// - Parameters:
    ///   - creatives: The ads; of repeated keys the last one counts.
    ///   - classifications: The classifications of the ads. Of several for one ad the latest counts; those of other ads are
    ///     ignored.
    ///   - store: The store of their performance, which is only read.
    ///   - period: The days to include: all, unless set.
    ///   - options: The options.
    /// - Throws: Errors of the store.
    /// - Complexity: O(n log n) in the rows of those ads.
    public init(
        of creatives: [Creative], classifications: [CreativeClassification], store: some PerformanceStore,
        in period: ReportPeriod = .all, options: Options = Options()
    ) async throws {
        let ads = try await AdPerformance.read(
            creatives, classifications: classifications, from: store, in: period)
        self.init(ads, in: period, options: options)
    }

    /// Creates an analysis of ads with known sums.
    ///
    /// - Parameters:
    ///   - ads: The ads, each once, by key.
    ///   - period: The days of their sums.
    ///   - options: The options.
    /// - Complexity: O(n log n) in the ads.
    init(_ ads: [AdPerformance], in period: ReportPeriod, options: Options = Options()) {
        self.ads = ads
        self.period = period
        self.options = options
        baselines = PerformanceBaselines(ads, options: options.baselines)
        congruence = CongruenceSummary(ads)
        var groups: [AdSegment: AdGroup] = [:]
        for ad in ads {
            for segment in ad.segments { groups[segment, default: AdGroup(segment)].add(ad) }
        }
        overall = groups.removeValue(forKey: .all) ?? AdGroup(.all)
        unclassified = groups.removeValue(forKey: .unclassified) ?? AdGroup(.unclassified)
        let ordered = groups.values.sorted { $0.segment < $1.segment }
        levels = ordered.filter { if case .level = $0.segment { true } else { false } }
        cells = ordered.filter { if case .cell = $0.segment { true } else { false } }
        formats = ordered.filter { if case .format = $0.segment { true } else { false } }
        found = finding()
    }

    /// Returns the ads of one level and format.
    ///
    /// - Parameters:
    ///   - level: The level; `nil` for ads without one.
    ///   - format: The format; `nil` for ads without one.
    /// - Returns: `nil` if there are no such ads.
    /// - Complexity: O(cells).
    func cell(_ level: AwarenessLevel?, _ format: CreativeFormat?) -> AdGroup? {
        cells.first { $0.segment == .cell(level, format) }
    }
}

extension AdAnalysis {
    /// The options of an analysis.
    public struct Options: Hashable, Sendable {
        /// The data required for a baseline and to judge a group.
        var baselines = PerformanceBaselines.Options()
        /// The maximum number of insights for a currency; the default is 8.
        public var maximumInsights = 8
        /// The maximum number of winners and of losers among the insights of a currency; the default is 2, so that there is
        /// room for levels and formats.
        var maximumAds = 2
        /// The number of conversions that a CPA needs to be reported, actual or expected for the spend at the reference CPA;
        /// the default is 10.
        public var minimumConversions = 10.0
        /// The minimum factor between the CPA or CTR of a level and format and that of all ads, to be reported; the default
        /// is 1.1.
        var notableFactor = 1.1
        /// The minimum share of spend of a costly level; the default is 0.2.
        var costlyShare = 0.2
        /// The minimum factor between the CPA of a costly level and that of all ads; the default is 1.5.
        var costlyFactor = 1.5
        /// The minimum distance in levels between an ad's copy and its landing page to be reported; the default is 2.
        var landingGap = 2

        /// Creates options with the default values.
        public init() {}
    }
}
