extension PerformanceTable {
    /// The key of a row and the location of its values.
    package struct Row: Sendable {
        /// Days; `unknown` for an unknown end of a lifetime.
        package var first: Int32
        package var last: Int32
        /// The index of geo, currency and time zone in the table's settings.
        package var setting: UInt32
        /// The metrics of the row: bit n stands for the metric with raw value n. The highest bit marks a lifetime.
        private var flags: UInt32 = 0
        /// The offset of the first value in the ledger's values.
        package var offset: UInt32 = 0

        package static let unknown = Int32.min

        init(period: ReportingPeriod, dimensions: DimensionsIndex) {
            first = period.first?.number ?? Self.unknown
            last = period.last?.number ?? Self.unknown
            setting = dimensions.setting
            if case .lifetime = period { flags = Self.lifetimeFlag }
        }

        package init(first: Int32, last: Int32, setting: UInt32, isLifetime: Bool) {
            self.first = first
            self.last = last
            self.setting = setting
            if isLifetime { flags = Self.lifetimeFlag }
        }

        private static let lifetimeFlag: UInt32 = 1 << 31

        package var isLifetime: Bool { flags & Self.lifetimeFlag != 0 }

        package var present: UInt32 {
            get { flags & ~Self.lifetimeFlag }
            set { flags = newValue | flags & Self.lifetimeFlag }
        }

        var period: ReportingPeriod {
            let firstDay = first == Self.unknown ? nil : Day(number: first)
            let lastDay = last == Self.unknown ? nil : Day(number: last)
            if !isLifetime, let firstDay, let lastDay {
                return first == last ? .day(firstDay) : .range(first: firstDay, last: lastDay)
            }
            return .lifetime(first: firstDay, last: lastDay)
        }
    }

    /// The rows of one creative, with their values in one array.
    package struct Ledger: Sendable {
        /// The keys of the rows.
        package internal(set) var list = RowList()
        /// The values as variable-length integers. Most counts fit in one or two bytes.
        package var values: [UInt8] = []

        package init() {}

        mutating func append(_ row: Row, metrics: PerformanceMetrics) {
            var row = row
            row.offset = UInt32(values.count)
            row.present = metrics.present
            metrics.forEachRawValue { values.append(variableLength: $0) }
            append(row)
        }

        /// Adds a row whose values were just added, or are added next.
        package mutating func append(_ row: Row) { list.append(row, values: values) }

        func metrics(of row: Row) -> PerformanceMetrics {
            var metrics = PerformanceMetrics()
            var offset = Int(row.offset)
            var remaining = row.present
            while remaining != 0 {
                metrics.setRawValue(values.variableLength(at: &offset), at: remaining.trailingZeroBitCount)
                remaining &= remaining - 1
            }
            return metrics
        }

        /// Returns the encoded values of a row. Equal values have equal bytes.
        package func valueBytes(of row: Row) -> ArraySlice<UInt8> {
            let start = Int(row.offset)
            var end = start
            for _ in 0..<row.present.nonzeroBitCount {
                while values[end] >= 0x80 { end += 1 }
                end += 1
            }
            return values[start..<end]
        }

        /// Adds a row of another ledger without decoding it, under another index of its setting.
        package mutating func append(_ row: Row, from other: Self, setting: UInt32) {
            var copy = row
            copy.setting = setting
            copy.offset = UInt32(values.count)
            append(copy)
            values.append(contentsOf: other.valueBytes(of: row))
        }

        /// Releases unused capacity.
        mutating func trim() {
            list.trim()
            values = values.trimmed()
        }

        func map<Result>(_ transform: (Row, PerformanceMetrics) -> Result) -> [Result] {
            rows.map { transform($0, metrics(of: $0)) }
        }
    }
}

extension PerformanceTable.Ledger {
    package typealias Row = PerformanceTable.Row

    /// Sorts the rows by key and merges rows with equal keys.
    mutating func seal(_ order: PerformanceTable.KeyOrder) {
        let rows = rows
        var isSealed = true
        for index in rows.indices.dropFirst() where !order.precedes(rows[index - 1], rows[index]) {
            isSealed = false
            break
        }
        if isSealed {
            trim()
            return
        }
        let keys = Self.sortedKeys(rows, order)
        var joined = Self()
        joined.reserveRows(rows.count)
        joined.values.reserveCapacity(values.count)
        var index = 0
        while index < keys.count {
            var next = index + 1
            while next < keys.count, keys[next].isSameRow(as: keys[index]) { next += 1 }
            if next == index + 1 {
                joined.append(rows, at: keys[index].position, values)
            } else {
                var row = rows[keys[index].position]
                var sum = metrics(of: row)
                for key in keys[(index + 1)..<next] {
                    sum.add(metrics(of: rows[key.position]))
                    row.widen(to: rows[key.position])
                }
                joined.append(row.emptied, metrics: sum)
            }
            index = next
        }
        self = joined
        trim()
    }

    /// The key of a row as numbers, and its position. Later rows with one key follow earlier ones.
    private struct SortKey: Comparable {
        /// The first and last day; 0 for lifetimes.
        var days: UInt64
        var rankAndPosition: UInt64

        var position: Int { Int(UInt32(truncatingIfNeeded: rankAndPosition)) }

        func isSameRow(as other: Self) -> Bool {
            days == other.days && rankAndPosition >> 32 == other.rankAndPosition >> 32
        }

        static func < (left: Self, right: Self) -> Bool {
            left.days != right.days ? left.days < right.days : left.rankAndPosition < right.rankAndPosition
        }
    }

