import Testing

@testable import JobScheduling

/// Clock changes: expected times derived by hand from the rules of each zone.
@Suite struct CronChangeTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let cron: String
        let location: String
        let start: String
        let times: [String]
        var testDescription: String { "\(cron) in \(location) after \(start)" }
    }

    @Test(arguments: [
        // Berlin, 02:00 to 03:00 on 29 March 2026.
        Case(
            cron: "30 2 * * *", location: "Europe/Berlin", start: "2026-03-28T00:00:00Z",
            times: ["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
        // Several skipped times occur together, with the time of the change itself.
        Case(
            cron: "*/20 2,3 * * *", location: "Europe/Berlin", start: "2026-03-28T23:30:00Z",
            times: [
                "2026-03-29T01:00:00Z", "2026-03-29T01:20:00Z", "2026-03-29T01:40:00Z",
                "2026-03-30T00:00:00Z",
            ]),
        Case(
            cron: "0 3 * * *", location: "Europe/Berlin", start: "2026-03-29T00:00:00Z",
            times: ["2026-03-29T01:00:00Z", "2026-03-30T01:00:00Z"]),
        Case(
            cron: "0 2 29 3 *", location: "Europe/Berlin", start: "2026-01-01T00:00:00Z",
            times: ["2026-03-29T01:00:00Z", "2027-03-29T00:00:00Z"]),
        // Berlin, 03:00 to 02:00 on 25 October 2026: each local time occurs once.
        Case(
            cron: "*/30 * * * *", location: "Europe/Berlin", start: "2026-10-24T23:45:00Z",
            times: [
                "2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z",
                "2026-10-25T02:30:00Z",
            ]),
        Case(
            cron: "30 2 * * *", location: "Europe/Berlin", start: "2026-10-24T01:00:00Z",
            times: ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
        // Within the repeated hour, no time occurs until 03:00.
        Case(
            cron: "*/30 * * * *", location: "Europe/Berlin", start: "2026-10-25T01:10:00Z",
            times: ["2026-10-25T02:00:00Z"]),
        Case(
            cron: "0 2 * * *", location: "Europe/Berlin", start: "2026-10-25T00:59:59Z",
            times: ["2026-10-26T01:00:00Z"]),
        // New York, 8 March and 1 November 2026.
        Case(
            cron: "30 2 * * *", location: "America/New_York", start: "2026-03-07T08:00:00Z",
            times: ["2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"]),
        Case(
            cron: "30 1 * * *", location: "America/New_York", start: "2026-10-31T06:00:00Z",
            times: ["2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"]),
        // Lord Howe, half an hour: 02:00 to 02:30 on 4 October, 02:00 to 01:30 on 5 April 2026.
        Case(
            cron: "15 2 * * *", location: "Australia/Lord_Howe", start: "2026-10-02T16:00:00Z",
            times: ["2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"]),
        Case(
            cron: "*/15 1,2 * * *", location: "Australia/Lord_Howe", start: "2026-04-04T14:20:00Z",
            times: ["2026-04-04T14:30:00Z", "2026-04-04T14:45:00Z", "2026-04-04T15:30:00Z"]),
        // São Paulo, midnight to 01:00 on 4 November 2018, midnight to 23:00 on 18 February 2018.
        Case(
            cron: "0 0 * * *", location: "America/Sao_Paulo", start: "2018-11-03T03:00:00Z",
            times: ["2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"]),
        Case(
            cron: "0 0 * * SUN", location: "America/Sao_Paulo", start: "2018-11-01T00:00:00Z",
            times: ["2018-11-04T03:00:00Z", "2018-11-11T02:00:00Z"]),
        Case(
            cron: "30 23 * * *", location: "America/Sao_Paulo", start: "2018-02-17T00:00:00Z",
            times: ["2018-02-17T01:30:00Z", "2018-02-18T01:30:00Z", "2018-02-19T02:30:00Z"]),
        Case(
            cron: "0 0 * * *", location: "America/Sao_Paulo", start: "2018-02-17T12:00:00Z",
            times: ["2018-02-18T03:00:00Z", "2018-02-19T03:00:00Z"]),
        // Cairo, midnight to 01:00 on Friday 28 April 2023; midnight to 23:00 at the end of 26 October 2023.
        Case(
            cron: "0 0 * * *", location: "Africa/Cairo", start: "2023-04-26T23:00:00Z",
            times: ["2023-04-27T22:00:00Z", "2023-04-28T21:00:00Z"]),
        Case(
            cron: "0 0,23 * * *", location: "Africa/Cairo", start: "2023-10-26T12:00:00Z",
            times: ["2023-10-26T20:00:00Z", "2023-10-26T22:00:00Z", "2023-10-27T21:00:00Z"]),
        // Beirut, midnight to 01:00 on 27 March 2022.
        Case(
            cron: "@daily", location: "Asia/Beirut", start: "2022-03-26T00:00:00Z",
            times: ["2022-03-26T22:00:00Z", "2022-03-27T21:00:00Z"]),
        // Apia skipped 30 December 2011: from 29 December 24:00 at -10 to 31 December 00:00 at +14.
        Case(
            cron: "0 9 * * *", location: "Pacific/Apia", start: "2011-12-29T00:00:00Z",
            times: ["2011-12-29T19:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T19:00:00Z"]),
        Case(
            cron: "0 9 30 12 *", location: "Pacific/Apia", start: "2011-01-01T00:00:00Z",
            times: ["2011-12-30T10:00:00Z", "2012-12-29T19:00:00Z"]),
        // Kwajalein skipped 21 August 1993.
        Case(
            cron: "0 0,12 * * *", location: "Pacific/Kwajalein", start: "1993-08-20T13:00:00Z",
            times: ["1993-08-21T00:00:00Z", "1993-08-21T12:00:00Z", "1993-08-22T00:00:00Z"]),
        // Dublin, where winter time is the one that is set back: 29 March and 25 October 2026.
        Case(
            cron: "30 1 * * *", location: "Europe/Dublin", start: "2026-03-28T02:00:00Z",
            times: ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
        Case(
            cron: "30 1 * * *", location: "Europe/Dublin", start: "2026-10-24T02:00:00Z",
            times: ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
        // Casablanca leaves UTC+1 in Ramadan: 03:00 to 02:00 on 15 February 2026, back on 22 March.
        Case(
            cron: "30 2 * * *", location: "Africa/Casablanca", start: "2026-02-14T02:00:00Z",
            times: ["2026-02-15T01:30:00Z", "2026-02-16T02:30:00Z"]),
        Case(
            cron: "30 2 * * *", location: "Africa/Casablanca", start: "2026-03-21T03:00:00Z",
            times: ["2026-03-22T02:00:00Z", "2026-03-23T01:30:00Z"]),
        // Berlin used solar time until 1893, 53 min 28 s ahead: then 6 min 32 s were skipped.
        Case(
            cron: "0 0 * * *", location: "Europe/Berlin", start: "1893-03-30T12:00:00Z",
            times: ["1893-03-30T23:06:32Z", "1893-03-31T23:06:32Z", "1893-04-01T23:00:00Z"]),
        Case(
            cron: "3 0 * * *", location: "Europe/Berlin", start: "1893-03-31T12:00:00Z",
            times: ["1893-03-31T23:06:32Z", "1893-04-01T23:03:00Z"]),
        // Monrovia was 44 min 30 s behind Greenwich until 7 January 1972.
        Case(
            cron: "@daily", location: "Africa/Monrovia", start: "1972-01-05T12:00:00Z",
            times: ["1972-01-06T00:44:30Z", "1972-01-07T00:44:30Z", "1972-01-08T00:00:00Z"]),
        // Sitka, when Alaska was purchased: the 19th at 15:30 became the 18th again, and its next noon was
        // the second one of the 19th.
        Case(
            cron: "0 12 * * *", location: "America/Sitka", start: "1867-10-17T12:00:00Z",
            times: ["1867-10-17T21:01:13Z", "1867-10-18T21:01:13Z", "1867-10-20T21:01:13Z"]),
        // An hour before the end of the repeated day.
        Case(
            cron: "0 15 * * *", location: "America/Sitka", start: "1867-10-19T23:30:00Z",
            times: ["1867-10-21T00:01:13Z"]),
    ])
    func `each time occurs when the clocks first reach it`(example: Case) throws {
        let times = try upcoming(
            example.cron, example.location, after: example.start, count: example.times.count)
        #expect(times == example.times)
    }
}
