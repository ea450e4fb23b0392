public import CreativeModel
internal import StageCore

/// The sums of some ads in one currency, with the amount of data behind them.
public struct AdFigures: Hashable, Sendable {
    /// The currency of spend and conversion value.
    public var currency: CurrencyCode
    /// The number of ads that were shown or had spend in this currency.
    public var ads = 0
    /// The number of rows: one for each ad and day.
    var rows = 0
    /// The number of ads with rows in this currency, shown or not.
    var adsWithRows = 0
    /// The sums of all rows, for each metric as far as it is known.
    package var sums = PerformanceMetrics()
    /// The sums for ratios, over the rows in which both metrics are known.
    var ratios = AdRatioSums()

    init(currency: CurrencyCode) { self.currency = currency }

    /// Returns a ratio of sums over the rows in which both metrics are known; `nil` if there is none. See `AdRatioSums`.
    ///
    /// - Parameter ratio: The ratio.
    public func value(_ ratio: AdRatio) -> Double? { ratios.value(ratio) }

    /// Adds the sums of an ad in this currency.
    mutating func add(_ ad: AdPerformance) {
        guard let own = ad.totals.byCurrency[currency] else { return }
        adsWithRows += 1
        if own.hasDelivery { ads += 1 }
        rows += ad.rows[currency] ?? 0
        sums.add(own)
        if let known = ad.ratios[currency] { ratios.add(known) }
    }
}

/// The sums of the ads of one segment.
public struct AdGroup: Hashable, Sendable {
    /// The segment.
    public let segment: AdSegment
    /// The number of ads.
    public private(set) var ads = 0
    /// The number of ads that were shown or had spend.
    package private(set) var adsWithDelivery = 0
    /// Their sums.
    public private(set) var totals = PerformanceTotals()
    private var byCurrency: [CurrencyCode: AdFigures] = [:]

    init(_ segment: AdSegment) { self.segment = segment }

    /// The sums in each currency in which its ads have rows, by code. Use these for ratios that involve money.
    public var figures: [AdFigures] { byCurrency.values.sorted { $0.currency < $1.currency } }

    /// Returns the sums in one currency; all are unknown if its ads have no rows in it.
    ///
    /// - Parameter currency: The currency.
    package func figures(in currency: CurrencyCode) -> AdFigures {
        byCurrency[currency] ?? AdFigures(currency: currency)
    }

    /// Clicks ÷ impressions over all currencies, a fraction.
    public var clickThroughRate: Double? { overCurrencies(.clickThroughRate) }

    /// Conversions ÷ clicks over all currencies, a fraction.
    public var conversionRate: Double? { overCurrencies(.conversionRate) }

    /// Returns a ratio without money.
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

/// A segment of the ads.
public enum AdSegment: Hashable, Sendable {
    /// All ads.
    case all
    /// The classified ads of one awareness level; `nil` for those without a known level.
    case level(AwarenessLevel?)
    /// The ads of one format, classified or not; `nil` for those without a known format.
    case format(CreativeFormat?)
    /// The classified ads of one level and one format.
    case cell(AwarenessLevel?, CreativeFormat?)
    /// The ads without a classification.
    case unclassified

    /// The level that all ads of the segment share, if any.
    public var level: AwarenessLevel? {
        switch self {
        case .level(let level), .cell(let level, _): level
        case .all, .format, .unclassified: nil
        }
    }

    /// The format that all ads of the segment share, if any.
    public var format: CreativeFormat? {
        switch self {
        case .format(let format), .cell(_, let format): format
        case .all, .level, .unclassified: nil
        }
    }
}

extension AdSegment: CustomStringConvertible {
    /// The segment in a sentence: `problem-aware images`.
    public var description: String {
        switch self {
        case .all: "all ads"
        case .level(let level?): "\(level.adjective) ads"
        case .level(nil): "ads without a level"
        case .format(let format): format.plural
        case .cell(let level?, let format): "\(level.adjective) \(format.plural)"
        case .cell(nil, let format): "\(format.plural) without a level"
        case .unclassified: "ads without a classification"
        }
    }
}

extension AdSegment: Comparable {
    /// Orders by kind, then by level, then by format, with unknown values last.
    public static func < (left: Self, right: Self) -> Bool {
        if left.kind != right.kind { return left.kind < right.kind }
        let levels = (left.level?.rawValue ?? .max, right.level?.rawValue ?? .max)
        if levels.0 != levels.1 { return levels.0 < levels.1 }
        guard let format = left.format?.rawValue else { return false }
        return right.format.map { format < $0.rawValue } ?? true
    }

    private var kind: Int {
        switch self {
        case .level: 0
        case .format: 1
        case .cell: 2
        case .unclassified: 3
        case .all: 4
        }
    }
}

extension AwarenessLevel {
    /// The form before a noun: `problem-aware`.
    var adjective: String { title.replacing(" ", with: "-") }
}

extension CreativeFormat {
    /// The label in a table: `video`. Formats come from a source, so unknown ones are untrusted.
    var label: String {
        switch self {
        case .image, .video, .native, .carousel: rawValue
        case .html5: "HTML5"
        default: quoted(rawValue, limit: 24)
        }
    }
}

extension CreativeFormat? {
    /// The plural: `videos`.
    var plural: String {
        switch self {
        case .some(.image): "images"
        case .some(.video): "videos"
        case .some(.carousel): "carousels"
        case .some(let format): "\(format.label) ads"
        case nil: "ads of unknown format"
        }
    }
}
