public import CreativeModel

/// Something that the figures say, as a sentence and as data.
public struct AdInsight: Hashable, Sendable, Codable {
    /// What it is about.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// The level and format with the highest CPA.
        case dearestCell = "dearest_cell"
        /// The level and format with the lowest CPA.
        case cheapestCell = "cheapest_cell"
        /// A level and format that spends and brings no conversion.
        case cellWithoutConversions = "cell_without_conversions"
        /// A level on which much is spent at a high CPA.
        case costlyLevel = "costly_level"
        /// The level and format with the highest CTR.
        case mostClickedCell = "most_clicked_cell"
        /// Ads whose copy and landing page speak to people who know very different things.
        case incongruence
        /// An ad with a CPA below those of three quarters of its peers.
        case winner
        /// An ad with a CPA above those of three quarters of its peers, or without any conversion.
        case loser
        /// A level of which there is no ad.
        case untestedLevel = "untested_level"
        /// A level of which few ads have been shown.
        case hardlyTestedLevel = "hardly_tested_level"
        /// A format of which few ads have been shown.
        case hardlyTestedFormat = "hardly_tested_format"
    }

    /// What it is about.
    public var kind: Kind
    /// The sentence, in English. Names of ads and of unknown formats are in quotation marks, with control characters
    /// escaped; they are untrusted all the same.
    public var text: String
    /// The currency of all money; `nil` where none is concerned.
    public var currency: CurrencyCode?
    /// The level, where it is about one.
    public var level: AwarenessLevel?
    /// The format, where it is about one.
    public var format: CreativeFormat?
    /// The ad, where it is about one.
    public var creative: CreativeKey?
    /// Which ratio ``value`` and ``reference`` are of.
    package var ratio: AdRatio?
    /// The ratio of what it is about; `nil` where it has none, as a CPA without conversions.
    package var value: Double?
    /// What that is compared with: the ratio of all ads, or the quartile of the peers.
    package var reference: Double?
    /// How many ads it is about; where it is about one ad, 1.
    package var ads: Int
    /// How many peers an ad is compared with, itself among them.
    var peers: Int?
    /// What those ads cost.
    public var spend: Micros?
    /// Which share of all spend that is.
    package var spendShare: Double?
    /// The money at stake, in units of the currency: what the same conversions (or clicks) cost above, or below, the
    /// reference; where there is no such comparison, the spend. 0 where no money is concerned.
    var atStake: Double

    init(_ kind: Kind, currency: CurrencyCode? = nil, ads: Int) {
        self.kind = kind
        self.currency = currency
        self.ads = ads
        text = ""
        atStake = 0
    }

    /// The greatest stake first, then by kind, level, format and ad: the same order whatever the ads' one.
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
