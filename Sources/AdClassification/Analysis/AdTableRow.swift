package import CreativeModel
internal import StageCore

/// A row of the table of levels and formats, in one currency.
package struct AdTableRow: Hashable, Sendable {
    /// Which ads.
    let segment: AdSegment
    /// How many have rows in the currency of the table; all of them where no ad has rows in any.
    let ads: Int
    /// Their sums in the currency of the table.
    let figures: AdFigures
    /// Whether they have the data of a baseline, so that their ratios can be relied on.
    let isReliable: Bool

    /// What the columns of ``cells`` are.
    package static let titles = [
        "Awareness", "Format", "Ads", "Shown", "Spend", "CPA", "CTR", "CPC", "CPM", "ROAS",
    ]

    /// How many columns, from the left, are words; the others are numbers.
    package static let wordColumns = 2

    /// The row as people read it; an en dash where nothing is known. Money has no code, as the table has one currency.
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
    /// The table of levels and formats in one currency: for each level its formats, then all of it where it has several;
    /// then the ads without a classification, if any, then all. Groups without rows in this currency are left out, and each ad
    /// without is in no count; where there is no performance at all, the table has the numbers of ads.
    ///
    /// - Parameter currency: Which one.
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
