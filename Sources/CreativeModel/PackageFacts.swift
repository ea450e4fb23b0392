extension PackageFacts {
    /// Gathers the facts of some deals.
    ///
    /// - Complexity: O(n log n) in all that the deals list.
    public init(of deals: [Deal]) {
        dealCount = deals.count
        // Places are counted as wholes, since tiers of different places make no place.
        taxonomy =
            Tally(deals.map(\.taxonomy).filter { $0 != ContentTaxonomy() }, by: \.sortKey).mostFrequent
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
    fileprivate var sortKey: String { [tier1, tier2, tier3].map { $0 ?? "" }.joined(separator: "\u{1F}") }
}

/// Values by how often they occur; equally frequent ones by a key.
private struct Tally<Value: Hashable> {
    let all: [Value]

    init(_ values: [Value], by key: (Value) -> String) {
        let counts = values.reduce(into: [Value: Int]()) { $0[$1, default: 0] += 1 }
        all = counts.sorted { ($1.value, key($0.key)) < ($0.value, key($1.key)) }.map(\.key)
    }

    var mostFrequent: Value? { all.first }
}
