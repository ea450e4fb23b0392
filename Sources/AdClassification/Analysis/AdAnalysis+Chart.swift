public import CreativeModel
public import Plotting

extension AdAnalysis {
    /// CPA by level and format, as a chart of bars: for each level one for each format, above each the number of ads.
    ///
    /// Bars of cells without the data of a baseline are pale. Cells without conversions have no bar.
    ///
    /// ```swift
    /// try Figure(bars: analysis.currencies.map { analysis.chart(currency: $0) }).write(to: "cpa.svg")
    /// ```
    ///
    /// - Parameter currency: The currency of spend.
    public func chart(currency: CurrencyCode) -> BarChart {
        let rows = table(for: currency).filter { if case .cell = $0.segment { true } else { false } }
        let bySegment = Dictionary(uniqueKeysWithValues: rows.map { ($0.segment, $0) })
        let isLevelMissing = levels.contains { $0.segment.level == nil }
        let shownLevels: [AwarenessLevel?] = AwarenessLevel.allCases + (isLevelMissing ? [nil] : [])
        let series = formats.map(\.segment.format).filter { format in
            rows.contains { $0.segment.format == format }
        }.map { format in
            BarChart.Series(
                format?.label ?? "unknown",
                bars: shownLevels.map { bySegment[.cell($0, format)].flatMap(bar) })
        }
        let reference = overall.figures(in: currency).value(.costPerAcquisition).map {
            BarChart.Reference("all ads: \(AdWords.money($0, .unknown))", at: $0)
        }
        let hasPale = series.contains { $0.bars.contains { $0?.isPale ?? false } }
        return BarChart(
            title: "CPA by awareness and format, with the number of ads",
            xTitle: "awareness", yTitle: "CPA" + (currency == .unknown ? "" : " in \(currency)"),
            categories: shownLevels.map { $0?.title ?? "no level" }, series: series,
            paleMeaning: hasPale ? "too little data" : nil, references: reference.map { [$0] } ?? [])
    }

    private func bar(_ row: AdTableRow) -> BarChart.Bar? {
        guard let cost = row.figures.value(.costPerAcquisition) else { return nil }
        let currency = row.figures.currency
        let spend = AdWords.money(row.figures.sums.spend ?? .zero, currency)
        return BarChart.Bar(
            cost, label: AdWords.number(Int64(row.figures.ads)),
            tooltip: "\(row.segment): \(AdWords.money(cost, currency)) a conversion, "
                + "\(AdWords.count(row.figures.ads, "ad")), \(spend)",
            isPale: !row.isReliable)
    }
}
