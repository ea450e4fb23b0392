internal import CreativeModel

/// Finds insights in the figures of one currency.
struct InsightFinder {
    let analysis: AdAnalysis
    let currency: CurrencyCode
    /// All ads.
    let account: AdFigures
    /// The names of ads in sentences.
    private let names: AdNames

    init(_ analysis: AdAnalysis, names: AdNames, currency: CurrencyCode) {
        self.analysis = analysis
        self.names = names
        self.currency = currency
        account = analysis.overall.figures(in: currency)
    }

    var options: AdAnalysis.Options { analysis.options }
    var accountCost: Double? { account.value(.costPerAcquisition) }

    struct Part {
        let segment: AdSegment
        let figures: AdFigures
    }

    /// Returns the groups of a known level and, for cells, a known format that have the data of a baseline.
    func solid(_ groups: [AdGroup]) -> [Part] {
        groups.compactMap { group in
            let isKnown =
                switch group.segment {
                case .cell(let level, let format): level != nil && format != nil
                default: group.segment.level != nil
                }
            let figures = group.figures(in: currency)
            guard isKnown, BaselineShortage(figures, needed: options.baselines) == nil else { return nil }
            return Part(segment: group.segment, figures: figures)
        }
    }

    func name(_ ad: AdPerformance) -> String { names.name(ad) }

    /// Returns whether a CPA is significant: there are enough conversions, or there would be at the CPA of the reference.
    ///
    /// - Parameter sums: The sums behind the CPA.
    func isTelling(_ sums: PerformanceMetrics, reference: Double) -> Bool {
        guard reference > 0, let spend = sums.spend?.units, let conversions = sums.conversions?.units else {
            return false
        }
        return max(conversions, spend / reference) >= options.minimumConversions
    }

    /// Returns the cost of the conversions in excess of a reference; negative if it is below.
    ///
    /// - Parameter sums: The sums behind the CPA.
    func excess(_ sums: PerformanceMetrics, over reference: Double) -> Double {
        (sums.spend?.units ?? 0) - (sums.conversions?.units ?? 0) * reference
    }

    /// Returns an insight about some ads with its common values.
    func insight(
        _ kind: AdInsight.Kind, about segment: AdSegment, _ figures: AdFigures, _ ratio: AdRatio,
        reference: Double?
    ) -> AdInsight {
        var insight = AdInsight(kind, currency: currency, ads: figures.ads)
        insight.level = segment.level
        insight.format = segment.format
        insight.ratio = ratio
        insight.value = figures.value(ratio)
        insight.reference = reference
        insight.spend = figures.sums.spend
        insight.spendShare = share(figures.sums.spend)
        return insight
    }

    func share(_ spend: Micros?) -> Double? {
        guard let spend, let all = account.sums.spend, all > .zero else { return nil }
        return spend.units / all.units
    }

    func money(_ value: Double) -> String { AdWords.money(value, currency) }

    /// Returns a text such as `USD 500.00, 12 % of spend`.
    func spendText(_ spend: Micros?) -> String {
        money((spend ?? .zero).units) + (share(spend).map { ", \(AdWords.percent($0)) of spend" } ?? "")
    }

    /// Returns a text such as `USD 41.20 a conversion, 2.1 times the account's USD 19.60`.
    func comparison(_ value: Double, with reference: Double) -> String {
        "\(money(value)) a conversion, \(AdWords.times(value / reference)) the account's \(money(reference))"
    }
}
