internal import CreativeModel

/// What an import changed in performance.
struct PerformanceChange {
    var newRows = 0
    var changedRows = 0
    /// The creatives of which something changed.
    var creatives: [Int64] = []
    /// Days of which something changed, and perhaps others.
    var days: Set<Day> = []
}

extension StoreFile {
    // MARK: Settings

    /// The settings that pages name.
    func loadPages() throws -> PerformancePages {
        let rows = try statement(
            "SELECT id, geo, currency, time_zone FROM performance_settings WHERE id >= ? ORDER BY id")
        try rows.bind(Int64(pages.settingCount), at: 1)
        while try rows.step() {
            guard rows.integer(0) == Int64(pages.settingCount),
                let currency = CurrencyCode(rawValue: rows.text(2)),
                pages.addSetting(geo: rows.text(1), currency: currency, timeZone: rows.text(3))
            else { throw damage("the settings of performance are out of order") }
        }
        return pages
    }

    private func addSettings(of table: PerformanceTable) throws -> [UInt32] {
        _ = try loadPages()
        let count = pages.settingCount
        let indices = pages.addSettings(of: table)
        let insert = try statement("INSERT INTO performance_settings VALUES (?, ?, ?, ?)")
        for index in count..<pages.settingCount {
            let (geo, currency, timeZone) = pages.setting(index)
            try insert.bind(Int64(index), at: 1)
            try insert.bind(geo, at: 2)
            try insert.bind(currency.rawValue, at: 3)
            try insert.bind(timeZone, at: 4)
            try insert.run()
        }
        return indices
    }

    // MARK: Taking over

    /// Puts rows in place of those of equal keys.
    ///
    /// - Parameter ids: Numbers of creatives that are known already.
    func replaceKeys(of table: PerformanceTable, ids: [CreativeKey: Int64]) throws -> PerformanceChange {
        var change = PerformanceChange()
        guard !table.isEmpty else { return change }
        let indices = try addSettings(of: table)
        var newest: Int32?
        for (position, key) in table.creativeKeys.enumerated() {
            let parts = pages.parts(of: table, at: position, settings: indices)
            guard !parts.isEmpty else { continue }
            let id = try ids[key] ?? madeNumber(of: key)
            let before = change.newRows + change.changedRows
            for part in parts {
                let counts =
                    try part.week.map { try merge(part, week: $0, of: id) } ?? mergeLifetimes(part, of: id)
                guard counts.added + counts.changed > 0 else { continue }
                change.newRows += counts.added
                change.changedRows += counts.changed
                part.addDays(to: &change.days)
                if part.week != nil, let last = part.newestDay { newest = max(newest ?? last, last) }
            }
            if change.newRows + change.changedRows > before { change.creatives.append(id) }
        }
        if let newest {
            let statement = try statement(
                "UPDATE store_state SET newest_day = max(coalesce(newest_day, ?1), ?1)")
            try statement.bind(Int64(newest), at: 1)
            try statement.run()
        }
        return change
    }

    private func merge(
        _ part: PerformancePages.Part, week: Int, of id: Int64
    ) throws -> (added: Int, changed: Int) {
        let find = try statement("SELECT rows FROM performance_pages WHERE creative_id = ? AND page = ?")
        try find.bind(id, at: 1)
        try find.bind(Int64(week), at: 2)
        let known = try find.step() ? try merged(part, find, of: id) : nil
        find.reset()
        let replace = try statement("REPLACE INTO performance_pages VALUES (?, ?, ?)")
        if let known, known.page == nil { return (0, 0) }
        try replace.bind(id, at: 1)
        try replace.bind(Int64(week), at: 2)
        try replace.bind(pages.page(of: known?.page ?? part), at: 3)
        try replace.run()
        return known.map { ($0.added, $0.changed) } ?? (part.rowCount, 0)
    }

    private func mergeLifetimes(
        _ part: PerformancePages.Part, of id: Int64
    ) throws -> (added: Int, changed: Int) {
        let find = try statement("SELECT rows FROM performance_lifetimes WHERE creative_id = ?")
        try find.bind(id, at: 1)
        let known = try find.step() ? try merged(part, find, of: id) : nil
        find.reset()
        if let known, known.page == nil { return (0, 0) }
        let page = known?.page ?? part
        let replace = try statement("REPLACE INTO performance_lifetimes VALUES (?, ?, ?)")
        try replace.bind(id, at: 1)
        try replace.bind(page.newestDay.map(Int64.init), at: 2)
        try replace.bind(pages.page(of: page), at: 3)
        try replace.run()
        return known.map { ($0.added, $0.changed) } ?? (part.rowCount, 0)
    }

