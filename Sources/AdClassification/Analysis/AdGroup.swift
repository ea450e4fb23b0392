public import CreativeModel

/// The sums of some ads in one currency, and on how much they stand.
public struct AdFigures: Hashable, Sendable {
    /// The currency of spend and conversion value.
    public var currency: CurrencyCode
    /// How many ads were shown, or cost anything, in this currency.
    public var ads = 0
    /// How many rows there are: one for each ad and day.
    var rows = 0
    /// How many ads have rows in this currency, shown or not.
    var adsWithRows = 0
    /// The sums of all rows, of each metric as far as it is known.
    package var sums = PerformanceMetrics()
    /// The sums that ratios are of: only rows that know both count.
    var ratios = AdRatioSums()

    init(currency: CurrencyCode) { self.currency = currency }

    /// A ratio of the sums of rows that know both; `nil` where it has none. See `AdRatioSums`.
    ///
    /// - Parameter ratio: Which one.
    public func value(_ ratio: AdRatio) -> Double? { ratios.value(ratio) }

    /// Adds what an ad has in this currency.
    mutating func add(_ ad: AdPerformance) {
        guard let own = ad.totals.byCurrency[currency] else { return }
        adsWithRows += 1
        if own.hasDelivery { ads += 1 }
        rows += ad.rows[currency] ?? 0
        sums.add(own)
        if let known = ad.ratios[currency] { ratios.add(known) }
    }
}

/// The ads of one segment, summed.
public struct AdGroup: Hashable, Sendable {
    /// Which ads.
    public let segment: AdSegment
    /// How many there are.
    public private(set) var ads = 0
    /// How many of them were shown, or cost anything.
    package private(set) var adsWithDelivery = 0
    /// Their sums.
    public private(set) var totals = PerformanceTotals()
    private var byCurrency: [CurrencyCode: AdFigures] = [:]

    init(_ segment: AdSegment) { self.segment = segment }

    /// The sums in each currency that its ads have rows of, by code: the place for ratios that money is part of.
    public var figures: [AdFigures] { byCurrency.values.sorted { $0.currency < $1.currency } }

    /// The sums in one currency; nothing is known in one that its ads have no rows of.
    ///
    /// - Parameter currency: Which one.
    package func figures(in currency: CurrencyCode) -> AdFigures {
        byCurrency[currency] ?? AdFigures(currency: currency)
    }

    /// Clicks ÷ impressions over all currencies, a fraction.
    public var clickThroughRate: Double? { overCurrencies(.clickThroughRate) }

    /// Conversions ÷ clicks over all currencies, a fraction.
    public var conversionRate: Double? { overCurrencies(.conversionRate) }

    /// Of a ratio without money.
    private func overCurrencies(_ ratio: AdRatio) -> Double? {
        var sums = AdRatioSums()
        for figures in byCurrency.values { sums.add(figures.ratios) }
        return sums.value(ratio)
    }

    mutating func add(_ ad: AdPerformance) {
        ads += 1
        if ad.hasDelivery { adsWithDelivery += 1 }
        totals.add(ad.totals)
        for currency in ad.totals.byCurrency.keys {
            byCurrency[currency, default: AdFigures(currency: currency)].add(ad)
        }
    }
}
