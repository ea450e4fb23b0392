internal import CreativeModel

/// A reader of the rows of one creative in sequence, independent of their storage.
protocol RowReader {
    associatedtype Failure: Error

    /// The days of the row; `PerformanceTable.Row.unknown` if a start or end of a lifetime is not
    /// known.
    var first: Int32 { get }
    var last: Int32 { get }
    /// The index of geo, currency and time zone.
    var setting: UInt32 { get }
    /// The metrics of the row: bit n stands for the metric with raw value n.
    var present: UInt32 { get }
    var isLifetime: Bool { get }

    /// Advances to the next row, whose values must then be read in the order of their bits; returns
    /// `false` after the last row.
    mutating func next() throws(Failure) -> Bool
    /// Returns the next value of the row.
    mutating func signed() throws(Failure) -> Int64
}

extension PageReader: RowReader {}

/// A reader of the rows of a ledger.
struct LedgerReader: RowReader {
    private let ledger: PerformanceTable.Ledger
    private var index = -1
    private var offset = 0

    init(_ ledger: PerformanceTable.Ledger) { self.ledger = ledger }

    private var row = PerformanceTable.Row(first: 0, last: 0, setting: 0, isLifetime: false)
    var first: Int32 { row.first }
    var last: Int32 { row.last }
    var setting: UInt32 { row.setting }
    var present: UInt32 { row.present }
    var isLifetime: Bool { row.isLifetime }

    @inline(__always)
    mutating func next() -> Bool {
        index += 1
        guard index < ledger.rowCount else { return false }
        // The values of the row before were read to the end.
        row = ledger.list.row(index, at: offset)
        offset = Int(row.offset)
        return true
    }

    @inline(__always)
    mutating func signed() -> Int64 { ledger.values.variableLength(at: &offset) }
}
