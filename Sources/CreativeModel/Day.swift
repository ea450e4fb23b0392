public import Foundation
internal import StageCore

/// A date of the Gregorian calendar without a time: the unit of reporting.
///
/// A day has no time zone of its own. The containing value defines it, such as ``PerformanceRecord/timeZone``.
public struct Day: Hashable, Comparable, Sendable {
    /// The number of days since 1970-01-01.
    package let number: Int32

    /// Creates the day that is a number of days after 1970-01-01.
    package init(number: Int32) {
        self.number = number
    }

    /// Creates a day from calendar components, or returns `nil` if the date does not exist (February 30) or the year is
    /// outside 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        // The "days from civil" algorithm of H. Hinnant: years begin in March, so that the leap day is last.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Creates the day of an instant in a time zone. Instants outside the years 1...9999 are clamped to the nearest day
    /// inside.
    public init(_ instant: Date, in timeZone: TimeZone) {
        let seconds = instant.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: instant))
        number = Int32(min(2_932_896, max(-719_162, (seconds / 86_400).rounded(.down))))
    }

    /// The year, month (1...12) and day of the month.
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Returns the day `count` days later, or earlier if `count` is negative, clamped to the range of ``number``.
    package func advanced(by count: Int) -> Day {
        Day(number: Int32(clamping: Int(number).addingSaturated(count)))
    }

    /// Returns the number of days from this day to another, negative if the other is earlier.
    package func distance(to other: Day) -> Int {
        Int(other.number) - Int(number)
    }

    /// The day of the year, in 1...366.
    var dayOfYear: Int {
        let (year, month, day) = components
        return (1..<month).reduce(day) { $0 + Self.length(ofMonth: $1, year: year) }
    }

    /// Orders days by date.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible, Codable {
    /// The day as text, such as `2025-01-31`.
    public var description: String {
        let (year, month, day) = components
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    /// Parses a day such as `2025-01-31`. Returns `nil` for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Decodes a day from its text form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a day such as 2025-01-31, found \(quoted(text))")
        }
        self = day
    }

    /// Encodes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// An ISO 8601 week: it begins on Monday, and week 1 contains the first Thursday of the year, so `2025-W01` covers
/// 2024-12-30 to 2025-01-05.
package struct ISOWeek: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The ISO year of the week, which differs from the calendar year around New Year.
    package let year: Int
    /// The number of the week, in 1...53.
    package let week: Int

    /// Creates the week that contains a day.
    package init(_ day: Day) {
        // 1970-01-01 was a Thursday; a week belongs to the year of its Thursday.
        let weekday = (Int(day.number) + 3) % 7
        let thursday = day.advanced(by: 3 - (weekday < 0 ? weekday + 7 : weekday))
        year = thursday.components.year
        week = (thursday.dayOfYear - 1) / 7 + 1
    }

    /// The week as text, such as `2025-W01`.
    package var description: String { "\(padded(year, to: 4))-W\(padded(week, to: 2))" }

    /// Orders weeks by date.
    package static func < (left: ISOWeek, right: ISOWeek) -> Bool {
        (left.year, left.week) < (right.year, right.week)
    }
}

private func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
