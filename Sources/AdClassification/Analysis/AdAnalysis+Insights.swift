public import CreativeModel

extension AdAnalysis {
    /// What the figures say, in words: for each currency, by its code, ``insights(in:)``; then what concerns no money,
    /// where there is room. There are at most ``Options/maximumInsights`` for each currency.
    ///
    /// - Complexity: O(n log n) in the ads.
    public var insights: [AdInsight] {
        let told = currencies.flatMap { moneyInsights(in: $0).prefix(limit) }
        return told + coverageInsights.prefix(max(0, max(1, currencies.count) * limit - told.count))
    }

    /// What the figures of one currency say, in words: what has the most money at stake first, and last what concerns no
    /// money. There are at most ``Options/maximumInsights``.
    ///
    /// Levels and formats are judged only where they have the data of a baseline (``PerformanceBaselines/Options``), and
    /// by CPA only where they have ``Options/minimumConversions`` conversions, or would at the CPA of all ads.
    ///
    /// - Parameter currency: Which one.
    /// - Complexity: O(n log n) in the ads.
    public func insights(in currency: CurrencyCode) -> [AdInsight] {
        Array((moneyInsights(in: currency) + coverageInsights).prefix(limit))
    }

    private var limit: Int { max(0, options.maximumInsights) }

    private func moneyInsights(in currency: CurrencyCode) -> [AdInsight] {
        let finder = InsightFinder(self, currency: currency)
        return (finder.cells + finder.costlyLevels + finder.incongruence + finder.singleAds)
            .sorted(by: AdInsight.precedes)
    }

    /// What has not been tried, or hardly.
    private var coverageInsights: [AdInsight] {
        guard levels.contains(where: { $0.segment.level != nil }) else { return [] }
        let untested = AwarenessLevel.allCases.compactMap { level -> AdInsight? in
            guard !levels.contains(where: { $0.segment.level == level }) else { return nil }
            var insight = AdInsight(.untestedLevel, ads: 0)
            insight.level = level
            insight.text = "No ad speaks to \(level.adjective) people."
            return insight
        }
        let known = levels.filter { $0.segment.level != nil } + formats.filter { $0.segment.format != nil }
        return untested + known.compactMap(hardlyTested)
    }

    private func hardlyTested(_ group: AdGroup) -> AdInsight? {
        let needed = options.baselines.minimumAds
        guard group.adsWithDelivery < needed else { return nil }
        let kind = group.segment.level == nil ? AdInsight.Kind.hardlyTestedFormat : .hardlyTestedLevel
        var insight = AdInsight(kind, ads: group.ads)
        insight.level = group.segment.level
        insight.format = group.segment.format
        let spend = group.totals.spend
        if spend.count == 1 { (insight.currency, insight.spend) = (spend[0].currency, spend[0].amount) }
        let money = spend.filter { $0.amount > .zero }.map { AdWords.money($0.amount, $0.currency) }
        insight.text =
            "Only \(group.adsWithDelivery) of \(AdWords.number(Int64(group.ads))) \(group.segment) "
            + "\(group.ads == 1 ? "has" : "have") been shown"
            + (money.isEmpty ? "" : " (\(money.joined(separator: " and ")))")
            + "; fewer than \(needed) are too few to judge by."
        return insight
    }
}