    private func merged(
        _ part: PerformancePages.Part, _ row: SQLiteStatement, of id: Int64
    ) throws -> (page: PerformancePages.Part?, added: Int, changed: Int) {
        do throws(PerformancePages.Damage) {
            return try row.withBytes(0) { bytes throws(PerformancePages.Damage) in
                try pages.merge(part, into: bytes)
            }
        } catch {
            throw damage("performance of creative number \(id) is \(error.reason)")
        }
    }

    // MARK: Reading

    /// The newest day of all data.
    func newestDay() throws -> Day? {
        let row = try statement(
            """
            SELECT max(day) FROM (
                SELECT newest_day AS day FROM store_state
                UNION ALL SELECT newest_taken_over_day FROM store_state
                UNION ALL SELECT max(last_day) FROM performance_lifetimes)
            """)
        guard try row.step() else { return nil }
        defer { row.reset() }
        return row.optionalInteger(0).flatMap(Int32.init(exactly:)).map(Day.init(number:))
    }

    /// Calls a function with each page of a creative that rows inside of bounds can lie in: first the one of lifetime
    /// totals, then those of the weeks.
    func forEachPage(
        of id: Int64, in bounds: ClosedRange<Day>?,
        _ body: (UnsafeRawBufferPointer, Int?) throws(PerformancePages.Damage) -> Void
    ) throws {
        let lifetimes = try statement("SELECT rows FROM performance_lifetimes WHERE creative_id = ?")
        try lifetimes.bind(id, at: 1)
        let weeks = try statement(
            """
            SELECT page, rows FROM performance_pages WHERE creative_id = ? AND page BETWEEN ? AND ? ORDER BY page
            """)
        try weeks.bind(id, at: 1)
        try weeks.bind(bounds.map { Int64(PerformancePages.week(of: $0.lowerBound.number)) } ?? .min, at: 2)
        try weeks.bind(bounds.map { Int64(PerformancePages.week(of: $0.upperBound.number)) } ?? .max, at: 3)
        do {
            while try lifetimes.step() {
                try lifetimes.withBytes(0) { bytes throws(PerformancePages.Damage) in try body(bytes, nil) }
            }
            while try weeks.step() {
                let week = Int(weeks.integer(0))
                try weeks.withBytes(1) { bytes throws(PerformancePages.Damage) in try body(bytes, week) }
            }
        } catch let error as PerformancePages.Damage {
            throw damage("performance of creative number \(id) is \(error.reason)")
        }
    }

    /// The performance of some creatives that a period can count.
    func table(
        of creatives: some Sequence<(key: CreativeKey, id: Int64)>, in bounds: ClosedRange<Day>?
    ) throws -> PerformanceTable {
        let pages = try loadPages()
        var table = pages.emptyTable()
        for (key, id) in creatives {
            try forEachPage(of: id, in: bounds) { page, week throws(PerformancePages.Damage) in
                try pages.append(page, week: week, of: key, to: &table)
            }
        }
        return table
    }

    /// The creatives that there are, with their numbers.
    func numbered(_ keys: [CreativeKey]) throws -> [(key: CreativeKey, id: Int64)] {
        try keys.compactMap { key in try number(of: key).map { (key, $0.id) } }
    }

    func performance(of groups: [[CreativeKey]], in period: ReportPeriod) throws -> [PerformanceReport] {
        let newest = try newestDay()
        let bounds = PerformanceTable.bounds(of: period, newestDay: newest)
        let usual = CampaignFigures.periods.firstIndex(of: period)
        return try groups.map { group in
            guard let usual else {
                return try table(of: numbered(group), in: bounds).report(on: group, in: bounds)
            }
            var figures = CampaignFigures(pages: try loadPages(), newestDay: newest)
            for (key, id) in try numbered(group) {
                figures.begin(key)
                try forEachPage(of: id, in: bounds) { page, week throws(PerformancePages.Damage) in
                    try figures.add(page, week: week)
                }
            }
            return figures.report(usual).performance
        }
    }

    func breakdown(
        of creatives: [CreativeKey], by dimensions: PerformanceDimensions, in period: ReportPeriod
    ) throws -> [PerformanceSlice] {
        let bounds = PerformanceTable.bounds(of: period, newestDay: try newestDay())
        return try table(of: numbered(creatives), in: bounds)
            .breakdown(of: creatives, by: dimensions, in: bounds)
    }
}
