internal import CreativeModel
package import Foundation

/// Times in the format of SQLite's functions: `2025-01-31 12:30:00.000`, in UTC.
package enum TimeText {
    /// Returns the text of a time, which ``date(_:)`` reads back exactly. The text has milliseconds if they are exact,
    /// else nanoseconds if they are, else an `@` followed by the number of seconds.
    package static func text(_ date: Date) -> String {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
        if let text = text(Int64(exactly: milliseconds), perSecond: 1000, digits: 3),
            self.date(text) == date
        {
            return text
        }
        let seconds = date.timeIntervalSinceReferenceDate
        let whole = seconds.rounded(.down)
        if let start = Int64(exactly: whole), abs(start) < 8_000_000_000 {
            let nanoseconds =
                (start + referenceSeconds) * 1_000_000_000 + Int64(((seconds - whole) * 1e9).rounded())
            if let text = text(nanoseconds, perSecond: 1_000_000_000, digits: 9), self.date(text) == date {
                return text
            }
        }
        return "@\(seconds)"
    }

    /// Returns the text of a time in whole microseconds since 1970: with milliseconds if they are exact, else with nine
    /// digits of a second.
    package static func text(microseconds: Int64) -> String {
        let (milliseconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1000)
        let text =
            rest == 0
            ? text(milliseconds, perSecond: 1000, digits: 3)
            : self.text(microseconds * 1000, perSecond: 1_000_000_000, digits: 9)
        return text ?? "\(microseconds)"
    }

    /// Returns the time of a text. The text is a day, optionally followed by a space or a `T` and a time of day, which
    /// may have fractional seconds and an offset from UTC (`Z`, `+01:00`). The default is UTC.
    ///
    /// - Returns: `nil` for any other text, including February 30 and 24:00. Nothing rolls over to another day.
    package static func date(_ text: String) -> Date? {
        var text = text
        return text.withUTF8 { date($0) }
    }

    private static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> Date? {
        if bytes.first == UInt8(ascii: "@") {
            return Double(String(decoding: bytes.dropFirst(), as: UTF8.self))
                .map(Date.init(timeIntervalSinceReferenceDate:))
        }
        var rest = TimeBytes(bytes)
        guard let year = rest.number(4), rest.skip("-"), let month = rest.number(2), rest.skip("-"),
            let dayOfMonth = rest.number(2), let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        var seconds = Int64(day.number) * 86_400
        guard !rest.isAtEnd else { return Date(timeIntervalSince1970: Double(seconds)) }
        guard rest.skip(" ") || rest.skip("T"), let hour = rest.number(2), hour < 24, rest.skip(":"),
            let minute = rest.number(2), minute < 60
        else { return nil }
        seconds += Int64(hour * 3600 + minute * 60)
        var nanoseconds: Int64 = 0
        if rest.skip(":") {
            guard let second = rest.number(2), second < 60 else { return nil }
            seconds += Int64(second)
            if rest.skip(".") {
                guard let fraction = rest.nanoseconds() else { return nil }
                nanoseconds = fraction
            }
        }
        guard let offset = rest.offset(), rest.isAtEnd else { return nil }
        seconds -= Int64(offset)
        guard nanoseconds % 1_000_000 != 0 else {
            return Date(timeIntervalSince1970: Double(seconds * 1000 + nanoseconds / 1_000_000) / 1000)
        }
        return Date(
            timeIntervalSinceReferenceDate: Double(seconds - referenceSeconds) + Double(nanoseconds) / 1e9)
    }

    /// The seconds from 1970 to Foundation's reference date.
    private static let referenceSeconds: Int64 = 978_307_200

    private static func text(_ units: Int64?, perSecond: Int64, digits: Int) -> String? {
        guard let units else { return nil }
        let day = floorQuotient(units, 86_400 * perSecond)
        guard (-719_162...2_932_896).contains(day.quotient) else { return nil }
        let (second, fraction) = day.remainder.quotientAndRemainder(dividingBy: perSecond)
        let date = Day(number: Int32(day.quotient)).description
        return "\(date) \(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
            + ".\(padded(fraction, digits))"
    }

    private static func padded(_ value: Int64, _ width: Int = 2) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func floorQuotient(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64)
    {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

/// Parses the parts of a time from bytes.
private struct TimeBytes {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func digit() -> Int? {
        guard index < bytes.count, (0x30...0x39).contains(bytes[index]) else { return nil }
        defer { index += 1 }
        return Int(bytes[index] - 0x30)
    }

    /// Parses a number with exactly `count` digits.
    mutating func number(_ count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Parses a fraction of a second. Digits after the ninth are dropped.
    mutating func nanoseconds() -> Int64? {
        var (value, unit, count): (Int64, Int64, Int) = (0, 100_000_000, 0)
        while let digit = digit() {
            value += unit * Int64(digit)
            unit /= 10
            count += 1
        }
        return count > 0 ? value : nil
    }

    /// Parses an offset from UTC in seconds; 0 if there is none.
    mutating func offset() -> Int? {
        if isAtEnd || skip("Z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(2) else { return nil }
        _ = skip(":")
        let minutes = isAtEnd ? 0 : number(2)
        guard let minutes, minutes < 60, hours * 60 + minutes <= 14 * 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}

extension String {
    /// The canonical form of all spellings that Swift considers equal.
    package var canonical: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }

    /// The canonical spelling if its bytes differ.
    package var otherCanonical: String? {
        let canonical = canonical
        return canonical.utf8.elementsEqual(utf8) ? nil : canonical
    }
}
