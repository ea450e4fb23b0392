import Foundation
import Testing

/// `creatives cluster --store` with `--dry-run`, `--apply` and `--replan`.
@Suite struct PlanFileTests {
    private func plan(_ fixture: StoreFixture, _ arguments: [String] = []) throws -> String {
        let result = try fixture.cluster(arguments + ["--dry-run", "--json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        return try fixture.folder.file("plan.json", result.output)
    }

    @Test func `a dry run changes nothing, and applying its plan has the reported effect`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let before = try fixture.everything()
        let more = try fixture.folder.file("more.csv", StoreFixture.header + StoreFixture.nova(5...6))
        let path = try plan(fixture, [more])
        #expect(try fixture.everything() == before)
        let text = try fixture.cluster([more, "--dry-run"])
        #expect(text.output.contains("nothing was changed") && text.output.contains("2 creatives added"))
        let changes = try #require(
            try fixture.cluster([more, "--dry-run", "--json"]).json()["changes"] as? [String: Any])
        let changed = try #require(changes["changed"] as? [[String: Any]])
        #expect(changed.map { $0["joining"] as? [String] } == [["n5", "n6"]])
        #expect(try fixture.cluster([more, "--apply", path]).status == 0)
        let home = try #require(try fixture.home(of: "n5"))
        #expect(try fixture.members(home) == ["n1", "n2", "n3", "n4", "n5", "n6"])
        #expect(try fixture.cluster(["--dry-run"]).output.contains("The store already matches the plan."))
    }

    @Test func `edits between plan and apply are kept and reported`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let path = try plan(fixture)
        let other = try #require(try fixture.home(of: "o1"))
        #expect(try fixture.campaigns("move", "n1", "--to", other).status == 0)
        let applied = try fixture.cluster(["--apply", path])
        #expect(applied.status == 0)
        #expect(applied.diagnostics.contains("note: 1 creative stayed where a person put it after"))
        #expect(try fixture.members(other) == ["n1", "o1", "o2", "o3"])
    }

    @Test func `an outdated plan is rejected in one line, and the store is unchanged`() throws {
        let fixture = try StoreFixture()
        let path = try plan(fixture, [fixture.creatives])
        try fixture.fill()
        let before = try fixture.everything()
        let result = try fixture.cluster(["--apply", path])
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.diagnostics.split(separator: "\n").count == 1)
        #expect(result.diagnostics.contains("plan again"))
        #expect(try fixture.everything() == before)
        // The same if a campaign that the plan continues was deleted.
        let second = try plan(fixture)
        let home = try #require(try fixture.home(of: "o1"))
        #expect(try fixture.campaigns("delete", home).status == 0)
        let gone = try fixture.cluster(["--apply", second])
        #expect(
            gone.status == 1
                && gone.diagnostics.contains("campaign \(home), which the plan continues, no longer exists"))
    }

    @Test func `an invalid plan file gives status 65, an unreadable one 1`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let before = try fixture.everything()
        for text in [
            "", "no json", "{}", "[]", #"{"plan": 3}"#, #"{"plan": {"revision": "x"}}"#,
            #"{"plan": {"revision": 1, "neighbourhoods": [], "campaigns": [{}]}}"#,
            #"{"plan": {"revision": 1, "neighbourhoods": [], "campaigns": [{"existing": "a\u001b"}]}}"#,
        ] {
            let result = try fixture.cluster(["--apply", fixture.folder.file("wrong.json", text)])
            #expect(result.status == 65 && result.output.isEmpty, "\(text): \(result.diagnostics)")
            #expect(result.diagnostics.split(separator: "\n").count == 1)
            #expect(result.diagnostics.contains("wrong.json") && !result.diagnostics.contains("\u{1B}"))
        }
        for path in [fixture.folder.path("missing.json"), fixture.folder.url.path] {
            let result = try fixture.cluster(["--apply", path])
            #expect(result.status == 1 && result.diagnostics.split(separator: "\n").count == 1)
        }
        #expect(try fixture.everything() == before)
    }

    @Test(arguments: [["--replan"], ["--dry-run"], ["--apply", "plan.json"]])
    func `store options need a store and are mutually exclusive`(option: [String]) throws {
        let alone = try CommandLineTool.run(["cluster", "a.csv"] + option)
        #expect(alone.status == 2 && alone.diagnostics.contains("\(option[0]) needs --store FILE"))
        let fixture = try StoreFixture()
        for other in [["--replan"], ["--dry-run"], ["--apply", "x.json"]] where other[0] != option[0] {
            let both = try fixture.cluster(option + other)
            #expect(both.status == 2 && both.diagnostics.contains("are mutually exclusive"))
        }
        #expect(!FileManager.default.fileExists(atPath: fixture.store))
    }

    @Test func `replanning considers all creatives and changes nothing`() throws {
        let fixture = try StoreFixture()
        try fixture.fill()
        let before = try fixture.everything()
        #expect(try fixture.cluster(["--replan"]).status == 0)
        #expect(try fixture.everything() == before)
    }
}
