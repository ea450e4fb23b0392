package import CreativeModel

/// Performance encoded as pages of bytes, as stores keep it. A page holds the rows of one creative
/// whose first day lies in one week, or its lifetime totals.
///
/// One database row per performance row would take many times the space, most of it for the key. Pages
/// refer to geo, currency and time zone by an index into ``settings``, which a store keeps beside them.
package struct PerformancePages: Sendable {
    /// The settings that pages refer to, in the order of their indices.
    var settings = Interner<PerformanceTable.Setting>()

    /// Creates the coder of a store without pages.
    package init() {}

    /// An error for bytes that are not a valid page.
    package struct Damage: Error {
        /// The reason why the page is invalid.
        package let reason: String
    }

    /// The rows of one creative that belong in one page.
    package struct Part: Sendable {
        /// The week of the rows' first day, counted from 1970-01-01; `nil` for lifetime totals.
        package let week: Int?
        var ledger = PerformanceTable.Ledger()

        /// The number of rows.
        package var rowCount: Int { ledger.rowCount }

        /// Adds the days that have a row of their own.
        package func addDays(to days: inout Set<Day>) {
            var last: Int32?
            for row in ledger.rows where !row.isLifetime && row.first == row.last && row.first != last {
                last = row.first
                days.insert(Day(number: row.first))
            }
        }

        /// The newest last day of a row, if one is known.
        package var newestDay: Int32? {
            var newest = PerformanceTable.Row.unknown
            for row in ledger.rows { newest = max(newest, row.last) }
            return newest == PerformanceTable.Row.unknown ? nil : newest
        }
    }

    /// Returns the week in which a day lies, counted from 1970-01-01.
    package static func week(of day: Int32) -> Int {
        Int(day) >= 0 ? Int(day) / 7 : (Int(day) - 6) / 7
    }

    // MARK: Settings

    /// The number of settings.
    package var settingCount: Int { settings.values.count }

    /// Returns the setting with an index below ``settingCount``.
    package func setting(_ index: Int) -> (geo: String, currency: CurrencyCode, timeZone: String) {
        let setting = settings.values[index]
        return (setting.geo, setting.currency, setting.timeZone)
    }

    /// Adds a setting, whose index is the count before the call; returns `false` if it already exists.
    package mutating func addSetting(geo: String, currency: CurrencyCode, timeZone: String) -> Bool {
        let count = settingCount
        let setting = PerformanceTable.Setting(geo: geo, currency: currency, timeZone: timeZone)
        return settings.intern(setting) == count
    }

    /// Adds the new settings of a table.
    ///
    /// - Returns: The index in these settings for each index of the table.
    package mutating func addSettings(of table: PerformanceTable) -> [UInt32] {
        table.settings.values.map { UInt32(settings.intern($0)) }
    }

    // MARK: Writing

    /// Divides the rows of one creative into pages, in order: lifetime totals, then weeks.
    ///
    /// - Parameters:
    ///   - position: The index of the creative in the table's ``PerformanceTable/creativeKeys``.
    ///   - indices: The result of ``addSettings(of:)`` for the table.
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

    /// Returns the encoded page of a part.
    package func page(of part: Part) -> [UInt8] { Self.bytes(of: part.ledger, week: part.week) }

    /// Merges rows into a page. A new row replaces the row with the same key.
    ///
    /// - Returns: The new page, `nil` if nothing changed, and the numbers of rows added and replaced.
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
        ledger.reserveRows(reader.rowCount)
        while try reader.next() { try reader.append(to: &ledger) }
    }
}
