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
