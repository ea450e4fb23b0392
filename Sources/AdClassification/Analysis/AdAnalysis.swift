public import CreativeModel

/// What performance says of classified ads: sums and ratios for each awareness level and each level and format.
///
/// It asks no model: what classifiers found is joined with sums of performance.
///
/// ```swift
/// let analysis = try await AdAnalysis(
///     of: store.creatives(), classifications: store.classifications(of: keys), store: store, in: .lastDays(30))
/// print(analysis.text)
/// ```
///
/// Nothing is lost: the ads of ``levels`` and ``unclassified`` together are those of ``overall``, and so are those of
/// `cells` and ``unclassified``, and those of ``formats``.
public struct AdAnalysis: Sendable {
    /// The days that count.
    public let period: ReportPeriod
    /// What was set.
    let options: Options
    /// The ads, by key.
    package let ads: [AdPerformance]
    /// All ads together.
    public let overall: AdGroup
    /// The classified ads of each level that has any, in order of levels; those without a level come last.
    public let levels: [AdGroup]
    /// The classified ads of each level and format that has any, by level, then by format.
    package let cells: [AdGroup]
    /// The ads of each format, classified or not, by its name; those without a format come last.
    public let formats: [AdGroup]
    /// The ads without a classification.
    public let unclassified: AdGroup
    /// What is usual for each ratio, by level and format.
    package let baselines: PerformanceBaselines
    /// What a person should know of what the figures stand on: rows that fall in no window, days in the future. Who makes an
    /// analysis may add to them; text and Markdown show them.
    public var warnings: [String] = []
    /// The ads without a level because of their language, where whoever makes an analysis counts them.
    package var unreadLanguages = UnreadLanguages()
    /// How well ads and their landing pages agree.
    package let congruence: CongruenceSummary
    /// What the figures say, found once.
    private(set) var found = Found()
    /// The currencies that the ads have rows of, by code.
    public var currencies: [CurrencyCode] { overall.figures.map(\.currency) }

    /// Analyses ads.
    ///
    /// - Parameters:
    ///   - creatives: The ads; of repeated keys the last one counts.
    ///   - classifications: What is known of them; of several for one ad the latest counts, and those of other ads are
    ///     left out.
    ///   - store: Where their performance is. It is only read.
    ///   - period: The days that count: all, unless given.
    ///   - options: What can be set.
    /// - Throws: What the store throws.
    /// - Complexity: O(n log n) in the rows of those ads.
    public init(
        of creatives: [Creative], classifications: [CreativeClassification], store: some PerformanceStore,
        in period: ReportPeriod = .all, options: Options = Options()
    ) async throws {
        let ads = try await AdPerformance.read(
            creatives, classifications: classifications, from: store, in: period)
        self.init(ads, in: period, options: options)
    }

    /// Analyses ads whose sums are known.
    ///
    /// - Parameters:
    ///   - ads: The ads, each once, by key.
    ///   - period: The days of their sums.
    ///   - options: What can be set.
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

    /// The ads of one level and format.
    ///
    /// - Parameters:
    ///   - level: The level; `nil` for ads without one.
    ///   - format: The format; `nil` for ads without one.
    /// - Returns: `nil` where there are no such ads.
    /// - Complexity: O(cells).
    func cell(_ level: AwarenessLevel?, _ format: CreativeFormat?) -> AdGroup? {
        cells.first { $0.segment == .cell(level, format) }
    }
}

extension AdAnalysis {
    /// What can be set.
    public struct Options: Hashable, Sendable {
        /// What figures need to be judged by, and to judge others by.
        var baselines = PerformanceBaselines.Options()
        /// The most insights for a currency: 8.
        public var maximumInsights = 8
        /// The most single ads of a currency that insights praise, and as many that they blame: 2, so that there is room for levels
        /// and formats.
        var maximumAds = 2
        /// How many conversions a CPA needs to be told of, or how many the spend would have brought at the CPA that it is
        /// compared with: 10.
        public var minimumConversions = 10.0
        /// By what factor the CPA or CTR of a level and format differs from that of all ads at least, to be told of: 1.1.
        var notableFactor = 1.1
        /// From which share of spend a level counts as one on which much is spent: 0.2.
        var costlyShare = 0.2
        /// From how many times the CPA of all ads a level counts as costly: 1.5.
        var costlyFactor = 1.5
        /// From how many levels between them an ad's copy and its landing page do not fit: 2.
        var landingGap = 2

        /// Makes options with their defaults.
        public init() {}
    }
}
