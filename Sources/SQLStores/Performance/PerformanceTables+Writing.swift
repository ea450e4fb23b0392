package import CreativeModel
internal import CreativeStores

extension PerformanceTables {
    /// The changes made by an import.
    package struct Change {
        package var newRows = 0
        package var changedRows = 0
        /// The creatives with changes.
        package var creatives: [Int64] = []
        /// The days with changes, and possibly others.
        package var days: Set<Day> = []
        /// The newest day with changes, without lifetime totals.
        fileprivate var newest: Int32?
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
        guard !table.isEmpty else { return change }
        let settings = try addSettings(of: table)
        let keys = Array(table.creativeKeys)
        var written = WrittenPages(in: database)
        for start in stride(from: 0, to: keys.count, by: creativesAtOnce) {
            let range = start..<min(keys.count, start + creativesAtOnce)
            var some: [Incoming] = []
            for index in range {
                let parts = pages.parts(of: table, at: index, settings: settings)
                if !parts.isEmpty { some.append(Incoming(key: keys[index], parts: parts)) }
            }
            try number(&some, by: ids)
            try merge(some, new: new, &change, &written)
        }
        try written.flush()
        if let newest = change.newest {
            try database.run(
                """
                UPDATE store_state SET newest_day = CASE WHEN newest_day > ?1 THEN newest_day ELSE ?1 END
                """, newest)
        }
        return change
    }

    /// The number of creatives whose stored pages are in memory at once.
    private var creativesAtOnce: Int { database.dialect.lists == nil ? 1 : 256 }

    /// The new rows of a creative.
    private struct Incoming {
        var key: CreativeKey
        var id: Int64 = 0
        var parts: [PerformancePages.Part]
    }

    private func number(_ incoming: inout [Incoming], by ids: [CreativeKey: Int64]) throws {
        let missing = incoming.map(\.key).filter { ids[$0] == nil }
        let found = try creatives.findOrInsertIDs(of: missing)
        for index in incoming.indices {
            let key = incoming[index].key
            guard let id = ids[key] ?? found[key] else {
                throw database.damage("creative \(key) has no number")
            }
            incoming[index].id = id
        }
    }

    private func merge(
        _ incoming: [Incoming], new: Set<Int64>, _ change: inout Change, _ written: inout WrittenPages
    ) throws {
        let known = incoming.filter { !new.contains($0.id) }
        let stored = try storedPages(of: known)
        for creative in incoming {
            let before = change.newRows + change.changedRows
            for part in creative.parts {
                let id = creative.id
                var merged: (page: PerformancePages.Part?, added: Int, changed: Int) = (
                    part, part.rowCount, 0
                )
                let old = stored[id]?[part.week]
                if let old {
                    try catchingDamage(of: id) {
                        merged = try old.withUnsafeBytes { try pages.merge(part, into: $0) }
                    }
                }
                guard let page = merged.page else { continue }
                try written.append(pages.page(of: page), page, of: id, isNew: new.contains(id))
                guard merged.added + merged.changed > 0 else { continue }
                change.newRows += merged.added
                change.changedRows += merged.changed
                part.addDays(to: &change.days)
                if part.week != nil, let last = part.newestDay {
                    change.newest = max(change.newest ?? last, last)
                }
            }
            if change.newRows + change.changedRows > before { change.creatives.append(creative.id) }
        }
    }

    /// Returns the stored pages of some creatives between their first and their last week, by week. Lifetime totals have
    /// no week.
    private func storedPages(of incoming: [Incoming]) throws -> [Int64: [Int?: [UInt8]]] {
        var stored: [Int64: [Int?: [UInt8]]] = [:]
        let weeks = incoming.flatMap { $0.parts.compactMap(\.week) }
        let each = database.dialect.each(Int64.self)
        if let first = weeks.min(), let last = weeks.max() {
            try database.forEach(
                """
                SELECT creative_id, page, rows FROM performance_pages
                WHERE page BETWEEN ? AND ? AND creative_id = \(each)
                """, first, last, each: incoming.map(\.id)
            ) { row in
                stored[try row.value("creative_id"), default: [:]][try row.value("page", as: Int.self)] =
                    try row.value("rows")
            }
        }
        try database.forEach(
            "SELECT creative_id, rows FROM performance_lifetimes WHERE creative_id = \(each)",
            each: incoming.filter { $0.parts.contains { $0.week == nil } }.map(\.id)
        ) { stored[try $0.value("creative_id"), default: [:]][nil] = try $0.value("rows") }
        return stored
    }
}

/// The pages to write, a few megabytes at a time.
private struct WrittenPages {
    private let database: SQLDatabase
    /// The pages of creatives that had none.
    private var added: [PerformancePageRow] = []
    private var changed: [PerformancePageRow] = []
    private var lifetimes: [PerformanceLifetimeRow] = []

    private static let mostAtOnce = 50_000

    init(in database: SQLDatabase) { self.database = database }

    mutating func append(
        _ bytes: [UInt8], _ page: PerformancePages.Part, of id: Int64, isNew: Bool
    ) throws {
        if let week = page.week {
            let row = PerformancePageRow(creative: id, page: week, rows: bytes)
            if isNew { added.append(row) } else { changed.append(row) }
        } else {
            lifetimes.append(PerformanceLifetimeRow(creative: id, lastDay: page.newestDay, rows: bytes))
        }
        if added.count + changed.count + lifetimes.count >= Self.mostAtOnce { try flush() }
    }

    mutating func flush() throws {
        try database.insertAll(added)
        try database.upsertAll(changed)
        try database.upsertAll(lifetimes)
        (added, changed, lifetimes) = ([], [], [])
    }
}
