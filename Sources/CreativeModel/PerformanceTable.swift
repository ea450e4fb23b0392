internal import StageCore

/// A compact, sealed table of the performance of many creatives. Each key occurs once, in order.
///
/// Tables are built with ``PerformanceTable/Builder``. A row of one day takes 8 bytes, plus one to four bytes for each of its
/// metrics, or up to ten for very large values: 18 million rows of nine metrics fit in 500 MB.
///
/// ```swift
/// var builder = PerformanceTable.Builder()
/// builder.add(record)            // Rows with equal keys are summed …
/// let table = builder.build()
/// store.replaceKeys(of: table)   // … and a later table replaces the keys it contains.
/// ```
public struct PerformanceTable: Sendable, Equatable {
    package internal(set) var creatives = Interner<CreativeKey>()
    package internal(set) var settings = Interner<Setting>()
    package internal(set) var ledgers: [Ledger] = []

    /// Creates an empty table.
    public init() {}

    /// The number of rows.
    public var rowCount: Int { ledgers.reduce(0) { $0 + $1.rowCount } }

    /// A Boolean value indicating whether the table has no rows.
    public var isEmpty: Bool { ledgers.allSatisfy(\.list.isEmpty) }

    /// The creatives that have rows, in order of first occurrence.
    public var creativeKeys: [CreativeKey] { creatives.values }

    /// Returns the rows of a creative by period, geo and currency. The result is empty for an unknown creative.
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

    /// Merges a later import: its rows replace rows with equal keys, and its other rows are added.
    ///
    /// - Returns: The number of new rows, and the number of rows that replaced a different one. All other rows were the
    ///   same.
    /// - Complexity: O(rows of the creatives in `later`).
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

    /// Returns whether both tables contain the same rows, regardless of the order of insertion.
    public static func == (left: PerformanceTable, right: PerformanceTable) -> Bool {
        guard left.rowCount == right.rowCount else { return false }
        return left.creativeKeys.allSatisfy { left.records(of: $0) == right.records(of: $0) }
    }
}

extension PerformanceTable {
    /// Collects the rows of one import in any order. Rows with equal keys are summed.
    public struct Builder: Sendable {
        private var table = PerformanceTable()

        /// Creates an empty builder.
        public init() {}

        /// Adds a row.
        public mutating func add(_ record: PerformanceRecord) {
            let creative = index(of: record.creative)
            let dimensions = self.dimensions(
                geo: record.geo, currency: record.currency, timeZone: record.timeZone)
            add(record.metrics, creative: creative, period: record.period, dimensions: dimensions)
        }

        /// Returns the index of a creative for ``add(_:creative:period:dimensions:)``, for readers that see the same
        /// creative many times.
        package mutating func index(of creative: CreativeKey) -> Int {
            let index = table.creatives.intern(creative)
            if index == table.ledgers.count { table.ledgers.append(Ledger()) }
            return index
        }

        /// Returns the index of a combination of geo, currency and time zone.
        ///
        /// - Precondition: There are at most 2³² combinations, more than fit in memory.
        package mutating func dimensions(geo: String, currency: CurrencyCode, timeZone: String)
            -> DimensionsIndex
        {
            let setting = Setting(geo: geo, currency: currency, timeZone: timeZone)
            return DimensionsIndex(setting: UInt32(table.settings.intern(setting)))
        }

        /// Adds a row by its indices.
        package mutating func add(
            _ metrics: PerformanceMetrics, creative: Int, period: ReportingPeriod, dimensions: DimensionsIndex
        ) {
            table.ledgers[creative].append(Row(period: period, dimensions: dimensions), metrics: metrics)
        }

        /// Returns the indices of the settings of a fragment.
        mutating func intern(_ settings: Interner<Setting>) -> [UInt32] {
            settings.values.map { UInt32(table.settings.intern($0)) }
        }

        /// Adds rows of a fragment to a creative.
        mutating func append(
            _ rows: UnsafeBufferPointer<Row>, values: UnsafeBufferPointer<UInt8>, to creative: Int,
            settings: [UInt32]
        ) {
            table.ledgers[creative].append(rows, values: values, settings: settings)
        }

        /// Sorts and merges the rows.
        ///
        /// - Complexity: O(n log n) in the rows of one creative; O(n) if they were added in order.
        public consuming func build() -> PerformanceTable { build(threads: 1) }

        /// Sorts and merges the rows on several threads, which do not affect the result.
        ///
        /// - Complexity: O(n log n) in the rows of one creative; O(n) if they were added in order.
        package consuming func build(threads: Int) -> PerformanceTable {
            let order = KeyOrder(table.settings)
            table.ledgers.withUnsafeMutableBufferPointer { ledgers in
                let blockSize = 256
                let blocks = (ledgers.count + blockSize - 1) / blockSize
                // Each block writes to its own ledgers.
                nonisolated(unsafe) let ledgers = ledgers
                Parallel.forEach(blocks, threads: threads) { _, block in
                    for index in block * blockSize..<min(ledgers.count, (block + 1) * blockSize) {
                        ledgers[index].seal(order)
                    }
                }
            }
            return table
        }
    }

    /// Geo, currency and time zone as one index: see ``Builder/dimensions(geo:currency:timeZone:)``.
    package struct DimensionsIndex: Hashable, Sendable {
        let setting: UInt32
    }
}

extension PerformanceTable {
    /// Returns the table with other keys for some creatives. Rows of creatives that become one are summed.
    ///
    /// - Complexity: O(creatives), and O(rows) of the creatives that become one.
    package func renamingCreatives(_ names: [CreativeKey: CreativeKey]) -> PerformanceTable {
        guard creativeKeys.contains(where: { names[$0] != nil }) else { return self }
        var renamed = PerformanceTable()
        renamed.settings = settings
        let order = KeyOrder(settings)
        for (position, key) in creativeKeys.enumerated() {
            let index = renamed.creatives.intern(names[key] ?? key)
            if index == renamed.ledgers.count {
                renamed.ledgers.append(ledgers[position])
                continue
            }
            for row in ledgers[position].rows {
                renamed.ledgers[index].append(row.emptied, metrics: ledgers[position].metrics(of: row))
            }
            renamed.ledgers[index].seal(order)
        }
        return renamed
    }
}
