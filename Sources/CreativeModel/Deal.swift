/// A deal as enrichment describes it: inventory that a supply-side platform offers, with what is known about its content,
/// audience, safety and price.
///
/// Everything but the id may be missing. Text is **untrusted**: it is kept as the source gave it, and escaped wherever it is
/// shown and delimited wherever it is sent.
public struct Deal: Hashable, Sendable, Codable, Identifiable {
    /// The id by which it is bought.
    public var id: String
    /// What the seller calls it.
    public var name: String?
    /// The supply-side platform.
    public var ssp: String?
    /// Video, display, native, audio and so on, as the source says it.
    public var format: String?
    /// What the content is about.
    public var taxonomy = ContentTaxonomy()
    /// Key words, most important first.
    public var concepts: [String] = []
    /// How suitable the content is for brands.
    public var safety = BrandSafety()
    /// Who is reached.
    public var audience = DealAudience()
    /// Quality, volume and price.
    public var commercial = DealTerms()
    /// Where the ads run.
    public var publishers: [String] = []

    /// Makes a deal of which only the id is known.
    public init(id: String) {
        self.id = id
    }
}

/// A place in a taxonomy of content, from the broad to the narrow.
public struct ContentTaxonomy: Hashable, Sendable, Codable {
    /// The category, such as `Automotive`.
    public var tier1: String?
    /// The subcategory, such as `Auto Parts`.
    public var tier2: String?
    /// The topic.
    public var tier3: String?

    /// Makes a place.
    public init(tier1: String? = nil, tier2: String? = nil, tier3: String? = nil) {
        self.tier1 = tier1
        self.tier2 = tier2
        self.tier3 = tier3
    }
}

/// How suitable content is for brands.
public struct BrandSafety: Hashable, Sendable, Codable {
    /// GARM's rating; `nil` where nobody rated it.
    public var risk: GARMRisk?
    /// Whether the content is fit for families; `nil` where nobody says.
    public var isFamilySafe: Bool?

    /// Makes a statement.
    public init(risk: GARMRisk? = nil, isFamilySafe: Bool? = nil) {
        self.risk = risk
        self.isFamilySafe = isFamilySafe
    }
}

/// The risk that content has for a brand, from the least to the worst (Global Alliance for Responsible Media, "Brand Safety Floor +
/// Suitability Framework", 2022).
public enum GARMRisk: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Educational or informative treatment.
    case low
    /// Entertainment or news about it.
    case medium
    /// Glamorised or graphic treatment.
    case high
    /// Not suitable for **any** advertising: the worst of all.
    case floor

    /// Reads any case, with space around.
    package init?(parsing text: String) {
        let word = text.lowercased().filter { !$0.isWhitespace }
        self.init(rawValue: word)
    }

    /// Orders from the least risk to the worst.
    public static func < (left: GARMRisk, right: GARMRisk) -> Bool { left.severity < right.severity }

    private var severity: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        case .floor: 3
        }
    }
}

/// Who is reached by a deal.
public struct DealAudience: Hashable, Sendable, Codable {
    /// Segments that were inferred, most certain first.
    public var segments: [String] = []
    /// Demographics in words: "25-54, High Income".
    public var demographics: String?

    /// Makes an audience of which nothing is known.
    public init() {}
}

/// What a deal costs and how good and large it is.
public struct DealTerms: Hashable, Sendable, Codable {
    /// Such as `Premium`.
    public var qualityTier: String?
    /// Such as `High`.
    public var volumeTier: String?
    /// The least price of a thousand impressions, in ``currency``; `nil` where unknown, which is not 0.
    public var floorPrice: Micros?
    /// The currency of the price; `XXX` where the source names none.
    public var currency = CurrencyCode.unknown

    /// Makes terms of which nothing is known.
    public init() {}
}
