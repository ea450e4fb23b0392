internal import CreativeModel

/// The number in a cell: `1,234`, `$1.23`, `12.3%`, optionally with spaces around it, in the convention of its file.
struct NumberText {
    /// The plain decimal number: an optional sign, digits, at most one point.
    let decimal: [UInt8]
    /// Whether a percent sign follows the number.
    let isPercentage: Bool
    /// The currency named by a sign next to the number.
    let currency: CurrencyCode?

    /// Parses a cell.
    ///
    /// - Throws: ``NumberConvention/Problem``.
    init(
        _ cell: some BidirectionalCollection<UInt8>, by convention: NumberConvention, isCount: Bool,
        isUngrouped: Bool = false
    ) throws(NumberConvention.Problem) {
        guard let shape = NumberShape(cell) else { throw .malformed }
        decimal = try convention.decimalText(shape, isCount: isCount, isUngrouped: isUngrouped).get()
        isPercentage = shape.isPercentage
        currency = shape.currency
    }

    /// The number in millionths, rounded once, half to even. A percentage is converted to a fraction.
    var micros: Micros? {
        isPercentage ? Micros(decimal: decimal + Array("e-2".utf8)) : Micros(decimal: decimal)
    }

    /// The number, if it is whole.
    var integer: Int64? {
        guard !isPercentage else { return nil }
        let parts = decimal.split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 1 || parts[1].allSatisfy({ $0 == UInt8(ascii: "0") }), !parts[0].isEmpty else {
            return nil
        }
        return Int64(String(decoding: parts[0], as: UTF8.self))
    }

    /// Whether the number is whole and of more digits than fit.
    var isTooLarge: Bool {
        !isPercentage && decimal.first != UInt8(ascii: "-") && integer == nil
            && decimal.prefix { $0 != UInt8(ascii: ".") }.count > 18
    }

    /// Parses up to 18 digits: nearly every count in a report, in a single loop.
    static func plainInteger(_ cell: FieldBytes) -> Int64? {
        guard !cell.isEmpty, cell.count <= 18 else { return nil }
        var value: Int64 = 0
        for byte in cell {
            let digit = byte &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
        }
        return value
    }

    /// Parses digits with at most six after a decimal mark: nearly every spend, exact without rounding.
    static func plainMicros(_ cell: FieldBytes, decimal: DecimalMark = .point) -> Micros? {
        guard !cell.isEmpty, cell.count <= 12 else { return nil }
        let mark = decimal == .point ? UInt8(ascii: ".") : UInt8(ascii: ",")
        var value: Int64 = 0
        var fraction = -1
        for byte in cell {
            if byte == mark {
                guard fraction < 0 else { return nil }
                fraction = 0
                continue
            }
            let digit = byte &- 0x30
            guard digit < 10, fraction < 6 else { return nil }
            value = value * 10 + Int64(digit)
            if fraction >= 0 { fraction += 1 }
        }
        guard cell.count > (fraction >= 0 ? 1 : 0) else { return nil }
        for _ in max(0, fraction)..<6 { value *= 10 }
        return Micros(rawValue: value)
    }
}
