extension PerformanceTable {
    /// The sums of one creative.
    ///
    /// A row that covers several days counts only where `bounds` contain it whole; one with an
    /// unknown end counts only without bounds.
    ///
    /// - Complexity: O(rows of that creative).
    public func totals(of creative: CreativeKey, in bounds: ClosedRange<Day>? = nil) -> PerformanceTotals {
        var totals = PerformanceTotals()
        for sum in sums(of: creative, in: bounds) {
            totals.add(sum, currency: settings[sum.setting].currency)
        }
        return totals
    }

    /// The sums of one creative by geo.
    public func totalsByGeo(
        of creative: CreativeKey, in bounds: ClosedRange<Day>? = nil
    ) -> [String: PerformanceTotals] {
        var totals: [String: PerformanceTotals] = [:]
        for sum in sums(of: creative, in: bounds) {
            let setting = settings[sum.setting]
            totals[setting.geo, default: PerformanceTotals()].add(sum, currency: setting.currency)
        }
        return totals
    }

    /// Counts the impressions of each day for which clicks are known.
    func addDays(of creative: CreativeKey, in bounds: ClosedRange<Day>?, to days: inout ClicklessDays) {
        guard let index = creatives.index(of: creative) else { return }
        let ledger = ledgers[index]
        for row in ledger.rows where row.isInside(bounds) && row.isDay && row.has(.clicks) {
            var counts: (impressions: Int64, clicks: Int64) = (0, 0)
            ledger.forEachValue(of: row) { metric, value in
                if metric == .impressions { counts.impressions = value }
                if metric == .clicks { counts.clicks = value }
            }
            days.add(day: row.first, impressions: counts.impressions, clicks: counts.clicks)
        }
    }

    /// The sum of a creative's rows of one setting. There are few of them however many rows there are, so
    /// that only they meet dictionaries of strings.
    fileprivate struct Sum {
        let setting: UInt32
        var metrics = PerformanceMetrics()
        var first = Int32.max
        var last = Row.unknown

        mutating func cover(_ row: Row) {
            if row.first != Row.unknown { first = min(first, row.first) }
            last = max(last, row.last)
        }
    }

    private func sums(of creative: CreativeKey, in bounds: ClosedRange<Day>?) -> [Sum] {
        guard let index = creatives.index(of: creative) else { return [] }
        let ledger = ledgers[index]
        var sums: [Sum] = []
        var positions: [UInt32: Int] = [:]
        for row in ledger.rows where row.isInside(bounds) {
            let position = positions[row.setting] ?? sums.count
            if position == sums.count {
                positions[row.setting] = position
                sums.append(Sum(setting: row.setting))
            }
            ledger.forEachValue(of: row) { metric, value in
                sums[position].metrics[metric] = (sums[position].metrics[metric] ?? 0).addingSaturated(value)
            }
            sums[position].cover(row)
        }
        return sums
    }
}

extension PerformanceTotals {
    fileprivate mutating func add(_ sum: PerformanceTable.Sum, currency: CurrencyCode) {
        add(sum.metrics, currency: currency)
        cover(
            first: sum.first == .max ? nil : Day(number: sum.first),
            last: sum.last == PerformanceTable.Row.unknown ? nil : Day(number: sum.last))
    }
}

extension PerformanceTable.Row {
    fileprivate var isDay: Bool { !isLifetime && first == last }

    fileprivate func has(_ metric: Metric) -> Bool { present & 1 << UInt16(metric.rawValue) != 0 }

    fileprivate func isInside(_ bounds: ClosedRange<Day>?) -> Bool {
        guard let bounds else { return true }
        return first != Self.unknown && last != Self.unknown && first >= bounds.lowerBound.number
            && last <= bounds.upperBound.number
    }
}
