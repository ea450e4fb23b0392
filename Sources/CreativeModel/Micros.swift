/// A decimal amount in millionths: money in the micros of ad platforms, or conversions, which attribution may split
/// into fractions.
///
/// Sums are exact and do not depend on their order.
public struct Micros: Hashable, Comparable, Sendable {
    /// The amount in millionths of the unit.
    public let rawValue: Int64

    /// Creates an amount from millionths.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// The amount 0.
    public static let zero = Micros(rawValue: 0)

    /// The amount in units, rounded to the nearest `Double`, for ratios and display.
    package var units: Double { Double(rawValue) / 1_000_000 }

    /// Returns the sum, clamped to the largest or smallest value on overflow (9.2 trillion units).
    public static func + (left: Micros, right: Micros) -> Micros {
        Micros(rawValue: left.rawValue.addingSaturated(right.rawValue))
    }

    /// Orders by amount.
    public static func < (left: Micros, right: Micros) -> Bool { left.rawValue < right.rawValue }
}

extension Micros {
    /// Parses a plain decimal number (`12`, `-0.5`, `.25`, `3e2`) and rounds it **once**, half to even, to millionths.
    /// Returns `nil` if the text is not such a number or the number is too large.
    ///
    /// - Complexity: O(n) in the length of the text.
    public init?(decimal text: some Sequence<UInt8>) {
        var digits: [UInt8] = []
        var fractionDigits = 0
        var isNegative = false
        var sawPoint = false
        var exponent = 0
        var iterator = text.makeIterator()
        var byte = iterator.next()
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
            isNegative = byte == UInt8(ascii: "-")
            byte = iterator.next()
        }
        scan: while let current = byte {
            switch current {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(current - UInt8(ascii: "0"))
                if sawPoint { fractionDigits += 1 }
            case UInt8(ascii: ".") where !sawPoint:
                sawPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                var rest: [UInt8] = []
                while let next = iterator.next() { rest.append(next) }
                guard !digits.isEmpty, rest.count <= 5, let value = Int(String(decoding: rest, as: UTF8.self))
                else { return nil }
                exponent = value
                break scan
            default:
                return nil
            }
            byte = iterator.next()
        }
        guard !digits.isEmpty, digits.count <= 400 else { return nil }
        self.init(digits: digits, scale: 6 + exponent - fractionDigits, isNegative: isNegative)
    }

    /// Creates the amount with the given decimal digits, times ten to the `scale`.
    private init?(digits: [UInt8], scale: Int, isNegative: Bool) {
        let kept = scale >= 0 ? digits.count : max(0, digits.count + scale)
        // Unsigned, because the magnitude of the smallest amount exceeds the largest amount.
        var value: UInt64 = 0
        func appending(_ digit: UInt8) -> Bool {
            let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowedAgain) = product.addingReportingOverflow(UInt64(digit))
            value = sum
            return !overflowed && !overflowedAgain
        }
        for digit in digits[..<kept] { guard appending(digit) else { return nil } }
        if scale > 0, value != 0 {
            for _ in 0..<scale { guard appending(0) else { return nil } }
        }
        // The truncated digits decide the rounding. If `scale` exceeds the number of digits, they are below a tenth of
        // a millionth, so nothing is added.
        if scale < 0, digits.count + scale >= 0 {
            let first = digits[kept]
            let isAboveHalf = first > 5 || (first == 5 && digits[(kept + 1)...].contains { $0 != 0 })
            if isAboveHalf || (first == 5 && value % 2 == 1) {
                guard value < .max else { return nil }
                value += 1
            }
        }
        guard value <= Int64.max.magnitude + (isNegative ? 1 : 0) else { return nil }
        rawValue = Int64(truncatingIfNeeded: isNegative ? 0 &- value : value)
    }
}

extension Micros: CustomStringConvertible {
    /// The exact amount in units without trailing zeros, such as `1234.5`.
    public var description: String {
        let (whole, fraction) = rawValue.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let sign = rawValue < 0 ? "-" : ""
        guard fraction > 0 else { return "\(sign)\(whole)" }
        var digits = String(1_000_000 + fraction).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }
}

extension Micros: Codable {
    /// Decodes an integer number of millionths.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Encodes the number of millionths.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension FixedWidthInteger {
    /// Returns the sum, clamped to the range of the type.
    @inlinable
    package func addingSaturated(_ other: Self) -> Self {
        let (sum, overflowed) = addingReportingOverflow(other)
        return overflowed ? (other > 0 ? .max : .min) : sum
    }
}

/// An ISO 4217 currency: three upper-case letters.
public struct CurrencyCode: RawRepresentable, Hashable, Comparable, Sendable, Codable, CodingKeyRepresentable,
    CustomStringConvertible
{
    /// The three letters.
    public let rawValue: String

    /// Creates a code from three ASCII letters in any case, or returns `nil` for any other text.
    public init?(rawValue: String) {
        let isCode =
            rawValue.utf8.count == 3 && rawValue.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
        guard isCode else { return nil }
        self.rawValue = rawValue.uppercased()
    }

    private init(trusted: String) { rawValue = trusted }

    /// ISO 4217's code for "no currency", used if a source names none.
    public static let unknown = CurrencyCode(trusted: "XXX")

    /// The three letters.
    public var description: String { rawValue }

    /// Orders codes alphabetically.
    public static func < (left: CurrencyCode, right: CurrencyCode) -> Bool { left.rawValue < right.rawValue }
}
