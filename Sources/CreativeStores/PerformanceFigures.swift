package import CreativeModel

/// The performance totals of creatives, summed from rows that are read once. Totals, reports,
/// breakdowns, daily summaries and best performers are all computed here, from rows in memory or in
/// pages.
///
/// ```swift
/// var figures = PerformanceFigures(settings: table.settings, periods: .only(bounds))
/// for creative in creatives { figures.add(creative, of: table) }
/// let report = figures.report(figures.periods.widest).performance
/// ```
package struct PerformanceFigures {
    /// The periods to count, each inside the next, the widest last.
    package struct Periods: Sendable {
        /// The first days of all periods but the widest.
        let starts: [Int32]
        /// The days of the widest period; `nil` for all days. A row must lie entirely inside.
        let bounds: ClosedRange<Int32>?

        /// The index of the widest period.
        package var widest: Int { starts.count }

        /// The periods for which reports are precomputed, narrowest first.
        package static let usual: [ReportPeriod] = [.lastDays(1), .lastDays(7), .lastDays(30), .all]

        /// Returns all of ``usual``.
        ///
        /// - Parameter newestDay: The newest day of all data of the store.
        package static func usual(newestDay: Day?) -> Periods {
            Periods(
                starts: usual.dropLast().map { period in
                    let bounds = PerformanceTable.bounds(of: period, newestDay: newestDay)
                    return newestDay == nil ? .max : bounds?.lowerBound.number ?? .max
                }, bounds: nil)
        }

        /// Returns a single period; all days if `nil`.
        package static func only(_ bounds: ClosedRange<Day>?) -> Periods {
            Periods(starts: [], bounds: bounds.map { $0.lowerBound.number...$0.upperBound.number })
        }
    }

    /// The periods to count.
    package let periods: Periods
    let allSettings: Interner<PerformanceTable.Setting>

    /// Totals of the rows of one day, or of rows of several days in one period, with one setting.
    struct Cell {
        /// The totals of ``Metric/isCommon`` metrics, by raw value.
        var values: InlineArray<10, Int64> = .init(repeating: 0)
        /// The metrics with a total: bit n stands for the metric with raw value n.
        var present: UInt32 = 0
        /// The index in ``PerformanceFigures/otherValues`` of the other metrics, or -1 if there are none.
        var others: Int32 = -1
        var first = Int32.max
        var last = PerformanceTable.Row.unknown
    }
    var cells: [Cell] = []
    /// The totals of the metrics of a cell that few sources have, by raw value minus that of the first.
    typealias OtherValues = InlineArray<17, Int64>
    private(set) var otherValues: [OtherValues] = []
    /// The day on which rows count, or the period for rows of several days.
    struct Line {
        /// The day; `nil` for rows of several days.
        var day: Int32?
        /// The index of the first period that counts the rows.
        var period: Int
        var activeCreatives = 0
        /// The totals of rows with known clicks.
        var clicks: (impressions: Int64, clicks: Int64)?
        var lastActive = -1
    }
    var lines: [Line] = []
    /// The cell of each setting in ``settings`` for each line, or -1: rows of ``cellStride`` entries.
    private var cellIndices: [Int32] = []
    private var cellStride = 4
    private var lineOfDay: [Int32: Int] = [:]
    /// The lines for rows of several days, by period.
    private var longLines: [Int]
    private var current = (day: Int32.min, line: -1)
    /// The settings that occur.
    private(set) var settings: [UInt32] = []
    private var indexOfDimensions: [Int32]

    /// The values that decide the best performer, by the first period that counts them.
    struct Member {
        var key: CreativeKey
        var impressions: InlineArray<4, Int64?> = .init(repeating: nil)
        var clicks: InlineArray<4, Int64?> = .init(repeating: nil)
        var hasRows: InlineArray<4, Bool> = .init(repeating: false)
        var spend: [(currency: CurrencyCode, amounts: InlineArray<4, Int64>)] = []
    }
    var members: [Member] = []
    /// Days with totals of the campaign only, and the first period that counts each.
    private(set) var takenOver: [(period: Int, totals: PerformanceTotals)] = []
    /// The number of creatives, with or without performance.
    package private(set) var creativeCount = 0
    private var currencyOfSetting: [CurrencyCode] = []

    /// Creates empty figures.
    ///
    /// - Parameters:
    ///   - settings: The settings that the rows refer to.
    ///   - periods: The periods to count; at most four.
    init(settings: Interner<PerformanceTable.Setting>, periods: Periods) {
        self.periods = periods
        allSettings = settings
        indexOfDimensions = [Int32](repeating: -1, count: settings.values.count)
        longLines = Array(repeating: -1, count: periods.starts.count + 1)
    }

    /// Creates empty figures.
    ///
    /// - Parameters:
    ///   - pages: The coder with the settings that the pages refer to.
    ///   - periods: The periods to count.
    package init(pages: PerformancePages, periods: Periods) {
        self.init(settings: pages.settings, periods: periods)
    }

    /// Adds the rows of a creative from a table with the settings of these figures.
    ///
    /// - Complexity: O(rows of that creative).
    mutating func add(_ creative: CreativeKey, of table: PerformanceTable) {
        begin(creative)
        guard let index = table.creatives.index(of: creative) else { return }
        var reader = LedgerReader(table.ledgers[index])
        addRows(&reader)
    }

    /// Starts the next creative.
    package mutating func begin(_ creative: CreativeKey) {
        creativeCount += 1
        members.append(Member(key: creative))
    }

    /// Adds a page of the creative started last.
    package mutating func add(_ page: UnsafeRawBufferPointer, week: Int?) throws(PerformancePages.Damage) {
        var reader = try PageReader(page, week: week, settingCount: indexOfDimensions.count)
        try addRows(&reader)
    }

    @inline(__always)
    private mutating func addRows<Reader: RowReader>(_ reader: inout Reader) throws(Reader.Failure) {
        var member = members[members.count - 1]
        while try reader.next() {
            guard isInside(first: reader.first, last: reader.last) else {
                for _ in 0..<reader.present.nonzeroBitCount { _ = try reader.signed() }
                continue
            }
            let line = line(of: reader)
            let index = index(of: reader.setting)
            let cell = cell(line, index)
            let period = lines[line].period
            member.hasRows[period] = true
            var impressions: Int64 = 0
            var clicks: Int64?
            var remaining = reader.present
            let isSum = cells[cell].present != 0 && remaining != 0
            cells[cell].present |= remaining
            if reader.first != PerformanceTable.Row.unknown {
                cells[cell].first = min(cells[cell].first, reader.first)
            }
            cells[cell].last = max(cells[cell].last, reader.last)
            while remaining != 0 {
                let metric = remaining.trailingZeroBitCount
                remaining &= remaining - 1
                let value = try reader.signed()
                guard metric <= Metric.spend.rawValue else {
                    addOther(value, metric, to: cell)
                    continue
                }
                cells[cell].values[metric] = cells[cell].values[metric].addingSaturated(value)
                if metric == Metric.impressions.rawValue {
                    impressions = value
                    member.impressions[period] = (member.impressions[period] ?? 0).addingSaturated(value)
                } else if metric == Metric.clicks.rawValue {
                    clicks = value
                    member.clicks[period] = (member.clicks[period] ?? 0).addingSaturated(value)
                } else if metric == Metric.spend.rawValue {
                    member.addSpend(value, currencyOfSetting[index], period)
                }
            }
            if isSum, cells[cell].others >= 0 { forgetReach(of: cell) }
            if lines[line].day != nil {
                if let clicks {
                    let known = lines[line].clicks ?? (0, 0)
                    lines[line].clicks = (
                        known.impressions.addingSaturated(impressions), known.clicks.addingSaturated(clicks)
                    )
                }
                if impressions > 0, lines[line].lastActive != creativeCount {
                    lines[line].lastActive = creativeCount
                    lines[line].activeCreatives += 1
                }
            }
        }
        members[members.count - 1] = member
    }

    /// Adds the totals of a day, in an unknown currency, unless the day has rows.
    ///
    /// - Precondition: All pages were added.
    package mutating func add(takenOver metrics: PerformanceMetrics, on day: Day) {
        guard lineOfDay[day.number] == nil, isInside(first: day.number, last: day.number) else { return }
        let totals = PerformanceTotals(byCurrency: [(.unknown, metrics)], firstDay: day, lastDay: day)
        takenOver.append((period(from: day.number), totals))
    }

    @inline(__always)
    private mutating func line(of reader: some RowReader) -> Int {
        let (first, last) = (reader.first, reader.last)
        if !reader.isLifetime, first == last {
            if current.day == first, current.line >= 0 { return current.line }
            let line = dayLine(first)
            current = (first, line)
            return line
        }
        let isKnown = first != PerformanceTable.Row.unknown && last != PerformanceTable.Row.unknown
        let period = isKnown ? period(from: first) : periods.widest
        if longLines[period] < 0 {
            longLines[period] = appendLine(Line(day: nil, period: period))
        }
        return longLines[period]
    }

    private mutating func dayLine(_ day: Int32) -> Int {
        if let line = lineOfDay[day] { return line }
        let line = appendLine(Line(day: day, period: period(from: day)))
        lineOfDay[day] = line
        return line
    }

    /// Returns the first period that counts a row. No row ends after the newest day, so its first day
    /// decides.
    private func period(from first: Int32) -> Int {
        periods.starts.firstIndex { first >= $0 } ?? periods.widest
    }

    /// Returns whether a row counts. A row with an unknown start or end counts only without bounds.
    @inline(__always)
    private func isInside(first: Int32, last: Int32) -> Bool {
        guard let bounds = periods.bounds else { return true }
        return first != PerformanceTable.Row.unknown && last != PerformanceTable.Row.unknown
            && first >= bounds.lowerBound && last <= bounds.upperBound
    }

    @inline(__always)
    private mutating func index(of setting: UInt32) -> Int {
        let known = indexOfDimensions[Int(setting)]
        if known >= 0 { return Int(known) }
        if settings.count == cellStride { widenLines() }
        indexOfDimensions[Int(setting)] = Int32(settings.count)
        settings.append(setting)
        currencyOfSetting.append(allSettings[setting].currency)
        return settings.count - 1
    }

    @inline(__always)
    private mutating func cell(_ line: Int, _ index: Int) -> Int {
        let entry = line * cellStride + index
        let known = cellIndices[entry]
        if known >= 0 { return Int(known) }
        cellIndices[entry] = Int32(cells.count)
        cells.append(Cell())
        return cells.count - 1
    }

    private mutating func appendLine(_ line: Line) -> Int {
        lines.append(line)
        cellIndices.append(contentsOf: repeatElement(-1, count: cellStride))
        return lines.count - 1
    }

    /// Doubles the number of settings that fit.
    private mutating func widenLines() {
        var wider: [Int32] = []
        wider.reserveCapacity(2 * cellIndices.count)
        for start in stride(from: 0, to: cellIndices.count, by: cellStride) {
            wider += cellIndices[start..<start + cellStride]
            wider.append(contentsOf: repeatElement(-1, count: cellStride))
        }
        cellIndices = wider
        cellStride *= 2
    }

    /// Calls a function with the cells of a line, in the order of their settings.
    func forEachCell(of line: Int, _ body: (_ setting: Int, _ cell: Cell) -> Void) {
        for (setting, cell) in cellIndices[line * cellStride..<(line + 1) * cellStride].enumerated()
        where cell >= 0 { body(setting, cells[Int(cell)]) }
    }

    /// Returns the geo, currency and time zone at an index of ``settings``.
    func setting(at index: Int) -> PerformanceTable.Setting { allSettings[settings[index]] }
}

