import Foundation
import Testing

/// All verbs of `creatives campaigns`.
@Suite struct CampaignsCommandTests {
    private func filled() throws -> (StoreFixture, nova: String, other: String) {
        let fixture = try StoreFixture()
        try fixture.fill()
        let homes = try ["n1", "o1"].map { try #require(try fixture.home(of: $0)) }
        return (fixture, homes[0], homes[1])
    }

    private func campaign(_ result: CommandLineTool.Result) throws -> [String: Any] {
        #expect(result.status == 0, "\(result.diagnostics)")
        return try #require(try result.json()["campaign"] as? [String: Any])
    }

    @Test func `names, descriptions and states`() throws {
        let (fixture, nova, other) = try filled()
        let renamed = try campaign(fixture.campaigns("rename", nova, "Nova in spring", "--json"))
        #expect(renamed["name"] as? String == "Nova in spring")
        #expect(try fixture.campaigns("describe", nova, "What we run in spring").status == 0)
        #expect(try campaign(fixture.campaigns("pause", nova, "--json"))["status"] as? String == "paused")
        #expect(
            try campaign(fixture.campaigns("archive", other, "--json"))["status"] as? String == "archived")
        #expect(try campaign(fixture.campaigns("activate", other, "--json"))["status"] as? String == "active")
        let details = try #require(try fixture.show(nova)["campaign"] as? [String: Any])
        #expect(details["description"] as? String == "What we run in spring")
        let paused = try fixture.campaigns("list", "--status", "paused", "--json").json()
        #expect((paused["campaigns"] as? [[String: Any]])?.map { $0["id"] as? String } == [nova])
        #expect(try fixture.cluster(["--replan"]).status == 0)
        #expect(try fixture.list().first?["name"] as? String == "Nova in spring")
    }

    @Test func `creatives are added and removed`() throws {
        let (fixture, nova, other) = try filled()
        #expect(try fixture.campaigns("remove", nova, "n1").output.contains("lost 1 creative"))
        #expect(try fixture.members(nova) == ["n2", "n3", "n4"])
        let unassigned =
            try fixture.campaigns("unassigned", "--json").json()["unassigned"] as? [[String: Any]]
        #expect(unassigned?.map { $0["creative_id"] as? String } == ["n1", "s1"])
        #expect(try fixture.campaigns("unassigned").output.contains("a person took it out"))
        #expect(try fixture.campaigns("add", other, "n1", "n1").output.contains("gained 1 creative"))
        #expect(try fixture.members(other) == ["n1", "o1", "o2", "o3"])
    }

    @Test func `merging, splitting and deleting`() throws {
        let (fixture, nova, other) = try filled()
        let part = try campaign(fixture.campaigns("split", nova, "--name", "Part", "n1", "n2", "--json"))
        let id = try #require(part["id"] as? String)
        #expect(try fixture.members(id) == ["n1", "n2"] && fixture.members(nova) == ["n3", "n4"])
        #expect(try campaign(fixture.campaigns("merge", id, other, "--json"))["creatives"] as? Int == 5)
        #expect(try fixture.list().compactMap { $0["id"] as? String }.sorted() == [id, nova].sorted())
        let deleted = try fixture.campaigns("delete", id, "--json").json()
        #expect(deleted["deleted"] as? String == id)
        #expect(try fixture.list().map { $0["id"] as? String } == [nova])
    }

