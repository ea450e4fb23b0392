import Foundation
import Testing

/// Times as typed and printed.
@Suite struct JobTimesTests {
    @Test func `text shows the times of a job in its time zone, JSON in UTC`() throws {
        let fixture = try JobsFixture()
        let added = try fixture.jobs(
            "add", "summary_refresh", "--cron", "0 6 * * *", "--time-zone", "Asia/Kolkata")
        #expect(added.output.contains(/next run \d{4}-\d\d-\d\dT06:00:00\+05:30\n/), "\(added.output)")
        let listed = try fixture.jobs("list")
        #expect(listed.output.contains("T06:00:00+05:30"), "\(listed.output)")
        let shown = try fixture.jobs("show", "1")
        #expect(
            shown.output.contains(/Next times: .*T06:00:00\+05:30, .*T06:00:00\+05:30, .*T06:00:00\+05:30\n/),
            "\(shown.output)")
        let next = try #require(try fixture.json("show", "1")["job"] as? [String: Any])["next_run"]
        let due = (next as? [String: Any])?["due_at"] as? String
        #expect(due?.hasSuffix("T00:30:00.000Z") == true)
        let idle = try fixture.work()
        #expect(
            idle.diagnostics.contains("the next one is at") && idle.diagnostics.contains("T06:00:00+05:30"))
    }

    @Test func `log lines are in the time zone of the job`() throws {
        let fixture = try JobsFixture()
        _ = try fixture.job(
            "add", "summary_refresh", "--cron", "* * * * *", "--time-zone", "Asia/Kathmandu", "--max-runs",
            "1")
        _ = try fixture.job("run-now", "summary_refresh")
        let work = try fixture.work()
        #expect(
            work.output.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ  job 2, run \d+, summary_refresh started/))
        let log = try fixture.jobs("log", "2")
        #expect(log.output.contains(/\n  \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ  1  started/), "\(log.output)")
    }

    @Test(arguments: [
        ("2028-02-29T10:00:00Z", "2028-02-29T10:00:00.000Z"),
        ("2027-03-01T00:30:00+01:00", "2027-02-28T23:30:00.000Z"),
        ("2000-02-29T23:59:59-14:00", "2000-03-01T13:59:59.000Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"),
    ])
    func `a time with an offset gives the expected instant`(text: String, instant: String) throws {
        let job = try JobsFixture().job("add", "summary_refresh", "--at", text)
        #expect((job["schedule"] as? [String: String])?["at"] == instant)
    }

    @Test(arguments: [
        "2027-02-30T10:00:00Z", "2027-02-29T10:00:00Z", "2100-02-29T10:00:00Z", "2027-04-31T00:00:00Z",
        "2027-00-10T00:00:00Z", "2027-13-01T00:00:00Z", "2027-06-01T24:00:00Z", "2027-06-01T23:60:00Z",
        "2027-06-01T23:59:60Z", "2027-06-01T10:00:00", "2027-06-01T10:00:00+15:00",
        "2027-06-01T10:00:00+01:60",
        "0000-01-01T00:00:00Z", "0025-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "27-06-01T10:00:00Z",
        "2027-06-01",
    ])
    func `an impossible instant is rejected in one line`(text: String) throws {
        let fixture = try JobsFixture()
        let result = try fixture.jobs("add", "summary_refresh", "--at", text)
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.diagnostics.split(separator: "\n").count == 1 && result.diagnostics.contains(text))
    }

    @Test(arguments: ["2027-02-30", "2027-2-3", "2027-13-01", "30.01.2027", ""])
    func `an impossible day is rejected as the end of the window`(text: String) throws {
        let fixture = try ClassifyFixture()
        let result = try CommandLineTool.run(["classify", fixture.ads, "--ending-on", text])
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.diagnostics.split(separator: "\n").count == 1, "\(result.diagnostics)")
    }
}
