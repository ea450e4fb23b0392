package import CreativeModel
internal import CreativeStores

/// The performance of creatives, stored in binary pages.
package final class PerformanceTables {
    let database: SQLDatabase
    let creatives: CreativeTable
    let state: StateTable
    /// Settings are only ever added, so cached ones stay valid.
    private(set) var pages = PerformancePages()

    package init(_ creatives: CreativeTable, state: StateTable) {
        database = creatives.database
        self.creatives = creatives
        self.state = state
    }

    /// Clears the cached settings after a failed transaction, which may have added some.
    package func forget() { pages = PerformancePages() }

    // MARK: Settings

    /// Returns the pages with the settings that they refer to.
    func loadPages() throws -> PerformancePages {
        let known = pages.settingCount
        for row in try database.rows(PerformanceSettingRow.self, "WHERE id >= ? ORDER BY id", known) {
            guard row.id == pages.settingCount,
                pages.addSetting(geo: row.geo, currency: row.currency, timeZone: row.timeZone)
            else { throw database.damage("the settings of performance are out of order") }
        }
        return pages
    }

    func addSettings(of table: PerformanceTable) throws -> [UInt32] {
        _ = try loadPages()
        let count = pages.settingCount
        let indices = pages.addSettings(of: table)
        for index in count..<pages.settingCount {
            let (geo, currency, timeZone) = pages.setting(index)
            try database.insert(
                PerformanceSettingRow(id: index, geo: geo, currency: currency, timeZone: timeZone))
        }
        return indices
    }

    /// Calls a closure, and describes damage that it finds in the pages of a creative.
    func catchingDamage(of id: Int64, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as PerformancePages.Damage {
            throw database.damage("performance of creative number \(id) is \(error.reason)")
        }
    }

    // MARK: Reading

    /// Returns the newest day of all data.
    package func newestDay() throws -> Day? {
        let row = try state.row()
        let lifetimes = try database.value("SELECT max(last_day) FROM performance_lifetimes", as: Int32.self)
        return [row.newestDay, row.newestTakenOverDay, lifetimes].compactMap(\.self).max().map(
            Day.init(number:))
    }

    /// Calls a closure with each page of a creative that can contain rows within bounds: first the page of lifetime
    /// totals, then those of the weeks.
    func forEachPage(
        of id: Int64, in bounds: ClosedRange<Day>?, _ body: (UnsafeRawBufferPointer, Int?) throws -> Void
    ) throws {
        let (first, last) = Self.weeks(in: bounds)
        try catchingDamage(of: id) {
            try database.forEach("SELECT rows FROM performance_lifetimes WHERE creative_id = ?", id) { row in
                try row.withBytes("rows") { try body($0, nil) }
            }
            try database.forEach(
                """
                SELECT page, rows FROM performance_pages WHERE creative_id = ? AND page BETWEEN ? AND ? ORDER BY page
                """, id, first, last
            ) { row in
                let week: Int = try row.value("page")
                try row.withBytes("rows") { try body($0, week) }
            }
        }
    }

    /// Returns the figures of some creatives, reading each page once.
    ///
    /// - Parameters:
    ///   - periods: The periods to sum.
    ///   - bounds: The days that these periods cover; `nil` for all.
    ///   - areEmpty: Whether the periods are known to have no rows, so that no page is read.
    func figures(
        of members: some Sequence<(key: CreativeKey, id: Int64)>, over periods: PerformanceFigures.Periods,
        in bounds: ClosedRange<Day>? = nil, areEmpty: Bool = false
    ) throws -> PerformanceFigures {
        var figures = PerformanceFigures(pages: try loadPages(), periods: periods)
        guard !areEmpty, database.dialect.lists != nil else {
            for (key, id) in members {
                figures.begin(key)
                guard !areEmpty else { continue }
                try forEachPage(of: id, in: bounds) { page, week in try figures.add(page, week: week) }
            }
            return figures
        }
        let members = Array(members)
        for start in stride(from: 0, to: members.count, by: Self.creativesAtOnce) {
            let some = members[start..<min(members.count, start + Self.creativesAtOnce)]
            let stored = try pages(of: some.map(\.id), in: bounds)
            for (key, id) in some {
                figures.begin(key)
                for (week, page) in stored[id] ?? [] {
                    try catchingDamage(of: id) {
                        try page.withUnsafeBytes { try figures.add($0, week: week) }
                    }
                }
            }
        }
        return figures
    }

    /// The number of creatives whose pages are in memory at once.
    private static let creativesAtOnce = 500

    /// Returns the pages of creatives that can contain rows within bounds, in the order of ``forEachPage(of:in:_:)``.
    private func pages(
        of ids: [Int64], in bounds: ClosedRange<Day>?
    ) throws -> [Int64: [(week: Int?, rows: [UInt8])]] {
        let (first, last) = Self.weeks(in: bounds)
        let each = database.dialect.each(Int64.self)
        var pages: [Int64: [(week: Int?, rows: [UInt8])]] = [:]
        try database.forEach(
            "SELECT creative_id, rows FROM performance_lifetimes WHERE creative_id = \(each)", each: ids
        ) { pages[try $0.value("creative_id"), default: []].append((nil, try $0.value("rows"))) }
        try database.forEach(
            """
            SELECT creative_id, page, rows FROM performance_pages
            WHERE page BETWEEN ? AND ? AND creative_id = \(each) ORDER BY creative_id, page
            """, first, last, each: ids
        ) {
            pages[try $0.value("creative_id"), default: []].append(
                (try $0.value("page"), try $0.value("rows")))
        }
        return pages
    }

    private static func weeks(in bounds: ClosedRange<Day>?) -> (first: Int, last: Int) {
        (
            bounds.map { PerformancePages.week(of: $0.lowerBound.number) } ?? .min,
            bounds.map { PerformancePages.week(of: $0.upperBound.number) } ?? .max
        )
    }

    /// Returns the sums of groups of creatives, in the order of the groups.
    package func performance(of groups: [[CreativeKey]], in period: ReportPeriod) throws
        -> [PerformanceReport]
    {
        let bounds = PerformanceTable.bounds(of: period, newestDay: try newestDay())
        return try groups.map { group in
            let figures = try figures(of: creatives.numbered(group), over: .only(bounds), in: bounds)
            return figures.report(figures.periods.widest).performance
        }
    }

    /// Returns the sums of some creatives, broken down by dimensions.
    package func breakdown(
        of keys: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) throws -> [PerformanceSlice] {
        let bounds = PerformanceTable.bounds(of: period, newestDay: try newestDay())
        return try PerformanceFigures.slices(of: keys, by: dimensions) { group in
            try figures(of: creatives.numbered(group), over: .only(bounds), in: bounds)
        }
    }
}
