public import CreativeModel
public import Plotting
internal import StageCore

/// The report for people.
extension AdAnalysis {
    /// The report as plain text: a table for each currency, then the insights.
    public var text: String {
        var blocks: [String] = []
        for currency in tabled {
            blocks.append(heading(currency))
            blocks.append(aligned(table(for: currency)).joined(separator: "\n"))
        }
        let insights = insights
        if !insights.isEmpty {
            blocks.append("Insights")
            let lines = insights.enumerated().map { "\($0 + 1). \($1.text)" }
            blocks.append(lines.joined(separator: "\n"))
        }
        if !congruence.lines.isEmpty { blocks.append(congruence.lines.joined(separator: "\n")) }
        blocks.append(notes.joined(separator: "\n"))
        if !warnings.isEmpty { blocks.append(warnings.map { "Warning: \($0)" }.joined(separator: "\n")) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The report as Markdown (CommonMark with GitHub's tables). Foreign text is escaped, so that it creates no markup, link
    /// or cell.
    public var markdown: String {
        var blocks: [String] = []
        for currency in tabled {
            blocks.append("## \(Markdown.escaped(heading(currency)))")
            let rows = table(for: currency).map { row in Markdown.row(row.cells) }
            let rule = AdTableRow.titles.indices.map { $0 < AdTableRow.wordColumns ? "---" : "---:" }
            let lines = [Markdown.row(AdTableRow.titles), "| \(rule.joined(separator: " | ")) |"] + rows
            blocks.append(lines.joined(separator: "\n"))
        }
        let insights = insights
        if !insights.isEmpty {
            blocks.append("## Insights")
            let lines = insights.enumerated().map { "\($0 + 1). \(Markdown.escaped($1.text))" }
            blocks.append(lines.joined(separator: "\n"))
        }
        if let first = congruence.lines.first {
            let rest = congruence.lines.dropFirst().map { "- \(Markdown.escaped(String($0.trimmed)))" }
            blocks += [Markdown.escaped(first), rest.joined(separator: "\n")].filter { !$0.isEmpty }
        }
        blocks += notes.map(Markdown.escaped)
        blocks += warnings.map { "**Warning:** \(Markdown.escaped($0))" }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The currencies with a table. Without performance there is one table with the numbers of ads.
    private var tabled: [CurrencyCode] { currencies.isEmpty ? [.unknown] : currencies }

    /// Returns the heading of a table, such as `Ads by awareness and format, 2024-03-01 to 2024-03-30, USD`.
    ///
    /// - Parameter currency: The currency of the table.
    package func heading(_ currency: CurrencyCode) -> String {
        let days =
            switch period {
            case .all: "all days"
            case .lastDays(let count): "the last \(AdWords.count(count, "day"))"
            case .days(let first, let last): "\(first) to \(last)"
            }
        return "Ads by awareness and format, \(days)" + (currency == .unknown ? "" : ", \(currency)")
    }

    /// Notes on the counts of ads, one sentence each.
    ///
    /// The rows of a table, except the totals of levels, add up to its row for all ads. An ad is in the table of each
    /// currency that it has rows in.
    package var notes: [String] {
        var notes = [
            "\(AdWords.number(Int64(unclassified.ads))) of \(AdWords.count(overall.ads, "ad")) "
                + "\(unclassified.ads == 1 ? "is" : "are") not classified."
        ]
        let several = ads.count { $0.totals.byCurrency.count > 1 }
        if several > 0 {
            notes.append(
                "\(counted(several, "ad", "has", "have")) rows in several currencies and \(several == 1 ? "is" : "are") "
                    + "counted in the table of each.")
        }
        let without = ads.count { $0.totals.byCurrency.isEmpty }
        if !currencies.isEmpty, without > 0 {
            notes.append(
                "\(counted(without, "ad", "has", "have")) no performance and \(without == 1 ? "is" : "are") in no table."
            )
        }
        if let warning = unreadLanguages.warning { notes.append("\(AdWords.sentence(warning)).") }
        return notes
    }

    private func aligned(_ rows: [AdTableRow]) -> [String] {
        let lines = [AdTableRow.titles] + rows.map(\.cells)
        let widths = AdTableRow.titles.indices.map { column in
            lines.reduce(0) { max($0, TextWidth.of($1[column])) }
        }
        return lines.map { cells in
            let padded = zip(cells, widths).enumerated().map { column, cell in
                let space = String(repeating: " ", count: cell.1 - TextWidth.of(cell.0))
                return column < AdTableRow.wordColumns ? cell.0 + space : space + cell.0
            }
            return padded.joined(separator: "  ")
        }
    }
}

extension String {
    fileprivate var trimmed: Substring { self[...].drop { $0 == " " } }
}

extension AdAnalysis {
    /// Returns a bar chart of CPA by level and format: for each level one bar for each format, with the number of ads above
    /// it.
    ///
    /// Bars of cells without the data of a baseline are pale. They end at four times the highest reliable value, with an
    /// arrow after the number of ads; their tooltip shows the value. Otherwise a single chance conversion would flatten all
    /// other bars. Cells without conversions have no bar.
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

    /// Returns the limit of pale bars: four times the highest reliable CPA, including that of all ads.
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

/// A row of the table of levels and formats, in one currency.
package struct AdTableRow: Hashable, Sendable {
    /// The segment of the row.
    let segment: AdSegment
    /// The number of ads with rows in the currency of the table, or of all ads if no ad has rows in any currency.
    let ads: Int
    /// The sums in the currency of the table.
    let figures: AdFigures
    /// Whether the segment has the data of a baseline, so that its ratios are reliable.
    let isReliable: Bool

    /// The titles of the columns of ``cells``.
    package static let titles = [
        "Awareness", "Format", "Ads", "Shown", "Spend", "CPA", "CTR", "CPC", "CPM", "ROAS",
    ]

    /// The number of columns, from the left, that contain text; the others contain numbers.
    package static let wordColumns = 2

    /// The cells as text, with an en dash for unknown values. Money has no currency code, since the table has one currency.
    package var cells: [String] {
        let ratios: [AdRatio] = [
            .costPerAcquisition, .clickThroughRate, .costPerClick, .costPerMille, .returnOnAdSpend,
        ]
        let numbers = ratios.map { ratio in
            figures.value(ratio).map { ratio.text($0, currency: .unknown) } ?? "–"
        }
        let spend = figures.sums.spend.map { AdWords.money($0, .unknown) } ?? "–"
        return names + [AdWords.number(Int64(ads)), AdWords.number(Int64(figures.ads)), spend] + numbers
    }

    private var names: [String] {
        switch segment {
        case .all: ["all", "all"]
        case .unclassified: ["not classified", "all"]
        case .level(let level): [level?.title ?? "no level", "all"]
        case .format(let format): ["all", format?.label ?? "unknown"]
        case .cell(let level, let format): [level?.title ?? "no level", format?.label ?? "unknown"]
        }
    }
}

extension AdAnalysis {
    /// Returns the table of levels and formats in one currency: for each level its formats, then its total if it has several;
    /// then the ads without a classification, if any, then all ads. Groups without rows in this currency are omitted, and ads
    /// without such rows are not counted. Without any performance, the table has the numbers of ads.
    ///
    /// - Parameter currency: The currency.
    package func table(for currency: CurrencyCode) -> [AdTableRow] {
        let hasRows = !currencies.isEmpty
        var groups: [AdGroup] = []
        for level in levels {
            let own = cells.filter { cell in
                cell.segment.level == level.segment.level && (!hasRows || cell.figures(in: currency).rows > 0)
            }
            groups += own.count == 1 ? own : own + [level]
        }
        if unclassified.ads > 0 { groups.append(unclassified) }
        if hasRows { groups.removeAll { $0.figures(in: currency).rows == 0 } }
        return (groups + [overall]).map { group in
            let figures = group.figures(in: currency)
            return AdTableRow(
                segment: group.segment, ads: hasRows ? figures.adsWithRows : group.ads, figures: figures,
                isReliable: BaselineShortage(figures, needed: options.baselines) == nil)
        }
    }
}
