package import CreativeModel
internal import CreativeStores

/// The performance of creatives, stored in binary pages.
package final class PerformanceTables {
    let database: SQLDatabase
    let creatives: CreativeTable
    let state: StateTable
    /// Settings are only ever added, so cached ones stay valid.
    private var pages = PerformancePages()

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

    private func addSettings(of table: PerformanceTable) throws -> [UInt32] {
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

    // MARK: Writing

    /// The changes made by an import.
    package struct Change {
        package var newRows = 0
        package var changedRows = 0
        /// The creatives with changes.
        package var creatives: [Int64] = []
        /// The days with changes, and possibly others.
        package var days: Set<Day> = []
    }

    /// Replaces rows with equal keys.
    ///
    /// - Parameters:
    ///   - ids: The numbers of creatives that are already known.
    ///   - new: The creatives that have no rows yet.
    package func replaceKeys(
        of table: PerformanceTable, ids: [CreativeKey: Int64], new: Set<Int64> = []
    ) throws -> Change {
        var change = Change()
        var written: [PerformancePageRow] = []
        guard !table.isEmpty else { return change }
        let indices = try addSettings(of: table)
        var newest: Int32?
        for (index, key) in table.creativeKeys.enumerated() {
            let parts = pages.parts(of: table, at: index, settings: indices)
            guard !parts.isEmpty else { continue }
            let id = try ids[key] ?? creatives.findOrInsertID(of: key)
            let before = change.newRows + change.changedRows
            let stored = try new.contains(id) ? [:] : storedPages(of: id, parts)
            for part in parts {
                let counts =
                    try part.week.map { try merge(part, week: $0, of: id, stored: stored[$0], &written) }
                    ?? mergeLifetimes(part, of: id)
                guard counts.added + counts.changed > 0 else { continue }
                change.newRows += counts.added
                change.changedRows += counts.changed
                part.addDays(to: &change.days)
                if part.week != nil, let last = part.newestDay { newest = max(newest ?? last, last) }
            }
            if change.newRows + change.changedRows > before { change.creatives.append(id) }
            if written.count >= Self.pagesAtOnce {
                try database.upsertAll(written)
                written = []
            }
        }
        try database.upsertAll(written)
        if let newest {
            try database.run(
                """
                UPDATE store_state SET newest_day = CASE WHEN newest_day > ?1 THEN newest_day ELSE ?1 END
                """, newest)
        }
        return change
    }

    /// The number of pages that are written at once: a few megabytes.
    private static let pagesAtOnce = 50_000

    /// Returns the pages of a creative between the first and the last week of some parts, by one statement.
    private func storedPages(
        of id: Int64, _ parts: [PerformancePages.Part]
    ) throws -> [Int: [UInt8]] {
        let weeks = parts.compactMap(\.week)
        guard let first = weeks.min(), let last = weeks.max() else { return [:] }
        var stored: [Int: [UInt8]] = [:]
        try database.forEach(
            "SELECT page, rows FROM performance_pages WHERE creative_id = ? AND page BETWEEN ? AND ?", id,
            first, last
        ) { stored[try $0.value("page")] = try $0.value("rows") }
        return stored
    }

    private func merge(
        _ part: PerformancePages.Part, week: Int, of id: Int64, stored: [UInt8]?,
        _ written: inout [PerformancePageRow]
    ) throws -> (added: Int, changed: Int) {
        var known: (page: PerformancePages.Part?, added: Int, changed: Int)?
        if let stored {
            try catchingDamage(of: id) {
                known = try stored.withUnsafeBytes { try pages.merge(part, into: $0) }
            }
        }
        if let known, known.page == nil { return (0, 0) }
        written.append(
            PerformancePageRow(creative: id, page: week, rows: pages.page(of: known?.page ?? part)))
        return known.map { ($0.added, $0.changed) } ?? (part.rowCount, 0)
    }

    private func mergeLifetimes(
        _ part: PerformancePages.Part, of id: Int64
    ) throws -> (added: Int, changed: Int) {
        let known = try mergedLifetimes(part, of: id)
        if let known, known.page == nil { return (0, 0) }
        let page = known?.page ?? part
        try database.upsert(
            PerformanceLifetimeRow(creative: id, lastDay: page.newestDay, rows: pages.page(of: page)))
        return known.map { ($0.added, $0.changed) } ?? (part.rowCount, 0)
    }

    /// Returns the existing lifetime totals with rows merged into them.
    ///
    /// The page of the result is `nil` if nothing changes. The result is `nil` if there are none.
    private func mergedLifetimes(
        _ part: PerformancePages.Part, of id: Int64
    ) throws -> (page: PerformancePages.Part?, added: Int, changed: Int)? {
        var merged: (page: PerformancePages.Part?, added: Int, changed: Int)?
        try catchingDamage(of: id) {
            try database.forEach("SELECT rows FROM performance_lifetimes WHERE creative_id = ?", id) { row in
                merged = try row.withBytes("rows") { try pages.merge(part, into: $0) }
            }
        }
        return merged
    }

    private func catchingDamage(of id: Int64, _ body: () throws -> Void) throws {
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
        let first = bounds.map { PerformancePages.week(of: $0.lowerBound.number) } ?? .min
        let last = bounds.map { PerformancePages.week(of: $0.upperBound.number) } ?? .max
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
        for (key, id) in members {
            figures.begin(key)
            guard !areEmpty else { continue }
            try forEachPage(of: id, in: bounds) { page, week in try figures.add(page, week: week) }
        }
        return figures
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

/// A row of `performance_settings`: the dimensions that pages refer to by number.
struct PerformanceSettingRow: SQLRecord {
    var id = 0
    var geo = ""
    var currency = CurrencyCode.unknown
    var timeZone = ""

    static let table = SQLTable<PerformanceSettingRow>("performance_settings", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("geo", &geo)
        try row.column("currency", &currency, as: WordFormat.self)
        try row.column("time_zone", &timeZone)
    }
}

/// A row of `performance_pages`: the rows of a creative whose first day is in one week; see ``PerformancePages``.
struct PerformancePageRow: SQLRecord {
    var creative: Int64 = 0
    /// The week, counted from 1970-01-01.
    var page = 0
    var rows: [UInt8] = []

    static let table = SQLTable<PerformancePageRow>(
        "performance_pages", key: "creative_id", "page", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "REFERENCES creatives(id)")
        try row.column("page", &page)
        try row.column("rows", &rows)
    }
}

/// A row of `performance_lifetimes`: the lifetime totals of a creative.
struct PerformanceLifetimeRow: SQLRecord {
    var creative: Int64 = 0
    /// The newest last day of any row, if known.
    var lastDay: Int32?
    var rows: [UInt8] = []

    static let table = SQLTable<PerformanceLifetimeRow>("performance_lifetimes", key: "creative_id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "PRIMARY KEY REFERENCES creatives(id)")
        try row.column("last_day", &lastDay)
        try row.column("rows", &rows)
    }
}

/// A row of `geos`: a geo in its canonical spelling.
struct GeoRow: SQLRecord {
    var id: Int64 = 0
    var geo = ""

    static let table = SQLTable<GeoRow>("geos", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("geo", &geo, "UNIQUE")
    }
}

/// The geos that reports and summaries refer to by number.
struct GeoTable {
    let database: SQLDatabase

    /// Returns the number of a geo, inserting it if necessary.
    func findOrInsertID(of geo: String) throws -> Int64 {
        let geo = geo.canonical
        return try database.value("SELECT id FROM geos WHERE geo = ?", geo)
            ?? database.insertNew(GeoRow(geo: geo))
    }

    /// Returns all geos, by number.
    func all() throws -> [Int64: String] {
        Dictionary(try database.rows(GeoRow.self).map { ($0.id, $0.geo) }) { first, _ in first }
    }
}
