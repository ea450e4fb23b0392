/// Adds up the pages of a campaign's creatives, each read once, into what lists and daily summaries show: reports over
/// the usual periods as ``PerformanceTable/report(on:in:)`` would make them, and sums by day and setting.
package struct CampaignFigures {
    /// The periods: each holds those before it.
    package static let periods: [ReportPeriod] = [.lastDays(1), .lastDays(7), .lastDays(30), .all]
    static let metricCount = Metric.allCases.count

    let pages: PerformancePages
    /// The first days of the periods but the last.
    private var starts: [Int32] = []
    let newestDay: Int32?

    /// Sums of rows of one day, or of longer ones of one period, and one setting.
    struct Cell {
        var values: InlineArray<10, Int64> = .init(repeating: 0)
        var present: UInt16 = 0
    }
    var cells: [Cell] = []
    /// Where rows count: a day, or a period for rows of several days.
    struct Line {
        /// `nil` for rows of several days.
        var day: Int32?
        /// The place of the first period that counts them.
        var period: Int
        var first = Int32.max
        var last = PerformanceTable.Row.unknown
        var activeCreatives = 0
        /// By place among the settings: the cell, or -1.
        var cellOfSetting: [Int32] = []
        /// Days on which clicks are known.
        var clicks: (impressions: Int64, clicks: Int64)?
        var lastActive = -1
    }
    var lines: [Line] = []
    private var lineOfDay: [Int32: Int] = [:]
    /// Lines of rows of several days, by period.
    private var longLines: [Int] = [-1, -1, -1, -1]
    private var current = (day: Int32.min, line: -1)
    /// The settings that occur, and the place of each.
    private(set) var settings: [UInt32] = []
    private var placeOfSetting: [Int32]

    /// What decides about the best performer, by period in which it is first counted.
    struct Member {
        var key: CreativeKey
        var impressions: InlineArray<4, Int64?> = .init(repeating: nil)
        var clicks: InlineArray<4, Int64?> = .init(repeating: nil)
        var hasRows: InlineArray<4, Bool> = .init(repeating: false)
        var spend: [(currency: CurrencyCode, amounts: InlineArray<4, Int64>)] = []
    }
    var members: [Member] = []
    /// Days of which only the campaign's sums are known, and the first period that counts each.
    private(set) var takenOver: [(period: Int, totals: PerformanceTotals)] = []
    /// How many creatives there are, with performance or without.
    package private(set) var creativeCount = 0
    private var currencyOfSetting: [CurrencyCode] = []

    /// Makes figures of nothing.
    ///
    /// - Parameters:
    ///   - pages: What knows the settings of the pages to come.
    ///   - newestDay: The newest day of all data of the store.
    package init(pages: PerformancePages, newestDay: Day?) {
        self.pages = pages
        self.newestDay = newestDay?.number
        placeOfSetting = [Int32](repeating: -1, count: pages.settingCount)
        for period in Self.periods.dropLast() {
            let bounds = PerformanceTable.bounds(of: period, newestDay: newestDay)
            starts.append(newestDay == nil ? .max : bounds?.lowerBound.number ?? .max)
        }
    }

    /// Begins with the next creative.
    package mutating func begin(_ creative: CreativeKey) {
        creativeCount += 1
        members.append(Member(key: creative))
    }

    /// Adds a page of the creative that was begun last.
    package mutating func add(_ page: UnsafeRawBufferPointer, week: Int?) throws(PerformancePages.Damage) {
        var reader = try PageReader(page, week: week, settingCount: placeOfSetting.count)
        var member = members[members.count - 1]
        while try reader.next() {
            let line = line(of: reader)
            let place = place(of: reader.setting)
            let cell = cell(line, place)
            let period = lines[line].period
            member.hasRows[period] = true
            var impressions: Int64 = 0
            var clicks: Int64?
            var remaining = reader.present
            cells[cell].present |= remaining
            while remaining != 0 {
                let metric = remaining.trailingZeroBitCount
                remaining &= remaining - 1
                let value = try reader.signed()
                cells[cell].values[metric] = cells[cell].values[metric].addingSaturated(value)
                if metric == Metric.impressions.rawValue {
                    impressions = value
                    member.impressions[period] = (member.impressions[period] ?? 0).addingSaturated(value)
                } else if metric == Metric.clicks.rawValue {
                    clicks = value
                    member.clicks[period] = (member.clicks[period] ?? 0).addingSaturated(value)
                } else if metric == Metric.spend.rawValue {
                    member.addSpend(value, currencyOfSetting[place], period)
                }
            }
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

    /// Adds the sums of a day, whose money is of an unknown currency, unless it has rows.
    ///
    /// - Precondition: All pages were added.
    package mutating func add(takenOver metrics: PerformanceMetrics, on day: Day) {
        guard lineOfDay[day.number] == nil else { return }
        let totals = PerformanceTotals(byCurrency: [(.unknown, metrics)], firstDay: day, lastDay: day)
        takenOver.append((period(from: day.number), totals))
    }

    @inline(__always)
    private mutating func line(of reader: PageReader) -> Int {
        let (first, last) = (reader.first, reader.last)
        if !reader.isLifetime, first == last {
            if current.day == first, current.line >= 0 { return current.line }
            let line = dayLine(first)
            current = (first, line)
            return line
        }
        let isKnown = first != PerformanceTable.Row.unknown && last != PerformanceTable.Row.unknown
        let period = isKnown ? period(from: first) : starts.count
        if longLines[period] < 0 {
            longLines[period] = lines.count
            lines.append(Line(day: nil, period: period))
        }
        let line = longLines[period]
        if first != PerformanceTable.Row.unknown { lines[line].first = min(lines[line].first, first) }
        lines[line].last = max(lines[line].last, last)
        return line
    }

    private mutating func dayLine(_ day: Int32) -> Int {
        if let line = lineOfDay[day] { return line }
        lineOfDay[day] = lines.count
        var line = Line(day: day, period: period(from: day))
        (line.first, line.last) = (day, day)
        lines.append(line)
        return lines.count - 1
    }

    /// No row ends after the newest day, so that its first day decides.
    private func period(from first: Int32) -> Int {
        starts.firstIndex { first >= $0 } ?? starts.count
    }

    @inline(__always)
    private mutating func place(of setting: UInt32) -> Int {
        let known = placeOfSetting[Int(setting)]
        if known >= 0 { return Int(known) }
        placeOfSetting[Int(setting)] = Int32(settings.count)
        settings.append(setting)
        currencyOfSetting.append(pages.settings[setting].currency)
        return settings.count - 1
    }

    @inline(__always)
    private mutating func cell(_ line: Int, _ place: Int) -> Int {
        if place < lines[line].cellOfSetting.count, lines[line].cellOfSetting[place] >= 0 {
            return Int(lines[line].cellOfSetting[place])
        }
        while lines[line].cellOfSetting.count <= place { lines[line].cellOfSetting.append(-1) }
        lines[line].cellOfSetting[place] = Int32(cells.count)
        cells.append(Cell())
        return cells.count - 1
    }
}

extension CampaignFigures.Member {
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

extension CampaignFigures.Cell {
    /// The sums as metrics.
    var metrics: PerformanceMetrics {
        var metrics = PerformanceMetrics()
        for metric in Metric.allCases where present & 1 << UInt16(metric.rawValue) != 0 {
            metrics[metric] = values[metric.rawValue]
        }
        return metrics
    }
}
