internal import CreativeModel

/// Distinguishes rows of data from totals, from lines after the last row, and from rows without an ad.
struct RowSorter {
    /// The kind of a row.
    enum Kind {
        case data
        /// A total of other rows.
        case total
        /// A line after the rows, or a row without any value.
        case footer
        /// A row of figures that no ad caused, such as organic installs.
        case withoutAd
    }

    /// What the rows so far say about the next one.
    struct State: Hashable, Sendable {
        /// The line at which the rows ended.
        fileprivate(set) var footerLine: Int?
        fileprivate var followsTotal = false
        fileprivate var followsBlankRow = false
    }

    private let layout: RowLayout
    /// The state after the last row.
    private(set) var state: State
    /// The number of ads whose name begins with a word for a total.
    private(set) var adsCalledTotal = 0

    init(_ layout: RowLayout, state: State = State()) {
        self.layout = layout
        self.state = state
    }

    /// Returns the kind of a row.
    ///
    /// - Throws: ``RowProblem`` if a row of data follows the end of the rows.
    mutating func kind(of row: CSVRow) throws -> Kind {
        guard layout.platform.hasFooter else { return kindWithoutFooter(of: row) }
        let cells = Cells(row: row, layout: layout, pool: pool)
        let filled = filledCount(row)
        if filled == 0 {
            state.followsBlankRow = true
            return .footer
        }
        let kind = try kind(
            of: row, cells, filled: filled, isBehindBlank: row.followsBlankLine || state.followsBlankRow)
        state.followsBlankRow = false
        state.followsTotal = kind == .total
        return kind
    }

    private mutating func kind(of row: CSVRow, _ cells: Cells, filled: Int, isBehindBlank: Bool) throws
        -> Kind
    {
        let width = layout.header.count
        let isNarrow = row.count < width || filled <= 2 && width >= 5
        if state.footerLine == nil, isNarrow, width > 2 {
            if isBehindBlank || isPlatformFooter(row) {
                state.footerLine = row.line
            } else if row.count < width, state.followsTotal || filled <= 2 && width >= 4 && !row.isCut,
                !isSum(row, cells), !hasAd(cells)
            {
                state.footerLine = row.line
            }
        } else if state.footerLine == nil, isPlatformFooter(row), !isSum(row, cells) {
            state.footerLine = row.line
        }
        if let footerLine = state.footerLine {
            if !isNarrow, namesAd(cells), !isSum(row, cells) {
                throw RowProblem(
                    .malformedRow,
                    "unexpected row of data after the end of the rows (line \(footerLine)); the file may be a concatenation of several"
                )
            }
            return .footer
        }
        if isSum(row, cells) { return .total }
        if layout.leavesOutRowsWithoutAd, !namesAd(cells) { return .withoutAd }
        if isBehindWord(row) { adsCalledTotal += 1 }
        return .data
    }

    /// Returns the kind of a row of a format that has only data and totals: the fast path for millions of rows.
    private mutating func kindWithoutFooter(of row: CSVRow) -> Kind {
        let first = firstFilled(row)
        let beginning = first.map { TotalWords.beginning(of: row[$0]) } ?? .none
        let day = layout.index(.day)
        guard beginning != .none || day >= 0 && day != first && TotalWords.beginning(of: row[day]) == .strict
        else {
            return .data
        }
        if isSum(row, Cells(row: row, layout: layout, pool: pool)) { return .total }
        if beginning == .strict { adsCalledTotal += 1 }
        return .data
    }

    /// Returns whether the row is a total: its dimensions are empty, or the first one is a word for a total and no other cell identifies an ad.
    private func isSum(_ row: CSVRow, _ cells: Cells) -> Bool {
        if layout.has(.day), TotalWords.beginning(of: row[layout.index(.day)]) == .strict { return true }
        let first = firstFilled(row)
        switch first.map({ TotalWords.beginning(of: row[$0]) }) ?? .none {
        case .strict: return !hasAdCell(row, besides: first)
        // `Total Comfort 30s` may be the only description of an ad in a file.
        case .loose: return layout.adColumns.count > 1 && !hasAdCell(row, besides: first)
        case .none:
            guard layout.platform.hasFooter, layout.adColumns.count > 1 || layout.leavesOutRowsWithoutAd
            else {
                return false
            }
            return !hasAdCell(row, besides: nil) && hasFigures(row)
        }
    }

    private func hasAdCell(_ row: CSVRow, besides first: Int?) -> Bool {
        layout.adColumns.contains { $0 != first && !Cells.isAbsent(row[$0]) }
    }

    /// Returns the first column with a value that is not a figure.
    private func firstFilled(_ row: CSVRow) -> Int? {
        (0..<min(row.count, layout.header.count)).first { !layout.isNumeric[$0] && !Cells.isAbsent(row[$0]) }
    }

    private func hasFigures(_ row: CSVRow) -> Bool {
        (0..<min(row.count, layout.header.count)).contains {
            layout.isNumeric[$0] && !Cells.isAbsent(row[$0])
        }
    }

    private func isBehindWord(_ row: CSVRow) -> Bool {
        guard let first = firstFilled(row) else { return false }
        return TotalWords.beginning(of: row[first]) == .strict
    }

    private func hasAd(_ cells: Cells) -> Bool {
        layout.has(.day) && !cells.bytes(.day).isEmpty && LocalDay.isDay(cells.bytes(.day))
    }

    private func namesAd(_ cells: Cells) -> Bool {
        let identity = layout.identity
        if identity.usesID, !cells.bytes(.id).isEmpty { return true }
        if identity.parameter != nil, !cells.bytes(.adLink).isEmpty { return true }
        return identity.adLevel.contains {
            !cells.bytes($0).isEmpty || !layout.further[$0.rawValue].isEmpty && cells.text($0) != nil
        }
    }

    private func isPlatformFooter(_ row: CSVRow) -> Bool {
        guard !layout.platform.footers.isEmpty, let first = (0..<row.count).first(where: { !row[$0].isEmpty })
        else { return false }
        let cell = row[first]
        return layout.platform.footers.contains { cell.starts(with: $0.utf8) }
    }

    private func filledCount(_ row: CSVRow) -> Int {
        var count = row.count
        while count > 0, row[count - 1].isEmpty { count -= 1 }
        return count
    }

    private let pool = TextPool()
}
