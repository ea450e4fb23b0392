package import CreativeModel

extension PerformanceFigures {
    /// Returns the report over a period, and the number of creatives with impressions in it.
    ///
    /// - Parameter period: The index of the period.
    package func report(_ period: Int) -> (performance: PerformanceReport, activeCreatives: Int) {
        var report = PerformanceReport()
        var byGeo: [String: PerformanceTotals] = [:]
        var days = ClicklessDays()
        // Days first: a setting's geo and currency are looked up once.
        var sums = [Sum?](repeating: nil, count: settings.count)
        for (index, line) in lines.enumerated() where line.period <= period {
            forEachCell(of: index) { setting, cell in
                if sums[setting] == nil { sums[setting] = Sum() }
                sums[setting]?.add(metrics(of: cell), first: cell.first, last: cell.last)
            }
            if let day = line.day, let counts = line.clicks {
                days.add(day: day, impressions: counts.impressions, clicks: counts.clicks)
            }
        }
        for (index, sum) in sums.enumerated() {
            guard let sum else { continue }
            let setting = setting(at: index)
            report.totals.add(sum, currency: setting.currency)
            byGeo[setting.geo, default: PerformanceTotals()].add(sum.metrics, currency: setting.currency)
        }
        for part in takenOver where part.period <= period { report.totals.add(part.totals) }
        let weight = report.totals.weightOfParts
        byGeo[""] = nil
        report.topGeos = Ranking.strongestFirst(byGeo.map { (name: $0.key, strength: weight($0.value)) })
        report.bestPerformer = bestPerformer(period, of: report.totals)
        report.warnings = [days.warning].compactMap(\.self) + report.totals.lowRateWarnings
        return (report, members.count { $0.impressions.sum(to: period) ?? 0 > 0 })
    }

    private func bestPerformer(_ period: Int, of totals: PerformanceTotals) -> CreativeKey? {
        let rated = members.compactMap { member -> (name: CreativeKey, strength: Double)? in
            guard let impressions = member.impressions.sum(to: period),
                impressions > PerformanceReport.bestPerformerImpressions,
                let clicks = member.clicks.sum(to: period)
            else { return nil }
            return (member.key, Double(clicks) / Double(impressions))
        }
        if let best = Ranking.strongest(rated) { return best }
        let currencies = totals.spend
        let only = currencies.count == 1 ? currencies[0].currency : nil
        return Ranking.strongest(
            members.compactMap { member -> (name: CreativeKey, strength: Int64)? in
                guard (0...period).contains(where: { member.hasRows[$0] }) else { return nil }
                guard let only else { return (member.key, member.impressions.sum(to: period) ?? 0) }
                let amounts = member.spend.first { $0.currency == only }?.amounts
                return (member.key, amounts?.sum(to: period) ?? 0)
            })
    }
}

extension InlineArray where Element == Int64?, count == 4 {
    /// Returns the sum of the values up to an index, or `nil` if none is known.
    fileprivate func sum(to period: Int) -> Int64? {
        var sum: Int64?
        for index in 0...period {
            if let value = self[index] { sum = (sum ?? 0).addingSaturated(value) }
        }
        return sum
    }
}

extension InlineArray where Element == Int64, count == 4 {
    fileprivate func sum(to period: Int) -> Int64 {
        (0...period).reduce(0) { $0.addingSaturated(self[$1]) }
    }
}

extension PerformanceFigures {
    /// Totals of cells with the days they cover.
    struct Sum {
        private(set) var metrics = PerformanceMetrics()
        fileprivate var first = Int32.max
        fileprivate var last = PerformanceTable.Row.unknown

        mutating func add(_ metrics: PerformanceMetrics, first: Int32, last: Int32) {
            self.metrics.add(metrics)
            self.first = min(self.first, first)
            self.last = max(self.last, last)
        }
    }

    /// Returns the totals of one cell with the days they cover.
    func sum(of cell: Cell) -> Sum {
        var sum = Sum()
        sum.add(metrics(of: cell), first: cell.first, last: cell.last)
        return sum
    }
}

extension PerformanceTotals {
    /// Adds totals with the days they cover.
    mutating func add(_ sum: PerformanceFigures.Sum, currency: CurrencyCode) {
        add(sum.metrics, currency: currency)
        cover(
            first: sum.first == .max ? nil : Day(number: sum.first),
            last: sum.last == PerformanceTable.Row.unknown ? nil : Day(number: sum.last))
    }
}
