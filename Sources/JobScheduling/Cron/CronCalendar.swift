internal import Foundation
internal import StageCore

/// Dates of the Gregorian calendar, carried back before it, as numbers of days since 1970-01-01.
///
/// Years are counted from March here, so that the leap day is the last one and the months before it repeat in
/// groups of five with 153 days.
enum CronCalendar {
    /// The last year that has times.
    static let lastYear = 9_999
    /// The beginning of the year 1 in Greenwich, in seconds since 1970.
    static let start = day(1, 1, 1) * 86_400
    /// When the year 9999 is over in every zone, in seconds since 1970.
    static let end = (day(10_000, 1, 1) + 1) * 86_400

    /// The day of a date.
    static func day(_ year: Int, _ month: Int, _ dayOfMonth: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        return days(beforeMarchOf: marchYear) + (153 * marchMonth + 2) / 5 + dayOfMonth - 1
    }

    /// The date of a day.
    static func date(of day: Int) -> (year: Int, month: Int, day: Int) {
        // A guess by the mean length of a year, which is right or one too low.
        var year = floor((day - days(beforeMarchOf: 0)) * 400, 146_097)
        if days(beforeMarchOf: year + 1) <= day { year += 1 }
        let rest = day - days(beforeMarchOf: year)
        let month = (5 * rest + 2) / 153
        let dayOfMonth = rest - (153 * month + 2) / 5 + 1
        return month < 10 ? (year, month + 3, dayOfMonth) : (year + 1, month - 9, dayOfMonth)
    }

    /// The day of the week of a day, Sunday 0: 1970-01-01 was a Thursday.
    static func weekday(of day: Int) -> Int { day + 4 - 7 * floor(day + 4, 7) }

    /// How many days a month has.
    static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days of a month up to one, bit d for day d.
    static func days(to last: Int) -> UInt64 { (2 << UInt64(last)) - 2 }

    /// The quotient rounded down, also for what is negative.
    static func floor(_ value: Int, _ divisor: Int) -> Int {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }

    /// The days from 1970-01-01 to the first of March of a year.
    private static func days(beforeMarchOf year: Int) -> Int {
        365 * year + floor(year, 4) - floor(year, 100) + floor(year, 400) - 719_468
    }
}

/// The clocks of a place: what they show, and when.
///
/// All times are whole seconds since 1970, in Greenwich (moments) or as the clocks count them (what they show).
/// No place of the time zone database changed its clocks twice within a week, so that a span of two days has one
/// change if the clocks differ at its ends, and none if not. Changes are found by the differences alone.
struct CronClock {
    let zone: TimeZone
    /// Farther from Greenwich than any clock: TimeZone has at most 18 hours.
    private static let farthest = 20 * 3_600
    /// Longer than clocks were ever set back: a day, where a place changed its side of the date line.
    private static let longestStep = 25 * 3_600

    /// By how much the clocks are ahead of Greenwich at a moment.
    func offset(at moment: Int) -> Int {
        let epoch = Int(Date.timeIntervalBetween1970AndReferenceDate)
        return zone.secondsFromGMT(for: Date(timeIntervalSinceReferenceDate: Double(moment - epoch)))
    }

    /// The latest time that the clocks have shown until a moment: later than what they show if they were set
    /// back since.
    func latest(until moment: Int) -> Int {
        let (before, now) = (offset(at: moment - Self.longestStep), offset(at: moment))
        guard before > now else { return moment + now }
        let change = change(between: moment - Self.longestStep, and: moment)
        return max(moment + now, change + before - 1)
    }

    /// The first moment after another at which the clocks show a time or a later one.
    func arrival(of time: Int, after moment: Int) -> Int {
        let (first, last) = (max(moment + 1, time - Self.farthest), time + Self.farthest)
        let (before, after) = (offset(at: first), offset(at: last))
        guard before != after else { return max(first, time - before) }
        let change = change(between: first, and: last)
        if time - before < change { return max(first, time - before) }
        return max(change, time - after)
    }

    /// The first moment with the difference that holds at the end of a span.
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
    /// The zone of a name.
    static func named(_ name: String) throws(JobError) -> TimeZone {
        guard isPlace(name), let zone = TimeZone(identifier: name) else {
            throw JobError(
                .unknownTimeZone,
                "time zone \(quoted(name, limit: 60)): expected an IANA name such as Europe/Berlin, or UTC")
        }
        return zone
    }

    /// As people know it: Foundation calls UTC GMT.
    static func name(of zone: TimeZone) -> String { zone.identifier == "GMT" ? "UTC" : zone.identifier }

    /// Whether a name has the shape of the database's: Foundation takes `EST` and `GMT+3` too.
    ///
    /// Foundation's list of known zones cannot decide: it has `Asia/Calcutta` and not `Asia/Kolkata`, its name of
    /// today, and nothing of `Etc`.
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

    /// Areas that the database has no more.
    private static let retired: Set = ["SystemV"]
}
