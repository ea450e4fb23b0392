public import CreativeModel
internal import StageCore

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

/// A part of the ads, by what they are.
public enum AdSegment: Hashable, Sendable {
    /// All of them.
    case all
    /// The classified ads of one awareness level; `nil` for those of which no level is known.
    case level(AwarenessLevel?)
    /// The ads of one format, classified or not; `nil` for those of which none is known.
    case format(CreativeFormat?)
    /// The classified ads of one level and one format.
    case cell(AwarenessLevel?, CreativeFormat?)
    /// The ads without a classification.
    case unclassified

    /// The level that its ads share, where they do.
    public var level: AwarenessLevel? {
        switch self {
        case .level(let level), .cell(let level, _): level
        case .all, .format, .unclassified: nil
        }
    }

    /// The format that its ads share, where they do.
    public var format: CreativeFormat? {
        switch self {
        case .format(let format), .cell(_, let format): format
        case .all, .level, .unclassified: nil
        }
    }
}

extension AdSegment: CustomStringConvertible {
    /// As it stands in a sentence: `problem-aware images`.
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
    /// Orders by kind, then by level, then by format; what is unknown comes last.
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
    /// Before a noun: `problem-aware`.
    var adjective: String { title.replacing(" ", with: "-") }
}

extension CreativeFormat {
    /// In a table: `video`. Formats are words of a source, so that unknown ones are untrusted.
    var label: String {
        switch self {
        case .image, .video, .native, .carousel: rawValue
        case .html5: "HTML5"
        default: quoted(rawValue, limit: 24)
        }
    }
}

extension CreativeFormat? {
    /// Several of them: `videos`.
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
