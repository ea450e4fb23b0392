extension PerformanceTable {
    /// Rows in the order of a file, without hash tables per creative: a piece of a file is read into a fragment on any thread, and the
    /// fragments are added to a ``Builder`` in the order of the file.
    package struct Fragment: Sendable {
        /// Adjacent rows of one creative.
        struct Run: Sendable {
            var creative: Int
            var rowCount: Int
        }

        private(set) var runs: [Run] = []
        private(set) var rows: [Row] = []
        private(set) var values: [UInt8] = []
        private(set) var settings = Interner<Setting>()

        /// Creates an empty fragment.
        package init() {}

        /// The number of rows.
        package var rowCount: Int { rows.count }

        /// The numbers of the creatives in the order of the rows. Adjacent rows of one creative count once.
        package var creatives: some Sequence<Int> { runs.lazy.map(\.creative) }

        /// Returns the index of a combination of geo, currency and time zone, within this fragment.
        package mutating func dimensions(geo: String, currency: CurrencyCode, timeZone: String)
            -> DimensionsIndex
        {
            let setting = Setting(geo: geo, currency: currency, timeZone: timeZone)
            return DimensionsIndex(setting: UInt32(settings.intern(setting)))
        }

        /// Adds a row.
        ///
        /// - Parameter creative: A number of the creative, which ``Builder/append(_:creatives:)`` looks up.
        package mutating func add(
            _ metrics: PerformanceMetrics, creative: Int, period: ReportingPeriod, dimensions: DimensionsIndex
        ) {
            var row = Row(period: period, dimensions: dimensions)
            row.offset = UInt32(values.count)
            for metric in Metric.allCases {
                guard let value = metrics[metric] else { continue }
                row.present |= 1 << metric.rawValue
                values.append(variableLength: value)
            }
            add(row, of: creative)
        }

        /// Adds a row of one day with encoded values.
        ///
        /// - Parameters:
        ///   - metrics: The metrics in ascending order of their raw values: bit n stands for the metric with raw value n.
        ///   - encoded: Their values, each as by `append(variableLength:)`.
        @inline(__always)
        package mutating func add(
            day: Day, dimensions: DimensionsIndex, creative: Int, metrics: UInt64,
            encoded: UnsafeBufferPointer<UInt8>
        ) {
            var row = Row(first: day.number, last: day.number, setting: dimensions.setting, isLifetime: false)
            row.offset = UInt32(values.count)
            row.present = .init(truncatingIfNeeded: metrics)
            values.append(contentsOf: encoded)
            add(row, of: creative)
        }

        @inline(__always)
        private mutating func add(_ row: Row, of creative: Int) {
            rows.append(row)
            if let last = runs.indices.last, runs[last].creative == creative {
                runs[last].rowCount += 1
            } else {
                runs.append(Run(creative: creative, rowCount: 1))
            }
        }
    }
}

extension PerformanceTable.Builder {
    /// Adds the rows of a fragment.
    ///
    /// - Parameter creatives: The index of each creative, from ``index(of:)``, by its number in the fragment.
    /// - Complexity: O(rows), most of it copying.
    package mutating func append(_ fragment: PerformanceTable.Fragment, creatives: [Int]) {
        fragment.rows.withUnsafeBufferPointer { rows in
            fragment.values.withUnsafeBufferPointer { values in
                let settings = intern(fragment.settings)
                var first = 0
                for run in fragment.runs {
                    let next = first + run.rowCount
                    let end = next < rows.count ? Int(rows[next].offset) : values.count
                    append(
                        UnsafeBufferPointer(rebasing: rows[first..<next]),
                        values: UnsafeBufferPointer(rebasing: values[Int(rows[first].offset)..<end]),
                        to: creatives[run.creative], settings: settings)
                    first = next
                }
            }
        }
    }
}

extension PerformanceTable.Ledger {
    /// Adds rows with their values, which begin at the offset of the first row.
    mutating func append(
        _ added: UnsafeBufferPointer<Row>, values encoded: UnsafeBufferPointer<UInt8>, settings: [UInt32]
    ) {
        guard let start = added.first?.offset else { return }
        if list.isEmpty {
            // If a file is grouped by creative, nothing follows.
            reserveRows(added.count)
            values.reserveCapacity(encoded.count)
        }
        let shift = UInt32(values.count) &- start
        values.append(contentsOf: encoded)
        for row in added {
            var row = row
            row.offset &+= shift
            row.setting = settings[Int(row.setting)]
            append(row)
        }
    }
}