    private static func sortedKeys(_ rows: [Row], _ order: PerformanceTable.KeyOrder) -> [SortKey] {
        var keys = rows.indices.map { position in
            let row = rows[position]
            let first = UInt64(UInt32(bitPattern: row.first) ^ 0x8000_0000)
            let last = UInt64(UInt32(bitPattern: row.last) ^ 0x8000_0000)
            return SortKey(
                days: row.isLifetime ? 0 : max(1, first << 32 | last),
                rankAndPosition: UInt64(order.rank(of: row.setting)) << 32 | UInt64(position))
        }
        // Files are mostly in order of the day, so that few keys move far. If many do, the rest is sorted otherwise.
        var budget = 16 * keys.count
        for index in keys.indices.dropFirst() {
            let key = keys[index]
            var position = index
            while position > 0, key < keys[position - 1] {
                keys[position] = keys[position - 1]
                position -= 1
                budget -= 1
            }
            keys[position] = key
            guard budget > 0 else { return keys.sorted() }
        }
        return keys
    }

    /// Adds a row of another ledger without decoding it.
    private mutating func append(_ rows: [Row], at position: Int, _ encoded: [UInt8]) {
        var row = rows[position]
        let end = position + 1 < rows.count ? Int(rows[position + 1].offset) : encoded.count
        let start = Int(row.offset)
        row.offset = UInt32(values.count)
        append(row)
        encoded.withUnsafeBufferPointer {
            values.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
        }
    }

    /// Merges sealed rows. Where both sides have a key, the later row replaces the earlier one.
    package mutating func replaceKeys(
        of later: Self, settings: Interner<PerformanceTable.Setting>
    ) -> (added: Int, changed: Int) {
        let order = PerformanceTable.NamedOrder(settings: settings)
        var merged = Self()
        var added = 0
        var changed = 0
        var old = rows[...]
        for row in later.rows {
            while let next = old.first, order.precedes(next, row) {
                merged.append(next, from: self, setting: next.setting)
                old.removeFirst()
            }
            if let same = old.first, !order.precedes(row, same) {
                let isSame =
                    same.present == row.present && valueBytes(of: same) == later.valueBytes(of: row)
                    && same.period == row.period && same.setting == row.setting
                if !isSame { changed += 1 }
                old.removeFirst()
            } else {
                added += 1
            }
            merged.append(row, from: later, setting: row.setting)
        }
        for row in old { merged.append(row, from: self, setting: row.setting) }
        self = merged
        return (added, changed)
    }

    /// Renumbers the settings of another table: `indices[i]` is the index in this table of its setting i.
    mutating func renameSettings(to indices: [UInt32]) {
        list.renameSettings(to: indices, values: values)
    }
}

extension PerformanceTable.Row {
    /// A copy of the key without values, ready to be appended.
    var emptied: Self {
        var row = self
        row.present = 0
        row.offset = 0
        return row
    }

    /// Extends a lifetime to include the days of another.
    mutating func widen(to other: Self) {
        guard isLifetime else { return }
        first = first == Self.unknown || other.first == Self.unknown ? Self.unknown : min(first, other.first)
        last = last == Self.unknown || other.last == Self.unknown ? Self.unknown : max(last, other.last)
    }
}

extension PerformanceTable {
    /// Orders the keys of a creative: lifetimes first, then by period, geo and currency. Geos and currencies compare by
    /// name rather than index, so the order does not depend on which was added first.
    struct NamedOrder {
        let settings: Interner<Setting>

        func precedes(_ left: Row, _ right: Row) -> Bool {
            if left.isLifetime != right.isLifetime { return left.isLifetime }
            if !left.isLifetime {
                if left.first != right.first { return left.first < right.first }
                if left.last != right.last { return left.last < right.last }
            }
            return left.setting != right.setting && settings[left.setting].precedes(settings[right.setting])
        }
    }

    /// The order of ``NamedOrder``, with each geo and currency ranked once, for many creatives.
    struct KeyOrder: Sendable {
        /// The rank of each setting. Settings with one geo and currency have the same rank.
        private let ranks: [UInt32]

        init(_ settings: Interner<Setting>) {
            let values = settings.values
            let sorted = values.indices.sorted { values[$0].precedes(values[$1]) }
            var ranks = Array(repeating: UInt32(0), count: values.count)
            var rank: UInt32 = 0
            for (position, index) in sorted.enumerated() {
                if position > 0, values[sorted[position - 1]].precedes(values[index]) { rank += 1 }
                ranks[index] = rank
            }
            self.ranks = ranks
        }

        @inline(__always)
        func rank(of setting: UInt32) -> UInt32 { ranks[Int(setting)] }

        @inline(__always)
        func precedes(_ left: Row, _ right: Row) -> Bool {
            if left.isLifetime != right.isLifetime { return left.isLifetime }
            if !left.isLifetime {
                if left.first != right.first { return left.first < right.first }
                if left.last != right.last { return left.last < right.last }
            }
            return ranks[Int(left.setting)] < ranks[Int(right.setting)]
        }
    }
}

extension [UInt8] {
    /// Appends an integer in the minimum number of bytes: seven bits per byte, with the sign in the lowest bit.
    package mutating func append(variableLength value: Int64) {
        append(unsigned: UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    /// Appends an integer in the minimum number of bytes.
    package mutating func append(unsigned value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// Returns the integer at an offset, and advances the offset past it.
    @inlinable
    @inline(__always)
    package func variableLength(at offset: inout Int) -> Int64 {
        var folded: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = self[offset]
            offset += 1
            folded |= UInt64(byte & 0x7F) << shift
            guard byte & 0x80 != 0 else { break }
            shift += 7
        }
        return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
    }
}

extension Array {
    func trimmed() -> Self {
        guard capacity > count + count / 8 + 4 else { return self }
        var exact: Self = []
        exact.reserveCapacity(count)
        exact.append(contentsOf: self)
        return exact
    }
}
