/// A package of deals that a buyer can buy together, with a name and the reasoning.
public struct PackageProposal: Hashable, Sendable, Codable {
    /// The proposer of a package.
    public enum Source: String, Hashable, Sendable, Codable {
        /// A language model. Its answer was validated.
        case model
        /// The deterministic proposer.
        case offline
    }

    /// The name, unique within a run.
    public var name: String
    /// The IDs of the deals, each once, the best fitting first.
    public var dealIDs: [String]
    /// The reasoning, in words for people.
    public var reasoning: String
    /// The proposer.
    public var source: Source
    /// The common properties and ranges of the deals.
    public var facts: PackageFacts

    /// Creates a proposal.
    public init(name: String, dealIDs: [String], reasoning: String, source: Source, facts: PackageFacts) {
        self.name = name
        self.dealIDs = dealIDs
        self.reasoning = reasoning
        self.source = source
        self.facts = facts
    }
}

/// A deal in no package, with the reason.
public struct UnassignedDeal: Hashable, Sendable, Codable {
    /// The ID of the deal.
    public var dealID: String
    /// The reason, in words for people.
    public var reason: String

    /// Creates an unassigned deal.
    public init(dealID: String, reason: String) {
        self.dealID = dealID
        self.reason = reason
    }
}

/// The common properties and ranges of a package's deals.
///
/// Lists have no repetitions, ignoring case. They are ordered by descending frequency, then by name.
public struct PackageFacts: Hashable, Sendable, Codable {
    /// The number of deals.
    public var dealCount: Int
    /// The most frequent position in the taxonomy.
    public var taxonomy: ContentTaxonomy
    /// The highest risk of any deal, or `nil` if none is rated.
    public var worstRisk: GARMRisk?
    /// A Boolean value indicating whether all deals are family safe: `false` if any deal is not, `nil` if some deals do
    /// not specify it.
    public var isFamilySafe: Bool?
    /// All audience segments.
    public var audiences: [String]
    /// The lowest and highest floor price in each currency.
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
    /// The lowest price.
    public var lowest: Micros
    /// The highest price.
    public var highest: Micros

    /// Creates a range.
    public init(lowest: Micros, highest: Micros) {
        self.lowest = lowest
        self.highest = highest
    }
}

extension PackageFacts {
    /// Computes the facts of some deals.
    ///
    /// - Complexity: O(n log n) in the total size of the deals' lists.
    package init(of deals: [Deal]) {
        dealCount = deals.count
        // Positions are counted as a unit: combining tiers of different positions would not give a valid one.
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

/// Counts values by frequency. Values that differ in case alone are counted together under their most common spelling.
/// Values of equal frequency are ordered by spelling.
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
