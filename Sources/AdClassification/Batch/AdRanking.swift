internal import CreativeModel

/// Puts ads in the order of their spend: see ``ActiveAds/ads``.
enum AdRanking {
    private struct Place {
        var key: CreativeKey
        /// The share of the spend in its currency that is before it; above 1 without spend.
        var covered = 2.0
        /// Its own share of it.
        var share = 0.0
        var impressions: Int64
    }

    /// The keys of slices with delivery, in order.
    static func ranked(_ slices: [PerformanceSlice]) -> [CreativeKey] {
        var places: [Place] = []
        var spent: [CurrencyCode: [(place: Int, amount: Int64)]] = [:]
        for slice in slices {
            guard let key = slice.creative else { continue }
            let spends = slice.totals.spend.filter { $0.amount > .zero }
            let impressions = slice.totals.metrics.impressions ?? 0
            guard impressions > 0 || !spends.isEmpty else { continue }
            for spend in spends {
                spent[spend.currency, default: []].append((places.count, spend.amount.rawValue))
            }
            places.append(Place(key: key, impressions: impressions))
        }
        for spends in spent.values { cover(spends, in: &places) }
        return places.sorted { left, right in
            if left.covered != right.covered { return left.covered < right.covered }
            if left.share != right.share { return left.share > right.share }
            if left.impressions != right.impressions { return left.impressions > right.impressions }
            return left.key < right.key
        }.map(\.key)
    }

    /// Notes the shares in one currency; an ad with several keeps the place that is nearer to the front.
    private static func cover(_ spends: [(place: Int, amount: Int64)], in places: inout [Place]) {
        let sorted = spends.sorted { left, right in
            if left.amount != right.amount { return left.amount > right.amount }
            return places[left.place].key < places[right.place].key
        }
        let total = sorted.reduce(0) { $0 + Double($1.amount) }
        var before = 0.0
        var same = 0.0
        for (rank, spend) in sorted.enumerated() {
            // Ads that spent the same cover the same, so that their other figures decide.
            if rank > 0, spend.amount == sorted[rank - 1].amount {
                same += Double(spend.amount)
            } else {
                before += same
                same = Double(spend.amount)
            }
            let (covered, share) = (before / total, Double(spend.amount) / total)
            let place = places[spend.place]
            if covered < place.covered || (covered == place.covered && share > place.share) {
                places[spend.place].covered = covered
                places[spend.place].share = share
            }
        }
    }
}
