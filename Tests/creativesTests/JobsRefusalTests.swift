import Foundation
import Testing

/// Errors of `creatives jobs`.
@Suite struct JobsRefusalTests {
    @Test(arguments: [
        ["add"], ["add", "summary_refres"], ["add", "summary_refresh", "x=1"],
        ["add", "summary_refresh", "x"],
        ["add", "ad_classification", "max_new=0"], ["add", "ad_classification", "max_new=501"],
        ["add", "ad_classification", "max_new=many"], ["add", "ad_classification", "max_new=1", "max_new=2"],
        ["add", "ad_classification", "force=maybe"], ["add", "performance_sync"],
        ["add", "performance_sync", "files="], ["add", "performance_sync", "files=/a", "currency=dollars"],
        ["add", "performance_sync", "files=/a", "time_zone=Mars/Olympus"],
        ["add", "package_creation", "max_deals=8"], ["add", "package_creation", "min_deals=2"],
        ["add", "summary_refresh", "--cron", "61 * * * *"], ["add", "summary_refresh", "--cron", "* * *"],
        ["add", "summary_refresh", "--cron", "0 0 31 2 *"], ["add", "summary_refresh", "--cron", ""],
        ["add", "summary_refresh", "--cron", "@daily", "--time-zone", "Europe/Atlantis"],
        ["add", "summary_refresh", "--cron", "@daily", "--time-zone", "EST"],
        ["add", "summary_refresh", "--time-zone", "UTC"],
        ["add", "summary_refresh", "--cron", "@daily", "--at", "2026-01-01T00:00:00Z"],
        ["add", "summary_refresh", "--at", "tomorrow"],
        ["add", "summary_refresh", "--at", "2027-02-30T10:00:00Z"],
        ["add", "summary_refresh", "--at", "2027-06-01T25:00:00Z"],
        ["add", "summary_refresh", "--max-runs", "0"],
        ["add", "summary_refresh", "--name", ""], ["add", "summary_refresh", "--then", "nothing"],
        ["add", "summary_refresh", "--then", "package_creation max_deals=8"],
        ["run-now"], ["run-now", "nothing"], ["run-now", "1", "max_new=2"],
        ["run-now", "summary_refresh", "--cron", "@daily"], ["pause"], ["pause", "one"], ["pause", "0"],
        ["pause", "1", "2"], ["resume", "-1"], ["archive", "1.5"], ["show"], ["log", "1", "--run", "0"],
        ["list", "x"], ["list", "--status", "tired"], ["list", "--limit", "-1"], ["types", "x"], ["dance"],
        [],
        ["list", "--name", "x"],
    ])
    func `an invalid job is rejected in one line with status 2, and not added`(arguments: [String]) throws {
        let fixture = try JobsFixture()
        _ = try fixture.job("add", "summary_refresh", "--cron", "@daily")
        let result = try CommandLineTool.run(["jobs"] + arguments + ["--store", fixture.store])
        #expect(result.status == 2 && result.output.isEmpty, "\(result.status) \(result.output)")
        #expect(result.diagnostics.split(separator: "\n").count == 1, "\(result.diagnostics)")
        #expect((try fixture.json("list")["jobs"] as? [Any])?.count == 1)
    }

    @Test func `an unknown job or run gives status 1`() throws {
        let fixture = try JobsFixture()
        _ = try fixture.job("add", "summary_refresh")
        for verb in ["show", "pause", "resume", "archive", "log", "run-now"] {
            let result = try fixture.jobs(verb, "99")
            #expect(result.status == 1 && result.output.isEmpty)
            #expect(result.diagnostics == "creatives: there is no job 99\n")
        }
        let run = try fixture.jobs("log", "1", "--run", "99")
        #expect(run.status == 1 && run.diagnostics.contains("has no run 99"))
    }

    @Test func `an ended job cannot be paused or resumed`() throws {
        let fixture = try JobsFixture()
        _ = try fixture.job("add", "summary_refresh")
        try fixture.work()
        for verb in ["pause", "resume"] {
            let result = try fixture.jobs(verb, "1")
            #expect(result.status == 1 && result.diagnostics.contains("job 1 is completed and cannot become"))
            #expect(result.diagnostics.split(separator: "\n").count == 1)
        }
        #expect(try fixture.job("archive", "1")["status"] as? String == "archived")
        #expect(try fixture.jobs("resume", "1").status == 1)
        #expect(try fixture.job("run-now", "1")["id"] as? Int == 2, "its work can still be done")
    }

    @Test func `reading verbs do not create a store`() throws {
        let folder = try TemporaryFolder()
        for arguments in [["list"], ["show", "1"], ["log", "1"]] {
            let result = try CommandLineTool.run(["jobs"] + arguments + ["--store", folder.path("s.db")])
            #expect(result.status == 2 && result.diagnostics.contains("no such file"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("s.db")))
        #expect(try CommandLineTool.run(["jobs", "list"]).status == 2)
        let noise = try folder.file("noise.db", String(repeating: "noise", count: 2_000))
        let broken = try CommandLineTool.run(["jobs", "list", "--store", noise])
        #expect(broken.status == 1 && broken.diagnostics.split(separator: "\n").count == 1)
    }
}
