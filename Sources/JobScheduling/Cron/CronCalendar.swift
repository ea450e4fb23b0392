internal import Foundation
internal import StageCore

/// Dates of the proleptic Gregorian calendar, as numbers of days since 1970-01-01.
///
/// Internally, years start in March, so that the leap day is the last day and the preceding months repeat in
/// groups of five with 153 days.
enum CronCalendar {
    /// The last supported year.
    static let lastYear = 9_999
    /// The beginning of the year 1 in UTC, in seconds since 1970.
    static let start = day(1, 1, 1) * 86_400
    /// The time at which the year 9999 has ended in every zone, in seconds since 1970.
    static let end = (day(10_000, 1, 1) + 1) * 86_400

    /// Returns the day number of a date.
    static func day(_ year: Int, _ month: Int, _ dayOfMonth: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        return days(beforeMarchOf: marchYear) + (153 * marchMonth + 2) / 5 + dayOfMonth - 1
    }

    /// Returns the date of a day number.
    static func date(of day: Int) -> (year: Int, month: Int, day: Int) {
        // An estimate by the mean length of a year, which is exact or one too low.
        var year = floor((day - days(beforeMarchOf: 0)) * 400, 146_097)
        if days(beforeMarchOf: year + 1) <= day { year += 1 }
        let rest = day - days(beforeMarchOf: year)
        let month = (5 * rest + 2) / 153
        let dayOfMonth = rest - (153 * month + 2) / 5 + 1
        return month < 10 ? (year, month + 3, dayOfMonth) : (year + 1, month - 9, dayOfMonth)
    }

    /// Returns the day of the week, where Sunday is 0. 1970-01-01 was a Thursday.
    static func weekday(of day: Int) -> Int { day + 4 - 7 * floor(day + 4, 7) }

    /// Returns the number of days in a month.
    static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Returns the days of a month up to and including `last`, with bit d for day d.
    static func days(to last: Int) -> UInt64 { (2 << UInt64(last)) - 2 }

    /// Returns the quotient rounded down, also for negative values.
    static func floor(_ value: Int, _ divisor: Int) -> Int {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }

    /// Returns the number of days from 1970-01-01 to 1 March of a year.
    private static func days(beforeMarchOf year: Int) -> Int {
        365 * year + floor(year, 4) - floor(year, 100) + floor(year, 400) - 719_468
    }
}

/// The local time of a time zone.
///
/// All times are whole seconds since 1970, in UTC (moments) or in local time. No zone of the time zone
/// database changed its offset twice within a week, so that a span of two days contains one change if the
/// offsets at its ends differ, and none otherwise. Changes are found by the offsets alone.
struct CronClock {
    let zone: TimeZone
    /// More than the largest offset from UTC: `TimeZone` allows at most 18 hours.
    private static let farthest = 20 * 3_600
    /// More than the largest backward change: a day, for a zone that crossed the date line.
    private static let longestStep = 25 * 3_600

    /// Returns the offset from UTC at a moment.
    func offset(at moment: Int) -> Int {
        let epoch = Int(Date.timeIntervalBetween1970AndReferenceDate)
        return zone.secondsFromGMT(for: Date(timeIntervalSinceReferenceDate: Double(moment - epoch)))
    }

    /// Returns the latest local time shown up to a moment. It is later than the current local time if the
    /// clocks were set back recently.
    func latest(until moment: Int) -> Int {
        let (before, now) = (offset(at: moment - Self.longestStep), offset(at: moment))
        guard before > now else { return moment + now }
        let change = change(between: moment - Self.longestStep, and: moment)
        return max(moment + now, change + before - 1)
    }

    /// Returns the first moment after another at which the local time is at or after a time.
    func arrival(of time: Int, after moment: Int) -> Int {
        let (first, last) = (max(moment + 1, time - Self.farthest), time + Self.farthest)
        let (before, after) = (offset(at: first), offset(at: last))
        guard before != after else { return max(first, time - before) }
        let change = change(between: first, and: last)
        if time - before < change { return max(first, time - before) }
        return max(change, time - after)
    }

    /// Returns the first moment with the offset that applies at the end of a span.
    private func change(between first: Int, and last: Int) -> Int {
        let after = offset(at: last)
        var (before, found) = (first, last)
        while found - before > 1 {
            let middle = before + (found - before) / 2
            if offset(at: middle) == after { found = middle } else { before = middle }
        }
        return found
    }
}

/// Names of time zones.
enum CronZone {
    /// Returns the time zone with a name.
    static func named(_ name: String) throws(JobError) -> TimeZone {
        guard isPlace(name), let zone = TimeZone(identifier: name) else {
            throw JobError(
                .unknownTimeZone,
                "time zone \(quoted(name, limit: 60)): expected an IANA name such as Europe/Berlin, or UTC")
        }
        return zone
    }

    /// Returns the common name: `UTC`, which Foundation calls GMT, or the identifier.
    static func name(of zone: TimeZone) -> String { zone.identifier == "GMT" ? "UTC" : zone.identifier }

    /// Returns whether a name has the form of an IANA name. Foundation also accepts `EST` and `GMT+3`.
    ///
    /// Foundation's list of known zones cannot be used: it contains `Asia/Calcutta` but not the current name
    /// `Asia/Kolkata`, and no `Etc` zones.
    private static func isPlace(_ name: String) -> Bool {
        if name == "UTC" || name == "GMT" { return true }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return name.utf8.count <= 64 && (2...3).contains(parts.count) && !retired.contains(String(parts[0]))
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                            || (0x61...0x7A).contains(byte)
                            || byte == 0x5F || byte == 0x2B || byte == 0x2D
                    }
            }
    }

    /// Areas that are no longer in the database.
    private static let retired: Set = ["SystemV"]
}
