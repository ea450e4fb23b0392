import Foundation
import Testing

@testable import JobScheduling

/// Decades, and the limits of the calendar.
@Suite struct CronYearsTests {
    @Test(arguments: ["Europe/Berlin", "America/New_York"])
    func `thirty years have the number of times given by the calendar`(location: String) throws {
        let zone = try zone(location)
        // Seven months with day 31 per year; 12 last days; 2028, 2032, … 2052; one time per day.
        for (cron, count) in [
            ("0 9 31 * *", 210), ("0 0 L * *", 360), ("0 0 29 2 *", 7), ("30 2 * * *", 10_957),
        ] {
            let schedule = try JobSchedule(cron: cron, timeZone: location)
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = zone
            let start = try #require(calendar.date(from: DateComponents(year: 2026, month: 1, day: 1)))
            let end = try #require(calendar.date(from: DateComponents(year: 2056, month: 1, day: 1)))
            let times = schedule.upcoming(after: start - 1, count: count + 1)
            #expect(times.count == count + 1)
            #expect(times[count - 1] < end && times[count] >= end, "\(cron)")

            #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
            let shown = times.map {
                calendar.dateComponents([.year, .month, .day, .hour, .minute], from: $0)
            }
            #expect(Set(shown).count == shown.count, "no time of the clock comes twice")
            let odd = shown.filter { $0.hour != 2 || $0.minute != 30 }
            switch cron {
            case "0 9 31 * *": #expect(shown.allSatisfy { $0.day == 31 && $0.hour == 9 && $0.minute == 0 })
            case "0 0 L * *":
                #expect(times.allSatisfy { calendar.component(.day, from: $0 + 90_000) == 1 })
            case "0 0 29 2 *": #expect(shown.allSatisfy { $0.day == 29 && $0.month == 2 && $0.hour == 0 })
            default:
                // One day of each spring skips 02:30.
                #expect(odd.count == 30 && odd.allSatisfy { $0.hour == 3 && $0.minute == 0 && $0.month == 3 })
            }
        }
    }

