package import CreativeModel

extension PerformanceFigures {
    /// The performance of a campaign on one day.
    package struct DaySummary {
        /// The day.
        package let day: Day
        /// The number of its creatives with impressions.
        package let activeCreatives: Int
        /// The totals.
        package let totals: PerformanceTotals
        /// The number of geos.
        package let geoCount: Int
        /// The top geo: by spend if there is one currency, else by impressions.
        package let topGeo: String?
        /// The spend in the top geo, if there is one currency.
        package let topGeoSpend: Micros?
    }

    /// Returns the days that have rows of their own, in order.
    ///
    /// - Parameter wanted: The days to return; `nil` for all.
    package func days(_ wanted: Set<Day>?) -> [DaySummary] {
        lines.enumerated().compactMap { index, line -> DaySummary? in
            guard let number = line.day else { return nil }
            let day = Day(number: number)
            guard wanted?.contains(day) ?? true else { return nil }
            var totals = PerformanceTotals()
            var byGeo: [String: PerformanceTotals] = [:]
            forEachCell(of: index) { index, cell in
                let setting = self.setting(at: index)
                let metrics = metrics(of: cell)
                totals.add(metrics, currency: setting.currency)
                byGeo[setting.geo, default: PerformanceTotals()].add(metrics, currency: setting.currency)
            }
            let weight = totals.weightOfParts
            byGeo[""] = nil
            let top = Ranking.strongest(byGeo.map { (name: $0.key, strength: weight($0.value)) })
            let only = totals.spend.count == 1 ? totals.spend[0].currency : nil
            let topSpend = only.flatMap { currency in top.flatMap { byGeo[$0]?.byCurrency[currency]?.spend } }
            return DaySummary(
                day: day, activeCreatives: line.activeCreatives, totals: totals, geoCount: byGeo.count,
                topGeo: top, topGeoSpend: topSpend)
        }.sorted { $0.day < $1.day }
    }
}
