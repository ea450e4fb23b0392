import CreativeModel

extension AdAnalysis {
    /// What the figures say, in words: for each currency, by its code, `insights(in:)`; then what concerns no money,
    /// where there is room. There are at most ``Options/maximumInsights`` for each currency.
    ///
    /// - Complexity: O(insights); they were found once, when the analysis was made.
    public var insights: [AdInsight] {
        let told = currencies.flatMap { (found.ofMoney[$0] ?? []).prefix(limit) }
        return told + found.ofCoverage.prefix(max(0, max(1, currencies.count) * limit - told.count))
    }

    /// What the figures of one currency say, in words: what has the most money at stake first, and last what concerns no
    /// money. There are at most ``Options/maximumInsights``.
    ///
    /// Levels and formats are judged only where they have the data of a baseline (``PerformanceBaselines/Options``), and
    /// by CPA only where they have ``Options/minimumConversions`` conversions, or would at the CPA of all ads.
    ///
    /// - Parameter currency: Which one.
    /// - Complexity: O(insights); they were found once, when the analysis was made.
    func insights(in currency: CurrencyCode) -> [AdInsight] {
        Array(((found.ofMoney[currency] ?? []) + found.ofCoverage).prefix(limit))
    }

    private var limit: Int { max(0, options.maximumInsights) }

    /// All that the figures say, however much that is.
    struct Found: Sendable {
        var ofMoney: [CurrencyCode: [AdInsight]] = [:]
        /// What has not been tried, or hardly.
        var ofCoverage: [AdInsight] = []
    }

    /// - Complexity: O(currencies · n + n log n) in the ads.
    func finding() -> Found {
        let names = AdNames(ads)
        var result = Found(ofCoverage: coverage)
        for currency in currencies {
            let finder = InsightFinder(self, names: names, currency: currency)
            let insights = finder.cells + finder.costlyLevels + finder.incongruence + finder.singleAds
            result.ofMoney[currency] = insights.sorted(by: AdInsight.precedes)
        }
        return result
    }
}
