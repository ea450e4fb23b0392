/// Performance of many creatives, compact and sealed: each key stands once, in order.
///
/// Made by ``PerformanceTable/Builder``. A row takes 20 bytes, and for each metric that it has one to four,
/// up to ten for huge values: 18 million rows of nine metrics fit in 800 MB.
///
/// ```swift
/// var builder = PerformanceTable.Builder()
/// builder.add(record)            // rows of one key add up …
/// let table = builder.build()
/// store.replaceKeys(of: table)   // … and a later table replaces the keys it contains
/// ```
public struct PerformanceTable: Sendable, Equatable {
    package internal(set) var creatives = Interner<CreativeKey>()
    package internal(set) var settings = Interner<Setting>()
    package internal(set) var ledgers: [Ledger] = []

    /// Makes an empty table.
    public init() {}

    /// How many rows there are.
    public var rowCount: Int { ledgers.reduce(0) { $0 + $1.rows.count } }

    /// Whether there is no row.
    public var isEmpty: Bool { ledgers.allSatisfy(\.rows.isEmpty) }

    /// The creatives that have rows, in the order in which they were first seen.
    public var creativeKeys: [CreativeKey] { creatives.values }

    /// The rows of a creative by period, geo and currency; none for one that is not here.
    ///
    /// - Complexity: O(rows of that creative).
    public func records(of creative: CreativeKey) -> [PerformanceRecord] {
        guard let index = creatives.index(of: creative) else { return [] }
        return ledgers[index].map { row, metrics in
            let setting = settings[row.setting]
            return PerformanceRecord(
                creative: creative, period: row.period, geo: setting.geo, currency: setting.currency,
                timeZone: setting.timeZone, metrics: metrics)
        }
    }

    /// Takes over a later import: its keys replace equal ones here, all others are added.
    ///
    /// - Returns: How many rows are new, how many replaced one that differed; the rest were the same.
    /// - Complexity: O(rows of the creatives that `later` contains).
    @discardableResult
    public mutating func replaceKeys(of later: PerformanceTable) -> (added: Int, changed: Int) {
        if ledgers.isEmpty {
            self = later
            return (later.rowCount, 0)
        }
        let indices = later.settings.values.map { UInt32(settings.intern($0)) }
        var added = 0
        var changed = 0
        for (position, key) in later.creatives.values.enumerated() {
            var incoming = later.ledgers[position]
            incoming.renameSettings(to: indices)
            let index = creatives.intern(key)
            if index == ledgers.count { ledgers.append(Ledger()) }
            let counts = ledgers[index].replaceKeys(of: incoming, settings: settings)
            added += counts.added
            changed += counts.changed
        }
        return (added, changed)
    }

    /// Whether both hold the same rows, whatever the order in which they came.
    public static func == (left: PerformanceTable, right: PerformanceTable) -> Bool {
        guard left.rowCount == right.rowCount else { return false }
        return left.creativeKeys.allSatisfy { left.records(of: $0) == right.records(of: $0) }
    }
}

extension PerformanceTable {
    /// Collects the rows of one import, in any order; rows of one key add up.
    public struct Builder: Sendable {
        private var table = PerformanceTable()
        /// The creative that was added to last, and how many rows in one go.
        private var run = (creative: -1, count: 0)

        /// Makes an empty builder.
        public init() {}

        /// How many rows there are so far; those of one key count as one as soon as they are joined, which
        /// may be before ``build()``.
        var rowCount: Int { table.rowCount }

        /// Adds a row.
        public mutating func add(_ record: PerformanceRecord) {
            let creative = index(of: record.creative)
            let place = place(geo: record.geo, currency: record.currency, timeZone: record.timeZone)
            add(record.metrics, creative: creative, period: record.period, place: place)
        }

        /// The index by which ``add(_:creative:period:place:)`` knows a creative: for readers that
        /// see the same one many times.
        package mutating func index(of creative: CreativeKey) -> Int {
            let index = table.creatives.intern(creative)
            if index == table.ledgers.count { table.ledgers.append(Ledger()) }
            return index
        }

        /// The index of a combination of geo, currency and time zone.
        ///
        /// - Precondition: There are at most 2³² combinations, more than memory holds.
        package mutating func place(geo: String, currency: CurrencyCode, timeZone: String) -> Place {
            let setting = Setting(geo: geo, currency: currency, timeZone: timeZone)
            return Place(setting: UInt32(table.settings.intern(setting)))
        }

        /// Adds a row by its indices.
        package mutating func add(
            _ metrics: PerformanceMetrics, creative: Int, period: ReportingPeriod, place: Place
        ) {
            if creative != run.creative { beginRun(of: creative) }
            run.count += 1
            table.ledgers[creative].append(Row(period: period, place: place), metrics: metrics)
        }

        /// Where a file comes creative by creative, each is sealed as soon as it is left: its rows are still in
        /// the cache, and memory never holds the slack of more than one. Where creatives alternate, that would
        /// cost more than it saves, and waits for ``build()``.
        private mutating func beginRun(of creative: Int) {
            if run.creative >= 0, run.count * 2 >= table.ledgers[run.creative].rows.count, run.count > 8 {
                table.ledgers[run.creative].seal(settings: table.settings)
            }
            run = (creative, 0)
        }

        /// Sorts and joins what was added.
        ///
        /// - Complexity: O(n log n) in the rows of one creative; O(n) where they came in order.
        public consuming func build() -> PerformanceTable {
            for index in table.ledgers.indices { table.ledgers[index].seal(settings: table.settings) }
            return table
        }
    }

    /// Geo, currency and time zone as one index: see ``Builder/place(geo:currency:timeZone:)``.
    package struct Place: Hashable, Sendable {
        let setting: UInt32
    }
}

extension PerformanceTable {
    /// The table with other keys for some creatives; rows of creatives that become one add up.
    ///
    /// - Complexity: O(creatives), and O(rows) of those that become one.
    package func renamingCreatives(_ names: [CreativeKey: CreativeKey]) -> PerformanceTable {
        guard creativeKeys.contains(where: { names[$0] != nil }) else { return self }
        var renamed = PerformanceTable()
        renamed.settings = settings
        for (position, key) in creativeKeys.enumerated() {
            let index = renamed.creatives.intern(names[key] ?? key)
            if index == renamed.ledgers.count {
                renamed.ledgers.append(ledgers[position])
                continue
            }
            for row in ledgers[position].rows {
                renamed.ledgers[index].append(row.emptied, metrics: ledgers[position].metrics(of: row))
            }
            renamed.ledgers[index].seal(settings: settings)
        }
        return renamed
    }
}
