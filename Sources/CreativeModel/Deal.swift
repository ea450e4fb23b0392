/// A deal as described by enrichment: inventory offered by a supply-side platform, with information about its content,
/// audience, safety and price.
///
/// All properties except the ID are optional. Text is **untrusted**: it is stored unchanged, escaped wherever it is
/// displayed, and delimited wherever it is sent.
public struct Deal: Hashable, Sendable, Codable, Identifiable {
    /// The ID used to buy the deal.
    public var id: String
    /// The name given by the seller.
    public var name: String?
    /// The supply-side platform.
    public var ssp: String?
    /// The format, such as video, display, native or audio, as given by the source.
    public var format: String?
    /// The category of the content.
    public var taxonomy = ContentTaxonomy()
    /// Keywords, the most important first.
    public var concepts: [String] = []
    /// The brand safety of the content.
    public var safety = BrandSafety()
    /// The audience.
    public var audience = DealAudience()
    /// Quality, volume and price.
    public var commercial = DealTerms()
    /// The publishers on which the ads run.
    public var publishers: [String] = []

    /// Creates a deal with only an ID.
    public init(id: String) {
        self.id = id
    }
}

/// A position in a content taxonomy, from broad to narrow.
public struct ContentTaxonomy: Hashable, Sendable, Codable {
    /// The category, such as `Automotive`.
    public var tier1: String?
    /// The subcategory, such as `Auto Parts`.
    public var tier2: String?
    /// The topic.
    public var tier3: String?

    /// Creates a position.
    public init(tier1: String? = nil, tier2: String? = nil, tier3: String? = nil) {
        self.tier1 = tier1
        self.tier2 = tier2
        self.tier3 = tier3
    }
}

/// The suitability of content for brands.
public struct BrandSafety: Hashable, Sendable, Codable {
    /// The GARM rating; `nil` if unrated.
    public var risk: GARMRisk?
    /// A Boolean value indicating whether the content is family safe; `nil` if unknown.
    public var isFamilySafe: Bool?

    /// Creates a brand safety statement.
    public init(risk: GARMRisk? = nil, isFamilySafe: Bool? = nil) {
        self.risk = risk
        self.isFamilySafe = isFamilySafe
    }
}

/// The brand safety risk of content, from the lowest to the highest (Global Alliance for Responsible Media, "Brand
/// Safety Floor + Suitability Framework", 2022).
public enum GARMRisk: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// No sensitive content.
    case minimal
    /// Educational or informative treatment.
    case low
    /// Entertainment or news about it.
    case medium
    /// Glamorised or graphic treatment.
    case high
    /// Unsuitable for **any** advertising: the highest risk.
    case floor

    /// Parses a label in any case, ignoring surrounding space.
    package init?(parsing text: String) {
        let word = text.lowercased().filter { !$0.isWhitespace }
        self.init(rawValue: word)
    }

    /// Orders ratings by increasing risk.
    public static func < (left: GARMRisk, right: GARMRisk) -> Bool { left.severity < right.severity }

    private var severity: Int {
        switch self {
        case .minimal: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        case .floor: 4
        }
    }
}

/// The audience of a deal.
public struct DealAudience: Hashable, Sendable, Codable {
    /// Inferred segments, the most certain first.
    public var segments: [String] = []
    /// Demographics in words, such as "25-54, High Income".
    public var demographics: String?

    /// Creates an empty audience.
    public init() {}
}

/// The price, quality and volume of a deal.
public struct DealTerms: Hashable, Sendable, Codable {
    /// The quality tier, such as `Premium`.
    public var qualityTier: String?
    /// The volume tier, such as `High`.
    public var volumeTier: String?
    /// The minimum price of a thousand impressions, in ``currency``; `nil` if unknown, which is not 0.
    public var floorPrice: Micros?
    /// The currency of the price; `XXX` if the source names none.
    public var currency = CurrencyCode.unknown

    /// Creates empty terms.
    public init() {}
}
