internal import CreativeModel

extension AdAnalysis {
    /// The insights in words: for each currency, by its code, `insights(in:)`, then insights without money if there is room.
    /// There are at most ``Options/maximumInsights`` for each currency.
    ///
    /// - Complexity: O(insights); they were found when the analysis was created.
    public var insights: [AdInsight] {
        let told = currencies.flatMap { (found.ofMoney[$0] ?? []).prefix(limit) }
        return told + found.ofCoverage.prefix(max(0, max(1, currencies.count) * limit - told.count))
    }

    /// Returns the insights for one currency, ordered by the money at stake, with those without money last. There are at most
    /// ``Options/maximumInsights``.
    ///
    /// Levels and formats are judged only if they have the data of a baseline (``PerformanceBaselines/Options``), and by CPA
    /// only if they have ``Options/minimumConversions`` conversions, or would have at the CPA of all ads.
    ///
    /// - Parameter currency: The currency.
    /// - Complexity: O(insights); they were found when the analysis was created.
    func insights(in currency: CurrencyCode) -> [AdInsight] {
        Array(((found.ofMoney[currency] ?? []) + found.ofCoverage).prefix(limit))
    }

    private var limit: Int { max(0, options.maximumInsights) }

    /// All insights, without a limit on their number.
    struct Found: Sendable {
        var ofMoney: [CurrencyCode: [AdInsight]] = [:]
        /// Levels and formats with no or hardly any ads.
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

/// Insights about levels and formats with no or hardly any ads.
extension AdAnalysis {
    var coverage: [AdInsight] {
        let known =
            (tellsOfLevels ? levels.filter { $0.segment.level != nil } : [])
            + formats.filter { $0.segment.format != nil }
        return untestedLevels + known.compactMap(hardlyTested)
    }

    /// Whether enough ads are classified to conclude that a level without ads is not addressed: at least half of those that
    /// were shown, or of all if none was.
    private var tellsOfLevels: Bool {
        let delivered = overall.adsWithDelivery
        let (all, unknown) =
            delivered > 0 ? (delivered, unclassified.adsWithDelivery) : (overall.ads, unclassified.ads)
        return all > unknown && all >= 2 * unknown
    }

    private var untestedLevels: [AdInsight] {
        guard tellsOfLevels, levels.contains(where: { $0.segment.level != nil }) else { return [] }
        let classified = overall.ads - unclassified.ads
        return AwarenessLevel.allCases.compactMap { level -> AdInsight? in
            guard !levels.contains(where: { $0.segment.level == level }) else { return nil }
            var insight = AdInsight(.untestedLevel, ads: 0)
            insight.level = level
            let start =
                classified == 1
                ? "The only classified ad does not address"
                : "None of the \(AdWords.number(Int64(classified))) classified ads addresses"
            insight.text = "\(start) \(level.adjective) people."
            return insight
        }
    }

    private func hardlyTested(_ group: AdGroup) -> AdInsight? {
        let needed = options.baselines.minimumAds
        let ran = group.adsWithDelivery
        // If nothing ran at all there is no performance, which says nothing about a single kind of ad.
        guard ran < needed, overall.adsWithDelivery > 0 else { return nil }
        let kind = group.segment.level == nil ? AdInsight.Kind.hardlyTestedFormat : .hardlyTestedLevel
        var insight = AdInsight(kind, ads: group.ads)
        insight.level = group.segment.level
        insight.format = group.segment.format
        let spend = group.totals.spend
        if spend.count == 1 { (insight.currency, insight.spend) = (spend[0].currency, spend[0].amount) }
        let money = spend.filter { $0.amount > .zero }.map { AdWords.money($0.amount, $0.currency) }
        let start =
            ran == 0
            ? "None of the \(AdWords.number(Int64(group.ads))) \(group.segment) ran"
            : "Only \(ran) \(ran == 1 ? group.segment.singular : group.segment.description) ran"
        insight.text =
            start + (money.isEmpty ? "" : " (\(money.joined(separator: " and ")))")
            + ": too few to judge (\(needed) needed)."
        return insight
    }
}

extension AdSegment {
    /// The singular form, such as `problem-aware ad`. Only for a known level or format.
    fileprivate var singular: String {
        let plural = description
        return plural.hasSuffix("s") ? String(plural.dropLast()) : plural
    }
}
