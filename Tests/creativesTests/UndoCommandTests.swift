import CreativeIntelligence
import Foundation
import Testing

/// `creatives campaigns undo` and `forget-model`, and model decisions in lists.
@Suite struct UndoCommandTests {
    private func filled() throws -> (StoreFixture, nova: String, other: String) {
        let fixture = try StoreFixture()
        try fixture.fill()
        let homes = try ["n1", "o1"].map { try #require(try fixture.home(of: $0)) }
        return (fixture, homes[0], homes[1])
    }

    /// Returns the content without the log and the time of the last change.
    private func state(_ fixture: StoreFixture) throws -> String {
        try fixture.list().map { campaign in
            let id = try #require(campaign["id"] as? String)
            var details = try #require(try fixture.show(id)["campaign"] as? [String: Any])
            details["edits"] = nil
            let data = try JSONSerialization.data(withJSONObject: details, options: .sortedKeys)
            return String(decoding: data, as: UTF8.self)
        }.joined(separator: "\n") + fixture.campaigns("unassigned", "--json").output
    }

    @Test func `every verb can be undone, one after the other`() throws {
        let (fixture, nova, other) = try filled()
        let verbs = [
            ["rename", nova, "Nova in spring"], ["describe", nova, "What we run in spring"],
            ["pause", other],
            ["archive", other], ["activate", other], ["remove", nova, "n1"], ["add", other, "n1", "s1"],
            ["move", "n2", "n3", "--to", other], ["create", "Own"],
            ["split", other, "--name", "Part", "o1", "n2"],
            ["merge", other, nova], ["delete", other],
        ]
        var states: [String] = []
        for arguments in verbs {
            states.append(try state(fixture))
            let result = try CommandLineTool.run(["campaigns", "--store", fixture.store] + arguments)
            #expect(result.status == 0, "\(result.diagnostics)")
        }
        for (arguments, expected) in zip(verbs, states).reversed() {
            let result = try fixture.campaigns("undo")
            #expect(
                result.status == 0 && result.output.hasPrefix("undid: campaign "), "\(result.diagnostics)")
            #expect(result.output.split(separator: "\n").count == 1)
            #expect(try state(fixture) == expected, "undoing \(arguments)")
        }
        let nothing = try fixture.campaigns("undo")
        #expect(nothing.status == 1 && nothing.output.isEmpty)
        #expect(nothing.diagnostics.split(separator: "\n").count == 1)
        #expect(nothing.diagnostics.contains("nothing to undo"))
        let log = try #require(try fixture.campaigns("log", "--json").json()["edits"] as? [[String: Any]])
        #expect(log.count == verbs.count && log.allSatisfy { $0["undone_at"] is String })
        #expect(log.map { $0["id"] as? Int } == (1...verbs.count).reversed())
        #expect(log.allSatisfy { $0["by"] as? String == "user" && $0["seat"] as? String == "default" })
        #expect(try fixture.campaigns("log").output.contains("(undone "))
    }

    @Test func `a deletion is undone after the next run, too`() throws {
        let (fixture, nova, _) = try filled()
        #expect(try fixture.campaigns("rename", nova, "Nova by hand").status == 0)
        let before = try state(fixture)
        #expect(try fixture.campaigns("delete", nova).status == 0)
        #expect(try fixture.cluster([]).status == 0)
        let anew = try #require(try fixture.home(of: "n1"))
        #expect(anew != nova)
        let undone = try fixture.campaigns("undo", "--json").json()["undone"] as? [String: Any]
        #expect(undone?["kind"] as? String == "deleted" && undone?["campaign_id"] as? String == nova)
        #expect(try state(fixture) == before)
        #expect(try fixture.cluster([]).status == 0)
        #expect(try state(fixture) == before, "the run after it changes nothing")
    }

    @Test func `undo takes a seat, and nothing else`() throws {
        let (fixture, _, _) = try filled()
        #expect(try fixture.campaigns("create", "Here").status == 0)
        #expect(try fixture.campaigns("create", "There", "--seat", "b").status == 0)
        #expect(try fixture.campaigns("undo", "--seat", "default").output.contains("“Here” was made"))
        let none = try fixture.campaigns("undo", "--seat", "default")
        #expect(none.status == 1 && none.diagnostics.contains("seat “default”"))
        #expect(try fixture.campaigns("undo", "3").status == 2)
        #expect(try fixture.campaigns("forget-model", "1", "2").status == 2)
        #expect(try fixture.campaigns("forget-model", "x").status == 2)
    }

