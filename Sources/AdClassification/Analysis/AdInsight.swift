public import CreativeModel

/// An insight from the figures, as a sentence and as data.
public struct AdInsight: Hashable, Sendable, Codable {
    /// The kind of an insight.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// The level and format with the highest CPA.
        case dearestCell = "dearest_cell"
        /// The level and format with the lowest CPA.
        case cheapestCell = "cheapest_cell"
        /// A level and format with spend and without conversions.
        case cellWithoutConversions = "cell_without_conversions"
        /// A level with much spend at a high CPA.
        case costlyLevel = "costly_level"
        /// The level and format with the highest CTR.
        case mostClickedCell = "most_clicked_cell"
        /// Ads whose copy and landing page address very different awareness levels.
        case incongruence
        /// An ad with a CPA below that of three quarters of its peers.
        case winner
        /// An ad with a CPA above that of three quarters of its peers, or without any conversion.
        case loser
        /// A level without ads.
        case untestedLevel = "untested_level"
        /// A level with few ads that were shown.
        case hardlyTestedLevel = "hardly_tested_level"
        /// A format with few ads that were shown.
        case hardlyTestedFormat = "hardly_tested_format"
    }

    /// The kind.
    public var kind: Kind
    /// The sentence, in English. Names of ads and of unknown formats are in quotation marks, with control characters escaped,
    /// but still untrusted.
    public var text: String
    /// The currency of all money; `nil` if no money is involved.
    public var currency: CurrencyCode?
    /// The level, if the insight is about one.
    public var level: AwarenessLevel?
    /// The format, if the insight is about one.
    public var format: CreativeFormat?
    /// The ad, if the insight is about one.
    public var creative: CreativeKey?
    /// The ratio of ``value`` and ``reference``.
    package var ratio: AdRatio?
    /// The value of the ratio; `nil` if there is none, such as a CPA without conversions.
    package var value: Double?
    /// The reference value: the ratio of all ads, or the quartile of the peers.
    package var reference: Double?
    /// The number of ads; 1 if the insight is about one ad.
    package var ads: Int
    /// The number of peers, including the ad itself.
    var peers: Int?
    /// The spend of those ads.
    public var spend: Micros?
    /// The share of all spend.
    package var spendShare: Double?
    /// The money at stake, in units of the currency: the difference between the cost of the conversions (or clicks) and their
    /// cost at the reference, or the spend without such a comparison. 0 if no money is involved.
    var atStake: Double

    init(_ kind: Kind, currency: CurrencyCode? = nil, ads: Int) {
        self.kind = kind
        self.currency = currency
        self.ads = ads
        text = ""
        atStake = 0
    }

    /// Orders by the greatest stake, then by kind, level, format and ad, independent of the order of the ads.
    static func precedes(_ left: Self, _ right: Self) -> Bool {
        if left.atStake != right.atStake { return left.atStake > right.atStake }
        if left.kind != right.kind { return left.kind.order < right.kind.order }
        let segments = (AdSegment.cell(left.level, left.format), AdSegment.cell(right.level, right.format))
        if segments.0 != segments.1 { return segments.0 < segments.1 }
        guard let ad = left.creative, let other = right.creative else { return false }
        return ad < other
    }
}

extension AdInsight.Kind {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
