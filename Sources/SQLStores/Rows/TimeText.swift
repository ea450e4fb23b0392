internal import CreativeModel
package import Foundation

/// Times as SQLite's functions read them: `2025-01-31 12:30:00.000`, in UTC.
package enum TimeText {
    /// The text of a time, from which ``date(_:)`` makes an equal one: with milliseconds where they say all, with
    /// nanoseconds where those do, else the bare number of seconds behind an `@`.
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

    /// The time that a text says, also without a fraction or with a `T`; `nil` for anything else.
    package static func date(_ text: String) -> Date? {
        var text = text
        return text.withUTF8 { date($0) }
    }

    private static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> Date? {
        if bytes.first == UInt8(ascii: "@") {
            return Double(String(decoding: bytes.dropFirst(), as: UTF8.self))
                .map(Date.init(timeIntervalSinceReferenceDate:))
        }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard bytes.count >= 10, let year = number(0..<4), let month = number(5..<7),
            let dayOfMonth = number(8..<10), let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        var seconds = Int64(day.number) * 86_400
        if bytes.count > 10 {
            guard bytes.count >= 16, let hour = number(11..<13), let minute = number(14..<16) else {
                return nil
            }
            seconds += Int64(hour * 3600 + minute * 60)
        }
        if bytes.count > 16 {
            guard bytes.count >= 19, let second = number(17..<19) else { return nil }
            seconds += Int64(second)
        }
        var nanoseconds: Int64 = 0
        if bytes.count > 20 {
            var unit: Int64 = 100_000_000
            for byte in bytes[20...] {
                guard (0x30...0x39).contains(byte) else { break }
                nanoseconds += unit * Int64(byte - 0x30)
                unit /= 10
            }
        }
        guard nanoseconds % 1_000_000 != 0 else {
            return Date(timeIntervalSince1970: Double(seconds * 1000 + nanoseconds / 1_000_000) / 1000)
        }
        return Date(
            timeIntervalSinceReferenceDate: Double(seconds - referenceSeconds) + Double(nanoseconds) / 1e9)
    }

    /// From 1970 to the reference date of Foundation.
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
