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

extension PackageFacts {
    /// Gathers the facts of some deals.
    ///
    /// - Complexity: O(n log n) in all that the deals list.
    package init(of deals: [Deal]) {
        dealCount = deals.count
        // Places are counted as wholes, since tiers of different places make no place.
        taxonomy =
            Tally(deals.map(\.taxonomy).filter { $0 != ContentTaxonomy() }, by: \.spelling).mostFrequent
            ?? ContentTaxonomy()
        worstRisk = deals.compactMap(\.safety.risk).max()
        let families = deals.map(\.safety.isFamilySafe)
        isFamilySafe = families.contains(false) ? false : families.contains(nil) ? nil : true
        audiences = Tally(deals.flatMap(\.audience.segments), by: \.self).all
        formats = Tally(deals.compactMap(\.format), by: \.self).all
        ssps = Tally(deals.compactMap(\.ssp), by: \.self).all
        publishers = Tally(deals.flatMap(\.publishers), by: \.self).all
        floorPrices = [:]
        for terms in deals.map(\.commercial) {
            guard let price = terms.floorPrice else { continue }
            let known = floorPrices[terms.currency]
            floorPrices[terms.currency] = PriceRange(
                lowest: min(price, known?.lowest ?? price), highest: max(price, known?.highest ?? price))
        }
    }
}

extension ContentTaxonomy {
    fileprivate var spelling: String { [tier1, tier2, tier3].map { $0 ?? "" }.joined(separator: "\u{1F}") }
}

/// Values by how often they occur. Those that differ in case alone are one, as its commonest spelling has it; equally frequent ones stand
/// by their spelling.
private struct Tally<Value> {
    let all: [Value]

    init(_ values: [Value], by spelling: (Value) -> String) {
        let groups = Dictionary(grouping: values) { spelling($0).lowercased() }
        let ranked = groups.values.map { same in
            let spellings = Dictionary(grouping: same, by: spelling).sorted {
                ($1.value.count, $0.key) < ($0.value.count, $1.key)
            }
            return (value: spellings[0].value[0], count: same.count, spelling: spellings[0].key)
        }
        all = ranked.sorted { ($1.count, $0.spelling) < ($0.count, $1.spelling) }.map(\.value)
    }

    var mostFrequent: Value? { all.first }
}