    @Test func `2100 has no leap day`() throws {
        #expect(
            try upcoming("0 0 29 2 *", "UTC", after: "2092-03-01T00:00:00Z", count: 3)
                == ["2096-02-29T00:00:00Z", "2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z"])
        #expect(
            try upcoming("0 0 29 2 *", "UTC", after: "1896-03-01T00:00:00Z", count: 1) == [
                "1904-02-29T00:00:00Z"
            ])
        #expect(
            try upcoming("0 0 L 2 *", "UTC", after: "2099-12-31T00:00:00Z", count: 1) == [
                "2100-02-28T00:00:00Z"
            ])
    }

    @Test func `a leap day on a Sunday can be 40 years away`() throws {
        #expect(
            try upcoming("0 0 29 2 */7", "UTC", after: "2060-03-01T00:00:00Z", count: 3)
                == ["2088-02-29T00:00:00Z", "2128-02-29T00:00:00Z", "2156-02-29T00:00:00Z"])
    }

    @Test func `days of month and days of week are combined`() throws {
        #expect(
            try upcoming("0 0 1 * MON", "UTC", after: "2026-05-26T00:00:00Z", count: 3)
                == ["2026-06-01T00:00:00Z", "2026-06-08T00:00:00Z", "2026-06-15T00:00:00Z"])
        #expect(
            try upcoming("0 0 L * 5", "UTC", after: "2026-06-20T00:00:00Z", count: 3)
                == ["2026-06-26T00:00:00Z", "2026-06-30T00:00:00Z", "2026-07-03T00:00:00Z"])
        #expect(
            try upcoming("0 0 */2 * MON", "UTC", after: "2026-06-01T00:00:00Z", count: 2)
                == ["2026-06-15T00:00:00Z", "2026-06-29T00:00:00Z"])
        #expect(
            try upcoming("0 0 15,L * *", "UTC", after: "2028-02-01T00:00:00Z", count: 3)
                == ["2028-02-15T00:00:00Z", "2028-02-29T00:00:00Z", "2028-03-15T00:00:00Z"])
    }

    @Test func `each date round-trips with the correct day of the week`() {
        // About every fourth day of 400 years, and all days around the ends of years.
        var day = CronCalendar.day(1, 1, 1)
        var weekday = 1  // 0001-01-01 was a Monday.
        var (year, month, dayOfMonth) = (1, 1, 1)
        while year <= 401 {
            #expect(CronCalendar.date(of: day) == (year, month, dayOfMonth))
            #expect(
                CronCalendar.day(year, month, dayOfMonth) == day && CronCalendar.weekday(of: day) == weekday)
            (day, weekday, dayOfMonth) = (day + 1, (weekday + 1) % 7, dayOfMonth + 1)
            if dayOfMonth > CronCalendar.length(of: month, in: year) { (month, dayOfMonth) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(day - CronCalendar.day(2, 1, 1) == 146_097)
        #expect(CronCalendar.day(1970, 1, 1) == 0 && CronCalendar.day(2000, 3, 1) == 11_017)
        #expect(CronCalendar.date(of: CronCalendar.day(9_999, 12, 31)) == (9_999, 12, 31))
    }

    @Test func `fractions of a second count`() throws {
        let expression = try CronExpression("* * * * *")
        let full = try moment("2026-06-01T12:00:00Z")
        #expect(expression.next(after: full, in: try zone("UTC")) == full + 60)
        #expect(expression.next(after: full + 0.5, in: try zone("UTC")) == full + 60)
        #expect(expression.next(after: full + 59.999, in: try zone("UTC")) == full + 60)
        let justBefore = Date(timeIntervalSinceReferenceDate: full.timeIntervalSinceReferenceDate.nextDown)
        #expect(justBefore < full)
        #expect(expression.next(after: justBefore, in: try zone("UTC")) == full)
    }

    @Test func `there are no times after the year 9999`() throws {
        #expect(
            try upcoming("0 0 * * *", "UTC", after: "9999-12-29T00:00:00Z", count: 5)
                == ["9999-12-30T00:00:00Z", "9999-12-31T00:00:00Z"])
        #expect(try upcoming("0 0 29 2 *", "Europe/Berlin", after: "9996-03-01T00:00:00Z", count: 5) == [])
        let expression = try CronExpression("* * * * *")
        for location in ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin"] {
            let end = try #require(
                expression.next(after: try moment("9999-12-31T09:00:00Z"), in: try zone(location)))
            #expect(end > (try moment("9999-12-31T09:00:00Z")))
            for moment in [
                Date(timeIntervalSince1970: 253_402_300_800 + 43_200), .init(timeIntervalSince1970: 1e300),
            ] {
                #expect(expression.next(after: moment, in: try zone(location)) == nil)
            }
        }
    }

    @Test(arguments: ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "Etc/GMT+12"])
    func `moments before the year 1 count as its start`(location: String) throws {
        let expression = try CronExpression("0 0 1 1 *")
        let early = Date(timeIntervalSince1970: -1e300)
        let first = try #require(expression.next(after: early, in: try zone(location)))
        #expect(abs(first.timeIntervalSince1970 + 62_135_596_800) <= 366 * 86_400)
        #expect(
            expression.next(after: Date(timeIntervalSince1970: -.infinity), in: try zone(location)) == first)
        #expect(expression.next(after: .distantPast, in: try zone(location)) == first)
    }

    @Test func `non-finite moments have no next time`() throws {
        let expression = try CronExpression("* * * * *")
        #expect(expression.next(after: Date(timeIntervalSince1970: .nan), in: try zone("UTC")) == nil)
        #expect(expression.next(after: Date(timeIntervalSince1970: .infinity), in: try zone("UTC")) == nil)
    }

    @Test(arguments: [-64_800, -3_723, 0, 20_700, 64_800])
    func `any fixed offset from UTC works`(seconds: Int) throws {
        let zone = try #require(TimeZone(secondsFromGMT: seconds))
        let found = try CronExpression("30 4 * * *").next(after: try moment("2026-06-01T12:00:00Z"), in: zone)
        let shown = try #require(found).timeIntervalSince1970 + Double(seconds)
        #expect(shown.truncatingRemainder(dividingBy: 86_400) == 4.5 * 3_600)
        #expect(try #require(found).timeIntervalSince(try moment("2026-06-01T12:00:00Z")) <= 86_400)
    }
}
