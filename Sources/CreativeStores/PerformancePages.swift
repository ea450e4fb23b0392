package import CreativeModel

/// Performance in pages of bytes, as stores keep it: a page holds the rows of one creative whose first day lies in one
/// week, or its lifetime totals.
///
/// A row per row of a database would take many times the room: most of a row's bytes would be its key. Pages name geo,
/// currency and time zone by an index among ``settings``, which a store keeps beside them.
package struct PerformancePages: Sendable {
    /// The settings that pages name, in the order of their indices.
    var settings = Interner<PerformanceTable.Setting>()

    /// Makes the coder of a store without pages.
    package init() {}

    /// Bytes that are no page.
    package struct Damage: Error {
        /// What is wrong with them.
        package let reason: String
    }

    /// The rows of one creative that belong into one page.
    package struct Part: Sendable {
        /// The week of the rows' first day, counted from 1970-01-01; `nil` for lifetime totals.
        package let week: Int?
        var ledger = PerformanceTable.Ledger()

        /// How many rows there are.
        package var rowCount: Int { ledger.rows.count }

        /// Adds the days that have a row of their own.
        package func addDays(to days: inout Set<Day>) {
            var last: Int32?
            for row in ledger.rows where !row.isLifetime && row.first == row.last && row.first != last {
                last = row.first
                days.insert(Day(number: row.first))
            }
        }

        /// The newest day that a row ends at, where one is known.
        package var newestDay: Int32? {
            var newest = PerformanceTable.Row.unknown
            for row in ledger.rows { newest = max(newest, row.last) }
            return newest == PerformanceTable.Row.unknown ? nil : newest
        }
    }

    /// The week in which a day lies, counted from 1970-01-01.
    package static func week(of day: Int32) -> Int {
        Int(day) >= 0 ? Int(day) / 7 : (Int(day) - 6) / 7
    }

    // MARK: Settings

    /// How many settings there are.
    package var settingCount: Int { settings.values.count }

    /// The setting of an index below ``settingCount``.
    package func setting(_ index: Int) -> (geo: String, currency: CurrencyCode, timeZone: String) {
        let setting = settings.values[index]
        return (setting.geo, setting.currency, setting.timeZone)
    }

    /// Adds a setting, whose index is the count before; `false` where it is there already.
    package mutating func addSetting(geo: String, currency: CurrencyCode, timeZone: String) -> Bool {
        let count = settingCount
        let setting = PerformanceTable.Setting(geo: geo, currency: currency, timeZone: timeZone)
        return settings.intern(setting) == count
    }

    /// Adds the settings of a table that are new.
    ///
    /// - Returns: For each index of the table, the one here.
    package mutating func addSettings(of table: PerformanceTable) -> [UInt32] {
        table.settings.values.map { UInt32(settings.intern($0)) }
    }

    // MARK: Writing

    /// Divides the rows of one creative into pages, in order: lifetime totals, then weeks.
    ///
    /// - Parameters:
    ///   - position: The creative's place among the table's ``PerformanceTable/creativeKeys``.
    ///   - indices: What ``addSettings(of:)`` gave for the table.
    package func parts(of table: PerformanceTable, at position: Int, settings indices: [UInt32]) -> [Part] {
        let ledger = table.ledgers[position]
        var parts: [Part] = []
        for row in ledger.rows {
            let week = row.isLifetime ? nil : Self.week(of: row.first)
            if parts.last.map({ $0.week != week }) ?? true { parts.append(Part(week: week)) }
            parts[parts.count - 1].ledger.append(row, from: ledger, setting: indices[Int(row.setting)])
        }
        return parts
    }

    /// A page of its own.
    package func page(of part: Part) -> [UInt8] { Self.bytes(of: part.ledger, week: part.week) }

    /// Puts rows into a page: where it has a row of the same key, the new one stays.
    ///
    /// - Returns: The new page, `nil` where nothing changed; how many rows are new, and how many replaced another.
    package func merge(
        _ part: Part, into page: UnsafeRawBufferPointer
    ) throws(Damage) -> (page: Part?, added: Int, changed: Int) {
        var known = Part(week: part.week)
        try read(page, week: part.week, into: &known.ledger)
        let (added, changed) = known.ledger.replaceKeys(of: part.ledger, settings: settings)
        return (added + changed == 0 ? nil : known, added, changed)
    }

    // MARK: Reading

    private func read(
        _ page: UnsafeRawBufferPointer, week: Int?, into ledger: inout PerformanceTable.Ledger
    ) throws(Damage) {
        var reader = try PageReader(page, week: week, settingCount: settingCount)
        ledger.rows.reserveCapacity(ledger.rows.count + reader.rowCount)
        while try reader.next() { try reader.append(to: &ledger) }
    }
}
