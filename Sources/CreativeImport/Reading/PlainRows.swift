internal import CreativeModel
internal import Foundation

/// Reads the plain rows of reports of performance: an ID, an ISO day, a geo and currency, and unsigned numbers without marks for
/// thousands. These are nearly all rows of the largest files. Every other row is left to the readers of ``Cells``, and every row that is
/// read here has the same result there.
struct PlainRows {
    /// A column of figures.
    private struct Figure {
        var column: Int
        var metric: Metric
        var isFractional: Bool
    }

    private let width: Int
    private let idColumn: Int
    private let dayColumn: Int
    private let geoColumn: Int
    private let currencyColumn: Int
    /// The first column that can show that a row is a total.
    private let firstColumn: Int
    private let figures: [Figure]
    private let decimal: UInt8
    private let scratch = Scratch()

    private var day = Day(number: 0)
    /// The text of ``day``; at first one that is not ASCII.
    private var dayText: (UInt64, UInt16) = (.max, .max)

    /// The number of rows.
    private(set) var rowCount: Int64 = 0

    /// A row, valid until the next one is read.
    struct Row {
        /// The bytes of the ID.
        var id: FieldBytes
        /// The day.
        var day: Day
        /// The geo and currency, if they are short.
        var dimensionsKey: DimensionsKey?
        /// The metrics: bit n stands for the metric with raw value n.
        var metrics: UInt64
        /// The encoded values of the metrics.
        var encoded: UnsafeBufferPointer<UInt8>
        /// Whether there are more clicks than impressions.
        var hasOddClicks: Bool
    }

    /// A geo and a currency of at most eight bytes each.
    struct DimensionsKey: Hashable {
        var geo: UInt64 = 0
        var currency: UInt64 = 0
        var lengths: UInt16 = 0
    }

    /// Memory that is written in every row.
    private final class Scratch {
        let encoded = UnsafeMutablePointer<UInt8>.allocate(capacity: 10 * Metric.allCases.count)
        /// The values of the last row, by metric.
        let values = UnsafeMutablePointer<Int64>.allocate(capacity: Metric.allCases.count)
        /// The sum of each metric, and whether it has one.
        let sums = UnsafeMutablePointer<Int64>.allocate(capacity: Metric.allCases.count)
        var known: UInt64 = 0

        init() {
            values.initialize(repeating: 0, count: Metric.allCases.count)
            sums.initialize(repeating: 0, count: Metric.allCases.count)
        }

        deinit {
            encoded.deallocate()
            values.deallocate()
            sums.deallocate()
        }
    }

    /// Creates a reader, or returns `nil` if the rows of a layout need more than that.
    ///
    /// - Parameter hasOneSeat: Whether all rows belong to one seat.
    init?(_ layout: RowLayout, hasOneSeat: Bool) {
        guard layout.platform.numbers != nil, !layout.platform.hasFooter, !layout.platform.hasBounds,
            !layout.hasDescription, !layout.conversionsAreResults, layout.identity.usesID, layout.has(.id),
            hasOneSeat,
            case .day = layout.period, layout.has(.day), layout.descriptions.dates.readsCommonFormats,
            let firstColumn = layout.isNumeric.firstIndex(of: false), !layout.metrics.isEmpty,
            layout.metrics.allSatisfy(\.metric.isAdditive),
            Metric.allCases.count <= 64
        else { return nil }
        self.firstColumn = firstColumn
        width = layout.header.count
        idColumn = layout.index(.id)
        dayColumn = layout.index(.day)
        geoColumn = layout.index(.geo)
        currencyColumn = layout.index(.currency)
        decimal = layout.numbers.decimal == .point ? UInt8(ascii: ".") : UInt8(ascii: ",")
        figures = layout.metrics.map { field, metric in
            Figure(
                column: layout.index(field), metric: metric,
                isFractional: metric.isFractional && field != .spendMicros)
        }.sorted { $0.metric.rawValue < $1.metric.rawValue }
        guard Set(figures.map(\.metric)).count == figures.count else { return nil }
    }

    /// The sum of each metric over all rows that were counted, by raw value.
    var sums: [Int64?] {
        (0..<Metric.allCases.count).map { scratch.known & 1 << UInt64($0) == 0 ? nil : scratch.sums[$0] }
    }

    /// Reads a row. Returns `nil` if it is not plain.
    @inline(__always)
    mutating func read(_ row: CSVRow) -> Row? {
        let fields = row.fields
        guard fields.count == width, row.isKnownASCII || Self.areASCII(fields) else { return nil }
        guard Self.isPlainID(fields[idColumn]), Self.isOrdinary(fields[firstColumn]),
            readDay(fields[dayColumn])
        else { return nil }
        return readFigures(fields)
    }

    /// Counts a row that was just read.
    @inline(__always)
    mutating func count(_ row: Row) {
        rowCount += 1
        var remaining = row.metrics
        scratch.known |= remaining
        let (sums, values) = (scratch.sums, scratch.values)
        while remaining != 0 {
            let metric = remaining.trailingZeroBitCount
            remaining &= remaining - 1
            sums[metric] = sums[metric].addingSaturated(values[metric])
        }
    }

    // MARK: Dimensions

