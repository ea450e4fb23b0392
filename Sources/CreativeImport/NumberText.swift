internal import CreativeModel

/// Numbers as reports write them: `1,234`, `$1.23`, `12.3%`, with spaces around.
struct NumberText {
    /// A plain decimal number: an optional sign, digits, at most one point.
    private(set) var decimal: [UInt8] = []
    /// Whether a percent sign stood behind it.
    private(set) var isPercentage = false

    /// Reads a cell; `nil` where it is no number.
    init?(_ cell: ArraySlice<UInt8>) {
        var bytes = Self.trimmed(cell)
        if bytes.last == UInt8(ascii: "%") {
            isPercentage = true
            bytes = Self.trimmed(bytes.dropLast())
        }
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            decimal.append(sign)
            bytes = Self.trimmed(bytes.dropFirst())
        }
        bytes = Self.trimmed(Self.withoutCurrencySign(bytes))
        guard let plain = Self.withoutThousands(bytes) else { return nil }
        decimal += plain
    }

    /// The number in millionths, rounded once, half to even; a percentage counts as its fraction.
    var micros: Micros? {
        isPercentage ? Micros(decimal: decimal + Array("e-2".utf8)) : Micros(decimal: decimal)
    }

    /// The number where it is whole.
    var integer: Int64? {
        guard !isPercentage else { return nil }
        let parts = decimal.split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 1 || parts[1].allSatisfy({ $0 == UInt8(ascii: "0") }), !parts[0].isEmpty else {
            return nil
        }
        return Int64(String(decoding: parts[0], as: UTF8.self))
    }

    /// Digits alone, up to 18 of them: nearly every count in a report, at the price of one loop.
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

    /// Digits with at most six behind a point: nearly every spend, exact without any rounding.
    static func plainMicros(_ cell: FieldBytes) -> Micros? {
        guard !cell.isEmpty, cell.count <= 12 else { return nil }
        var value: Int64 = 0
        var fraction = -1
        for byte in cell {
            if byte == UInt8(ascii: ".") {
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

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while true {
            if let first = bytes.first, first == 0x20 || first == 0x09 {
                bytes = bytes.dropFirst()
            } else if let last = bytes.last, last == 0x20 || last == 0x09 {
                bytes = bytes.dropLast()
            } else if bytes.starts(with: [0xC2, 0xA0]) {
                bytes = bytes.dropFirst(2)
            } else if bytes.suffix(2).elementsEqual([0xC2, 0xA0]) {
                bytes = bytes.dropLast(2)
            } else {
                return bytes
            }
        }
    }

    private static func withoutCurrencySign(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for sign in ["$", "€", "£", "¥", "₹", "kr"] {
            if bytes.starts(with: Array(sign.utf8)) { return bytes.dropFirst(sign.utf8.count) }
            if bytes.count > sign.utf8.count, bytes.suffix(sign.utf8.count).elementsEqual(sign.utf8) {
                return bytes.dropLast(sign.utf8.count)
            }
        }
        return bytes
    }

    /// Takes out commas which stand where thousands end; `nil` where one stands elsewhere, since `12,34` could
    /// be twelve and a third or a slip.
    private static func withoutThousands(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return nil }
        let groups = parts[0].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        if groups.count > 1 {
            guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        let digits = groups.flatMap(\.self)
        let all = parts.count == 2 ? digits + [UInt8(ascii: ".")] + parts[1] : digits
        let hasDigit = all.contains { $0 != UInt8(ascii: ".") }
        let isPlain = all.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        return hasDigit && isPlain ? all : nil
    }
}
