/// Deals that a buyer would buy together, under a name that says why.
public struct PackageProposal: Hashable, Sendable, Codable {
    /// Who proposed a package.
    public enum Source: String, Hashable, Sendable, Codable {
        /// A language model; its answer was checked.
        case model
        /// The deterministic proposer.
        case offline
    }

    /// What a buyer calls it; unique within a run.
    public var name: String
    /// The deals, best fitting first, each once.
    public var dealIDs: [String]
    /// Why they belong together, in words for people.
    public var reasoning: String
    /// Who proposed it.
    public var source: Source
    /// What the deals have in common and what they range over.
    public var facts: PackageFacts

    /// Makes a proposal.
    public init(name: String, dealIDs: [String], reasoning: String, source: Source, facts: PackageFacts) {
        self.name = name
        self.dealIDs = dealIDs
        self.reasoning = reasoning
        self.source = source
        self.facts = facts
    }
}

/// A deal that is in no package, and why.
public struct UnassignedDeal: Hashable, Sendable, Codable {
    /// The deal.
    public var dealID: String
    /// The reason, in words for people.
    public var reason: String

    /// Makes an unassigned deal.
    public init(dealID: String, reason: String) {
        self.dealID = dealID
        self.reason = reason
    }
}

/// What a package's deals have in common and what they range over. Lists are without repetitions, whatever the case, commonest first,
/// equally common ones by name.
public struct PackageFacts: Hashable, Sendable, Codable {
    /// How many deals there are.
    public var dealCount: Int
    /// The most frequent place in the taxonomy.
    public var taxonomy: ContentTaxonomy
    /// The worst rating of any deal, or `nil` where none is rated.
    public var worstRisk: GARMRisk?
    /// Whether all deals are said to be fit for families; `false` where any is said not to be, `nil` where some are not described.
    public var isFamilySafe: Bool?
    /// All audience segments.
    public var audiences: [String]
    /// Least and greatest floor price for each currency.
    public var floorPrices: [CurrencyCode: PriceRange]
    /// All formats.
    public var formats: [String]
    /// All supply-side platforms.
    public var ssps: [String]
    /// All publishers.
    public var publishers: [String]
}

/// A range of prices.
public struct PriceRange: Hashable, Sendable, Codable {
    /// The least.
    public var lowest: Micros
    /// The greatest.
    public var highest: Micros

    /// Makes a range.
    public init(lowest: Micros, highest: Micros) {
        self.lowest = lowest
        self.highest = highest
    }
}
