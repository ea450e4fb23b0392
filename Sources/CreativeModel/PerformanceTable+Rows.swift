extension PerformanceTable {
    /// The rows of one creative in eight bytes each, for as long as all are of single days up to 2149 and have few settings. If one is
    /// not, all rows take their full size.
    package struct RowList: Sendable {
        /// The day in the lowest 16 bits, then the setting in 16 bits, then the metrics.
        private var packed: [UInt64] = []
        private var full: [Row] = []

        /// The number of rows.
        package var count: Int { packed.count + full.count }

        /// Whether there are no rows.
        package var isEmpty: Bool { packed.isEmpty && full.isEmpty }

        /// Returns a row.
        ///
        /// - Parameter offset: The offset of its first value, which packed rows do not store.
        @inline(__always)
        package func row(_ index: Int, at offset: Int) -> Row {
            guard full.isEmpty else { return full[index] }
            let bits = packed[index]
            let day = Int32(bits & 0xFFFF)
            var row = Row(
                first: day, last: day, setting: UInt32(truncatingIfNeeded: bits >> 16 & 0xFFFF),
                isLifetime: false)
            row.present = .init(truncatingIfNeeded: bits >> 32)
            row.offset = UInt32(truncatingIfNeeded: offset)
            return row
        }

        /// Adds a row.
        ///
        /// - Parameter values: The values of all rows before it, with those of this row.
        mutating func append(_ row: Row, values: [UInt8]) {
            guard full.isEmpty else {
                full.append(row)
                return
            }
            guard row.first == row.last, !row.isLifetime, 0...0xFFFF ~= row.first, row.setting <= 0xFFFF
            else {
                full = unpacked(values)
                packed = []
                full.append(row)
                return
            }
            packed.append(UInt64(row.present) << 32 | UInt64(row.setting) << 16 | UInt64(row.first))
        }

        /// Reserves capacity for more rows.
        mutating func reserve(_ additional: Int) {
            if full.isEmpty {
                packed.reserveCapacity(packed.count + additional)
            } else {
                full.reserveCapacity(full.count + additional)
            }
        }

        /// Releases unused capacity.
        mutating func trim() {
            packed = packed.trimmed()
            full = full.trimmed()
        }

        /// Renumbers the settings: `indices[i]` is the new index of setting i.
        mutating func renameSettings(to indices: [UInt32], values: [UInt8]) {
            let rows = unpacked(values)
            (packed, full) = ([], [])
            reserve(rows.count)
            for row in rows {
                var row = row
                row.setting = indices[Int(row.setting)]
                append(row, values: values)
            }
        }

        /// Returns all rows with their offsets.
        func unpacked(_ values: [UInt8]) -> [Row] {
            guard full.isEmpty else { return full }
            var offset = 0
            return values.withUnsafeBufferPointer { values in
                packed.indices.map { index in
                    let row = row(index, at: offset)
                    offset = Ledger.end(of: row, values)
                    return row
                }
            }
        }
    }
}

extension PerformanceTable.Ledger {
    /// The rows with the offsets of their values.
    ///
    /// - Complexity: O(rows) in time and memory.
    package var rows: [Row] { list.unpacked(values) }

    /// The number of rows.
    package var rowCount: Int { list.count }

    /// Reserves capacity for more rows.
    package mutating func reserveRows(_ additional: Int) { list.reserve(additional) }

    /// Returns the offset after the values of a row.
    @inline(__always)
    static func end(of row: Row, _ values: UnsafeBufferPointer<UInt8>) -> Int {
        var end = Int(row.offset)
        for _ in 0..<row.present.nonzeroBitCount {
            while values[end] >= 0x80 { end += 1 }
            end += 1
        }
        return end
    }
}
