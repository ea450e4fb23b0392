internal import CreativeModel

extension PerformancePages {
    /// Returns the page of some rows, in the format that ``PageReader`` reads.
    static func bytes(of ledger: PerformanceTable.Ledger, week: Int?) -> [UInt8] {
        var page: [UInt8] = [PageReader.version]
        page.reserveCapacity(ledger.values.count + 3 * ledger.rowCount + 12)
        page.append(unsigned: UInt64(ledger.rowCount))
        var day = Int64(week ?? 0) * 7
        var present: UInt32 = 0
        for row in ledger.rows {
            let hasOtherMetrics: UInt64 = row.present == present ? 0 : 1
            present = row.present
            if week == nil {
                let knowsFirst = row.first != PerformanceTable.Row.unknown
                let knowsLast = row.last != PerformanceTable.Row.unknown
                page.append(unsigned: (knowsFirst ? 1 : 0) | (knowsLast ? 2 : 0) | hasOtherMetrics << 2)
                if knowsFirst { page.append(variableLength: Int64(row.first)) }
                if knowsLast { page.append(variableLength: Int64(row.last)) }
            } else {
                let isDay = row.first == row.last
                page.append(
                    unsigned: UInt64(Int64(row.first) - day) << 2 | hasOtherMetrics << 1 | (isDay ? 0 : 1))
                day = Int64(row.first)
                if !isDay { page.append(variableLength: Int64(row.last) - day) }
            }
            page.append(unsigned: UInt64(row.setting))
            if hasOtherMetrics != 0 { page.append(unsigned: UInt64(present)) }
            page.append(contentsOf: ledger.valueBytes(of: row))
        }
        return page
    }
}
