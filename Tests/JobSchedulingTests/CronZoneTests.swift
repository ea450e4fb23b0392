import Foundation
import Testing

@testable import JobScheduling

@Suite struct CronZoneTests {
    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "America/Argentina/Buenos_Aires", "Asia/Kolkata",
        "Asia/Calcutta",
        "Asia/Kathmandu", "Europe/Kyiv", "Pacific/Apia", "US/Eastern", "UTC", "GMT", "Etc/UTC", "Etc/GMT-3",
        "Etc/GMT+3",
    ])
    func `IANA names are accepted`(name: String) throws {
        let schedule = try JobSchedule(cron: "0 9 * * *", timeZone: name)
        guard case .recurring(let expression, let zone) = schedule else {
            Issue.record("not recurring")
            return
        }
        #expect(expression.description == "0 9 * * *")
        // A zone stored by its identifier can be read again.
        #expect(try JobSchedule(cron: "0 9 * * *", timeZone: zone.identifier) == schedule)
        #expect(schedule.description == "“0 9 * * *” in \(name == "GMT" ? "UTC" : name)")
    }

    @Test(arguments: [
        "", " ", "EST", "PST", "CET", "EST5EDT", "GMT+3", "UTC+3", "GMT+0300", "Z", "utc", "europe/berlin",
        "Europe/Berlin ",
        "Europe", "Europe/", "/Europe/Berlin", "Europe//Berlin", "Europe/Atlantis", "Etc/Unknown",
        "Etc/GMT+99",
        "SystemV/EST5", "../etc/localtime", "Etc/../UTC", "Europe/Berlin\0", "Europe/Bérlin", "+03:00",
        "A/B/C/D",
    ])
    func `other names are rejected`(name: String) throws {
        let error = try #require(throws: JobError.self) { try JobSchedule(cron: "0 9 * * *", timeZone: name) }
        #expect(error.code == .unknownTimeZone)
        #expect(error.message.hasSuffix("expected an IANA name such as Europe/Berlin, or UTC"))
        #expect(!error.message.contains("\0"))
    }

    @Test func `all zones known to Foundation are accepted`() throws {
        for name in TimeZone.knownTimeZoneIdentifiers {
            _ = try JobSchedule(cron: "0 9 * * *", timeZone: name)
        }
    }

    @Test func `an invalid expression is reported before the zone`() throws {
        let error = try #require(throws: JobError.self) { try JobSchedule(cron: "0 9 * *", timeZone: "EST") }
        #expect(error.code == .invalidCron)
    }

    @Test func `a one-time schedule has one time`() throws {
        let time = try moment("2026-03-29T01:00:00Z")
        let schedule = JobSchedule.once(time)
        #expect(schedule.description == "once at 2026-03-29T01:00:00Z")
        #expect(schedule.next(after: time) == nil)
        #expect(schedule.next(after: time - 0.001) == time)
        #expect(schedule.upcoming(after: .distantPast, count: 5) == [time])
    }

    @Test func `the requested number of times is returned`() throws {
        let schedule = try JobSchedule(cron: "0 9 * * MON", timeZone: "Europe/Berlin")
        let start = try moment("2026-03-20T00:00:00Z")
        #expect(schedule.upcoming(after: start, count: -1) == [])
        #expect(schedule.upcoming(after: start, count: 0) == [])
        #expect(
            schedule.upcoming(after: start, count: 3).map { $0.ISO8601Format() }
                == ["2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z", "2026-04-06T07:00:00Z"])
    }
}