    /// Records a decision of a model about a campaign, as a run with a model does.
    private func decide(_ fixture: StoreFixture, _ id: String) async throws {
        let store = try CreativeDatabase(path: fixture.store)
        let campaign = CampaignID(rawValue: try #require(Int(id)))
        let members = try await store.assignments(of: campaign).map(\.creative)
        let seat = CreativeKey.defaultSeat
        _ = try await store.apply(
            CampaignPlan(
                revision: try await store.snapshot().revision,
                campaigns: [
                    PlannedCampaign(
                        existing: campaign, seat: seat, name: "By a model", method: .model, confidence: 0.9,
                        namedBy: .model, members: [])
                ], unassigned: [],
                decisions: [
                    ModelDecision(
                        kind: .merged, seat: seat, creatives: members, name: "By a model", confidence: 0.9,
                        reason: "one \u{1B}[31mproduct", model: "scripted:1")
                ]))
    }

    @Test func `model decisions are shown and removed`() async throws {
        let (fixture, nova, other) = try filled()
        #expect(try !fixture.campaigns("list").output.contains("Model"))
        let name = try #require(try fixture.list().first { $0["id"] as? String == nova }?["name"] as? String)
        try await decide(fixture, nova)
        let entry = try #require(try fixture.list().first { $0["id"] as? String == nova })
        #expect(entry["named_by"] as? String == "model" && entry["method"] as? String == "ai")
        let decision = try #require((entry["model_decisions"] as? [[String: Any]])?.first)
        #expect(decision["kind"] as? String == "merged" && decision["creatives"] as? Int == 4)
        #expect(decision["model"] as? String == "scripted:1" && decision["decided_at"] is String)
        let silent = try #require(try fixture.list().first { $0["id"] as? String == other })
        #expect((silent["model_decisions"] as? [Any])?.isEmpty == true)
        let list = try fixture.campaigns("list").output
        #expect(list.contains("Model") && list.contains("merged 20"))
        let shown = try fixture.campaigns("show", nova).output
        #expect(shown.contains("merged 4 creatives as “By a model”, since 20"))
        #expect(shown.contains("by scripted:1, confidence 0.9: one \\u{1b}[31mproduct"))
        let details = try #require(try fixture.show(nova)["campaign"] as? [String: Any])
        let ids = (details["model_decisions"] as? [[String: Any]])?.first?["creative_ids"] as? [String]
        #expect(ids == ["n1", "n2", "n3", "n4"])
        #expect(try fixture.campaigns("log").output.contains("“\(name)” is “By a model” (by a model)"))

        #expect(try fixture.campaigns("undo").status == 1, "what a model did is not undone")
        #expect(
            try fixture.campaigns("forget-model", other).output.contains(
                "no model decisions about campaign"))
        #expect(try fixture.campaigns("forget-model", "99").status == 1)
        let forgot = try fixture.campaigns("forget-model", nova)
        #expect(
            forgot.status == 0
                && forgot.output.hasPrefix("removed 1 model decision about campaign \(nova) "))
        let after = try #require(try fixture.list().first { $0["id"] as? String == nova })
        #expect(after["name"] as? String == "By a model" && after["named_by"] as? String == "rule")
        #expect((after["model_decisions"] as? [Any])?.isEmpty == true)
        #expect(
            try fixture.campaigns("undo").output.contains("1 decision of models about “By a model” forgotten")
        )
        #expect(try fixture.campaigns("forget-model", "--json").json()["forgotten"] as? Int == 1)
    }

    @Test func `a creative of another campaign cannot be removed`() throws {
        let (fixture, nova, other) = try filled()
        let before = try fixture.everything()
        let elsewhere = try fixture.campaigns("remove", nova, "n1", "o1")
        #expect(elsewhere.status == 1 && elsewhere.output.isEmpty)
        #expect(
            elsewhere.diagnostics.contains(
                "creative “o1” is not in campaign \(nova): it is in campaign \(other) “"))
        let nowhere = try fixture.campaigns("remove", nova, "s1")
        #expect(nowhere.status == 1 && nowhere.diagnostics.contains("it is in no campaign"))
        #expect(try fixture.everything() == before)
        #expect(try fixture.campaigns("remove", nova, "n1").output.contains("lost 1 creative"))
        #expect(try fixture.campaigns("remove", nova, "n1").output.contains("unchanged, already removed"))
        #expect((try fixture.campaigns("log", "--json").json()["edits"] as? [Any])?.count == 1)
    }

    @Test func `archived campaigns are marked at every width and receive no creatives`() throws {
        let (fixture, nova, _) = try filled()
        #expect(try fixture.campaigns("archive", nova).status == 0)
        let narrow = try CommandLineTool.run(
            ["campaigns", "--store", fixture.store, "list"], environment: ["COLUMNS": "60"])
        #expect(narrow.output.contains("archived") && narrow.output.contains("Status"))
        let more = try fixture.folder.file("more.csv", StoreFixture.header + StoreFixture.nova(5...8))
        let table = try fixture.cluster([more])
        #expect(table.status == 0 && table.output.contains("archived"))
        #expect(try fixture.cluster(["--tree"]).output.contains("creatives, archived)"))
        #expect(try fixture.members(nova) == ["n1", "n2", "n3", "n4"])
        #expect(try fixture.campaigns("add", nova, "n5").status == 0, "a person may")
    }
}
