import Foundation
import Testing

/// All verbs of `creatives jobs`.
@Suite struct JobsCommandTests {
    @Test func `job types and parameters are listed without a store`() throws {
        let json = try CommandLineTool.run(["jobs", "types", "--json"]).json()
        let types = try #require(json["types"] as? [[String: Any]])
        #expect(
            types.compactMap { $0["name"] as? String } == [
                "ad_classification", "campaign_clustering", "package_creation", "performance_sync",
                "summary_refresh",
            ])
        for type in types {
            #expect(Set(type.keys) == ["name", "summary", "time_limit", "parameters"])
            #expect(type["time_limit"] as? Double == 7_200)
            for parameter in try #require(type["parameters"] as? [[String: Any]]) {
                #expect(Set(parameter.keys) == ["name", "required", "expected", "default", "help"])
            }
        }
        let text = try CommandLineTool.run(["jobs", "types"])
        #expect(text.status == 0 && text.output.contains("max_new") && text.output.contains("1...500"))
    }

    @Test func `a job is added, listed, shown, paused, resumed and archived`() throws {
        let fixture = try JobsFixture()
        let added = try fixture.job(
            "add", "performance_sync", fixture.files, "auto_classify=yes", "max_new=50", "--cron",
            "0 6 * * MON-FRI", "--time-zone", "Europe/Berlin", "--name", "Morning", "--max-runs", "3",
            "--then", "campaign_clustering min_cluster_size=2; summary_refresh")
        #expect(added["id"] as? Int == 1 && added["name"] as? String == "Morning")
        #expect(added["status"] as? String == "active" && added["max_runs"] as? Int == 3)
        #expect(
            added["schedule"] as? [String: String] == [
                "cron": "0 6 * * MON-FRI", "time_zone": "Europe/Berlin",
            ])
        let parameters = try #require(added["parameters"] as? [String: Any])
        #expect(parameters["files"] as? [String] == [fixture.ads.ads, fixture.ads.performance])
        #expect(parameters["auto_classify"] as? Bool == true && parameters["max_new"] as? Int == 50)
        let steps = try #require(added["steps"] as? [[String: Any]])
        #expect(steps.map { $0["type"] as? String } == ["campaign_clustering", "summary_refresh"])
        let next = try #require(added["next_run"] as? [String: Any])
        #expect(next["state"] as? String == "pending" && added["last_run"] is NSNull)
        for time in [added["created_at"], next["due_at"], next["scheduled_for"]] {
            #expect((time as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
        }

        let jobs = try #require(try fixture.json("list")["jobs"] as? [[String: Any]])
        #expect(jobs as NSArray == [added] as NSArray)
        let help = try CommandLineTool.run(["jobs", "--help"]).output
        let shown = try fixture.json("show", "1")
        #expect(Set(shown.keys) == ["job", "runs"] && (shown["runs"] as? [Any])?.count == 1)
        for key in ClassifyFixture.keys(of: shown, except: ["parameters", "figures"]) {
            #expect(help.contains(key), "the help names \(key)")
        }
        for (verb, status) in [("pause", "paused"), ("resume", "active"), ("archive", "archived")] {
            #expect(try fixture.job(verb, "1")["status"] as? String == status)
            let listed = try #require(
                try fixture.json("list", "--status", status)["jobs"] as? [[String: Any]])
            #expect(listed.count == 1)
        }
        #expect(try fixture.jobs("list", "--status", "active").output.hasPrefix("no active jobs among 1 job"))
    }

    @Test func `lists, runs and logs are tables and lines for people`() throws {
        let fixture = try JobsFixture()
        #expect(
            try fixture.jobs("run-now", "performance_sync", fixture.files, "auto_classify=on").status == 0)
        #expect(try fixture.jobs("log", "1").output == "no run has started yet\n")
        try fixture.work()
        let list = try fixture.jobs("list").output
        #expect(list.contains("performance_sync") && list.contains("ad_classification"))
        #expect(list.contains("completed"))
        let show = try fixture.jobs("show", "1").output
        #expect(
            show.contains("12 rows: 12 new") && show.contains("then job 2, ad_classification: completed: "))
        let log = try fixture.jobs("log", "1").output
        #expect(
            log.hasPrefix("Run 1 of job 1: completed: 12 rows") && log.contains("message: Reading 2 files"))
        let one = try fixture.jobs("list", "--limit", "1").output
        #expect(one.contains("… and 1 more job (--limit 0 shows all)"))
        #expect(!(try fixture.jobs("list", "--limit", "0").output).contains("more job"))

        let shown = try fixture.json("show", "1")
        let run = try #require((shown["runs"] as? [[String: Any]])?.first)
        #expect(run["followed_by"] as? [Int] == [2] && run["state"] as? String == "completed")
        let outcome = try #require(run["outcome"] as? [String: Any])
        #expect((outcome["figures"] as? [String: Any])?["new_creatives"] as? Int == 6)
        #expect(run["attempts"] as? Int == 1 && (run["seconds"] as? Double ?? -1) >= 0)
        let step = try #require(try fixture.json("show", "2")["job"] as? [String: Any])
        let origin = try #require(step["origin"] as? [String: Any])
        #expect(origin["kind"] as? String == "step" && origin["id"] as? Int == 1)
        let entries = try #require(try fixture.json("log", "2")["entries"] as? [[String: Any]])
        #expect(entries.first?["kind"] as? String == "started")
        #expect(entries.last?["kind"] as? String == "completed")
        #expect(entries.allSatisfy { Set($0.keys) == ["at", "attempt", "kind", "message"] })
    }

    @Test func `a job is run immediately with its parameters, and its schedule is unchanged`() throws {
        let fixture = try JobsFixture()
        let daily = try fixture.job("add", "performance_sync", fixture.files, "--cron", "@daily")
        let now = try fixture.job("run-now", "1")
        #expect(now["id"] as? Int == 2)
        #expect(now["parameters"] as? NSDictionary == daily["parameters"] as? NSDictionary)
        #expect((now["origin"] as? [String: Any])?["kind"] as? String == "run_now")
        try fixture.work()
        #expect(try fixture.runs(of: 2).first?["state"] as? String == "completed")
        let after = try #require(try fixture.json("show", "1")["job"] as? [String: Any])
        #expect(after as NSDictionary == daily as NSDictionary)
    }

    @Test func `paths are relative to the current folder`() throws {
        let fixture = try JobsFixture()
        let added = try fixture.job("add", "performance_sync", "files=a.csv,/b.csv", "columns=map.json")
        let parameters = try #require(added["parameters"] as? [String: Any])
        let here = FileManager.default.currentDirectoryPath
        #expect(parameters["files"] as? [String] == ["\(here)/a.csv", "/b.csv"])
        #expect(parameters["columns"] as? String == "\(here)/map.json")
    }

    @Test func `a run with a missing file is retried and shows the error`() throws {
        let fixture = try JobsFixture()
        _ = try fixture.job("run-now", "performance_sync", "files=/none/\u{1B}[31m.csv")
        try fixture.work()
        let run = try #require(try fixture.runs(of: 1).first)
        #expect(run["state"] as? String == "pending" && run["failures"] as? Int == 1)
        let list = try fixture.jobs("list").output
        #expect(list.contains("(attempt 2)"), "\(list)")
        for text in [list, try fixture.jobs("show", "1").output, try fixture.jobs("log", "1").output] {
            #expect(!text.contains("\u{1B}"))
        }
    }
}
