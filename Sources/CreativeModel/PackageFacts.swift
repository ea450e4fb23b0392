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
