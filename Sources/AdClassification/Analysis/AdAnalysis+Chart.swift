public import CreativeModel
public import Plotting

extension AdAnalysis {
    /// CPA by level and format, as a chart of bars: for each level one for each format, above each the number of ads.
    ///
    /// Bars of cells without the data of a baseline are pale, and end at four times the highest figure that can be relied on, with
    /// an arrow behind the number of ads; a pointer over them shows the value. One conversion by chance would press all others to the
    /// ground. Cells without conversions have no bar.
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
        let limit = paleLimit(rows, in: currency)
        let series = formats.map(\.segment.format).filter { format in
            rows.contains { $0.segment.format == format }
        }.map { format in
            BarChart.Series(
                format?.label ?? "unknown",
                bars: shownLevels.map { level in
                    bySegment[.cell(level, format)].flatMap { bar($0, paleLimit: limit) }
                })
        }
        let reference = overall.figures(in: currency).value(.costPerAcquisition).map {
            BarChart.Reference("all ads", at: $0, label: AdWords.money($0, .unknown))
        }
        let hasPale = series.contains { $0.bars.contains { $0?.isPale ?? false } }
        return BarChart(
            title: "CPA by awareness and format, with the number of ads",
            xTitle: "awareness", yTitle: "CPA" + (currency == .unknown ? "" : " in \(currency)"),
            categories: shownLevels.map { $0?.title ?? "no level" }, series: series,
            paleMeaning: hasPale ? "too little data" : nil, references: reference.map { [$0] } ?? [])
    }

    /// Where pale bars end: four times the highest reliable CPA, that of all ads included.
    private func paleLimit(_ rows: [AdTableRow], in currency: CurrencyCode) -> Double {
        let reliable = rows.filter(\.isReliable).compactMap { $0.figures.value(.costPerAcquisition) }
        let all = overall.figures(in: currency).value(.costPerAcquisition)
        return (reliable + [all].compactMap(\.self)).max().map { $0 * 4 } ?? .infinity
    }

    private func bar(_ row: AdTableRow, paleLimit: Double) -> BarChart.Bar? {
        guard let cost = row.figures.value(.costPerAcquisition) else { return nil }
        let currency = row.figures.currency
        let spend = AdWords.money(row.figures.sums.spend ?? .zero, currency)
        let isCut = !row.isReliable && cost > paleLimit
        let ads = AdWords.number(Int64(row.figures.ads))
        return BarChart.Bar(
            isCut ? paleLimit : cost, label: isCut ? "\(ads)↑" : ads,
            tooltip: "\(row.segment): \(AdWords.money(cost, currency)) a conversion, "
                + "\(AdWords.count(row.figures.ads, "ad")), \(spend)",
            isPale: !row.isReliable)
    }
}