extension PerformanceFigures.Member {
    @inline(__always)
    fileprivate mutating func addSpend(_ value: Int64, _ currency: CurrencyCode, _ period: Int) {
        for index in spend.indices where spend[index].currency == currency {
            spend[index].amounts[period] = spend[index].amounts[period].addingSaturated(value)
            return
        }
        var amounts = InlineArray<4, Int64>(repeating: 0)
        amounts[period] = value
        spend.append((currency, amounts))
    }
}

extension PerformanceFigures {
    /// Adds a value of a metric that few sources have.
    private mutating func addOther(_ value: Int64, _ metric: Int, to cell: Int) {
        if cells[cell].others < 0 {
            cells[cell].others = Int32(otherValues.count)
            otherValues.append(OtherValues(repeating: 0))
        }
        let (index, position) = (Int(cells[cell].others), metric - Metric.spend.rawValue - 1)
        otherValues[index][position] = otherValues[index][position].addingSaturated(value)
    }

    /// Marks the reach of a cell as unknown if any row has one, because people may be in several rows.
    private mutating func forgetReach(of cell: Int) {
        let bit: UInt32 = 1 << UInt32(Metric.reach.rawValue)
        guard cells[cell].present & bit != 0 else { return }
        let index = Metric.reach.rawValue - Metric.spend.rawValue - 1
        otherValues[Int(cells[cell].others)][index] = PerformanceMetrics.unknownReach
    }

    /// Returns the totals of a cell.
    func metrics(of cell: Cell) -> PerformanceMetrics {
        var metrics = PerformanceMetrics()
        var remaining = cell.present
        while remaining != 0 {
            let index = remaining.trailingZeroBitCount
            remaining &= remaining - 1
            let value =
                index <= Metric.spend.rawValue
                ? cell.values[index] : otherValues[Int(cell.others)][index - Metric.spend.rawValue - 1]
            metrics.setRawValue(value, at: index)
        }
        return metrics
    }
}
