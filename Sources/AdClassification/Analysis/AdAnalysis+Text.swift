package import CreativeModel
internal import StageCore

/// The report for people.
extension AdAnalysis {
    /// The report as plain text: for each currency a table, then what the figures say.
    public var text: String {
        var blocks: [String] = []
        for currency in tabled {
            blocks.append(heading(currency))
            blocks.append(aligned(table(for: currency)).joined(separator: "\n"))
        }
        let insights = insights
        if !insights.isEmpty {
            blocks.append("What the figures say")
            let lines = insights.enumerated().map { "\($0 + 1). \($1.text)" }
            blocks.append(lines.joined(separator: "\n"))
        }
        if !congruence.lines.isEmpty { blocks.append(congruence.lines.joined(separator: "\n")) }
        blocks.append(notes.joined(separator: "\n"))
        if !warnings.isEmpty { blocks.append(warnings.map { "Warning: \($0)" }.joined(separator: "\n")) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The report as Markdown (CommonMark with the tables of GitHub). Words of others are escaped, so that they make no
    /// markup, link or cell.
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
            blocks.append("## What the figures say")
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

    /// Without performance there is a table all the same, of the numbers of ads.
    private var tabled: [CurrencyCode] { currencies.isEmpty ? [.unknown] : currencies }

    /// What stands above a table: `Ads by awareness and format, 2024-03-01 to 2024-03-30, USD`.
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

    /// How the counts of ads fit together, a sentence each.
    ///
    /// The rows of a table without those of whole levels make its row of all; an ad stands in the table of each currency that it has
    /// rows of.
    package var notes: [String] {
        var notes = [
            "\(AdWords.number(Int64(unclassified.ads))) of \(AdWords.count(overall.ads, "ad")) "
                + "\(unclassified.ads == 1 ? "is" : "are") not classified."
        ]
        let several = ads.count { $0.totals.byCurrency.count > 1 }
        if several > 0 {
            notes.append(
                "\(counted(several, "ad", "has", "have")) rows of several currencies and \(several == 1 ? "is" : "are") "
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
