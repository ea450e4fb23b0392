/// A table that fits a width: wide columns shrink, and less important columns are dropped first.
struct TextTable {
    struct Column {
        var title: String
        var alignsRight = false
        /// The width to which the column may shrink, or `nil` if it must not be truncated.
        var shrinksTo: Int?
        /// The columns with the highest number are dropped first; 0 is never dropped.
        var dropOrder = 0
    }

    var columns: [Column]
    var rows: [[String]]

    func lines(width: Int) -> [String] {
        var kept = Array(columns.indices)
        while total(minimumWidths(kept)) > width,
            let victim = kept.max(by: { dropOrder($0) < dropOrder($1) }),
            dropOrder(victim) > 0
        {
            kept.removeAll { $0 == victim }
        }
        let widths = fittedWidths(kept, to: width)
        let titles = line(kept.map { columns[$0].title }, kept, widths)
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [titles, rule] + rows.map { row in line(kept.map { row[$0] }, kept, widths) }
    }

    private func dropOrder(_ column: Int) -> Int { columns[column].dropOrder }

    private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }

    private func naturalWidths(_ kept: [Int]) -> [Int] {
        kept.map { column in
            rows.reduce(Display.width(of: columns[column].title)) { max($0, Display.width(of: $1[column])) }
        }
    }

    private func minimumWidths(_ kept: [Int]) -> [Int] {
        zip(kept, naturalWidths(kept)).map { column, natural in
            columns[column].shrinksTo.map { min($0, natural) } ?? natural
        }
    }

    /// Takes the excess width from the widest columns that can shrink.
    private func fittedWidths(_ kept: [Int], to width: Int) -> [Int] {
        var widths = naturalWidths(kept)
        let minimum = minimumWidths(kept)
        while total(widths) > width {
            let shrinkable = widths.indices.filter { widths[$0] > minimum[$0] }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ kept: [Int], _ widths: [Int]) -> String {
        var padded = zip(cells, widths).enumerated().map { index, cell in
            let (text, width) = (Display.cut(cell.0, to: cell.1), cell.1)
            let space = String(repeating: " ", count: max(0, width - Display.width(of: text)))
            return columns[kept[index]].alignsRight ? space + text : text + space
        }
        while let last = padded.last, last.allSatisfy({ $0 == " " }) { padded.removeLast() }
        var line = padded.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }
}