    /// Whether an ID is neither a marker of a missing value nor white space, by its first byte.
    @inline(__always)
    private static func isPlainID(_ id: FieldBytes) -> Bool {
        guard id.count > 0 else { return false }
        return isLetterOrDigit(id[0]) && id[0] | 0x20 != UInt8(ascii: "n")
    }

    /// Whether a cell is there and does not begin like a word for a total, by its first byte.
    @inline(__always)
    private static func isOrdinary(_ cell: FieldBytes) -> Bool {
        guard cell.count > 0 else { return false }
        return isLetterOrDigit(cell[0]) && cell[0] | 0x20 != UInt8(ascii: "n")
            && !TotalWords.mayBegin(with: cell[0])
    }

    @inline(__always)
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }

    /// Reads a day such as `2025-01-31`.
    @inline(__always)
    private mutating func readDay(_ cell: FieldBytes) -> Bool {
        guard cell.count == 10, let start = cell.baseAddress else { return false }
        let raw = UnsafeRawPointer(start)
        let text = (
            raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        )
        if text == dayText { return true }
        guard let year = Self.number(start, 4), start[4] == UInt8(ascii: "-"),
            let month = Self.number(start + 5, 2), start[7] == UInt8(ascii: "-"),
            let dayOfMonth = Self.number(start + 8, 2),
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return false }
        (self.day, dayText) = (day, text)
        return true
    }

    @inline(__always)
    private static func number(_ digits: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        var value = 0
        for index in 0..<count {
            let digit = digits[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }

    @inline(__always)
    private func dimensionsKey(_ fields: UnsafeBufferPointer<FieldBytes>) -> DimensionsKey? {
        var key = DimensionsKey()
        var isShort = true
        if geoColumn >= 0 {
            let cell = fields[geoColumn]
            isShort = cell.count <= 8
            key.geo = Self.word(cell)
            key.lengths = UInt16(truncatingIfNeeded: cell.count)
        }
        if currencyColumn >= 0 {
            let cell = fields[currencyColumn]
            isShort = isShort && cell.count <= 8
            key.currency = Self.word(cell)
            key.lengths |= UInt16(truncatingIfNeeded: cell.count) << 8
        }
        return isShort ? key : nil
    }

    /// The first eight bytes of a cell as a number.
    @inline(__always)
    private static func word(_ cell: FieldBytes) -> UInt64 {
        var word: UInt64 = 0
        for index in 0..<min(8, cell.count) { word = word << 8 | UInt64(cell[index]) }
        return word
    }

    private static func areASCII(_ fields: UnsafeBufferPointer<FieldBytes>) -> Bool {
        fields.allSatisfy(\.isASCII)
    }

    // MARK: Figures

    @inline(__always)
    private func readFigures(_ fields: UnsafeBufferPointer<FieldBytes>) -> Row? {
        var metrics: UInt64 = 0
        var end = scratch.encoded
        let values = scratch.values
        let isPlain = figures.withUnsafeBufferPointer { figures in
            for figure in figures {
                let cell = fields[figure.column]
                if cell.count == 0 { continue }
                let value: Int64
                if figure.isFractional {
                    guard let micros = Self.micros(cell, decimal) else { return false }
                    value = micros
                } else {
                    guard let count = NumberText.plainInteger(cell) else { return false }
                    value = count
                }
                let metric = figure.metric.rawValue
                metrics |= 1 << UInt64(truncatingIfNeeded: metric)
                values[metric] = value
                // As by `append(variableLength:)`, for a value that is not negative.
                var rest = UInt64(bitPattern: value) << 1
                while rest >= 0x80 {
                    end.pointee = UInt8(truncatingIfNeeded: rest) | 0x80
                    end += 1
                    rest >>= 7
                }
                end.pointee = UInt8(truncatingIfNeeded: rest)
                end += 1
            }
            return true
        }
        guard isPlain else { return nil }
        let both: UInt64 = 1 << UInt64(Metric.impressions.rawValue) | 1 << UInt64(Metric.clicks.rawValue)
        let isOdd =
            metrics & both == both && values[Metric.clicks.rawValue] > values[Metric.impressions.rawValue]
        return Row(
            id: fields[idColumn], day: day, dimensionsKey: dimensionsKey(fields), metrics: metrics,
            encoded: UnsafeBufferPointer(start: scratch.encoded, count: end - scratch.encoded),
            hasOddClicks: isOdd)
    }

    /// Parses an amount as ``NumberText/plainMicros(_:decimal:)`` does.
    @inline(__always)
    private static func micros(_ cell: FieldBytes, _ mark: UInt8) -> Int64? {
        guard cell.count <= 12 else { return nil }
        var value: Int64 = 0
        var fraction = -1
        for byte in cell {
            let digit = byte &- 0x30
            if digit < 10 {
                guard fraction < 6 else { return nil }
                value = value &* 10 &+ Int64(digit)
                if fraction >= 0 { fraction += 1 }
            } else {
                guard byte == mark, fraction < 0 else { return nil }
                fraction = 0
            }
        }
        guard cell.count > (fraction >= 0 ? 1 : 0) else { return nil }
        for _ in max(0, fraction)..<6 { value = value &* 10 }
        return value
    }
}