    @Test func `the log lists the latest edit first`() throws {
        let (fixture, nova, other) = try filled()
        #expect(try fixture.campaigns("rename", nova, "First").status == 0)
        #expect(try fixture.campaigns("add", other, "n1").status == 0)
        let edits = try #require(try fixture.campaigns("log", "--json").json()["edits"] as? [[String: Any]])
        #expect(edits.map { $0["kind"] as? String } == ["placed", "renamed"])
        #expect(
            edits[0]["creative_ids"] as? [String] == ["n1"] && edits[0]["campaign_id"] as? String == other)
        let limited = try fixture.campaigns("log", "--limit", "1").output
        let lines = limited.split(separator: "\n")
        #expect(lines.count == 2 && lines[1].hasPrefix("… and "))
        let shown = try #require(try fixture.show(nova)["campaign"] as? [String: Any])
        #expect((shown["edits"] as? [[String: Any]])?.map { $0["kind"] as? String } == ["renamed"])
    }

    @Test func `seats are kept separate`() throws {
        let (fixture, nova, _) = try filled()
        let made = try campaign(fixture.campaigns("create", "There", "--seat", "b", "--json"))
        let id = try #require(made["id"] as? String)
        #expect(made["seat"] as? String == "b")
        let there =
            try fixture.campaigns("list", "--seat", "b", "--json").json()["campaigns"] as? [[String: Any]]
        #expect(there?.map { $0["id"] as? String } == [id])
        let refused = try fixture.campaigns("merge", nova, id)
        #expect(refused.status == 1 && refused.diagnostics.contains("different seats"))
    }

    @Test(arguments: [
        [], ["frobnicate"], ["list", "--by", "geo"], ["show"], ["show", "x"], ["show", "0"],
        ["show", "1", "2"],
        ["show", "1", "--status", "paused"], ["show", "1", "--by", "moon"], ["list", "extra"],
        ["unassigned", "--period", "7d"], ["rename", "1", "A", "--seat", "a"], ["create"],
        ["create", "two", "words"],
        ["rename", "1"], ["describe", "1"], ["move", "n1"], ["add", "1"], ["add", "1", "n1", "--to", "2"],
        ["remove", "1"], ["merge", "1"], ["split", "1", "n1"], ["split", "1", "--name", "x"],
        ["create", "x", "--name", "y"], ["list", "--period", "7"], ["list", "--period", "0d"],
        ["list", "--status", "gone"], ["pause"], ["delete", "1", "2"], ["list", "--limit", "-1"],
    ])
    func `invalid arguments give one line and status 2`(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("store.sqlite", "")
        let result = try CommandLineTool.run(["campaigns", "--store", path] + arguments)
        #expect(result.status == 2 && result.output.isEmpty, "\(result.diagnostics)")
        #expect(result.diagnostics.split(separator: "\n").count == 1)
    }

    @Test func `unknown IDs give one line and status 1, and change nothing`() throws {
        let (fixture, nova, other) = try filled()
        let before = try fixture.everything()
        for arguments in [
            ["show", "99"], ["rename", "99", "x"], ["describe", "99", "x"], ["pause", "99"],
            ["delete", "99"],
            ["add", "99", "n1"], ["add", nova, "n1", "nobody"], ["remove", nova, "nobody"],
            ["move", "nobody", "--to", nova], ["merge", nova, "99"], ["merge", nova, nova],
            ["split", nova, "--name", "x", "o1"], ["rename", nova, "  "], ["create", ""],
            ["split", nova, "--name", " ", "n1"],
            ["rename", other, try #require(try fixture.list().first?["name"] as? String)],
        ] {
            let result = try CommandLineTool.run(["campaigns", "--store", fixture.store] + arguments)
            #expect(result.status == 1 && result.output.isEmpty, "\(arguments)")
            #expect(result.diagnostics.split(separator: "\n").count == 1, "\(result.diagnostics)")
        }
        #expect(try fixture.everything() == before)
        #expect(try fixture.campaigns("log").output.hasPrefix("no edits yet"))
    }

    @Test func `a missing or invalid store is reported, and no file is created`() throws {
        let folder = try TemporaryFolder()
        let missing = folder.path("missing.sqlite")
        for arguments in [["list"], ["create", "x"]] {
            let result = try CommandLineTool.run(["campaigns", "--store", missing] + arguments)
            #expect(result.status == 2 && result.diagnostics.contains("no such file"))
            #expect(try CommandLineTool.run(["campaigns"] + arguments).status == 2)
        }
        #expect(!FileManager.default.fileExists(atPath: missing))
        let text = try folder.file("text.sqlite", String(repeating: "no database ", count: 200))
        let result = try CommandLineTool.run(["campaigns", "--store", text, "list"])
        #expect(result.status == 1 && result.diagnostics.split(separator: "\n").count == 1)
    }

    @Test func `hostile names cannot control the terminal`() throws {
        let (fixture, nova, _) = try filled()
        let name = "\u{1B}[31mred\u{202E}live\u{9B}2J\u{7}\r\n\u{2028}end"
        #expect(try fixture.campaigns("rename", nova, name).status == 0)
        #expect(try fixture.campaigns("describe", nova, name).status == 0)
        let file = try fixture.folder.file(
            "hostile.csv",
            StoreFixture.header + "\u{1B}[2J\u{202E}x,https://nova.example/a,Nova\u{202E},\u{1B}.png\n")
        let runs = try [
            fixture.cluster([file]), fixture.cluster(["--tree"]), fixture.cluster(["--replan", "--json"]),
            fixture.cluster(["--dry-run"]), fixture.cluster(["--dry-run", "--json"]),
            fixture.campaigns("list"), fixture.campaigns("list", "--json"), fixture.campaigns("show", nova),
            fixture.campaigns("show", nova, "--by", "creative", "--json"), fixture.campaigns("log"),
            fixture.campaigns("log", "--json"), fixture.campaigns("unassigned"),
            fixture.campaigns("rename", nova, name + "2"), fixture.campaigns("create", name + "2"),
        ]
        for (number, run) in runs.enumerated() {
            let found = (run.output + run.diagnostics).unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .control: scalar != "\n"
                case .format, .lineSeparator, .paragraphSeparator: true
                default: false
                }
            }
            #expect(found.isEmpty, "run \(number): \(found.map { String($0.value, radix: 16) })")
        }
        #expect(try fixture.list().contains { $0["name"] as? String == name + "2" }, "JSON keeps what it was")
    }
}
