internal import CreativeModel

/// A reader of the rows of a page, which validates every byte.
///
/// All integers are stored in seven bits per byte. A page holds the version, which is 1, the number of
/// rows, and the rows.
///
/// A row of a week begins with a tag. Bit 0 is set if the row covers more than its first day. Bit 1 is
/// set if its metrics differ from those of the previous row. The remaining bits are the number of days
/// between its first day and that of the previous row; for the first row, the first day of the week.
///
/// The tag of a lifetime row has bit 0 set if the first day is known, bit 1 if the last day is known,
/// and bit 2 if its metrics differ from those of the previous row.
///
/// The tag is followed by the days (the last day relative to the first; those of a lifetime as absolute
/// values, with the sign in the lowest bit), the index of the setting, the set of metrics if it
/// differs, and the values, encoded as in a ledger.
struct PageReader {
    typealias Row = PerformanceTable.Row

    static let version: UInt8 = 1

    /// The number of rows according to the header; at most the number of bytes.
    private(set) var rowCount: Int
    /// The key of the current row, which ``next()`` advanced to.
    private(set) var first = Row.unknown
    private(set) var last = Row.unknown
    private(set) var setting: UInt32 = 0
    private(set) var present: UInt32 = 0
    let isLifetime: Bool

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    private var remaining: Int
    private let settingCount: UInt64
    private var day: Int64

    init(
        _ bytes: UnsafeRawBufferPointer, week: Int?, settingCount: Int
    ) throws(PerformancePages.Damage) {
        self.bytes = bytes
        self.settingCount = UInt64(settingCount)
        isLifetime = week == nil
        let (firstDay, overflowed) = Int64(week ?? 0).multipliedReportingOverflow(by: 7)
        day = firstDay
        guard !overflowed, bytes.first == Self.version else {
            throw PerformancePages.Damage(reason: "a page of an unknown version")
        }
        rowCount = 0
        remaining = 0
        offset = 1
        let count = try unsigned()
        guard count <= bytes.count else { throw Self.damage }
        rowCount = Int(count)
        remaining = rowCount
    }

    static var damage: PerformancePages.Damage { PerformancePages.Damage(reason: "a damaged page") }

    /// Advances to the next row, whose values must be read before the next call; returns `false` after
    /// the last row.
    @inline(__always)
    mutating func next() throws(PerformancePages.Damage) -> Bool {
        guard remaining > 0 else {
            guard offset == bytes.count else { throw Self.damage }
            return false
        }
        remaining -= 1
        let tag = try unsigned()
        let hasOtherMetrics: Bool
        if isLifetime {
            first = tag & 1 != 0 ? try dayNumber(signed()) : Row.unknown
            last = tag & 2 != 0 ? try dayNumber(signed()) : Row.unknown
            hasOtherMetrics = tag & 4 != 0
        } else {
            guard tag >> 2 <= 6 else { throw Self.damage }
            day += Int64(tag >> 2)
            first = try dayNumber(day)
            if tag & 1 != 0 {
                let (end, overflowed) = day.addingReportingOverflow(try signed())
                guard !overflowed else { throw Self.damage }
                last = try dayNumber(end)
            } else {
                last = first
            }
            hasOtherMetrics = tag & 2 != 0
        }
        let index = try unsigned()
        guard index < settingCount else { throw Self.damage }
        setting = UInt32(index)
        if hasOtherMetrics {
            let set = try unsigned()
            guard set < 1 << UInt64(Metric.allCases.count) else { throw Self.damage }
            present = UInt32(set)
        }
        return true
    }

    /// Returns the next value of the row.
    @inline(__always)
    mutating func signed() throws(PerformancePages.Damage) -> Int64 {
        let folded = try unsigned()
        return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
    }

    @inline(__always)
    private mutating func unsigned() throws(PerformancePages.Damage) -> UInt64 {
        guard offset < bytes.count else { throw Self.damage }
        let byte = bytes[offset]
        offset += 1
        if byte < 0x80 { return UInt64(byte) }
        var value = UInt64(byte & 0x7F)
        var shift: UInt64 = 7
        while true {
            guard offset < bytes.count else { throw Self.damage }
            let byte = bytes[offset]
            offset += 1
            guard shift < 63 || (shift == 63 && byte <= 1) else { throw Self.damage }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    private func dayNumber(_ value: Int64) throws(PerformancePages.Damage) -> Int32 {
        guard let number = Int32(exactly: value) else { throw Self.damage }
        return number
    }

    /// Adds the row and its values to a ledger.
    mutating func append(to ledger: inout PerformanceTable.Ledger) throws(PerformancePages.Damage) {
        var row = Row(first: first, last: last, setting: setting, isLifetime: isLifetime)
        row.present = present
        row.offset = UInt32(ledger.values.count)
        ledger.append(row)
        let start = offset
        for _ in 0..<present.nonzeroBitCount { _ = try unsigned() }
        ledger.values.append(contentsOf: bytes[start..<offset])
    }
}
